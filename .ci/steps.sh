# The steps of `.ci/run` and `.ci/long`.

source tests/tools.sh
export CARGO_TERM_COLOR=never
# What is built once has no use for Cargo's incremental state, which is a third of what a run would leave on the disk, and a
# failure says where it was without debug information.
export CARGO_INCREMENTAL=0 CARGO_PROFILE_DEV_DEBUG=none CARGO_PROFILE_RELEASE_DEBUG=none
timings=()

# step TITLE COMMAND…: runs it and notes its time; the first failure ends the run.
step() {
    local title="$1" start=$SECONDS
    shift
    printf '\n=== %s\n' "$title"
    "$@"
    timings+=("$(printf '%5d s  %s' $((SECONDS - start)) "$title")")
}

summary() {
    printf '\n=== seconds per step\n'
    printf '%s\n' "${timings[@]}"
    printf '%5d s  in all\n' "$SECONDS"
    printf '%5d MiB of disk\n' "$(du -sm . | cut -f1)"
}

# tool NAME VERSION: the path of a cargo tool of just that version, installed into the state directory.
tool() {
    local root="$state/$1-$2"
    [ -x "$root/bin/$1" ] || cargo install --quiet --locked --root "$root" "$1" --version "$2" >&2
    echo "$root/bin/$1"
}

# The example's figures are those of the README, and every wire gives the value back.
compare() {
    local out="$state/compare.txt"
    cargo run --release -q --example compare | tee "$out"
    grep -Eq '^protobuf +33 ' "$out"
    grep -Eq '^canonical JSON +82 ' "$out"
    cargo run --release -q --example compare -- --plot "$state/comparison.svg" record > /dev/null
    # Stale? Draw it anew with the same command.
    cmp "$state/comparison.svg" docs/comparison.svg
    cargo metadata --format-version 1 | cargo run --release -q --example compare -- cargo-metadata
}

# Messages come back equal by every transport; the sizes are those of the sample.
transports() {
    local out="$state/transports.txt"
    cargo run --release -q --example transports | tee "$out"
    grep -Eq '^TCP +- +371607 +373951$' "$out"
    grep -Eq '^sealed shared memory +- +371607 +373951$' "$out"
    grep -Eq '^POSIX message queue +369947 +- +-$' "$out"
}

# The example for people who begin with a `.proto` file: it stands alone, as a copy of it would.
from_proto() {
    local out="$state/from_proto.txt"
    cargo run -q --manifest-path examples/from-proto/Cargo.toml --target-dir "$state/from-proto" | tee "$out"
    grep -Eq '^protobuf   67 bytes$' "$out"
    grep -Eq '^JSON +\{"customer":"Martin","items":\[\{"name":"tea","amount":250,"unit":"UNIT_GRAM"\}\],' "$out"
}

no_std() {
    bash tests/no_std/run.sh
}

feature_sets() {
    cargo run -q --manifest-path tests/feature-sets/Cargo.toml
}

large() {
    cargo run -q --manifest-path tests/large/Cargo.toml
}

# The steps and the memory that schemas of n, 2n and 4n take.
work() {
    bash tests/work/run.sh
}

arbitrary_precision() {
    cargo test -q --manifest-path tests/arbitrary_precision/Cargo.toml
}

# powerset [DEPTH]: every set of so many features compiles without warnings. It checks the one package, by an alias, as
# cargo-hack hands no `-p` on: with the default members beside it, each set would be united with what these ask for.
powerset() {
    local hack
    hack=$(tool cargo-hack 0.6.46)
    RUSTFLAGS="-D warnings" CARGO_ALIAS_CHECKLIBRARY="check -p wireform" "$hack" hack checklibrary -p wireform \
        --feature-powerset ${1:+--depth "$1"} --no-dev-deps --exclude-features __text,default \
        --group-features chrono,jiff,uuid --group-features simdutf8,base64-simd --target-dir "$state/powerset"
}

# In a target directory of a new name each time: Cargo keeps what it unpacked from the registry of just-made packages
# by that registry's path and the package's version, so under an old name it would check the sources of an earlier run.
packaging() {
    rm -rf "$state"/packaging-*
    local target
    target=$(mktemp -d "$state/packaging-XXXXXX")
    cargo package -p wireform -p wireform-derive -p wireform-build --allow-dirty --target-dir "$target"
    rm -rf "$target"
}

vectors() {
    local python
    python=$(google_python)
    "$python" tests/vectors/generate.py --check
    "$python" tests/vectors/schemas/generate.py --check
}

xml_schemas() {
    bash tests/xml/validate.sh
}

# The W3C's test suite for XML, judged by its catalogue and by expat.
xml_suite() {
    bash tests/xml/suite.sh
}

conformance() {
    bash tests/conformance/run.sh
}

# differential SCHEMAS [TEXTS]: from the same seed always; so many values of each are compared as JSON and text.
differential() {
    bash tests/differential/run.sh --schemas "$1" --seed 1 --texts "${2:-20}"
}

# The plugin under Google's protoc and under buf.
plugin() {
    bash build/tests/plugin.sh
}

corpus() {
    bash tests/corpus/run.sh
}

# protobuf's own test schemas, compiled, and its golden messages.
unittests() {
    bash tests/unittests/run.sh
}

# fuzz_smoke SECONDS: builds all targets, under AddressSanitizer, and runs each for that long from the test corpus, two at a
# time. Without the tracing of comparisons and the weighing of the corpus a second has two to three times the runs; the seeds
# have the numbers and names that the tracing would find.
fuzz_options=(--target x86_64-unknown-linux-gnu --no-trace-compares)

fuzz_smoke() {
    local fuzz
    fuzz=$(tool cargo-fuzz 0.13.2)
    cargo run -q -p wireform-test-support --features text --bin seeds -- fuzz/seeds
    RUSTUP_TOOLCHAIN=nightly "$fuzz" fuzz build "${fuzz_options[@]}"
    "$fuzz" fuzz list | xargs -P 2 -I TARGET bash -c 'source .ci/steps.sh; fuzz_target TARGET "$@"' _ "$1" "$fuzz"
}

# fuzz_target TARGET SECONDS PROGRAM: runs one, and shows what it printed last, or all of it where it failed.
fuzz_target() {
    local log="$state/fuzz-$1.txt" length=512
    # A descriptor says in a hundred bytes what a message says in ten.
    [ "$1" = descriptor_sets ] && length=4096
    mkdir -p "fuzz/corpus/$1" "fuzz/seeds/$1"
    if RUSTUP_TOOLCHAIN=nightly "$3" fuzz run "$1" "${fuzz_options[@]}" "fuzz/corpus/$1" "fuzz/seeds/$1" \
        -- -max_total_time="$2" -max_len="$length" -entropic=0 -detect_leaks=0 > "$log" 2>&1; then
        printf '%s: %s\n' "$1" "$(tail -n 1 "$log")"
    else
        cat "$log"
        return 1
    fi
}
