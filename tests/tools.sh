# What the scripts of the tests share; to be sourced in the root of the repository. Tools go into the state directory of
# CI, pinned by version.

state="$PWD/.ci/state"
mkdir -p "$state"

# google_python: the path of a Python that has Google's runtime, protoc and protos.
google_python() {
    local venv="$state/venv"
    [ -d "$venv" ] || python3 -m venv "$venv" >&2
    # Asked for once for each version of the list: pip takes seconds even where all is there.
    if ! cmp -s tests/requirements.txt "$venv/requirements.txt"; then
        "$venv/bin/pip" install -q --disable-pip-version-check -r tests/requirements.txt >&2
        cp tests/requirements.txt "$venv/requirements.txt"
    fi
    echo "$venv/bin/python"
}

# google_protoc: the path of a program that is protoc, with the well-known types.
google_protoc() {
    local python protoc="$state/venv/bin/protoc"
    python=$(google_python)
    printf '#!/bin/sh\nexec %s -m grpc_tools.protoc "$@"\n' "$python" > "$protoc"
    chmod +x "$protoc"
    echo "$protoc"
}

# lint PACKAGE: the format and the lints of a package outside the workspace, built as it is for the test.
lint() {
    cargo fmt --manifest-path "$1/Cargo.toml" --check
    cargo clippy -q --locked --manifest-path "$1/Cargo.toml" -- -D warnings
}
