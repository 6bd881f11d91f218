#!/usr/bin/env bash
# Builds the library without std, links it into a C program and runs that.
set -euo pipefail
cd "$(dirname "$0")"
cargo build --release
out="${CARGO_TARGET_DIR:-target}"
# Nothing of std: no symbol of it may be left to find.
! nm "$out/release/libwireform_test_no_std.a" 2>/dev/null | grep -q '_ZN3std\|3std2io'
gcc -O1 -o "$out/no_std" main.c "$out/release/libwireform_test_no_std.a"
"$out/no_std"
