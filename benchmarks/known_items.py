#!/usr/bin/env python3
"""Make a set of known items: releases, each with what a person remembers of it.

usage: known_items.py FOLDER OUT [COUNT [SEED]]

FOLDER holds one folder a senator with files named DDMonYYYY… (the Grimmer collection of releases of
US senators, 2004-2008). A query is four words of the release, the senator's name, and the month and
year: `award business chamber spirit alexander march 2005`. Written are OUT/queries.tsv (id, query)
and OUT/qrels.txt (TREC format); releases of the same senator and month that begin with the same
words are right, too.

The rules, fixed before ranking was tuned: releases of 80 words or more are drawn at random; the four
words are drawn at random from those of the first 100 words that have five letters or more, are said
twice or more in the release, and are neither a senator's name, a month nor among the 300 words that
most releases have. Where fewer than four are said twice, those said once fill up.
"""
import collections
import os
import random
import re
import sys

MONTHS = 'january february march april may june july august september october november december'.split()
NAME = re.compile(r'(\d{1,2})([A-Z][a-z]{2})(\d{4})')


def words_of(text):
    return re.findall(r'[a-z]+', text.lower())


def senator_name(folder):
    return re.sub(r'(?<=[a-z])(?<!Mc)(?=[A-Z])', ' ', folder).lower()


def read_releases(folder):
    releases = []
    for senator in sorted(os.listdir(folder)):
        for name in sorted(os.listdir(os.path.join(folder, senator))):
            stated = NAME.match(name)
            if not stated:
                continue
            with open(os.path.join(folder, senator, name), encoding='utf-8', errors='replace') as file:
                words = words_of(file.read())
            month = next(m for m in MONTHS if m.startswith(stated[2].lower()))
            releases.append((senator, f'{senator}/{name}', words, month, stated[3]))
    return releases


def remembered(words, left_out, chance):
    counts = collections.Counter(words)
    candidates = sorted({w for w in words[:100] if len(w) >= 5 and w not in left_out})
    often = [w for w in candidates if counts[w] >= 2]
    once = [w for w in candidates if counts[w] < 2]
    chance.shuffle(often)
    chance.shuffle(once)
    return (often + once)[:4]


def main():
    folder, out = sys.argv[1:3]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 100
    chance = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 20040)
    releases = read_releases(folder)
    spread = collections.Counter(w for release in releases for w in set(release[2]))
    left_out = {w for w, _ in spread.most_common(300)} | set(MONTHS)
    for release in releases:
        left_out.update(senator_name(release[0]).split())
    alike = collections.defaultdict(list)
    for senator, path, words, month, year in releases:
        alike[senator, month, year, ' '.join(words[:30])].append(path)
    drawn = chance.sample([r for r in releases if len(r[2]) >= 80], count)
    os.makedirs(out, exist_ok=True)
    with open(os.path.join(out, 'queries.tsv'), 'w') as queries, \
            open(os.path.join(out, 'qrels.txt'), 'w') as qrels:
        for number, (senator, path, words, month, year) in enumerate(drawn, 1):
            memory = ' '.join(remembered(words, left_out, chance))
            queries.write(f'{number}\t{memory} {senator_name(senator)} {month} {year}\n')
            for right in alike[senator, month, year, ' '.join(words[:30])]:
                qrels.write(f'{number} 0 {right} 1\n')


if __name__ == '__main__':
    main()
