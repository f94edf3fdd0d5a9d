"""Prints common/data/usual_tables.txt anew: the head of a Zstandard dictionary (RFC 8878, section 5)
whose content is common/data/usual_words.txt, in hexadecimal digits. Standard input: releases as
`dateline-search --format opensearch-bulk` writes them, of which every 20th is counted.
"""

import ctypes
import ctypes.util
import json
import pathlib
import sys

LEVEL = 4  # as in common/packing.cpp


class Parameters(ctypes.Structure):
    _fields_ = [("level", ctypes.c_int), ("log", ctypes.c_uint), ("id", ctypes.c_uint)]


def main():
    texts = [json.loads(line).get("body", "") for line in sys.stdin]
    samples = [text.encode() for text in texts if text][::20]
    words = (pathlib.Path(__file__).parent.parent / "common/data/usual_words.txt").read_bytes()
    zstd = ctypes.CDLL(ctypes.util.find_library("zstd"))
    zstd.ZDICT_finalizeDictionary.restype = ctypes.c_size_t
    room = ctypes.create_string_buffer(len(words) + 100_000)
    sizes = (ctypes.c_size_t * len(samples))(*map(len, samples))
    size = zstd.ZDICT_finalizeDictionary(
        room, ctypes.c_size_t(len(room)), words, ctypes.c_size_t(len(words)),
        b"".join(samples), sizes, ctypes.c_uint(len(samples)), Parameters(LEVEL, 0, 1))
    if zstd.ZDICT_isError(ctypes.c_size_t(size)):
        sys.exit("packing_tables.py: too few releases on standard input; give it a thousand")
    print(room.raw[:size - len(words)].hex())


main()
