#!/usr/bin/env python3
"""Dates that files state, read here by other means, against what dateline-index --inspect finds.

    stated_dates.py DATELINE-INDEX CORPORA [--show N]

CORPORA holds the folders named in the table below; those that are missing are left out. A feed's
instant in UTC counts as right on its UTC day and on the day at the publisher's place. Releases that
state no date are counted too: "found elsewhere" had one in their text, "invented" got one from a
field that does not state it. --show prints the first N that are wrong or not given, by corpus.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

WASHINGTON = ZoneInfo("America/New_York")
STATED = {"json-ld", "meta", "feed", "front-matter", "field"}


def day_or_none(text):
    try:
        return date.fromisoformat(text).isoformat()
    except (TypeError, ValueError):
        return None


def feed_id(link):
    return "feed:" + " ".join(link.split()).replace("%", "%25").replace(" ", "%20")


def feed_items(path):
    for item in ElementTree.fromstring(path.read_bytes().lstrip()).iter("item"):
        guid = (item.findtext("guid") or item.findtext("link") or "").strip()
        stated = item.findtext("pubDate")
        days = set()
        if stated:
            instant = parsedate_to_datetime(stated)
            days = {instant.date().isoformat(), instant.astimezone(WASHINGTON).date().isoformat()}
        yield feed_id(guid), days


def front_matter(path):
    head = path.read_text(encoding="utf-8", errors="replace").split("\n---", 1)[0]
    found = re.search(r"^date: *['\"]?(\d{4}-\d\d-\d\d)", head, re.M)
    yield None, {found[1]} if found else set()


def published_meta(path):
    page = path.read_text(encoding="utf-8", errors="replace")
    found = re.search(r"article:published_time\"[^>]*content=\"(\d{4}-\d\d-\d\d)", page)
    yield None, {found[1]} if found else set()


def json_lines(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        record = json.loads(line)
        day = day_or_none(record.get("date"))
        name = feed_id(record["url"]) if record.get("url") else f"#{number}"
        yield name, {day} if day else set()


def australian(path):
    record = ElementTree.fromstring(path.read_bytes()).find("transcript")
    found = re.fullmatch(r"\s*(\d+)/(\d+)/(\d+)\s*", record.findtext("release-date") or "")
    if not (record.findtext("title") or record.findtext("content") or "").strip():
        return  # nothing to index
    if not found:
        yield None, set()
        return
    day, month, year = map(int, found.groups())
    try:
        yield None, {date(year, month, day).isoformat()}
    except ValueError:  # 00/05/1999
        yield None, set()


def government_json(path):
    record = json.loads(path.read_text(encoding="utf-8"))
    days = set()
    for name in ("first_published_at", "public_updated_at"):
        if record.get(name):
            days.add(datetime.fromisoformat(record[name].replace("Z", "+00:00")).date().isoformat())
    yield None, days


CORPORA = {
    "state_rss": feed_items,
    "whitehouse_rss": feed_items,
    "whitehouse_md": front_matter,
    "whitehouse_trump_html": published_meta,
    "congress_press": json_lines,
    "au_pm_media_releases": australian,
    "govuk_examples": government_json,
    "pclob_jekyll": front_matter,
}


def expected_dates(folder, reader):
    """(path, id inside the file or None) -> days that count as right; empty: none is stated."""
    expected = {}
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.name.startswith(".") or path.name == "README.md":
            continue
        try:
            for name, days in reader(path):
                expected.setdefault((str(path), name), set()).update(days)
        except (ValueError, KeyError, ElementTree.ParseError) as error:
            print(f"{path}: not read here: {error}", file=sys.stderr)
    return expected


def found_dates(program, folder):
    lines = subprocess.run([program, "--inspect", folder], stdout=subprocess.PIPE,
                           stderr=subprocess.PIPE, check=False).stdout
    found = {}
    for line in lines.splitlines():
        release = json.loads(line)
        found[(release["path"], release["id"])] = release
        found[(release["path"], "#" + release["id"].rsplit("#", 1)[-1])] = release
        found[(release["path"], None)] = release
    return found


def compare(name, expected, found, show):
    counts = dict.fromkeys(
        ("stated", "right", "wrong", "none", "unread", "unstated", "elsewhere", "invented"), 0)
    for key, days in expected.items():
        release = found.get(key)
        counts["stated" if days else "unstated"] += 1
        if release is None:
            counts["unread"] += 1 if days else 0
            verdict = "unread" if days else None
        elif not days:
            evidence = release["date_evidence"] or {}
            kind = "invented" if evidence.get("from") in STATED else "elsewhere"
            counts[kind] += 1 if release["date"] else 0
            verdict = "invented" if release["date"] and kind == "invented" else None
        else:
            verdict = ("right" if release["date"] in days else
                       "wrong" if release["date"] else "none")
            counts[verdict] += 1
        if verdict not in (None, "right") and show > 0:
            show -= 1
            print(f"  {verdict}: {key[0]} {key[1] or ''} stated {sorted(days)}, found "
                  f"{release and (release['date'] or release['date_partial'])} "
                  f"{release and release['date_evidence']}")
    share = counts["right"] / counts["stated"] if counts["stated"] else 0
    print(f"{name:22} {counts['stated']:6} {share:8.4f} {counts['wrong']:6} {counts['none']:6} "
          f"{counts['unread']:6} {counts['unstated']:8} {counts['elsewhere']:9} "
          f"{counts['invented']:8}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("corpora", type=pathlib.Path)
    parser.add_argument("--show", type=int, default=0)
    arguments = parser.parse_args()
    print("corpus                 stated    right  wrong   none unread unstated elsewhere invented")
    for name, reader in CORPORA.items():
        folder = arguments.corpora / name
        if folder.is_dir():
            compare(name, expected_dates(folder, reader), found_dates(arguments.program, folder),
                    arguments.show)


if __name__ == "__main__":
    main()
