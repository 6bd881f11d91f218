"""Writes vectors.txt: messages in protobuf's text format, and the bytes that Google's Python runtime makes of them.

And printed.txt: the same messages, and others, in the text that the runtime writes. And delimited.txt: streams of
messages, with their lengths before them. And types.txt, of types_vectors.py: JSON.

    pip install -r tests/requirements.txt       # in a virtual environment
    python3 tests/vectors/generate.py           # writes all of them
    python3 tests/vectors/generate.py --check   # fails where one of them is another

`tests/literal.rs`, `tests/types/vectors.rs`, `tests/text/printed.rs` and `tests/io/vectors.rs` read the files. The expected bytes never come from
wireform's own encoder.
"""

import io
import pathlib
import re
import sys
import tempfile

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory, proto, text_format
from grpc_tools import protoc

from types_vectors import vectors as types_vectors

HERE = pathlib.Path(__file__).resolve().parent

NUMBERS = {
    "int32": ["1", "127", "128", "16384", "2147483647", "-1", "-2147483648"],
    "int64": ["1", "34359738368", "9223372036854775807", "-1", "-9223372036854775808"],
    "uint32": ["1", "300", "4294967295"],
    "uint64": ["1", "72057594037927936", "18446744073709551615"],
    "sint32": ["1", "-1", "63", "64", "-64", "-65", "2147483647", "-2147483648"],
    "sint64": ["1", "-1", "9223372036854775807", "-9223372036854775808"],
    "fixed32": ["1", "4294967295"],
    "fixed64": ["1", "18446744073709551615"],
    "sfixed32": ["1", "-1", "-2147483648"],
    "sfixed64": ["1", "-1", "-9223372036854775808"],
    "float": ["1.5", "-0.0", "inf", "-inf", "nan", "1e-45", "3.4028235e+38"],
    "double": ["1.5", "-0.0", "inf", "-inf", "nan", "5e-324", "1.7976931348623157e+308"],
}

ENUMS = {
    "closed": ["GREEN", "BLUE", "INFRARED"],
    "open": ["GREEN", "7", "-7"],
    "other": ["DARK", "7", "-7"],
}

# One list for each encoding: short and long elements, and the empty one.
ELEMENTS = {
    "bool": ["true", "false", "true"],
    "int32": ["0", "1", "128", "-1"],
    "int64": ["0", "1", "9223372036854775807", "-1"],
    "uint32": ["0", "300", "4294967295"],
    "uint64": ["0", "300", "18446744073709551615"],
    "sint32": ["0", "-1", "2147483647"],
    "sint64": ["0", "-1", "-9223372036854775808"],
    "fixed32": ["0", "1", "4294967295"],
    "fixed64": ["0", "1", "18446744073709551615"],
    "sfixed32": ["0", "-1"],
    "sfixed64": ["0", "-1"],
    "float": ["0", "-0.0", "1.5"],
    "double": ["0", "-0.0", "1.5"],
    "string": ['"a"', '""', '"été"'],
    "bytes": ['"a"', '""', r'"\000\377"'],
    "closed": ["RED", "BLUE", "INFRARED"],
    "open": ["RED", "GREEN", "7"],
    "other": ["LIGHT", "DARK", "-7"],
}

# A value of each encoding that is not empty, for options, map values and oneofs.
SAMPLES = {
    "bool": "true",
    "int32": "-2",
    "int64": "-3",
    "uint32": "300",
    "uint64": "70000",
    "sint32": "-4",
    "sint64": "-5",
    "fixed32": "6",
    "fixed64": "7",
    "sfixed32": "-8",
    "sfixed64": "-9",
    "float": "0.5",
    "double": "-2.5",
    "string": '"text"',
    "bytes": r'"\000\377"',
    "closed": "BLUE",
    "open": "7",
    "other": "-7",
}

EMPTY = {name: "0" for name in SAMPLES} | {
    "bool": "false",
    "string": '""',
    "bytes": '""',
    "closed": "RED",
    "open": "RED",
    "other": "LIGHT",
}

KEYS = {
    "bool": ["true"],
    "int32": ["-1", "1"],
    "int64": ["-1", "1"],
    "uint32": ["1", "4294967295"],
    "uint64": ["1", "18446744073709551615"],
    "sint32": ["-1", "1"],
    "sint64": ["-1", "1"],
    "fixed32": ["1", "4294967295"],
    "fixed64": ["1", "18446744073709551615"],
    "sfixed32": ["-1", "1"],
    "sfixed64": ["-1", "1"],
    "string": ['"a"'],
}

LEAF = '{ number: 1 text: "a" values: 2 values: 300 }'

WIDE = (
    'a1: true a2: -1 a3: 2 a4: 3 a5: 4 a6: -5 a7: -6 a8: 7 a9: 8 a10: 9.5 a11: -10.5 a12: "s" a13: "b" a14: BLUE '
    'a15 { number: 15 } b1: false b2: -17 b3: 18 b4: -19 b5: 20 b6: 21.5 b7: "" b8: "\\377" b9: INFRARED '
    'b10 { } b11 { text: "boxed" } c1: true c1: false c2: 1 c2: -1 c3: 300 c4: -1 c5: 1 c6: 1.5 c7: "x" c7: "" '
    'c8: "y" c9: GREEN c10 { number: 1 } c10 { } c11: 1 c11: 2 d1 { key: "k" value: 1 } d2 { key: 2 value '
    + LEAF
    + ' } leaf { number: 41 } last: 2000'
)


def cases():
    """Yields the message's name and its text."""
    yield "Person", 'user_name: "Martin" favourite_number: 1337 interests: "daydreaming" interests: "hacking"'

    yield "Scalars", ""
    yield "Scalars", "bool: true"
    for name, values in NUMBERS.items():
        for value in values:
            yield "Scalars", f"{name}: {value}"
    for text in ['"a"', '"été 水 🦀"']:
        yield "Scalars", f"string: {text}"
    yield "Scalars", f'string: "{"x" * 128}"'
    yield "Scalars", r'bytes: "\000\377"'
    yield "Scalars", " ".join(f"{name}: {value}" for name, value in SAMPLES.items() if name not in ENUMS)

    for name, values in ENUMS.items():
        for value in values:
            yield "Enums", f"{name}: {value}"

    for name, value in SAMPLES.items():
        yield "Optionals", f"{name}: {EMPTY[name]}"
        yield "Optionals", f"{name}: {value}"

    for message in ["Lists", "ExpandedLists"]:
        for name, values in ELEMENTS.items():
            if message == "Lists" or name not in ("string", "bytes"):
                yield message, " ".join(f"{name}: {value}" for value in values)
    yield "Lists", " ".join(f"int32: {value}" for value in range(40))
    yield "Lists", " ".join(f"int32: {value * 100}" for value in range(70))

    for name, value in SAMPLES.items():
        yield "MapValues", f"{name} {{ key: 1 value: {value} }}"
    yield "MapValues", f"message {{ key: 1 value {LEAF} }}"

    # One entry each: the order of entries is anyone's choice.
    for name, keys in KEYS.items():
        for key in keys:
            yield "MapKeys", f"{name} {{ key: {key} value: 1 }}"
    yield "Hashed", 'text { key: "a" value: -1 }'
    yield "Hashed", "own_hasher { key: 1 value: 300 }"
    yield "Hashed", f"message {{ key: true value {LEAF} }}"

    # Google writes both fields of every entry, wireform leaves empty ones out: these are only read.
    yield "MapValues", "int32 { key: 0 value: 0 }"
    yield "MapValues", "string { key: 1 }"
    yield "MapValues", "message { key: 1 }"
    yield "MapKeys", 'string { key: "" value: 1 }'
    yield "MapKeys", "bool { key: false value: 0 }"

    yield "Nesting", f"plain {LEAF}"
    yield "Nesting", "optional { }"
    yield "Nesting", f"optional {LEAF}"
    yield "Nesting", f"boxed {LEAF}"
    yield "Nesting", f"inner {{ plain {LEAF} inner {{ inner {{ }} }} }}"
    yield "Nesting", f"list {{ }} list {LEAF} list {{ }}"
    yield "Nesting", f'map {{ key: "k" value {LEAF} }}'
    yield "Nesting", f"boxes {{ boxes {{ }} boxes {{ boxed {LEAF} }} }}"
    yield "Nesting", f'inner {{ plain {{ text: "{"x" * 200}" }} inner {{ plain {{ text: "{"y" * 100}" }} }} }}'

    for name, value in SAMPLES.items():
        yield "Choice", f"{name}: {EMPTY[name]}"
        yield "Choice", f"before: 1 {name}: {value} after: 30"
    yield "Choice", "leaf { }"
    yield "Choice", f"leaf {LEAF}"
    yield "Choice", "again { again { before: 1 } after: 2 }"

    yield "Wide", WIDE

    yield "Everything", "three_byte_tag: -1"
    yield "Everything", "last_number: true"
    yield "Everything", 'inner { text: "a" } list { number: -1 } list { } map { key: "k" value { text: "b" } }'
    yield "Everything", "everything { everything { number: 1 } }"
    yield "Everything", f"wide {{ {WIDE} }} nesting {{ inner {{ plain {LEAF} }} }} three_byte_tag: 1 last_number: true"


def schema():
    """Compiles rows.proto and returns a function from a message's name to its class."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "rows.binpb"
        arguments = ["protoc", f"--proto_path={HERE}", f"--descriptor_set_out={out}", "rows.proto"]
        if protoc.main(arguments) != 0:
            sys.exit("protoc failed")
        files = descriptor_pb2.FileDescriptorSet.FromString(out.read_bytes())
    pool = descriptor_pool.DescriptorPool()
    for file in files.file:
        pool.Add(file)
    return lambda name: message_factory.GetMessageClass(pool.FindMessageTypeByName(f"wireform.test.{name}"))


def vectors(message_class):
    """Returns the content of vectors.txt: a line `message | text | hex` for each case."""
    lines = ["# Made by generate.py; message | text format | bytes"]
    for name, text in cases():
        message = text_format.Parse(text, message_class(name)())
        encoded = message.SerializeToString(deterministic=True)
        assert message_class(name).FromString(encoded).SerializeToString(deterministic=True) == encoded
        lines.append(f"{name} | {text} | {encoded.hex()}")
    return "\n".join(lines) + "\n"


# Strings and bytes with everything that is escaped, or is not; floats with all sorts of digits.
STRINGS = [bytes(range(0, 64)), bytes(range(64, 128)), "é水🦀\u0080\u2028".encode()]
FLOATS = ["0.1", "1e10", "123456.0", "16777216.0", "1e-7", "3.3333333", "1e20"]
DOUBLES = ["0.1", "0.3333333333333333", "1e-7", "123456789.125", "2.2250738585072014e-308", "1e300"]

# Records that no message has a field for. Others are not here: of fixed32 and fixed64, and of no bytes, Python and C++ write
# something else (`1` and `{ }`, `0x00000001` and `""`), and wireform does as C++.
UNKNOWN = [
    "c00cac02c80cffffffffffffffffff01",  # varints
    "c20c03686921",  # a string
    "c20c0208ff",  # bytes that are no message
    "c20c020807",  # a message
    "c20c0ac20c07c20c0412020807",  # messages in messages
    "c30ccb0c0801cc0cd30cd40cc40cd80c01",  # groups
]


def printed(message_class):
    """Returns the content of printed.txt: a line `message | hex | text` for each message."""
    lines = ["# Made by generate.py; message | bytes | text"]
    scalars = message_class("Scalars")
    messages = [(name, text_format.Parse(text, message_class(name)())) for name, text in cases()]
    messages += [("Scalars", scalars(string=text.decode())) for text in STRINGS]
    messages += [("Scalars", scalars(bytes=text)) for text in [*STRINGS, bytes(range(128, 256))]]
    messages += [("Scalars", scalars(float=float(text))) for text in FLOATS]
    messages += [("Scalars", scalars(double=float(text))) for text in DOUBLES]
    messages += [("Keeping", message_class("Leaf").FromString(bytes.fromhex(records))) for records in UNKNOWN]
    for name, message in messages:
        encoded = message.SerializeToString(deterministic=True)
        # One line of text is the many ones, joined.
        text = text_format.MessageToString(message, as_utf8=True, as_one_line=True, print_unknown_fields=True)
        many = text_format.MessageToString(message, as_utf8=True, print_unknown_fields=True)
        assert text == " ".join(line.lstrip(" ") for line in many.split("\n")).rstrip(" ")
        lines.append(f"{name} | {encoded.hex()} | {with_short_floats(text)}")
    return "\n".join(lines) + "\n"


def with_short_floats(text):
    """Returns the text without what Python writes of a float and nobody needs: `1.0` for `1`, `1e-07` for `1e-7`, and six
    digits of the smallest number, of which one is enough."""
    text = text.replace("1.4013e-45", "1e-45")
    text = re.sub(r"(: -?[0-9]+)\.0(?= |$)", r"\1", text)
    return re.sub(r"(: -?[0-9.]+e[+-])0", r"\1", text)


# Texts that make messages of 0 to 16,384 bytes, with all of the lengths at which the varint grows.
TEXTS = [0, 1, 125, 126, 16380, 16381, 0]

# Messages whose vectors make a stream, one after the other.
STREAMS = ["Person", "Scalars", "Lists", "Nesting", "Choice", "Wide", "Everything"]


def delimited(message_class):
    """Returns the content of delimited.txt: a line `message | lengths of its texts, or "vectors" | hex` for each stream."""
    leaf = message_class("Leaf")
    streams = [("Leaf", " ".join(map(str, TEXTS)), [leaf(text="x" * text) for text in TEXTS])]
    for stream in STREAMS:
        texts = [text for name, text in cases() if name == stream]
        streams.append((stream, "vectors", [text_format.Parse(text, message_class(stream)()) for text in texts]))
    lines = ["# Made by generate.py; message | lengths of its texts, or all of its vectors | a stream of these messages"]
    for name, what, messages in streams:
        lines.append(f"{name} | {what} | {write_stream(messages).hex()}")
    return "\n".join(lines) + "\n"


def write_stream(messages):
    """Writes messages with their lengths before them, and reads them again."""
    stream = io.BytesIO()
    for message in messages:
        proto.serialize_length_prefixed(message, stream)
    stream.seek(0)
    for message in messages:
        again = proto.parse_length_prefixed(type(message), stream)
        # Bytes are compared, as NaN is not equal to itself.
        assert again.SerializeToString(deterministic=True) == message.SerializeToString(deterministic=True)
    assert proto.parse_length_prefixed(type(messages[0]), stream) is None
    return stream.getvalue()


def main():
    message_class = schema()
    files = {"vectors.txt": vectors, "printed.txt": printed, "delimited.txt": delimited, "types.txt": lambda _: types_vectors()}
    for name, make in files.items():
        path, content = HERE / name, make(message_class)
        if "--check" not in sys.argv[1:]:
            path.write_text(content, encoding="utf-8")
        elif path.read_text(encoding="utf-8") != content:
            sys.exit(f"tests/vectors/{name} is not what generate.py makes; run it without --check")


if __name__ == "__main__":
    main()
