"""Writes descriptor sets that Google's protoc makes: of the files here, and of those that come with it.

    pip install -r tests/requirements.txt       # in a virtual environment
    python3 tests/vectors/schemas/generate.py           # writes them
    python3 tests/vectors/schemas/generate.py --check   # fails where one of them is another

`schemas.binpb` has comments and places, and all options; `google.binpb` has only what a runtime keeps of the options.
`extensions.txt` has messages with extensions, and the bytes that Google's Python runtime makes of them.
"""

import pathlib
import sys
import tempfile

import grpc_tools
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory, text_format
from grpc_tools import protoc

HERE = pathlib.Path(__file__).resolve().parent
GOOGLE = pathlib.Path(grpc_tools.__file__).resolve().parent / "_proto"

# Each extension of extensions.proto at least once.
EXTENSIONS = {
    "Image": [
        "[size]: 300",
        "[size]: 0",
        "[offset]: -2",
        "[colour]: 4278190335",
        "[ratio]: -0.0",
        "[hidden]: true",
        '[name]: "été"',
        r'[raw]: "\000\377"',
        "[quality]: LOW",
        '[frame] { width: 7 colour: "c" frames { width: 8 } }',
        "[Single] { number: 9 }",
        "[deltas]: [1, -1, 300]",
        "[expanded]: [1, -1]",
        '[tags]: ["a", ""]',
        "[qualities]: [HIGH, LOW]",
        "[frames]: [{ width: 0 }, { width: 1 }]",
        "[Many]: [{ }, { number: 2 }]",
        "[last]: 1",
        'title: "t" [last]: 1 [size]: 2 [tags]: "x"',
    ],
    "Set": [
        "[framed] { width: 1 }",
        "[large] { width: 2 }",
        '[large] { width: 2 } [framed] { width: 1 colour: "c" }',
    ],
}


def descriptor_set(folder, *options):
    """Returns the descriptor set of all files in a folder."""
    files = sorted(str(path.relative_to(folder)) for path in folder.rglob("*.proto"))
    with tempfile.TemporaryDirectory() as temporary:
        out = pathlib.Path(temporary) / "out.binpb"
        includes = [f"--proto_path={path}" for path in dict.fromkeys([folder, GOOGLE])]
        arguments = ["protoc", *includes, f"--descriptor_set_out={out}", *options, *files]
        if protoc.main(arguments) != 0:
            sys.exit("protoc failed")
        return out.read_bytes()


def extensions(schemas):
    """Returns the content of extensions.txt: a line `message | text | hex` for each message."""
    package = "wireform.extensions"
    pool = descriptor_pool.DescriptorPool()
    for file in descriptor_pb2.FileDescriptorSet.FromString(schemas).file:
        if file.package == package:
            pool.Add(file)
    lines = ["# Made by generate.py; message | text format | bytes"]
    for name, texts in EXTENSIONS.items():
        message_class = message_factory.GetMessageClass(pool.FindMessageTypeByName(f"{package}.{name}"))
        for text in texts:
            full = text.replace("[", f"[{package}.").replace(f": [{package}.", ": [")
            for group in ["Single", "Many"]:
                full = full.replace(f"[{package}.{group}]", f"[{package}.{group.lower()}]")
            message = text_format.Parse(full, message_class(), descriptor_pool=pool)
            lines.append(f"{name} | {text} | {message.SerializeToString(deterministic=True).hex()}")
    return ("\n".join(lines) + "\n").encode()


def main():
    own = descriptor_set(HERE, "--include_source_info", "--retain_options")
    # Google's comments are long.
    sets = {"schemas.binpb": own, "google.binpb": descriptor_set(GOOGLE), "extensions.txt": extensions(own)}
    for name, content in sets.items():
        path = HERE / name
        if "--check" not in sys.argv[1:]:
            path.write_bytes(content)
        elif path.read_bytes() != content:
            sys.exit(f"tests/vectors/schemas/{name} is not what generate.py makes; run it without --check")


if __name__ == "__main__":
    main()
