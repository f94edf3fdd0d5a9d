#!/usr/bin/env python3
"""Dates found in the words alone, against what a reader of the same words would say.

    text_dates.py DATELINE-INDEX FOLDER [LIST] [--show]

LIST (text_dates.tsv beside this script, unless given) has a path below FOLDER, `yes` or `no` for
whether the words tell the day of publication, and the day, tab-separated. The releases were drawn
from the Grimmer collection with Python's random.Random(2024).sample of the sorted paths and read by
a person. The names of the files, which hold the day, are not asked. --show prints what is missed or
wrong.
"""
import argparse
import json
import pathlib
import subprocess

SOURCES = "json-ld,meta,feed,front-matter,field,dateline,release-line,url,text"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("list", nargs="?",
                        default=pathlib.Path(__file__).with_name("text_dates.tsv"))
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    rows = [line.split("\t") for line in
            pathlib.Path(arguments.list).read_text().splitlines() if not line.startswith("#")]
    paths = [str(arguments.folder / row[0]) for row in rows]
    lines = subprocess.run([arguments.program, "--inspect", "--date-from", SOURCES, *paths],
                           stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout
    found = {release["path"]: release for release in map(json.loads, lines.splitlines())}
    given = wrong = dateable = right = 0
    for path, (name, can_be_dated, day) in zip(paths, rows):
        release = found.get(path, {})
        date = release.get("date")
        dateable += can_be_dated == "yes"
        given += date is not None
        right += can_be_dated == "yes" and date == day
        wrong += date is not None and date != day
        if arguments.show and date != (day or None):
            print(f"{name}: a reader says {day or 'nothing'}, found {date} "
                  f"{release.get('date_evidence')}")
    print(f"{len(rows)} releases, {dateable} that a reader can date: {right / dateable:.3f} of them "
          f"given; of {given} given {wrong / given:.3f} wrong")


if __name__ == "__main__":
    main()
