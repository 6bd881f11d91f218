"""Checks by expat that documents of XML are well-formed.

    python3 well_formed.py NUMBER FILE

The file has that many documents, each behind its length in four bytes, the least significant first.
"""

import struct
import sys
from xml.parsers import expat


def documents(data):
    at = 0
    while at < len(data):
        (length,) = struct.unpack_from("<I", data, at)
        yield data[at + 4 : at + 4 + length]
        at += 4 + length


def main(number, path):
    count = 0
    with open(path, "rb") as file:
        for document in documents(file.read()):
            parser = expat.ParserCreate("UTF-8")
            try:
                parser.Parse(document, True)
            except expat.ExpatError as error:
                sys.exit(f"expat refuses document {count}, {error}: {document[:1000]!r}")
            count += 1
    if count != number:
        sys.exit(f"{count} documents, not {number}")
    print(f"expat takes all {count} documents")


main(int(sys.argv[1]), sys.argv[2])
