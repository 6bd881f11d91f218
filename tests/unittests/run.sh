#!/usr/bin/env bash
# Compiles protobuf's own test schemas with wireform-build, and the code that comes out; then reads its golden messages. A
# crate has all of them in its sources, which are fetched and not built.
set -euo pipefail
cd "$(dirname "$0")/../.."
source tests/tools.sh

package=tests/unittests
sources=$(cargo metadata --locked --all-features --format-version 1 --manifest-path "$package/Cargo.toml" |
    "$(google_python)" -c '
import json, os, sys
print(*(os.path.dirname(p["manifest_path"]) for p in json.load(sys.stdin)["packages"] if p["name"] == "protobuf-src"))')

PROTOC=$(protoc_27) UNITTEST_PROTOS="$sources/protobuf" cargo run -q --locked --manifest-path "$package/Cargo.toml" \
    "$sources/protobuf/src/google/protobuf/testdata"
cargo fmt --manifest-path "$package/Cargo.toml" --check
