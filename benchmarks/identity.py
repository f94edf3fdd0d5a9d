#!/usr/bin/env python3
"""One person, one id: how many ids of an index stand for each of the persons in persons.tsv, and
whether any of these ids stands for two persons.

    benchmarks/identity.py DATELINE_SEARCH INDEX [--least N]

An id counts for a person if its name is one of the given names, perhaps an initial before and up to
two middle names or initials behind it, and the surname; or the two the other way round. `--least N` leaves out ids of fewer releases.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import unicodedata


def folded(text):
    plain = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in plain if not unicodedata.combining(c) and c != ".")


def persons():
    table = pathlib.Path(__file__).with_name("persons.tsv")
    for line in table.read_text().splitlines():
        if line.startswith("#"):
            continue
        surname, given, *others = line.split("\t")
        names = "|".join(given.split(","))
        last = folded(surname)
        yield f"{surname} ({given})", re.compile(
            rf"(?:[a-z] )?(?:{names})(?: [a-z'-]+){{0,2}} {last}(?:,? (?:jr|sr|ii|iii))?|{last},? (?:{names})(?: [a-z])?"
        ), {folded(name) for name in others}


def run(program, index, *arguments):
    command = [program, "--db", index, "--format", "jsonl", *arguments]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in output.splitlines()]


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("search")
    options.add_argument("index")
    options.add_argument("--least", type=int, default=1)
    given = options.parse_args()
    listed = run(given.search, given.index, "--list", "officials")
    known = list(persons())
    ids, mixed = 0, 0
    for name, pattern, others in known:
        mine = [v for v in listed if v["count"] >= given.least and pattern.fullmatch(folded(v["label"]))
                and folded(v["label"]) not in others]
        ids += len(mine)
        print(f"{len(mine)}  {name}: " + ", ".join(f"{v['value']} {v['count']}" for v in mine))
        for value in mine:
            person = run(given.search, given.index, "--show", "official:" + value["value"], "--limit", "1")[0]
            for form in person["names"]:
                text = folded(form["value"])
                if pattern.fullmatch(text) or " " not in text:
                    continue
                if any(other.fullmatch(text) for _, other, _ in known):
                    mixed += 1
                    print(f"   another person's name under {value['value']}: {form['value']}")
    print(f"{len(known)} persons, {ids} ids: {ids / len(known):.3f} ids a person; names of another person: {mixed}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
