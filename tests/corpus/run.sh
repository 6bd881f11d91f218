#!/usr/bin/env bash
# Compiles everything in googleapis-common-protos, the well-known types and descriptor.proto with wireform-build, and the
# code that comes out; then checks that descriptor sets of all that come back byte for byte.
set -euo pipefail
cd "$(dirname "$0")/../.."
source tests/tools.sh

python=$(google_python)
protoc=$(google_protoc)
packages=$("$python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
sets="$state/corpus"
mkdir -p "$sets"

# The list is to be that of the pinned versions: a file that is not found is not checked.
mapfile -t files < <(cd "$packages" && find google -name '*.proto' | sort)
mapfile -t known < <(cd "$packages/grpc_tools/_proto" && find google -name '*.proto' | sort)
[ "${#files[@]}" = 63 ] && [ "${#known[@]}" = 15 ] || { echo "${#files[@]} and ${#known[@]} files"; exit 1; }

"$protoc" -I"$packages" --include_imports -o "$sets/plain.binpb" "${files[@]}" "${known[@]}"
"$protoc" -I"$packages" --include_imports --include_source_info -o "$sets/with-sources.binpb" "${files[@]}" "${known[@]}"

export PROTOC="$protoc" CORPUS_PROTOS="$packages:$packages/grpc_tools/_proto"
cargo build -q --locked --manifest-path tests/corpus/Cargo.toml
"${CARGO_TARGET_DIR:-$PWD/tests/corpus/target}/debug/wireform-corpus" "$sets/plain.binpb" "$sets/with-sources.binpb"
lint tests/corpus
