"""Asks two XML Schema validators, libxml2 and xmlschema, about the documents that `documents.rs` writes.

What the library writes has to be valid; documents with one thing wrong, and any document with an element put in that
nothing knows, must not be. Docs that a registry brings are annotations of the schema to both validators.
"""

import pathlib
import random
import sys

import xmlschema
from lxml import etree
from xmlschema.validators import XsdEnumerationFacets

# libxml2 validates all; the other one, which takes a hundred times as long, what is small.
SMALL = 8000
INTRUDER = "nothing-known"
# With a registry, an `Any` holds any element: the names of such fields by the types that have them.
OPEN = {"named": {"any", "anys", "wireform.named.any"}, "documented": {"anything"}}
DOCUMENTATION = "{http://www.w3.org/2001/XMLSchema}documentation"


def documents(path):
    return path.read_bytes().split(b"\0")[:-1]


class Type:
    """The schema of a type, by both validators."""

    def __init__(self, path):
        self.path = path
        parser = etree.XMLParser(huge_tree=True)
        self.tree = etree.parse(path, parser)
        self.fast = etree.XMLSchema(self.tree)
        self.thorough = xmlschema.XMLSchema10(str(path), validation="strict")

    def is_valid(self, document):
        """Whether both say so; it is an error where they differ."""
        tree = etree.fromstring(document, etree.XMLParser(huge_tree=True))
        fast = self.fast.validate(tree)
        if len(document) <= SMALL:
            thorough = self.thorough.is_valid(document.decode())
            if thorough != fast:
                self.fail(f"libxml2 says {fast}, xmlschema {thorough}", document)
        return fast

    def annotations(self):
        """Each docs of the schema with the name of what it belongs to: as libxml2 parsed them, as xmlschema found them."""
        owners = ((text.getparent().getparent(), text) for text in self.tree.iter(DOCUMENTATION))
        yield "libxml2", {(owner.get("name") or owner.get("value"), text.text) for owner, text in owners}
        found = set()
        for one in self.thorough.iter_components():
            if isinstance(one, XsdEnumerationFacets):
                annotated = [(value, one.get_annotation(index)) for index, value in enumerate(one.enumeration)]
            else:
                annotated = [(getattr(one, "local_name", None), getattr(one, "annotation", None))]
            found.update((name, str(text.text)) for name, notes in annotated if notes for text in notes.documentation)
        yield "xmlschema", found

    def check_docs(self, content):
        """It is an error if a validator does not know the docs: names and texts by turns."""
        texts = [text.decode() for text in content]
        expected = list(zip(texts[::2], texts[1::2], strict=True))
        for validator, found in self.annotations():
            missing = [docs for docs in expected if docs not in found]
            if missing:
                sys.exit(f"{self.path.stem}: to {validator}, there are no docs {missing}, but {found}")
        return len(expected)

    def fail(self, why, document):
        error = self.fast.error_log.last_error
        sys.exit(f"{self.path.stem}: {why}: {error}\n{document.decode()}")


def closed(element, opened):
    """The element and those inside, but for what is in one of these names."""
    if etree.QName(element).localname not in opened:
        yield element
        for child in element:
            yield from closed(child, opened)


def with_intruder(document, choice, opened):
    """Puts an element into another one, anywhere."""
    tree = etree.fromstring(document, etree.XMLParser(huge_tree=True))
    parent = choice.choice(list(closed(tree, opened)))
    parent.insert(choice.randint(0, len(parent)), etree.Element(etree.QName(etree.QName(tree).namespace, INTRUDER)))
    return etree.tostring(tree, encoding="utf-8")


def main(folder):
    choice = random.Random(1)
    types, docs, valid, refused, intruded = 0, 0, 0, 0, 0
    for path in sorted(pathlib.Path(folder).glob("*.xsd")):
        one = Type(path)
        types += 1
        if path.with_suffix(".docs").exists():
            docs += one.check_docs(documents(path.with_suffix(".docs")))
        for document in documents(path.with_suffix(".valid")):
            if not one.is_valid(document):
                one.fail("refused", document)
            valid += 1
            changed = with_intruder(document, choice, OPEN.get(path.stem.split("-")[0], ()))
            if one.is_valid(changed):
                one.fail("accepted with an element that nothing knows", changed)
            intruded += 1
        for document in documents(path.with_suffix(".refused")):
            if one.is_valid(document):
                one.fail("accepted", document)
            refused += 1
    print(f"{types} schemas, {docs} docs: {valid} documents are valid, {refused} with a mistake and {intruded} with an intruder are not")
    if types < 90 or docs < 15 or valid < 5000 or refused < 120:
        sys.exit("that are fewer than there should be")


main(sys.argv[1])
