#!/usr/bin/env python3
"""The same release read from two formats: are its facts the same?

    same_release.py DATELINE-INDEX FOLDER FOLDER [--show N]

Releases of both folders are paired by URL (scheme, host and archive prefixes left out, so that a
copy on another site pairs too). Of each pair the title, date, countries and officials must be the
same, and so must the words of the body: at most one in fifty may differ. --show prints the first N
differences.
"""
import argparse
import collections
import json
import re
import subprocess


def releases(program, folder):
    lines = subprocess.run([program, "--inspect", folder], stdout=subprocess.PIPE,
                           stderr=subprocess.DEVNULL, check=False).stdout.splitlines()
    return [json.loads(line) for line in lines]


def path_of(url):
    return re.sub(r"^[a-z]+://[^/]+", "", url or "").rstrip("/").lower()


def words(text):
    return collections.Counter(re.findall(r"\w+", text.lower()))


def facts(release):
    return {
        "title": " ".join(re.findall(r"\w+", release["title"].lower())),
        "date": release["date"],
        "countries": sorted(country["code"] for country in release["countries"]),
        "officials": sorted(person["id"] for person in release["officials"]),
    }


def differences(one, other):
    first, second = facts(one), facts(other)
    for name, value in first.items():
        if value != second[name]:
            yield name, value, second[name]
    mine, theirs = words(one["body"]), words(other["body"])
    apart = (mine - theirs) + (theirs - mine)
    if sum(apart.values()) * 50 > sum(mine.values()) + sum(theirs.values()):
        yield "body", sum(mine.values()), apart.most_common(8)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("folders", nargs=2)
    parser.add_argument("--show", type=int, default=0)
    arguments = parser.parse_args()
    ones, others = ({path_of(r["url"]): r for r in releases(arguments.program, folder)}
                    for folder in arguments.folders)
    pairs = sorted((ones.keys() & others.keys()) - {""})
    unequal = collections.Counter()
    same = 0
    for key in pairs:
        found = list(differences(ones[key], others[key]))
        same += not found
        for name, mine, theirs in found:
            unequal[name] += 1
            if arguments.show > 0:
                arguments.show -= 1
                print(f"{key}\n  {name}: {mine}\n  {' ' * len(name)}  {theirs}")
    share = same / len(pairs) if pairs else 0
    print(f"{len(pairs)} pairs, {same} the same ({share:.4f}); differing: {dict(unequal)}")


if __name__ == "__main__":
    main()
