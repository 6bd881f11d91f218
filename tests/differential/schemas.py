"""Random .proto files: in every syntax, with every kind of field, presence and encoding.

A schema is a package with a message `Root` that reaches most of its types, and often a second file that the first one
imports. What protoc would refuse is not generated: closed enumerations without presence, required messages that need
themselves, equal JSON names.
"""

import dataclasses

SCALARS = (
    "int32 int64 uint32 uint64 sint32 sint64 fixed32 fixed64 sfixed32 sfixed64 float double bool string bytes".split()
)
KEYS = [scalar for scalar in SCALARS if scalar not in ("float", "double", "bytes")]
PACKABLE = [scalar for scalar in SCALARS if scalar not in ("string", "bytes")]
SYNTAXES = ["proto2", "proto3", "2023", "2024"]

# Names that mean something in Rust or in generated code.
FIELD_NAMES = (
    "type self match async crate super fn move ref unknown rest value key default encode decode name result vec "
    "some none box string bytes option message tag len is_empty std core wireform i32 str"
).split()
MESSAGE_NAMES = "Option Vec String Result Box Default Some None Type Message Encode Clone Debug UnknownFields".split()
ENUM_NAMES = "Kind Open Enumeration Copy HashMap".split()
VALUE_NAMES = "Self None Ok UNKNOWN type X1 lower camelCase Two_Words".split()

NUMBERS = [15, 16, 17, 2047, 2048, 18999, 20000, 262143, 262144, 33554432, 536870911]
EXTENSIONS = range(1000, 1100)

DEFAULTS = {
    "float": ["1.5", "-0.25", "inf", "-inf", "nan", "1e10", "0"],
    "double": ["1.5", "-1e100", "inf", "-inf", "nan", "-0.0", "3"],
    "bool": ["true", "false"],
    "string": ['"text"', '""', r'"a\"b\\c\n\t\001"', '"été 水"'],
    "bytes": ['"raw"', '""', r'"\000\377\"\\"'],
}
INTEGERS = {"int": ["0", "1", "-1", "-2147483648", "2147483647"], "uint": ["0", "1", "4294967295"]}


@dataclasses.dataclass
class Enum:
    """An enumeration as others refer to it."""

    path: str
    values: list
    closed: bool

    @property
    def zero_first(self):
        return self.values[0][1] == 0


@dataclasses.dataclass
class Message:
    """A message as others refer to it, with the text of its body yet to come."""

    path: str
    index: int
    name: str
    nested: list = dataclasses.field(default_factory=list)
    extensible: bool = False
    is_set: bool = False


class Features:
    """What a file says of its fields; in an edition, any of it may be said of a single field."""

    def __init__(self, rng, syntax):
        self.edition = syntax.isdigit()
        self.implicit = syntax == "proto3"
        self.closed = syntax == "proto2"
        self.packed = syntax != "proto2"
        self.delimited = False
        self.verified = syntax != "proto2"
        if self.edition:
            self.implicit, self.closed, self.delimited = (rng.random() < 0.3 for _ in range(3))
            self.packed, self.verified = rng.random() < 0.7, rng.random() < 0.8

    def options(self):
        """Yields the options of the file."""
        if self.edition:
            yield "field_presence", "IMPLICIT" if self.implicit else "EXPLICIT"
            yield "enum_type", "CLOSED" if self.closed else "OPEN"
            yield "repeated_field_encoding", "PACKED" if self.packed else "EXPANDED"
            yield "message_encoding", "DELIMITED" if self.delimited else "LENGTH_PREFIXED"
            yield "utf8_validation", "VERIFY" if self.verified else "NONE"


class File:
    """One .proto file, being written."""

    def __init__(self, rng, package, syntax, imported=None):
        self.rng, self.package, self.syntax, self.imported = rng, package, syntax, imported
        self.features = Features(rng, syntax)
        self.enums, self.messages, self.blocks, self.extended = [], [], [], 0
        self.spare_messages = rng.sample(MESSAGE_NAMES, len(MESSAGE_NAMES))
        self.spare_enums = rng.sample(ENUM_NAMES, len(ENUM_NAMES))

    def chance(self, probability):
        return self.rng.random() < probability

    # Names.

    def type_name(self, letter, spare):
        """A name as C12, or one that Rust has a meaning for."""
        return spare.pop() if spare and self.chance(0.15) else f"{letter}{len(self.enums) + len(self.messages)}"

    def field_name(self, number, spare):
        if spare and self.chance(0.2):
            return spare.pop()
        return self.rng.choice(["f{}", "f_{}", "some_field{}", "someField{}", "Some_Field{}", "_f{}", "f{}_"]).format(number)

    def numbers(self, count):
        """Different field numbers, in any order."""
        pool = list(range(1, 15)) + self.rng.sample(NUMBERS, 4)
        return self.rng.sample(pool, min(count, len(pool)))

    # Enumerations.

    def enum(self, scope):
        """Writes an enumeration into the scope, `.package` or `.package.Message`; returns its text."""
        name = self.type_name("E", self.spare_enums)
        closed, options = self.features.closed, []
        if self.features.edition and self.chance(0.3):
            closed = not closed
            options.append(f"option features.enum_type = {'CLOSED' if closed else 'OPEN'};")
        first = self.rng.choice([0, 0, 0, 1, -3]) if closed else 0
        numbers = [first] + self.rng.sample([n for n in (1, 2, 3, -1, 5, 100, 2**31 - 1, -(2**31)) if n != first], 3)
        if self.chance(0.2):
            options.append("option allow_alias = true;")
            numbers.append(numbers[1])
        prefix = "".join("_" + c if c.isupper() and i else c for i, c in enumerate(name)).upper()
        names = self.rng.sample(VALUE_NAMES, len(numbers))
        values = [(f"{prefix}_{len(self.enums)}_{n}" if self.chance(0.5) else f"{prefix}_{n}", number)
                  for n, number in zip(names, numbers)]
        self.enums.append(Enum(f"{scope}.{name}", values, closed))
        lines = options + [f"{value} = {number};" for value, number in values]
        return block(f"enum {name}", lines)

    def usable_enums(self, zero_first=False):
        """The enumerations that a field here may have."""
        all_enums = self.enums + (self.imported.enums if self.imported else [])
        return [
            enum
            for enum in all_enums
            if (enum.zero_first or not zero_first) and not (self.syntax == "proto3" and enum.closed)
        ]

    # Messages.

    def declare(self, scope, name, depth=0):
        message = Message(f"{scope}.{name}", len(self.messages), name)
        self.messages.append(message)
        message.extensible = self.syntax != "proto3" and self.chance(0.2)
        if depth < 2 and self.chance(0.3):
            message.nested.append(self.declare(message.path, self.type_name("N", self.spare_messages), depth + 1))
        return message

    def usable_messages(self, after=None):
        """The messages that a field here may have; those that come `after` one cannot need that one."""
        here = [message for message in self.messages if after is None or message.index > after.index]
        return here + (self.imported.usable_messages() if self.imported else [])

    def message(self, message):
        """Returns the text of a message with all that is in it."""
        lines = ["option deprecated = true;"] if self.chance(0.05) else []
        if self.chance(0.2):
            lines.append(self.enum(message.path))
        lines += [self.message(nested) for nested in message.nested]
        oneof_names = ["kind", "oneof"] + [nested.name.lower() for nested in message.nested]
        spare = self.rng.sample([name for name in FIELD_NAMES if name not in oneof_names], 6)
        numbers = self.numbers(self.rng.randint(0, 9))
        while numbers:
            size = self.rng.randint(1, 4)
            if self.chance(0.15) and oneof_names:
                members = [self.member(message, number, spare) for number in numbers[:size]]
                lines.append(block(f"oneof {oneof_names.pop()}", members))
                numbers = numbers[size:]
            else:
                lines.append(self.field(message, numbers.pop(), spare))
        if message.extensible:
            lines.append(f"extensions {EXTENSIONS.start} to {EXTENSIONS.stop - 1};")
        if self.chance(0.1):
            lines.append("reserved 900 to 910, 950;")
        return block(f"message {message.name}", lines)

    def root(self):
        """Returns the text of the message that has a field of each other."""
        fields = []
        for number, message in enumerate(self.usable_messages(), 1):
            label = "repeated " if self.chance(0.3) else self.optional()
            fields.append(f"{label}{message.path} m{number} = {number};")
        return block("message Root", fields)

    def optional(self):
        return "optional " if self.syntax == "proto2" else ""

    # Fields.

    def kind(self):
        """The type of a field: its name, and the enumeration or message that it is."""
        draw = self.rng.random()
        enums, messages = self.usable_enums(), self.usable_messages()
        if draw < 0.2 and enums:
            enum = self.rng.choice(enums)
            return enum.path, enum
        if draw < 0.4 and messages:
            message = self.rng.choice(messages)
            return message.path, message
        return self.rng.choice(SCALARS), None

    def member(self, message, number, spare):
        """A member of a oneof."""
        if self.syntax == "proto2" and self.chance(0.1):
            return self.group("", number)
        name, kind = self.kind()
        options = self.encoding(kind) + self.default(name, kind, False)
        return f"{name} {self.field_name(number, spare)} = {number}{listed(options)};"

    def field(self, message, number, spare):
        draw = self.rng.random()
        if draw < 0.15:
            return self.map(number, spare)
        if draw < 0.25 and self.syntax == "proto2":
            return self.group(self.rng.choice(["optional ", "repeated ", "required "]), number)
        name, kind = self.kind()
        label, options = self.repeated(name, kind) if draw < 0.5 else self.singular(message, name, kind)
        options += self.encoding(kind)
        if self.chance(0.03):
            options.append("deprecated = true")
        if self.chance(0.05):
            options.append(f'json_name = "json{number}"')
        return f"{label}{name} {self.field_name(number, spare)} = {number}{listed(options)};"

    def map(self, number, spare):
        # An entry's value takes its presence from the file.
        enums = [enum for enum in self.usable_enums(zero_first=True) if not (enum.closed and self.features.implicit)]
        value = self.rng.choice(SCALARS)
        if self.chance(0.4):
            value = self.rng.choice(enums + self.usable_messages()).path
        return f"map<{self.rng.choice(KEYS)}, {value}> {self.field_name(number, spare)} = {number};"

    def group(self, label, number):
        """A group of proto2, with the fields in it."""
        fields = [f"{self.rng.choice(['optional', 'repeated'])} {self.rng.choice(SCALARS)} g{n} = {n};"
                  for n in self.numbers(2)]
        return block(f"{label}group Group{number} = {number}", fields)

    def repeated(self, name, kind):
        packable = name in PACKABLE or isinstance(kind, Enum)
        if not (packable and self.chance(0.4)):
            return "repeated ", []
        if self.features.edition:
            return "repeated ", [f"features.repeated_field_encoding = {self.rng.choice(['PACKED', 'EXPANDED'])}"]
        return "repeated ", [f"packed = {self.rng.choice(['true', 'false'])}"]

    def singular(self, message, name, kind):
        """The label and the options of a field that is no list."""
        needs_itself = isinstance(kind, Message) and kind not in self.usable_messages(after=message)
        required = self.chance(0.15) and not needs_itself
        if self.syntax == "proto2":
            return ("required " if required else "optional "), self.default(name, kind, False)
        if self.syntax == "proto3":
            return self.rng.choice(["", "", "optional "]), []
        return "", self.edition_presence(name, kind, required)

    def edition_presence(self, name, kind, required):
        implicit, options = self.features.implicit and not isinstance(kind, Message), []
        must_have = isinstance(kind, Enum) and kind.closed
        if required:
            implicit = False
            options.append("features.field_presence = LEGACY_REQUIRED")
        elif implicit and (must_have or self.chance(0.3)):
            implicit = False
            options.append("features.field_presence = EXPLICIT")
        elif not implicit and not isinstance(kind, Message) and not must_have and self.chance(0.3):
            # An enumeration without presence reads as its first value where it is absent, which has to be 0.
            implicit = not isinstance(kind, Enum) or kind.zero_first
            options += ["features.field_presence = IMPLICIT"] if implicit else []
        return options + self.default(name, kind, implicit)

    def encoding(self, kind):
        """How an edition's field of a message is written."""
        if self.features.edition and isinstance(kind, Message) and self.chance(0.3):
            return [f"features.message_encoding = {self.rng.choice(['DELIMITED', 'LENGTH_PREFIXED'])}"]
        return []

    def default(self, name, kind, implicit):
        if implicit or self.syntax == "proto3" or isinstance(kind, Message) or not self.chance(0.25):
            return []
        if isinstance(kind, Enum):
            return [f"default = {self.rng.choice(kind.values)[0]}"]
        choices = DEFAULTS.get(name) or INTEGERS["uint" if name[0] in "uf" else "int"]
        return [f"default = {self.rng.choice(choices)}"]

    # The file.

    def extensions(self):
        """Returns the extensions of the messages that may be extended, lists and message sets among them."""
        texts = []
        for message in self.messages:
            for number in self.rng.sample(EXTENSIONS, 2) if message.extensible else []:
                name, kind = self.kind()
                label = self.rng.choice([self.optional(), "repeated "])
                options = self.encoding(kind)
                self.extended += 1
                field = f"{label}{name} ext{self.extended} = {number}{listed(options)};"
                texts.append(block(f"extend {message.path}", [field]))
        return texts

    def message_set(self):
        """Returns a message set and an extension of it, or nothing."""
        if self.syntax == "proto3" or not self.chance(0.3):
            return []
        message = Message(f".{self.package}.Set", len(self.messages), "Set", is_set=True)
        body = self.rng.choice(self.messages)
        self.messages.append(message)
        # A group cannot be in a message set.
        options = ["features.message_encoding = LENGTH_PREFIXED"] if self.features.edition else []
        number = self.rng.choice([4, 1000, 2**31 - 2])
        extension = f"{self.optional()}{body.path} in_set = {number}{listed(options)};"
        return [
            block("message Set", ["option message_set_wire_format = true;", "extensions 4 to max;"]),
            block(f"extend {message.path}", [extension]),
        ]

    def write(self, with_root):
        """Returns the file's text."""
        scope = f".{self.package}"
        blocks = [self.enum(scope) for _ in range(self.rng.randint(1, 2))]
        tops = [self.declare(scope, self.type_name("M", self.spare_messages)) for _ in range(self.rng.randint(1, 4))]
        blocks += self.message_set()
        blocks += [self.message(message) for message in tops]
        blocks += self.extensions()
        if with_root:
            blocks.append(self.root())
        return "\n".join(self.head() + blocks) + "\n"

    def head(self):
        edition = self.features.edition
        lines = [f'{"edition" if edition else "syntax"} = "{self.syntax}";', f"package {self.package};"]
        if self.imported:
            lines.append(f'import "{self.imported.package.replace(".", "_")}.proto";')
        lines += [f"option features.{name} = {value};" for name, value in self.features.options()]
        if self.syntax == "2024":
            lines.append("option features.enforce_naming_style = STYLE_LEGACY;")
            lines.append("option features.default_symbol_visibility = EXPORT_ALL;")
        return lines


def schema(rng, package):
    """Returns the files of one schema, text by file name; the last one has the message `Root`."""
    files, imported = {}, None
    if rng.random() < 0.4:
        imported = File(rng, f"{package}.types", rng.choice(SYNTAXES))
        files[f"{package}_types.proto"] = imported.write(with_root=False)
    main = File(rng, package, rng.choice(SYNTAXES), imported)
    files[f"{package}.proto"] = main.write(with_root=True)
    return files


def block(head, lines):
    body = "".join("  " + line + "\n" for text in lines for line in text.splitlines())
    return f"{head} {{\n{body}}}"


def listed(options):
    return f" [{', '.join(options)}]" if options else ""
