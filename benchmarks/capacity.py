#!/usr/bin/env python3
"""What an archive of any size takes, from what generated ones of several sizes took.

    capacity.py WORK [--programs build/release] [--sizes 50000,100000,...,2000000] [--paragraphs N]

Generates releases into WORK (smaller folders are the beginnings of larger ones), builds an index of
each size and asks it queries of several classes, fits a model and says what 10^8 and 10^9 releases
would take. Results go to WORK/measured.json as they come; a size that is there is not measured
again. Needs Python 3 and no library, and three times the disk of the largest index: with
the releases 50 kB of each of the usual length, 22 with --paragraphs 3.

The model, fitted by least squares of relative errors:
  processor time, bytes      a * n                     (n: releases)
  memory of a build          a                         (the largest: --memory bounds it)
  milliseconds of a class    a + b * n                 (what is read of posting lists grows with n)
"""
import argparse
import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

CLASSES = ("rare word", "common word", "two words", "three words, any", "phrase", "word and year")


def generate(programs, work, sizes, paragraphs):
    """Folders of which the first k hold sizes[k - 1] releases."""
    folders, first = [], 0
    for size in sizes:
        folder = work / f"releases-{paragraphs}-{first}-{size}"
        if not (work / f"{folder.name}.done").exists():
            subprocess.run([programs / "benchmarks/dateline-generate", "-n", str(size - first),
                            "--first", str(first), "--paragraphs", str(paragraphs), folder],
                           check=True)
            (work / f"{folder.name}.done").touch()
        folders.append(folder)
        first = size
    return folders


def words_of(folder, count=400):
    """Words by how many of some of the releases have them."""
    frequencies = {}
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for path in random.Random(1).sample(files, min(count, len(files))):
        for word in set(path.read_text().lower().split()):
            if word.isalpha() and len(word) > 2:
                frequencies[word] = frequencies.get(word, 0) + 1
    return sorted(frequencies, key=lambda word: (-frequencies[word], word)), files


def queries_of(folder, each=30):
    chance = random.Random(2)
    ranked, files = words_of(folder)
    common, rare = ranked[20:200], ranked[-3000:]

    def pair():
        words = chance.choice(files).read_text().split("\n\n", 1)[-1].split()
        at = chance.randrange(len(words) - 1)
        two = words[at:at + 2]
        return " ".join(two) if all(word.isalpha() for word in two) else pair()

    lines = []
    for _ in range(each):
        a, b, c = chance.sample(common, 3)
        lines += [("rare word", chance.choice(rare)), ("common word", a), ("two words", f"{a} AND {b}"),
                  ("three words, any", f"{a} OR {b} OR {c}"), ("phrase", f'"{pair()}"'),
                  ("word and year", f"{a} date:{chance.randrange(2005, 2025)}")]
    return "".join(f"{group}\t{query}\n" for group, query in lines)


def build(programs, work, folders, size):
    index = work / f"index-{size}"
    subprocess.run(["rm", "-rf", index])
    begin = time.time()
    command = [programs / "indexer/dateline-index", "--quiet", "--db", index, *folders]
    _, status, used = os.wait4(subprocess.Popen(command).pid, 0)
    end = time.time()
    if status != 0:
        sys.exit(f"{command[0]} failed")
    return index, {
        "releases": size,
        "input_bytes": sum(path.stat().st_size for folder in folders
                           for path in folder.rglob("*") if path.is_file()),
        "build_wall_s": end - begin,
        "build_cpu_s": used.ru_utime + used.ru_stime,
        "build_peak_mb": used.ru_maxrss / 1024,
        "index_bytes": sum(path.stat().st_size for path in index.iterdir()),
    }


def ask(programs, index, queries):
    report = subprocess.run([programs / "benchmarks/dateline-bench", "--db", index, "--queries",
                             queries, "--match", "any", "--rounds", "5", "--read", "snippets",
                             "--json"], check=True, capture_output=True, text=True)
    medians = {one["name"]: one["p50"] for one in json.loads(report.stdout)["summary"]}
    return ({group: medians[group] for group in CLASSES},
            {group: medians[f"postings, {group}"] for group in CLASSES})


def fit(points):
    """a and b of y = a + b * n, least squares of relative errors, neither below 0."""
    weights = [1 / (y * y) for _, y in points]
    total = sum(weights)
    mean_n = sum(w * n for w, (n, _) in zip(weights, points)) / total
    mean_y = sum(w * y for w, (_, y) in zip(weights, points)) / total
    spread = sum(w * (n - mean_n) ** 2 for w, (n, _) in zip(weights, points))
    slope = sum(w * (n - mean_n) * (y - mean_y)
                for w, (n, y) in zip(weights, points)) / spread if spread else 0
    slope = max(slope, 0.0)
    return max(mean_y - slope * mean_n, 0.0), slope


def per_release(measured, key):
    return sum(one[key] / one["releases"] for one in measured) / len(measured)


def report(measured, limit_ms, journey_ms):
    out = ["| releases | releases a s | processor s | s a million | peak MB | index MB "
           "| bytes a release | " + " | ".join(f"{group}, ms" for group in CLASSES) + " |",
           "|--:" * (7 + len(CLASSES)) + "|"]
    for one in measured:
        out.append("| {:,} | {:.0f} | {:.0f} | {:.0f} | {:.0f} | {:.0f} | {:.0f} | {} |".format(
            one["releases"], one["releases"] / one["build_wall_s"], one["build_cpu_s"],
            one["build_cpu_s"] / one["releases"] * 1e6,
            one["build_peak_mb"], one["index_bytes"] / 1e6, one["index_bytes"] / one["releases"],
            " | ".join(f"{one['latency_ms'][group]:.2f}" for group in CLASSES)))
    first, last = measured[0], measured[-1]
    out += ["", f"From {first['releases']:,} to {last['releases']:,} the median query takes, and "
            "its terms have postings, so many times: " + "; ".join(
                f"{group} {last['latency_ms'][group] / first['latency_ms'][group]:.1f} and "
                f"{last['postings'][group] / max(first['postings'][group], 1):.1f}"
                for group in CLASSES)]
    models = {group: fit([(one["releases"], one["latency_ms"][group]) for one in measured])
              for group in CLASSES}
    out += ["", "Milliseconds, fitted: " + "; ".join(
        f"{group} {a:.2f} + {b * 1e6:.2f} a million" for group, (a, b) in models.items()), ""]
    slowest = max(CLASSES, key=lambda group: models[group][1])
    a, b = models[slowest]
    shard = int((limit_ms - journey_ms - a) / b) if b else measured[-1]["releases"]
    cpu, size = per_release(measured, "build_cpu_s"), per_release(measured, "index_bytes")
    out += [f"| releases | shards of {shard:,} | index, TB | memory, GB | build, core hours | "
            f"{slowest}, ms, one shard a core |", "|--:|--:|--:|--:|--:|--:|"]
    for releases in (10 ** 8, 10 ** 9):
        shards = -(-releases // shard)
        out.append("| {:,} | {:,} | {:.2f} | {:.0f} | {:.0f} | {:.0f} |".format(
            releases, shards, releases * size / 1e12, releases * size * 0.15 / 1e9,
            releases * cpu / 3600, a + b * releases / shards + journey_ms))
    out += ["", f"Assumed: an answer of the slowest class ({slowest}) in {limit_ms} ms, of which "
            f"{journey_ms} are the journey to the servers and back; shards asked at the same time, "
            f"each on a core of its own; 15 % of the index, its posting lists, kept in memory by the "
            f"system; time that grows with a shard's releases as it did up to "
            f"{measured[-1]['releases']:,}, and a vocabulary that does, too."]
    return "\n".join(out)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("--programs", type=Path, default=Path("build/release"))
    parser.add_argument("--sizes", default="50000,100000,250000,500000,1000000,2000000")
    parser.add_argument("--paragraphs", type=int, default=12, help="of a release, at most (3 or more)")
    parser.add_argument("--limit-ms", type=float, default=200)
    parser.add_argument("--journey-ms", type=float, default=2)
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    programs = given.programs.resolve()
    sizes = sorted(int(size) for size in given.sizes.split(","))
    file = given.work / "measured.json"
    measured = json.loads(file.read_text()) if file.exists() else []
    others = [one for one in measured if one["paragraphs"] != given.paragraphs]
    measured = [one for one in measured if one["paragraphs"] == given.paragraphs]
    folders = generate(programs, given.work, sizes, given.paragraphs)
    queries = given.work / "queries.tsv"
    queries.write_text(queries_of(folders[0]))
    for i, size in enumerate(sizes):
        if any(one["releases"] == size for one in measured):
            continue
        index, one = build(programs, given.work, folders[:i + 1], size)
        one["paragraphs"] = given.paragraphs
        one["latency_ms"], one["postings"] = ask(programs, index, queries)
        measured.append(one)
        file.write_text(json.dumps(others + measured, indent=1))
        subprocess.run(["rm", "-rf", index])
        print(f"{size:,} measured", file=sys.stderr)
    measured.sort(key=lambda one: one["releases"])
    print(report(measured, given.limit_ms, given.journey_ms))


if __name__ == "__main__":
    main()
