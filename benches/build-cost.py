#!/usr/bin/env python3
"""Measures what a derive costs to build: the time, and the machine code that comes out.

    python3 benches/build-cost.py [--messages 60] [--fields 20] [--rounds 3] [--keep DIR]

Generates programs of the same messages, one for each way to derive them, and builds each in release mode with its
dependencies built before. Every program decodes and encodes each of its messages. The builds take turns; the times
are medians. The text is that of the program, less that of one that has the same dependencies and no messages.
"""

import argparse
import os
import pathlib
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent

WIREFORM = f'wireform = {{ path = "{ROOT}", default-features = false, features = ["std", "derive"] }}'
WIREFORM_TEXT = f'wireform = {{ path = "{ROOT}" }}'
PROST = 'prost = "0.14.3"'

# What to compare: the first is what the others are measured by.
VARIANTS = {
    "prost": ("prost", PROST),
    "wireform, std and derive": ("wireform", WIREFORM),
    "wireform, default features": ("wireform", WIREFORM_TEXT),
}

# A field's type in Rust, what our derive has to be told beside the number, and what prost's has to.
SCALARS = [
    ("String", "", "string"),
    ("i32", "", "int32"),
    ("i64", "", "int64"),
    ("u64", "", "uint64"),
    ("bool", "", "bool"),
    ("f64", "", "double"),
    ("Vec<u8>", "", 'bytes = "vec"'),
    ("i64", "sint64", "sint64"),
    ("u32", "fixed32", "fixed32"),
    ("String", "", "string"),
]
OTHERS = [
    ("Option<String>", "", "string, optional"),
    ("Option<i32>", "", "int32, optional"),
    ("Vec<String>", "", "string, repeated"),
    ("Vec<i32>", "", "int32, repeated"),
    ("Vec<f64>", "", "double, repeated"),
    ("HashMap<String, i64>", "", 'map = "string, int64"'),
]
ENUM = {"prost": ("i32", 'enumeration = "Kind"'), "wireform": ("Kind", "")}


def fields(choice, message, count):
    """Chooses the fields of a message: half of them scalars, and with every fifth one the message or enum of another."""
    for number in range(1, count + 1):
        if number % 5 == 0 and message > 0:
            other = f"M{choice.randrange(message)}"
            yield choice.choice(
                [
                    (f"Option<{other}>", "", "message, optional"),
                    (f"Vec<{other}>", "", "message, repeated"),
                    ("enum", "", ""),
                ]
            )
        else:
            yield choice.choice(SCALARS if number % 2 else SCALARS + OTHERS * 2)


def struct(kind, message, chosen):
    """Writes one struct with the derive of `kind`."""
    traits = {"prost": "prost::Message", "wireform": "Debug, Default, wireform::Message"}[kind]
    lines = [f"#[derive(Clone, PartialEq, {traits})]", f"pub struct M{message} {{"]
    for number, (rust, ours, prost) in enumerate(chosen, 1):
        if rust == "enum":
            rust, prost = ENUM[kind][0], ENUM["prost"][1]
        ours = f"{number}, {ours}" if ours else f"{number}"
        attribute = {"prost": f'prost({prost}, tag = "{number}")', "wireform": f"proto({ours})"}[kind]
        lines.append(f"    #[{attribute}] pub field_{number}: {rust},")
    return "\n".join([*lines, "}"])


def uses(kind, message):
    """Writes a function that decodes and encodes one message."""
    decode, encode = {
        "prost": ("prost::Message::decode(bytes)", "prost::Message::encode_to_vec(&value)"),
        "wireform": ("wireform::proto::from_slice(bytes)", "wireform::proto::to_vec(&value)"),
    }[kind]
    return f"""pub fn use_{message}(bytes: &[u8]) -> Option<Vec<u8>> {{
    let value: M{message} = {decode}.ok()?;
    Some({encode})
}}"""


def program(kind, messages, count):
    """Writes a whole program; with no messages, the one that others are compared with."""
    choice = random.Random(1)
    traits = {"prost": "Debug, prost::Enumeration", "wireform": "Debug, Default, wireform::Enumeration"}[kind]
    default = {"prost": "", "wireform": "#[default] "}[kind]
    parts = ["#![allow(unused)]\nuse std::collections::HashMap;"]
    if messages:
        parts.append(
            f"#[derive(Clone, Copy, PartialEq, Eq, {traits})]\n"
            f"pub enum Kind {{ {default}Unset = 0, Small = 1, Large = 2, Huge = 3 }}"
        )
    for message in range(messages):
        parts.append(struct(kind, message, fields(choice, message, count)))
        parts.append(uses(kind, message))
    calls = "\n".join(f"    total += use_{message}(&bytes).map_or(0, |bytes| bytes.len());" for message in range(messages))
    parts.append(
        "fn main() {\n"
        "    let bytes: Vec<u8> = std::env::args().flat_map(String::into_bytes).collect();\n"
        f"    let mut total = bytes.len();\n{calls}\n"
        '    println!("{total}");\n}'
    )
    return "\n\n".join(parts) + "\n"


class Crate:
    """A generated program in a folder of its own."""

    def __init__(self, base, name, kind, dependency, messages, count):
        self.folder = base / name
        self.name = name
        self.target = base / "target"
        (self.folder / "src").mkdir(parents=True)
        manifest = (
            f'[package]\nname = "{name}"\nversion = "0.0.0"\nedition = "2024"\n\n[workspace]\n\n'
            f"[dependencies]\n{dependency}\n"
        )
        (self.folder / "Cargo.toml").write_text(manifest)
        # The same versions as everywhere in the workspace.
        shutil.copy(ROOT / "Cargo.lock", self.folder / "Cargo.lock")
        self.source = self.folder / "src" / "main.rs"
        self.source.write_text(program(kind, messages, count))

    def build(self):
        """Builds the program anew; returns the CPU time and the time on the wall, in seconds."""
        # A build without an environment of its own would inherit what cargo sets for the tool that starts this.
        environment = {**os.environ, "CARGO_TARGET_DIR": str(self.target), "CARGO_INCREMENTAL": "0"}
        os.utime(self.source)
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=self.folder, env=environment, check=True)
        wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall

    def text(self):
        """Returns the bytes of machine code in the program."""
        report = subprocess.run(
            ["size", "-A", "-d", str(self.target / "release" / self.name)], capture_output=True, check=True, text=True
        )
        return sum(int(line.split()[1]) for line in report.stdout.splitlines() if line.startswith(".text"))


def measure(base, arguments):
    """Builds all programs and returns the CPU time, the time on the wall and the text of each variant."""
    crates, empty = {}, {}
    for number, (variant, (kind, dependency)) in enumerate(VARIANTS.items()):
        empty[variant] = Crate(base, f"empty{number}", kind, dependency, 0, 0)
        crates[variant] = Crate(base, f"messages{number}", kind, dependency, arguments.messages, arguments.fields)
        # The dependencies, and a first build that does not count.
        empty[variant].build()
        crates[variant].build()
    times = {variant: [] for variant in VARIANTS}
    for _ in range(arguments.rounds):
        for variant in VARIANTS:
            times[variant].append(crates[variant].build())
    results = {}
    for variant in VARIANTS:
        cpu, wall = (statistics.median(column) for column in zip(*times[variant]))
        results[variant] = (cpu, wall, crates[variant].text() - empty[variant].text())
    return results


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--messages", type=int, default=60)
    parser.add_argument("--fields", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keep", type=pathlib.Path, help="where to leave the generated programs")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        base = arguments.keep or pathlib.Path(temporary)
        results = measure(base.resolve(), arguments)
    print(f"{arguments.messages} messages of {arguments.fields} fields, release build, median of {arguments.rounds}\n")
    print("| derive | CPU s | ratio | wall s | ratio | text bytes | ratio |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    by = next(iter(results.values()))
    for variant, figures in results.items():
        cpu, wall, text = (figure / reference for figure, reference in zip(figures, by))
        print(f"| {variant} | {figures[0]:.2f} | {cpu:.2f} | {figures[1]:.2f} | {wall:.2f} | {figures[2]} | {text:.2f} |")


if __name__ == "__main__":
    sys.exit(main())
