"""Compares wireform with Google's Python runtime, upb, on random schemas, values and mutated bytes.

    differential.py generate DIR --seed 1 --first 0 --count 30    # writes schemas and cases into DIR
    differential.py compare DIR                                   # judges what wireform answered

`run.sh` does both, and between them builds and runs the program that answers: it reads each case and writes it again.
A schema is made from the seed and its own number alone, so each can be made again without the others.
"""

import argparse
import collections
import pathlib
import random
import sys

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from grpc_tools import protoc

import mutations
import schemas
import values
from differences import DIFFERENCES, Case, parse, same

VALUES, MUTANTS = 12, 120

# Where protoc has the well-known types.
INCLUDE = pathlib.Path(protoc.__file__).parent / "_proto"

# The package of well_known.proto. The library's types drop unknown fields, which is a difference on the list of DESIGN.md, and
# mutations would show only that.
WELL_KNOWN = "w"


def package(number):
    return f"s{number:04}"


def write_schemas(directory, seed, numbers):
    """Writes the .proto files, and their descriptors as protoc makes them."""
    mains = []
    for number in numbers:
        for name, text in schemas.schema(random.Random(f"schema {seed} {number}"), package(number)).items():
            (directory / name).write_text(text)
        mains.append(f"{package(number)}.proto")
    if 0 in numbers:
        text = (pathlib.Path(__file__).parent / "well_known.proto").read_text()
        (directory / f"{WELL_KNOWN}.proto").write_text(text)
        mains.append(f"{WELL_KNOWN}.proto")
    if protoc.main(["protoc", f"-I{directory}", f"-I{INCLUDE}", "--include_imports", f"-o{directory}/schemas.binpb", *mains]):
        raise SystemExit(f"protoc refuses a schema in {directory}")


def load(directory, well_known=False):
    """The messages called `Root`, by their full names, also that with well-known types if it is asked for."""
    pool, files = descriptor_pool.DescriptorPool(), descriptor_pb2.FileDescriptorSet()
    files.ParseFromString((directory / "schemas.binpb").read_bytes())
    for file in files.file:
        pool.AddSerializedFile(file.SerializeToString())
    packages = [file.package for file in files.file if not file.package.startswith("google.")]
    names = [f"{name}.Root" for name in packages if not name.endswith(".types") and (well_known or name != WELL_KNOWN)]
    return {name: message_factory.GetMessageClass(pool.FindMessageTypeByName(name)) for name in names}


def cases(rng, root):
    """Yields messages and what mutations make of them."""
    originals = []
    for _ in range(VALUES):
        value = root()
        values.fill(rng, value)
        originals.append(value.SerializeToString(deterministic=True))
    yield from originals
    for _ in range(MUTANTS):
        yield mutations.mutate(rng, rng.choice(originals), root.DESCRIPTOR, originals)


def generate(directory, seed, numbers):
    directory.mkdir(parents=True, exist_ok=True)
    write_schemas(directory, seed, numbers)
    with open(directory / "cases.txt", "w") as out:
        for name, root in load(directory).items():
            for data in cases(random.Random(f"cases {seed} {name}"), root):
                out.write(f"{name} {data.hex()}\n")


def compare(directory):
    """Judges all answers; returns whether each is right or on the list of differences."""
    roots = load(directory)
    asked = (directory / "cases.txt").read_text().splitlines()
    answers = (directory / "answers.txt").read_text().splitlines()
    if len(asked) != len(answers):
        raise SystemExit(f"{len(asked)} cases and {len(answers)} answers")
    counts = collections.Counter()
    for number, (question, answer) in enumerate(zip(asked, answers), 1):
        name, data = question.split(" ")
        verdict = judge(roots[name], bytes.fromhex(data), answer)
        counts[verdict.split(":")[0]] += 1
        if verdict.startswith("FAILED") and counts["FAILED"] <= 10:
            print(f"{directory}/cases.txt:{number}: {name}: {verdict}\n  {data:.200}\n  {answer:.200}", file=sys.stderr)
    for verdict, count in sorted(counts.items()):
        print(f"{count:8} {verdict}")
    # A generator that makes nothing but rubbish would agree, too.
    return not counts["FAILED"] and counts["same value"] > len(asked) // 3 and counts["both refuse"] > len(asked) // 20


def judge(root, data, answer):
    """What is to be said of one case."""
    kind, *rest = answer.split(" ", 2)
    if kind not in ("ok", "error"):
        return f"FAILED: wireform contradicts itself in {rest[0]}"
    case = Case(root, data, bytes.fromhex("".join(rest)) if kind == "ok" else None, rest[0] if kind == "error" else None)
    verdict = agreement(case)
    listed = next((listed for listed in DIFFERENCES if listed(case)), None) if verdict.startswith("FAILED") else None
    return f"listed difference, {listed.__name__}" if listed else verdict


def agreement(case):
    theirs = parse(case.root, case.data)
    if theirs is None or case.error is not None:
        both = theirs is None and case.error is not None
        return "both refuse" if both else f"FAILED: only {'upb' if theirs is None else 'wireform'} refuses"
    ours = parse(case.root, case.ours)
    if ours is None:
        return "FAILED: upb refuses what wireform writes"
    return "same value" if same(ours, theirs) else "FAILED: different values"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("command", choices=["generate", "compare"])
    parser.add_argument("directory", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=30)
    options = parser.parse_args()
    if options.command == "generate":
        generate(options.directory, options.seed, range(options.first, options.first + options.count))
    elif not compare(options.directory):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
