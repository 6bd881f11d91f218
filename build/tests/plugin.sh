#!/usr/bin/env bash
# Runs protoc-gen-wireform under Google's protoc and under buf, fetched and pinned: both write what `Config` does, which is in
# `expected`. And protoc judges the files in `mistakes`.
set -euo pipefail
cd "$(dirname "$0")/../.."
source tests/tools.sh

schemas=build/tests/schemas
out="$state/plugin"
target="${CARGO_TARGET_DIR:-$PWD/target}"
plugin="$target/debug/protoc-gen-wireform"
buf_version=1.75.0
buf="$state/buf-$buf_version/node_modules/.bin/buf"

# The files of each folder in `expected`, with the files of Google's that code is made of too.
declare -A sets=(
    [comments]="comments.proto"
    [extensions]="extensions.proto"
    [names]="names.proto names_foo.proto"
    [no_std]="proto3.proto"
    [options]="options.proto"
    [packages]="packages_a.proto packages_b.proto no_package.proto"
    [proto2]="proto2.proto"
    [proto3]="proto3.proto"
    [recursive]="recursive.proto"
    [well_known]="well_known.proto google/protobuf/source_context.proto"
)

# parameters SET: what its first file asks for.
parameters() {
    local file="${sets[$1]%% *}"
    if [ "$1" = no_std ]; then
        echo "no_std,crate_path=crate::wireform"
    else
        sed -n 's|^// parameters: ||p' "$schemas/$file" | paste -sd ,
    fi
}

# same PROGRAM SET FOLDER: what came out is as expected, but for what Google's files become; those in the test vectors have no
# comments.
same() {
    diff -r --exclude 'google.*' --exclude pb.rs "build/tests/expected/$2" "$3" || { echo "$1 $2: differs"; return 1; }
}

run_protoc() {
    local set files
    for set in "${!sets[@]}"; do
        mkdir -p "$out/protoc/$set"
        read -ra files <<< "${sets[$set]}"
        "$protoc" -I"$schemas" --plugin=protoc-gen-wireform="$plugin" --wireform_out="$out/protoc/$set" \
            --wireform_opt="$(parameters "$set")" "${files[@]}" 2> >(grep -v warning: >&2)
        same protoc "$set" "$out/protoc/$set"
    done
    mkdir -p "$out/protoc/editions"
    mapfile -t files < <(cd "$google" && find google -name '*.proto' | sort)
    "$protoc" -Itests/vectors/schemas --plugin=protoc-gen-wireform="$plugin" --wireform_out="$out/protoc/editions" \
        edition.proto extensions.proto legacy.proto public.proto weak.proto "${files[@]}" 2> >(grep -v warning: >&2)
    same protoc editions "$out/protoc/editions"
    echo "protoc: ${#sets[@]} sets of schemas and the editions are as expected"
}

# buf wants a folder that is a module, a file with the options, and all imports in one request.
run_buf() {
    local set files file paths module="$out/module"
    mkdir -p "$module"
    cp -r "$schemas/." "$module"
    printf 'version: v2\n' > "$module/buf.yaml"
    for set in "${!sets[@]}"; do
        read -ra files <<< "${sets[$set]}"
        paths=()
        for file in "${files[@]}"; do
            [ -f "$module/$file" ] && paths+=(--path "$module/$file")
        done
        printf '{"version": "v2", "plugins": [{"local": "%s", "out": "%s", "opt": "%s", "strategy": "all", "include_imports": true, "include_wkt": true}]}' \
            "$plugin" "$out/buf/$set" "$(parameters "$set" | sed 's/"/\\"/g')" > "$out/buf.gen.yaml"
        "$buf" generate "$module" --template "$out/buf.gen.yaml" "${paths[@]}"
        same buf "$set" "$out/buf/$set"
    done
    echo "buf: ${#sets[@]} sets of schemas are as expected"
}

# What wireform-build calls wrong is so to protoc, but for what DESIGN.md says.
judge() {
    "$python" - <<'PYTHON' 2> "$out/protoc.txt" | diff build/tests/mistakes/accepted-by-protoc.txt -
import glob, os, sys
from grpc_tools import protoc

google = os.path.join(os.path.dirname(protoc.__file__), "_proto")
for folder in ["build/tests/mistakes", "build/tests/mistakes/editions"]:
    for path in sorted(glob.glob(folder + "/*.proto")):
        name = os.path.basename(path)
        arguments = ["protoc", "-I" + folder, "-I" + google, "-o/dev/null", name]
        if not name.endswith("_b.proto") and protoc.main(arguments) == 0:
            print(name, flush=True)
PYTHON
    echo "protoc: all mistakes are mistakes, but those on the list"
}

# protoc says the same of the descriptor sets of the tests, but for what is on the list.
judge_sets() {
    DESCRIPTOR_SETS="$out/sets" cargo test -q -p wireform-build --test descriptor_sets
    "$python" - "$out/sets" <<'PYTHON' 2> "$out/protoc-sets.txt" | diff build/tests/descriptor_sets/differs-from-protoc.txt -
import glob, os, subprocess, sys
from google.protobuf import descriptor_pb2

for ours in ["refused", "taken"]:
    for path in sorted(glob.glob(f"{sys.argv[1]}/{ours}/*.binpb")):
        files = descriptor_pb2.FileDescriptorSet()
        with open(path, "rb") as file:
            files.ParseFromString(file.read())
        protoc = [sys.executable, "-m", "grpc_tools.protoc", "--descriptor_set_in=" + path, "-o/dev/null"]
        status = subprocess.run(protoc + [file.name for file in files.file]).returncode
        if (status == 0) != (ours == "taken"):
            print(f"{ours}: {os.path.basename(path)[:-len('.binpb')]}", flush=True)
PYTHON
    echo "protoc: descriptor sets are taken and refused as here, but for the list"
}

python=$(google_python)
protoc=$(google_protoc)
google=$("$python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/grpc_tools/_proto
[ -x "$buf" ] || npm install --silent --no-audit --no-fund --prefix "$state/buf-$buf_version" "@bufbuild/buf@$buf_version"
rm -rf "$out"
mkdir -p "$out"
cargo build -q -p wireform-build --bin protoc-gen-wireform
run_protoc
run_buf
judge
judge_sets
PROTOC="$protoc" cargo test -q -p wireform-build --test mistakes -- --include-ignored
