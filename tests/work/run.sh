#!/usr/bin/env bash
# Counts the steps and the memory that inputs of n, 2n and 4n take: both must grow as the input does. Nothing is timed, so
# that the figures are the same on any machine, but for what the order in a hash map changes.
set -euo pipefail
cd "$(dirname "$0")"
export RUSTFLAGS="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=3 -Cllvm-args=-sanitizer-coverage-trace-pc"
# With a target named, the flags are not for build scripts, where nobody counts.
cargo run -q --locked --target "$(rustc -vV | sed -n "s/^host: //p")"
