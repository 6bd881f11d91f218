# What the scripts of the tests share; to be sourced in the root of the repository. Tools go into the state directory of
# CI, pinned by version.

state="$PWD/.ci/state"
mkdir -p "$state"

# google_python: the path of a Python that has Google's runtime, protoc and protos.
google_python() {
    python_with venv tests/requirements.txt
}

# python_with NAME LIST: the path of a Python that has the packages of a list.
python_with() {
    local venv="$state/$1"
    [ -d "$venv" ] || python3 -m venv "$venv" >&2
    # Asked for once for each version of the list: pip takes seconds even where all is there.
    if ! cmp -s "$2" "$venv/requirements.txt"; then
        "$venv/bin/pip" install -q --disable-pip-version-check -r "$2" >&2
        cp "$2" "$venv/requirements.txt"
    fi
    echo "$venv/bin/python"
}

# google_protoc: the path of a program that is protoc, with the well-known types.
google_protoc() {
    protoc_of "$(google_python)"
}

# protoc_27: the same of protobuf 27. Newer ones refuse some of its test schemas.
protoc_27() {
    protoc_of "$(python_with venv-27 tests/requirements-27.txt)"
}

# protoc_of PYTHON: the path of a program that is the protoc of this Python.
protoc_of() {
    local protoc
    protoc="$(dirname "$1")/protoc"
    printf '#!/bin/sh\nexec %s -W ignore -m grpc_tools.protoc "$@"\n' "$1" > "$protoc"
    chmod +x "$protoc"
    echo "$protoc"
}

# lint PACKAGE: the format and the lints of a package outside the workspace, built as it is for the test.
lint() {
    cargo fmt --manifest-path "$1/Cargo.toml" --check
    cargo clippy -q --locked --manifest-path "$1/Cargo.toml" -- -D warnings
}
