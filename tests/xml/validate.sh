#!/usr/bin/env bash
# Writes documents of many types and has them validated against the schemas of these types.
set -euo pipefail
cd "$(dirname "$0")/../.."
source tests/tools.sh

python=$(google_python)
folder="$state/documents"
rm -rf "$folder"
mkdir -p "$folder"
DOCUMENTS="$folder" cargo test -q -p wireform --test xml -- --ignored --exact documents::documents_are_written
"$python" tests/xml/validate.py "$folder"
