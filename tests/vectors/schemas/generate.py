"""Writes descriptor sets that Google's protoc makes: of the files here, and of those that come with it.

    pip install -r tests/requirements.txt       # in a virtual environment
    python3 tests/vectors/schemas/generate.py           # writes them
    python3 tests/vectors/schemas/generate.py --check   # fails where one of them is another

`schemas.binpb` has comments and places, and all options; `google.binpb` has only what a runtime keeps of the options.
"""

import pathlib
import sys
import tempfile

import grpc_tools
from grpc_tools import protoc

HERE = pathlib.Path(__file__).resolve().parent
GOOGLE = pathlib.Path(grpc_tools.__file__).resolve().parent / "_proto"


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


def main():
    own = descriptor_set(HERE, "--include_source_info", "--retain_options")
    # Google's comments are long.
    sets = {"schemas.binpb": own, "google.binpb": descriptor_set(GOOGLE)}
    for name, content in sets.items():
        path = HERE / name
        if "--check" not in sys.argv[1:]:
            path.write_bytes(content)
        elif path.read_bytes() != content:
            sys.exit(f"tests/vectors/schemas/{name} is not what generate.py makes; run it without --check")


if __name__ == "__main__":
    main()
