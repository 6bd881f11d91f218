"""The content of types.txt: what Google's json_format makes of the well-known types.

A line `read | message | JSON | bytes` for each text that is read, and `write | message | bytes | JSON` for each message
that is written, with `error` where there is none. `generate.py` writes the file, `tests/types/vectors.rs` reads it.
"""

import json
import pathlib
import sys
import tempfile

import grpc_tools
from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory, text_format
from grpc_tools import protoc

HERE = pathlib.Path(__file__).resolve().parent

TIMESTAMPS = [
    "1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z", "2024-02-29T23:59:59.1Z",
    "1996-12-19T16:39:57-08:00", "1972-01-01T10:00:20.021+01:00", "1969-12-31T23:59:59.999999999Z", "1900-03-01T00:00:00Z",
    "2000-01-01T00:00:00.000000001Z", "2000-01-01T00:00:00.010Z", "2000-01-01T00:00:00.000010Z", "1970-01-01T00:00:00+00:00",
    # No timestamps:
    "0000-12-31T23:59:59Z", "10000-01-01T00:00:00Z", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01",
    "2023-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2024-13-01T00:00:00Z", "2024-00-01T00:00:00Z", "2024-01-00T00:00:00Z",
    "2024-01-32T00:00:00Z", "2024-01-01T24:00:00Z", "2024-01-01T00:60:00Z", "2024-01-01T00:00:00", "2024-01-01t00:00:00Z",
    "2024-01-01T00:00:00z", "2024-01-01 00:00:00Z", "2024-01-01", "2024-01-01T00:00:00.Z", "2024-01-01T00:00:00.1234567891Z",
    "", "x", "2024-01-01T00:00:00Zx", "1970-01-01T00:00:00é", "+970-01-01T00:00:00Z", "1970-01-01T00:00:00.+1Z",
]

DURATIONS = [
    "0s", "1s", "-1s", "1.5s", "-1.5s", "-0.5s", "0.000000001s", "3.000001s", "315576000000s", "-315576000000s",
    "315576000000.999999999s", "1.010s", "007s", "-0s",
    # No durations:
    "315576000001s", "-315576000001s", "1", "s", "1S", "1.0000000001s", "1 s", "x", "", "1.5.5s", "--1s", "1e3s",
]

MASKS = [
    "", "foo", "fooBar", "foo,barBaz.quxQuux", "a.bC,d", "Foo", "foo1", "fooB1",
    # No masks:
    "foo_bar", "a,b_c",
]

VALUES = [
    "null", "true", "false", "0", "1.5", "-0.0", "1e300", "9007199254740993", '"a"', '"NaN"', '""', "[]", "{}",
    '[null,1,[true],{"a":[{}]}]', '{"a":null,"b":{"c":"d"}}',
]

# JSON texts of the message `Types`.
FIELDS = [
    "{}", '{"timestamp":null,"duration":null,"object":null,"list":null,"mask":null,"empty":null,"int64":null,"any":null}',
    '{"timestamp":"1970-01-01T00:00:01Z"}', '{"value":null}', '{"null":null}', '{"null":"NULL_VALUE"}', '{"empty":{}}',
    '{"int64":"0"}', '{"int64":7}', '{"string":""}', '{"values":[null,1,"a"]}', '{"nulls":[null,null]}',
    '{"valueMap":{"a":null,"b":[null]}}', '{"durationMap":{"a":"1s"}}', '{"nullChoice":null}', '{"valueChoice":null}',
    '{"stringChoice":"a"}', '{"durationChoice":null}', '{"stringChoice":null,"nullChoice":null}', '{"int64s":["1",2]}',
    '{"timestamps":["1970-01-01T00:00:01.5Z"]}', '{"any":{}}', '{"list":[null]}', '{"object":{"a":1}}', '{"mask":"a.b,cD"}',
    # Refused:
    '{"timestamps":[null]}', '{"int64s":[null]}', '{"durationMap":{"a":null}}', '{"timestamp":1}', '{"empty":[]}', '{"empty":{"a":1}}',
    '{"nullChoice":null,"valueChoice":null}', '{"object":[]}', '{"list":{}}', '{"mask":["a"]}', '{"duration":1}', '{"int64":{}}',
    '{"value":null,"value":null}', '{"any":[]}',
]

ANYS = [
    '{"@type":"type.googleapis.com/google.protobuf.Duration","value":"1.5s"}',
    '{"value":"1.5s","@type":"type.googleapis.com/google.protobuf.Duration"}',
    '{"@type":"example.com/a/b/google.protobuf.Timestamp","value":"1970-01-01T00:00:01Z"}',
    '{"@type":"type.googleapis.com/google.protobuf.Value","value":null}',
    '{"@type":"type.googleapis.com/google.protobuf.Struct","value":{"a":{"@type":1}}}',
    '{"@type":"type.googleapis.com/google.protobuf.ListValue","value":[1]}',
    '{"@type":"type.googleapis.com/google.protobuf.FieldMask","value":"a,bC"}',
    '{"@type":"type.googleapis.com/google.protobuf.Empty"}',
    '{"@type":"type.googleapis.com/google.protobuf.Int64Value","value":"7"}',
    '{"@type":"type.googleapis.com/google.protobuf.BytesValue","value":"/w=="}',
    '{"@type":"type.googleapis.com/wireform.test.Types","int64":"7","nulls":[null]}',
    '{"int64":"7","@type":"type.googleapis.com/wireform.test.Types"}',
    '{"@type":"type.googleapis.com/google.protobuf.Any","value":{"@type":"type.googleapis.com/google.protobuf.Duration","value":"0s"}}',
    '{"@type":"type.googleapis.com/wireform.test.Types","any":{"@type":"type.googleapis.com/wireform.test.Types"}}',
    "{}",
    # Refused:
    '{"@type":"type.googleapis.com/wireform.test.Nothing"}', '{"value":"1s"}', '{"@type":""}', '{"@type":1}', '{"@type":null}',
    '{"@type":"type.googleapis.com/google.protobuf.Duration","value":1}',
    '{"@type":"type.googleapis.com/google.protobuf.Duration","value":null}',
    '{"@type":"type.googleapis.com/wireform.test.Types","nothing":1}',
    '{"@type":"type.googleapis.com/wireform.test.Types","@type":"type.googleapis.com/wireform.test.Types"}',
    "null", "[]", "1",
]

WRAPPERS = {
    "DoubleValue": ["1.5", '"NaN"', '"-Infinity"', "0", '"x"'],
    "FloatValue": ["1.5", '"Infinity"', "1e39"],
    "Int64Value": ["1", '"-9223372036854775808"', "9223372036854775808", "1.5"],
    "UInt64Value": ["1", '"18446744073709551615"', "-1"],
    "Int32Value": ["-1", "2147483648"],
    "UInt32Value": ["4294967295", "-1"],
    "BoolValue": ["true", "false", '"true"', "1"],
    "StringValue": ['"a"', '""', "1"],
    "BytesValue": ['"/w=="', '"_w"', '""', '"*"'],
}

# Messages in the text format whose JSON is asked for: those that no JSON text makes.
WRITTEN = {
    "google.protobuf.Timestamp": ["", "seconds: -62135596801", "seconds: 253402300800", "nanos: -1", "nanos: 1000000000",
                                  "seconds: -1 nanos: 1", "seconds: 253402300799 nanos: 999999999"],
    "google.protobuf.Duration": ["", "seconds: 315576000001", "seconds: -315576000001", "seconds: 1 nanos: -1",
                                 "seconds: -1 nanos: 1", "nanos: 1000000000", "nanos: -1", "seconds: -1 nanos: -500000000"],
    "google.protobuf.FieldMask": ["", 'paths: "foo_bar"', 'paths: "fooBar"', 'paths: "foo__bar"', 'paths: "foo_3"',
                                  'paths: "foo_"', 'paths: "a.b_c" paths: "d"', 'paths: "_foo"'],
    "google.protobuf.Value": ["number_value: nan", "number_value: inf", "number_value: -inf", "null_value: NULL_VALUE"],
    "google.protobuf.Struct": ["", 'fields { key: "a" value { null_value: NULL_VALUE } }'],
    "google.protobuf.Any": ["", 'type_url: "type.googleapis.com/wireform.test.Nothing"'],
    "wireform.test.Types": ["null_choice: NULL_VALUE", "nulls: NULL_VALUE", "int64 {}", "empty {}", "value { bool_value: false }"],
}


def schema():
    """Returns a pool with the message `Types` and the well-known types."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "types.binpb"
        includes = [f"--proto_path={HERE}", f"--proto_path={pathlib.Path(grpc_tools.__file__).parent / '_proto'}"]
        if protoc.main(["protoc", *includes, "--include_imports", f"--descriptor_set_out={out}", "types.proto"]) != 0:
            sys.exit("protoc failed")
        files = descriptor_pb2.FileDescriptorSet.FromString(out.read_bytes())
    pool = descriptor_pool.DescriptorPool()
    for file in files.file:
        pool.Add(file)
    return pool


def texts():
    """Lists the JSON texts to read, with the names of their messages."""
    strings = {"Timestamp": TIMESTAMPS, "Duration": DURATIONS, "FieldMask": MASKS}
    for name, values in strings.items():
        yield from ((f"google.protobuf.{name}", json.dumps(value, ensure_ascii=False)) for value in values)
    for name, values in {"Value": VALUES, "Any": ANYS, **WRAPPERS}.items():
        yield from ((f"google.protobuf.{name}", value) for value in values)
    yield from (("google.protobuf.Struct", value) for value in VALUES if value.startswith("{"))
    yield from (("google.protobuf.ListValue", value) for value in VALUES if value.startswith("["))
    yield from (("wireform.test.Types", value) for value in FIELDS)


def vectors():
    """Returns the content of types.txt."""
    pool = schema()
    message_class = lambda name: message_factory.GetMessageClass(pool.FindMessageTypeByName(name))
    lines = ["# Made by generate.py; read | message | JSON | bytes, or write | message | bytes | JSON"]
    written = {}
    for name, text in texts():
        message = read(message_class(name), text, pool)
        lines.append(f"read | {name} | {text} | {'error' if message is None else encode(message)}")
        if message is not None:
            written[name, encode(message)] = message
    for name, values in WRITTEN.items():
        messages = [text_format.Parse(value, message_class(name)()) for value in values]
        written.update({(name, encode(message)): message for message in messages})
    for (name, encoded), message in written.items():
        lines.append(f"write | {name} | {encoded} | {write(message, pool)}")
    return "\n".join(lines) + "\n"


def read(message_class, text, pool):
    try:
        return json_format.Parse(text, message_class(), descriptor_pool=pool)
    except json_format.ParseError:
        return None


def encode(message):
    return message.SerializeToString(deterministic=True).hex()


def write(message, pool):
    try:
        text = json_format.MessageToJson(message, indent=None, descriptor_pool=pool)
    # Not all of its refusals are of the type that it documents.
    except (json_format.Error, ValueError, TypeError, KeyError):
        return "error"
    return json.dumps(json.loads(text), separators=(",", ":"), ensure_ascii=False, sort_keys=True)
