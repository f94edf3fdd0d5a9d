#!/usr/bin/env python3
"""Bodies of web pages against what a reader marked as the release.

    page_bodies.py DATELINE-INDEX CORPORA [--show]

page_bodies.jsonl beside this script has a page a line: its path below CORPORA, and of each line of
the release (heading and letterhead left out) a hash of its words and their number, joined by a
colon; none of the text. Pages were drawn with Python's random.Random(2024).sample of the sorted
names, 30 of each of two collections. Printed are the words left in that are no part of the release,
and those of the release that were lost, as shares of its words. --show prints what was left in, and
the hashes of what was lost.
"""
import argparse
import collections
import hashlib
import json
import pathlib
import re
import subprocess


def mark(line):
    """Hash and number of the words of a line, or None where it has none."""
    words = re.findall(r"\w+", line.lower())
    if not words:
        return None
    return f"{hashlib.blake2b(' '.join(words).encode(), digest_size=4).hexdigest()}:{len(words)}"


def count(marks):
    return sum(int(entry.split(":")[1]) * times for entry, times in marks.items())


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("corpora", type=pathlib.Path)
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    lines = pathlib.Path(__file__).with_name("page_bodies.jsonl").read_text().splitlines()
    pages = [json.loads(line) for line in lines]
    paths = [str(arguments.corpora / page["page"]) for page in pages]
    output = subprocess.run([arguments.program, "--inspect", *paths], stdout=subprocess.PIPE,
                            stderr=subprocess.DEVNULL, check=False).stdout
    bodies = {release["path"]: release["body"] for release in map(json.loads, output.splitlines())}
    sums = collections.defaultdict(collections.Counter)
    for path, page in zip(paths, pages):
        body = [line for line in bodies.get(path, "").split("\n") if mark(line)]
        found = collections.Counter(map(mark, body))
        marked = collections.Counter(page["lines"])
        total = sums[page["page"].split("/")[0]]
        total["pages"] += 1
        total["words"] += count(marked)
        total["left in"] += count(found - marked)
        total["lost"] += count(marked - found)
        if arguments.show and found != marked:
            print(page["page"], "lost", sorted(marked - found))
            for line in body:
                if mark(line) in found - marked:
                    print("   left in:", line[:100])
    for corpus, total in sums.items():
        print(f"{corpus:24} {total['pages']:3} pages, {total['words']:6} words: left in "
              f"{total['left in'] / total['words']:.4f}, lost {total['lost'] / total['words']:.4f}")


if __name__ == "__main__":
    main()
