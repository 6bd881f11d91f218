"""Judges what wireform reads of the W3C's test suite for XML, by the suite's catalogue and by expat.

`suite.py SUITE FOLDER write` writes the documents into a folder, `suite.rs` tells what each of them holds, and
`suite.py SUITE FOLDER judge` compares that:

* A document that is not well-formed is refused; where a namespace is asked for, so is one whose names are not those of
  Namespaces in XML.
* A document that is well-formed, in UTF-8 and without a document type is read, and has the names, attributes and texts that
  expat finds in it, also with namespaces.
* Any other document is refused. One with a document type is read once more with that cut off, if expat reads it then: the
  verdict has to be expat's, and so has what is read.

Documents of XML 1.1, and those that only editions of XML 1.0 before the fifth refuse, follow other rules: they are counted,
and not judged. What expat does not say as we do is on the list `DIFFERENCES`.
"""

import collections
import hashlib
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree
from xml.parsers import expat

BASE = "{http://www.w3.org/XML/1998/namespace}base"

# Between the namespace and the local name in what expat says: no character of XML.
SEPARATOR = "\x1f"

# What the prolog may have before a document type.
TYPE = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|<\?.*?\?>|<!--.*?-->)*<!DOCTYPE", re.DOTALL)
# How it goes on, up to its end.
REST_OF_TYPE = re.compile(
    rb"""(?:[^\[\]'"<>]|"[^"]*"|'[^']*')*
    (?:\[(?:[^\]'"<]|"[^"]*"|'[^']*'|<!--.*?-->|<\?.*?\?>|<)*\]\s*)?>""",
    re.DOTALL | re.VERBOSE,
)

# Documents where expat says something else, and why we do not say the same. Beside these, expat has the names of the fourth
# edition only.
DIFFERENCES = {"x-rmt-008b": "it says version 1.7, of which nobody knows what it is"}

# How many documents are judged in which way. Another number is an error: of this file, or of what it judges.
EXPECTED = """
     6 cut, with namespaces: not judged, XML 1.1, read
   188 cut, with namespaces: not judged, XML 1.1, refused
   300 cut, with namespaces: not judged, an edition before the fifth, read
    10 cut, with namespaces: not judged, an edition before the fifth, refused
     1 cut, with namespaces: on the list of differences
  1205 cut, with namespaces: read, as by expat
     1 cut, with namespaces: read, with names of the fifth edition
    27 cut, with namespaces: refused for its encoding
   408 cut, with namespaces: refused, as by expat
     6 cut: not judged, XML 1.1, read
   188 cut: not judged, XML 1.1, refused
   300 cut: not judged, an edition before the fifth, read
    10 cut: not judged, an edition before the fifth, refused
     1 cut: on the list of differences
  1211 cut: read, as by expat
     5 cut: read, with names of the fifth edition
    27 cut: refused for its encoding
   398 cut: refused, as by expat
     2 whole, with namespaces: not judged, XML 1.1, read
   272 whole, with namespaces: not judged, XML 1.1, refused
   310 whole, with namespaces: not judged, an edition before the fifth, refused
     1 whole, with namespaces: on the list of differences
    62 whole, with namespaces: read, as by expat
    10 whole, with namespaces: read, with names of the fifth edition
  1642 whole, with namespaces: refused for its document type
    81 whole, with namespaces: refused for its encoding
     2 whole, with namespaces: refused, as by expat
   203 whole, with namespaces: refused, as it is not well-formed
     2 whole: not judged, XML 1.1, read
   272 whole: not judged, XML 1.1, refused
   310 whole: not judged, an edition before the fifth, refused
     1 whole: on the list of differences
    78 whole: read, as by expat
    10 whole: read, with names of the fifth edition
  1642 whole: refused for its document type
    81 whole: refused for its encoding
     1 whole: refused, as by expat
   188 whole: refused, as it is not well-formed
"""


class Case:
    """A document of the catalogue, as it is or without its document type."""

    def __init__(self, test, path, document, is_cut):
        self.id = test.get("ID")
        self.path = path
        self.type = test.get("TYPE")
        self.editions = (test.get("EDITION") or "1 2 3 4 5").split()
        self.is_xml11 = test.get("VERSION") == "1.1" or "xml-1.1" in str(path) or "namespaces/1.1" in str(path)
        self.is_about_names = (test.get("RECOMMENDATION") or "").startswith("NS")
        self.has_names = test.get("NAMESPACE") != "no"
        self.document = document
        self.is_cut = is_cut
        self.has_type = not is_cut and TYPE.match(document) is not None
        self.file = f"{hashlib.sha1(str(path).encode()).hexdigest()[:12]}{'-cut' if is_cut else ''}.xml"

    def other_rules(self):
        """By which rules the document is judged, if not by those that are read."""
        if self.is_xml11:
            return "XML 1.1"
        if "5" not in self.editions:
            return "an edition before the fifth"
        return None

    def is_utf8(self):
        """Whether the document is in UTF-8, or in ASCII, and says so if it says anything."""
        try:
            self.document.decode()
        except UnicodeDecodeError:
            return False
        declared = re.match(rb"(\xef\xbb\xbf)?<\?xml[^>]*encoding\s*=\s*[\"']([^\"']*)", self.document)
        return not declared or declared[2].lower() in (b"utf-8", b"us-ascii", b"ascii")


def cases(suite):
    catalogue = ElementTree.parse(suite / "cleaned" / "xmlconf-flattened.xml")

    def walk(element, folder):
        folder /= element.get(BASE) or ""
        if element.tag == "TEST":
            path = folder / element.get("URI")
            document = (suite / "xmlconf" / path).read_bytes()
            yield Case(element, path, document, False)
            cut = without_type(document)
            if cut is not None:
                yield Case(element, path, cut, True)
        for child in element:
            yield from walk(child, folder)

    return walk(catalogue.getroot(), pathlib.Path())


def without_type(document):
    """The document without its document type, if it has one whose end can be found."""
    begin = TYPE.match(document)
    end = begin and REST_OF_TYPE.match(document, begin.end())
    return end and document[: begin.end() - len(b"<!DOCTYPE")] + document[end.end() :]


class Lines:
    """What expat finds in a document, in the form of `suite.rs`."""

    def __init__(self, document, names):
        self.names = names
        self.out = []
        self.text = ""
        parser = expat.ParserCreate("UTF-8", SEPARATOR) if names else expat.ParserCreate("UTF-8")
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.characters
        parser.Parse(document, True)

    def name(self, name):
        if not self.names:
            return name
        uri, _, local = name.rpartition(SEPARATOR)
        return f"{{{uri}}}{local}"

    def flush(self):
        if self.text:
            self.out.append("-" + escaped(self.text))
            self.text = ""

    def start(self, name, attributes):
        self.flush()
        self.out.append("(" + self.name(name))
        pairs = zip(attributes[::2], attributes[1::2])
        self.out.extend(sorted((f"A{self.name(name)} {escaped(value)}" for name, value in pairs), key=str.encode))

    def end(self, name):
        self.flush()
        self.out.append(")" + self.name(name))

    def characters(self, text):
        self.text += text


def escaped(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n")


def expected(case, names):
    """What expat finds in a document, or an error."""
    try:
        return "\n".join(Lines(case.document, names).out)
    except expat.ExpatError as error:
        return f"!{error}"


def judge(case, told, names):
    """In which way the document is judged, and what is wrong with what was told, if something is."""
    is_refused = told.startswith("!")
    refused = None if is_refused else "it is read"
    if case.is_xml11 or "5" not in case.editions:
        rules = "XML 1.1" if case.is_xml11 else "an edition before the fifth"
        return f"not judged, {rules}, {'refused' if is_refused else 'read'}", None
    if not case.is_utf8():
        says_so = "only documents in UTF-8 are read" in told or "is no name of an encoding" in told
        return "refused for its encoding", refused or (None if says_so else told)
    by_expat = expected(case, names)
    if case.id in DIFFERENCES:
        return "on the list of differences", None if is_refused != by_expat.startswith("!") else "there is no difference"
    if case.has_type:
        says_so = "document types are not accepted" in told or by_expat.startswith("!")
        return "refused for its document type", refused or (None if says_so else told)
    if not case.is_cut and case.type == "not-wf" and (names or not case.is_about_names):
        return "refused, as it is not well-formed", refused
    if by_expat.startswith("!"):
        if not is_refused and case.editions == ["5"] and case.type != "not-wf":
            return "read, with names of the fifth edition", None
        return "refused, as by expat", refused and f"expat says {by_expat}"
    return "read, as by expat", None if told == by_expat else f"expat finds\n{by_expat}\nand we\n{told}"


def write(folder, all_cases):
    for case in all_cases:
        (folder / case.file).write_bytes(case.document)
    (folder / "list").write_text("".join(f"{case.file}\n" for case in all_cases))


def main(suite, folder, verb):
    all_cases = list(cases(suite))
    if verb == "write":
        return write(folder, all_cases)
    counts, wrong = collections.Counter(), 0
    for case in all_cases:
        for names in (False, True):
            told = (folder / case.file).with_suffix(".names" if names else ".plain").read_bytes().decode()
            kind, problem = judge(case, told, names)
            counts[f"{'cut' if case.is_cut else 'whole'}{', with namespaces' if names else ''}: {kind}"] += 1
            if problem:
                wrong += 1
                print(f"{case.id} ({case.path}, {case.type}, {kind}): {problem}")
    table = "\n".join(f"{count:6} {kind}" for kind, count in sorted(counts.items()))
    print(table)
    if wrong or table.strip() != EXPECTED.strip():
        sys.exit(f"{wrong} documents are not read as they should be, or there are other numbers of them than expected")


main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3])
