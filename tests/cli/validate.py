#!/usr/bin/env python3
"""Holds each line of standard input, or each row of CSV or TSV, against a JSON Schema file; names
the first that breaks it.

    validate.py SCHEMA [json|csv|tsv|lines]
"""
import csv
import json
import sys

from jsonschema import Draft202012Validator

schema, form = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "json"
with open(schema, encoding="utf-8") as file:
    rules = json.load(file)
Draft202012Validator.check_schema(rules)
validator = Draft202012Validator(rules)
if form in ("csv", "tsv"):
    objects = list(csv.DictReader(sys.stdin, dialect="excel" if form == "csv" else "excel-tab"))
else:
    lines = sys.stdin.read().splitlines()
    objects = [json.loads(line) for line in lines] if form == "json" else lines
for number, value in enumerate(objects, 1):
    for error in validator.iter_errors(value):
        sys.exit(f"{number}: {error.json_path}: {error.message[:300]}")
print(len(objects))
