"""Compares JSON and the text format with Google's Python runtime: what each prints, the other reads as the same message.

    texts.py generate DIR --seed 1 --values 20    # behind differential.py generate: writes texts.txt into DIR
    texts.py compare DIR                          # judges what wireform answered

For each value there are three questions: the value in binary, which wireform prints as JSON and as text, and what the runtime
prints of it as JSON and as text, which wireform reads. A message is the same where the runtime serializes it to the same
bytes. JSON and text have one NaN, so the message to compare with is what the runtime reads from its own text.

There is one difference: the runtime's text has the extension of a message set under the name of its type, which it reads only
where the extension is declared inside that type. wireform reads it, and prints the extension's own name where the other is not
read everywhere.
"""

import argparse
import collections
import pathlib
import random
import sys

from google.protobuf import json_format, text_format

import differential
from differences import same
from well_known import fill, parts, settle


def print_json(value):
    return json_format.MessageToJson(value, indent=None, descriptor_pool=value.DESCRIPTOR.file.pool)


def parse_json(root, text):
    return json_format.Parse(text, root(), descriptor_pool=root.DESCRIPTOR.file.pool)


def print_text(value):
    return text_format.MessageToString(value, descriptor_pool=value.DESCRIPTOR.file.pool)


def parse_text(root, text):
    return text_format.Parse(text, root(), descriptor_pool=root.DESCRIPTOR.file.pool)


PRINT = {"json": print_json, "text": print_text}
PARSE = {"json": parse_json, "text": parse_text}


def generate(directory, seed, count):
    roots = differential.load(directory, well_known=True)
    with open(directory / "texts.txt", "w") as out:
        for name, root in roots.items():
            rng = random.Random(f"texts {seed} {name}")
            for _ in range(count * (10 if name.startswith(differential.WELL_KNOWN + ".") else 1)):
                value = root()
                fill(rng, value)
                out.write(f"{name} binary {value.SerializeToString(deterministic=True).hex()}\n")
                for form in PRINT:
                    out.write(f"{name} {form} {PRINT[form](value).encode().hex()}\n")


def compare(directory):
    """Judges all answers; returns whether each is right."""
    roots = differential.load(directory, well_known=True)
    asked = [line.split(" ") for line in (directory / "texts.txt").read_text().splitlines()]
    answers = (directory / "text_answers.txt").read_text().splitlines()
    if len(asked) != len(answers) or len(asked) % 3:
        raise SystemExit(f"{len(asked)} questions and {len(answers)} answers")
    counts, failures = collections.Counter(), []
    for first in range(0, len(asked), 3):
        for way, wrong in judge(roots[asked[first][0]], asked[first:first + 3], answers[first:first + 3]):
            counts[f"{way}, FAILED" if wrong else way] += 1
            if wrong:
                failures.append(f"{directory}/texts.txt:{first + 1}: {asked[first][0]}, {way}: {wrong:.1500}")
    for way, count in sorted(counts.items()):
        print(f"{count:8} {way}")
    print("\n".join(failures[:10]), end="", file=sys.stderr)
    # Each value is printed twice and read twice, and what the runtime does not read is counted once more.
    unread = sum(count for way, count in counts.items() if "does not read" in way)
    return not failures and counts.total() - unread == len(asked) // 3 * 4


def judge(root, questions, answers):
    """Yields each way that a value went, and what is wrong with it."""
    printed = dict(zip(PRINT, answers[0].split(" ")))
    for (_, form, theirs), answer in zip(questions[1:], answers[1:]):
        theirs = bytes.fromhex(theirs).decode()
        try:
            expected = PARSE[form](root, theirs)
        except text_format.ParseError:
            value = root.FromString(bytes.fromhex(questions[0][2]))
            yield f"{form} that the runtime prints and does not read", None if has_set(value) else f"it prints {theirs}"
            expected = PARSE[form](root, bytes.fromhex(printed[form]).decode())
            yield f"{form} that wireform prints", None if same_but_nan(expected, value) else f"it prints {printed[form]}"
            yield f"{form} that wireform reads", reading_but_nan(root, answer, value, theirs)
            continue
        yield f"{form} that wireform prints", printing(root, form, printed.get(form, "nothing"), expected)
        yield f"{form} that wireform reads", reading(root, answer, expected, theirs)


def reading_but_nan(root, ours, expected, theirs):
    """As `reading`, where there is no message to compare with but the one that was printed."""
    try:
        read = root.FromString(bytes.fromhex(ours))
    except ValueError:
        return f"it refuses {theirs}: {ours}"
    return None if same_but_nan(read, expected) else f"it reads {theirs} as {read}"


def has_set(value):
    """Whether there is a message set in a message."""
    return any(part.DESCRIPTOR.GetOptions().message_set_wire_format for part in parts(value))


def same_but_nan(left, right):
    """Whether two messages are printed alike: NaNs may have other bits."""
    return print_text(left) == print_text(right)


def printing(root, form, ours, expected):
    """What is wrong with a text that wireform printed."""
    try:
        text = bytes.fromhex(ours).decode()
    except ValueError:
        return f"it prints nothing, {ours}"
    try:
        read = PARSE[form](root, text)
    except (json_format.ParseError, text_format.ParseError) as error:
        return f"the runtime refuses {text}: {error}"
    return None if same(settle(read), settle(expected)) else f"the runtime reads {text} as {read}, not as {expected}"


def reading(root, ours, expected, theirs):
    """What is wrong with what wireform read."""
    try:
        read = root.FromString(bytes.fromhex(ours))
    except ValueError:
        return f"it refuses {theirs}: {ours}"
    return None if same(settle(read), settle(expected)) else f"it reads {theirs} as {read}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("command", choices=["generate", "compare"])
    parser.add_argument("directory", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--values", type=int, default=20)
    options = parser.parse_args()
    if options.command == "generate":
        generate(options.directory, options.seed, options.values)
    elif not compare(options.directory):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
