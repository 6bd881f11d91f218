#!/usr/bin/env bash
# Compares wireform with Google's Python runtime on random schemas, values and mutated bytes; and, by so many values a schema,
# what both print and read as JSON and text.
#
#     bash tests/differential/run.sh [--schemas 30] [--seed 1] [--batch 50] [--texts 20]
#
# The schemas of a batch are built into one program. What a batch consists of stays in .ci/state/differential.
set -euo pipefail
cd "$(dirname "$0")/../.."
source tests/tools.sh

schemas=30 seed=1 batch=50 texts=20
while [ $# -gt 0 ]; do
    case "$1" in
        --schemas) schemas="$2" ;;
        --seed) seed="$2" ;;
        --batch) batch="$2" ;;
        --texts) texts="$2" ;;
        *) echo "unknown option $1" >&2 && exit 2 ;;
    esac
    shift 2
done

python=$(google_python)
target="${CARGO_TARGET_DIR:-$PWD/tests/differential/target}"
export PROTOC
PROTOC=$(google_protoc)

# compare FIRST COUNT: one batch.
compare() {
    local dir="$state/differential/$seed-$1-$2"
    rm -rf "$dir"
    "$python" tests/differential/differential.py generate "$dir" --seed "$seed" --first "$1" --count "$2"
    export DIFFERENTIAL_SCHEMAS="$dir"
    cargo build -q --locked --manifest-path tests/differential/Cargo.toml
    "$target/debug/wireform-differential" < "$dir/cases.txt" > "$dir/answers.txt"
    "$python" tests/differential/differential.py compare "$dir"
    "$python" tests/differential/texts.py generate "$dir" --seed "$seed" --values "$texts"
    "$target/debug/wireform-differential" texts < "$dir/texts.txt" > "$dir/text_answers.txt"
    "$python" tests/differential/texts.py compare "$dir"
}

for ((first = 0; first < schemas; first += batch)); do
    count=$((schemas - first < batch ? schemas - first : batch))
    printf 'schemas %d to %d of seed %d\n' "$first" $((first + count - 1)) "$seed"
    compare "$first" "$count"
done
lint tests/differential
