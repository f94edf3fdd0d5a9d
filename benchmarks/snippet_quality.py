#!/usr/bin/env python3
"""How often a snippet shows what it should.

    snippet_quality.py --search build/release/searcher/dateline-search --db INDEX FOLDER...

Draws queries by seed from the plain text files below the folders: words of one sentence, half of
the queries with two or three neighbouring words of it in quotation marks. Then asks, for every hit
of every query: does the snippet show each quoted phrase, two of the plain words where one sentence
of the release's text has two, and one at least where the text has one?
"""

import argparse
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unicodedata

LONG_WORD = re.compile(r"^[a-z]{5,}$")
# Words that keywords leave out (searcher/query/query_stop_words.cpp), as far as they are long.
STOP_WORDS = set(
    "about above after again against among because before being below between could doing during "
    "further having itself other should their theirs there these those through under until where "
    "which while whose within without would yours".split())
SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+|\n")


def fold(text):
    text = unicodedata.normalize("NFKD", text)
    return "".join(c for c in text if not unicodedata.combining(c)).lower()


def words_of(text):
    return re.findall(r"[a-z0-9]+(?:['’][a-z]+)?", fold(text))


def read(path):
    data = pathlib.Path(path).read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def draw(files, count, rng):
    queries = []
    while len(queries) < count:
        sentences = SENTENCE_END.split(read(rng.choice(files)))
        words = words_of(rng.choice(sentences))
        plain = sorted({w for w in words if LONG_WORD.match(w)} - STOP_WORDS)
        if len(plain) < 4 or len(words) > 100:
            continue
        if len(queries) % 2:
            start = rng.randrange(len(words) - 2)
            phrase = words[start : start + rng.choice((2, 3))]
            queries.append(([" ".join(phrase)], rng.sample(plain, 1)))
        else:
            queries.append(([], rng.sample(plain, rng.choice((2, 3)))))
    return queries


def ask(arguments, queries):
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as batch:
        for number, (phrases, plain) in enumerate(queries):
            text = " ".join([f'"{p}"' for p in phrases] + plain)
            batch.write(f"{number}\t{text}\n")
        batch.flush()
        run = subprocess.run(
            [arguments.search, "--db", arguments.db, "--batch", batch.name, "--format", "jsonl",
             "--limit", str(arguments.limit)],
            stdout=subprocess.PIPE, check=False)
    return [json.loads(line) for line in run.stdout.splitlines()]


def has_phrase(text, phrase):
    return f" {phrase} " in f" {' '.join(words_of(text))} "


def marked_words(hit, plain):
    """Those of the words of which some form is marked: forms share four letters."""
    text = hit["snippet"].encode()
    marks = [fold(text[begin:end].decode()) for begin, end in hit["snippet_marks"]]
    return {word for word in plain for mark in marks if word[:4] in mark}


def body_of(arguments, hit):
    """The text as indexed: without the title, which stands above the snippet."""
    run = subprocess.run(
        [arguments.search, "--db", arguments.db, "--format", "json", "--show", hit["id"]],
        stdout=subprocess.PIPE, check=True)
    return json.loads(run.stdout)["body"]


def faults(hit, body, phrases, plain):
    """What the snippet of a hit lacks; the title is shown beside it."""
    snippet = hit["snippet"]
    found = [p for p in phrases if not has_phrase(hit["title"] + " " + snippet, p)]
    bodies = [set(words_of(sentence)) for sentence in SENTENCE_END.split(body)]
    most = max((len(words & set(plain)) for words in bodies), default=0)
    shown = len(marked_words(hit, plain))
    if most >= 2 and shown < 2:
        found.append("two words")
    if most >= 1 and shown < 1:
        found.append("one word")
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--search", required=True)
    parser.add_argument("--db", required=True)
    parser.add_argument("--queries", type=int, default=1000)
    parser.add_argument("--limit", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=5, help="so many faults are printed")
    parser.add_argument("folders", nargs="+")
    arguments = parser.parse_args()
    files = sorted(p for f in arguments.folders for p in pathlib.Path(f).rglob("*.txt"))
    queries = draw(files, arguments.queries, random.Random(arguments.seed))
    hits = ask(arguments, queries)
    bad = 0
    for hit in hits:
        if "error" in hit:
            sys.exit(f"query failed: {hit}")
        phrases, plain = queries[int(hit["qid"])]
        lacking = faults(hit, read(hit["path"]), phrases, plain)
        if lacking:
            lacking = faults(hit, body_of(arguments, hit), phrases, plain)
        bad += bool(lacking)
        if lacking and bad <= arguments.show:
            print(f"{hit['path']}\n  {phrases} {plain} lacks {lacking}\n  {hit['snippet']}\n")
    print(f"{len(queries)} queries, {len(hits)} hits, {bad} with a fault: "
          f"{1 - bad / max(1, len(hits)):.4f} good")


if __name__ == "__main__":
    main()
