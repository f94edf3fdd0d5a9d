#!/usr/bin/env python3
"""Dateline beside other engines on one folder, all from Debian's packages, measured in turn.

    peers.py FOLDER WORK --programs build/release [--queries FILE] [--rounds N] [--peers dateline,omindex,...]

Builds each engine's index of FOLDER below WORK, and asks each the same questions through its command line, start to exit.
A round goes through all engines before the next begins, in another order each time, so that what else the machine does hits
all. Prints Markdown: medians, and least to most. With --queries, a file of class, tab, query, also the latency by class inside
Dateline (dateline-bench) and inside Lucene.

Packages: xapian-omega xapian-tools recollcmd liblucene8-java openjdk-17-jdk-headless ripgrep python3. SQLite is Python's own.
An engine that is missing is left out, and named."""
import argparse
import glob
import json
import os
import platform
import random
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
QUIET = dict(stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def jars():
    found = [glob.glob(f'/usr/share/java/lucene-{name}-8.*.jar') for name in ('core', 'analyzers-common')]
    return ':'.join(sorted(names)[-1] for names in found if names) if all(found) else None


class Peer:
    """needs: programs that must be there. build: command that makes the index. ask: command for a query, or None."""

    def __init__(self, name, needs, build, ask, index, words=None, prepare=None):
        self.name, self.needs, self.build, self.ask, self.index = name, needs, build, ask, index
        self.words = words or {}
        self.prepare = prepare

    def missing(self):
        return [p for p in self.needs if not shutil.which(p) and not os.path.exists(p)]


def peers(folder, work, programs):
    """All engines, with the commands that their users would type."""
    at = lambda name: os.path.join(work, name)
    index, search = os.path.join(programs, 'indexer/dateline-index'), os.path.join(programs, 'searcher/dateline-search')
    me, classes = os.path.abspath(__file__), jars()
    java = ['java', '-Xmx1g', '-cp', f'{classes}:{at("classes")}', 'LuceneBench']

    def recoll():
        os.makedirs(at('recoll'), exist_ok=True)
        with open(at('recoll/recoll.conf'), 'w') as conf:
            conf.write(f'topdirs = {folder}\nindexstemminglanguages = english\n')

    def lucene():
        os.makedirs(at('classes'), exist_ok=True)
        subprocess.run(['javac', '-cp', classes, '-d', at('classes'), os.path.join(HERE, 'LuceneBench.java')], check=True)

    all_peers = [
        Peer('dateline', [index, search], [index, '--quiet', '--db', at('dateline'), folder],
             lambda q: [search, '--db', at('dateline'), '--', q], 'dateline'),
        Peer('omindex, quest', ['omindex', 'quest'],
             ['omindex', '--db', at('omindex'), '--url', '/', '--mime-type=txt:text/plain', '--overwrite', folder],
             lambda q: ['quest', '-s', 'english', '-m', '10', '-d', at('omindex'), q], 'omindex'),
        Peer('recoll', ['recollindex', 'recollq'], ['recollindex', '-c', at('recoll'), '-z'],
             lambda q: ['recollq', '-c', at('recoll'), '-n', '10', q.replace('NOT ', '-')], 'recoll/xapiandb', prepare=recoll),
        Peer('SQLite FTS5', ['sqlite3'], [sys.executable, me, '--build-sqlite', folder, at('sqlite')],
             lambda q: ['sqlite3', at('sqlite'), "select path from release join words on id = words.rowid where words match '"
                        + q + "' order by rank limit 10"], 'sqlite'),
    ]
    if classes and shutil.which('javac'):
        all_peers.append(Peer('Lucene, 1 thread', ['java'], java + ['index', folder, at('lucene1'), '1'], None, 'lucene1', prepare=lucene))
        all_peers.append(Peer('Lucene, 2 threads', ['java'], java + ['index', folder, at('lucene'), '2'], None, 'lucene', prepare=lucene))
    all_peers.append(Peer('ripgrep', ['rg'], None,
                          lambda q: None if ' NOT ' in q else ['rg', '-l', '-i', '-w', '-F', q.replace('"', ''), folder], None))
    return all_peers


def build_sqlite(folder, target):
    """What a script of a few lines would do: a table of paths, words stemmed, text not kept."""
    database = sqlite3.connect(target)
    database.execute('create table release(id integer primary key, path)')
    database.execute("create virtual table words using fts5(body, content='', tokenize='porter unicode61')")
    for number, path in enumerate(files_of(folder), 1):
        with open(path, 'rb') as file:
            text = file.read().decode('utf-8', 'replace')
        database.execute('insert into release values(?, ?)', (number, path))
        database.execute('insert into words(rowid, body) values(?, ?)', (number, text))
    database.commit()


def files_of(folder):
    return sorted(os.path.join(d, f) for d, _, names in os.walk(folder) for f in names)


def bytes_of(path):
    if os.path.isfile(path):
        return os.path.getsize(path)
    return sum(os.path.getsize(f) for f in files_of(path) if os.path.isfile(f))


def family_megabytes(root):
    """Memory of a process and all below it, shared pages counted once."""
    total, family = 0, [root]
    for pid in family:
        try:
            for task in os.listdir(f'/proc/{pid}/task'):
                with open(f'/proc/{pid}/task/{task}/children') as children:
                    family += [int(child) for child in children.read().split()]
            with open(f'/proc/{pid}/smaps_rollup') as lines:
                total += sum(int(line.split()[1]) for line in lines if line.startswith('Pss:'))
        except (OSError, ValueError):
            pass  # it ended meanwhile
    return total * 1024 / 1e6


def measured(command):
    """Runs it; wall seconds, processor seconds, peak megabytes."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    process, peak = subprocess.Popen(command, **QUIET), [0.0]

    def watch():
        while process.poll() is None:
            peak[0] = max(peak[0], family_megabytes(process.pid))
            time.sleep(0.05)

    watcher = threading.Thread(target=watch)
    watcher.start()
    watcher.join()
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode not in (0, 1):
        sys.exit(f'{command[0]} ended with {process.returncode}')
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, peak[0]


def remove(path):
    if os.path.isdir(path):
        shutil.rmtree(path)
    elif os.path.exists(path):
        os.remove(path)


def spread(values, digits=1):
    text = lambda v: f'{v:,.{digits}f}'
    return text(values[0]) if len(values) == 1 else f'{text(statistics.median(values))} ({text(min(values))}-{text(max(values))})'


def measure_building(chosen, folder, work, rounds):
    count, size = len(files_of(folder)), bytes_of(folder)
    builders, figures = [p for p in chosen if p.build], {}
    for peer in builders:
        if peer.prepare:
            peer.prepare()
    for number in range(rounds):
        order = builders[:]
        random.Random(number).shuffle(order)
        for peer in order:
            remove(os.path.join(work, peer.index))
            figures.setdefault(peer.name, []).append(measured(peer.build))
    print(f'\n{count:,} files, {size / 1e6:,.1f} MB; {rounds} round(s) in turn.\n')
    print('| building | files/s | seconds | processor s | peak MB | index / input |\n|---|--:|--:|--:|--:|--:|')
    for peer in builders:
        wall, cpu, peak = zip(*figures[peer.name])
        ratio = bytes_of(os.path.join(work, peer.index)) / size
        print(f'| {peer.name} | {count / statistics.median(wall):,.0f} | {spread(wall)} | {spread(cpu)} | {spread(peak, 0)} | {ratio:.2f} |')


def questions(folder, seed=1):
    """A rare word, a common one, a phrase and an exclusion, drawn from the folder itself."""
    import collections
    import re
    chance, documents, phrases = random.Random(seed), collections.Counter(), collections.Counter()
    sample = chance.sample(files_of(folder), min(2000, len(files_of(folder))))
    for path in sample:
        with open(path, encoding='utf-8', errors='replace') as file:
            text = file.read().lower()
        documents.update(set(re.findall(r'[a-z]{4,14}', text)))
        phrases.update(re.findall(r'(?=\b([a-z]{3,} [a-z]{3,} [a-z]{3,})\b)', text))
    ordered = sorted(documents, key=lambda w: (-documents[w], w))
    rare = chance.choice(sorted(w for w in documents if documents[w] == 2))
    common = [w for w in ordered if documents[w] < 0.5 * len(sample)][:2]
    phrase = sorted(phrases, key=lambda p: (-phrases[p], p))[5]
    return {'rare word': rare, 'common word': common[0], 'phrase': f'"{phrase}"', 'exclusion': f'{common[0]} NOT {common[1]}'}


def measure_asking(chosen, folder, rounds):
    asked = questions(folder)
    askers, times = [p for p in chosen if p.ask], {}
    for number in range(-2, rounds):
        for kind, query in asked.items():
            order = askers[:]
            random.Random(number).shuffle(order)
            for peer in order:
                command = peer.ask(query)
                if command is None or (peer.name == 'ripgrep' and number >= 5):
                    continue
                start = time.perf_counter()
                ended = subprocess.run(command, **QUIET).returncode
                milliseconds = (time.perf_counter() - start) * 1e3
                if ended not in (0, 1):
                    sys.exit(f'{command[0]} ended with {ended} when asked {query}')
                if number >= 0:
                    times.setdefault((peer.name, kind), []).append(milliseconds)
    print(f'\nWhole runs of the command line, ms, warm, 10 hits; median (least-most) of {rounds}:', ', '.join(f'`{q}`' for q in asked.values()), '\n')
    print('| asking | ' + ' | '.join(asked) + ' |\n|---' + '|--:' * len(asked) + '|')
    for peer in askers:
        cells = [spread(times[peer.name, kind]) if (peer.name, kind) in times else '-' for kind in asked]
        print(f'| {peer.name} | ' + ' | '.join(cells) + ' |')


def measure_inside(work, programs, queries, rounds):
    """Milliseconds by class inside Dateline and inside Lucene, in turn."""
    bench = [os.path.join(programs, 'benchmarks/dateline-bench'), '--db', os.path.join(work, 'dateline'), '--queries', queries,
             '--match', 'any', '--rounds', '5', '--json']
    lucene = ['java', '-Xmx1g', '-cp', f'{jars()}:{os.path.join(work, "classes")}', 'LuceneBench', 'query',
              os.path.join(work, 'lucene'), queries, '5']
    rows = {}
    for _ in range(rounds):
        for one in json.loads(subprocess.run(bench, check=True, capture_output=True, text=True).stdout)['summary']:
            rows.setdefault(one['name'], {}).setdefault('dateline', []).append((one['p50'], one['p99']))
        if jars() and os.path.isdir(os.path.join(work, 'lucene')):
            for line in subprocess.run(lucene, check=True, capture_output=True, text=True).stdout.splitlines():
                name, _, p50, _, p99, _ = line.split('\t')
                rows.setdefault(name, {}).setdefault('Lucene', []).append((float(p50), float(p99)))
    print('\nInside one process, ms, warm, 10 hits, `--match any`; medians of the runs.\n')
    print('| class | Dateline p50 | p99 | Lucene p50 | p99 |\n|---|--:|--:|--:|--:|')
    for name, row in rows.items():
        cells = []
        for engine in ('dateline', 'Lucene'):
            values = row.get(engine)
            cells += [f'{statistics.median(v):.3f}' for v in zip(*values)] if values else ['-', '-']
        print(f'| {name} | ' + ' | '.join(cells) + ' |')


def main():
    if sys.argv[1:2] == ['--build-sqlite']:
        return build_sqlite(*sys.argv[2:4])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False)
    parser.add_argument('folder')
    parser.add_argument('work')
    parser.add_argument('--programs', required=True, help='the build folder')
    parser.add_argument('--queries')
    parser.add_argument('--rounds', type=int, default=3, help='of building; asking takes five times as many')
    parser.add_argument('--peers', help='only those whose names begin so, separated by commas')
    parser.add_argument('--keep', action='store_true', help='do not build: the indexes are there')
    given = parser.parse_args()
    folder, work, programs = map(os.path.abspath, (given.folder, given.work, given.programs))
    os.makedirs(work, exist_ok=True)
    chosen = peers(folder, work, programs)
    if given.peers:
        chosen = [p for p in chosen if p.name.lower().startswith(tuple(given.peers.lower().split(',')))]
    for peer in chosen:
        if peer.missing():
            print(f'{peer.name} is left out: no', ', '.join(peer.missing()), file=sys.stderr)
    chosen = [p for p in chosen if not p.missing()]
    print(f'{platform.system()} {platform.release()}, {os.cpu_count()} cores, load average {os.getloadavg()[0]:.1f}')
    if not given.keep:
        measure_building(chosen, folder, work, given.rounds)
    measure_asking(chosen, folder, given.rounds * 5)
    if given.queries:
        measure_inside(work, programs, os.path.abspath(given.queries), given.rounds)


if __name__ == '__main__':
    main()
