#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
#
# bench-table.py LOG: what the benchmarks of Meson's JSON log printed, as one table; below it, every goal that was
# missed. A row ends in "ok" or "MISSED" where there is a goal. Fails only when a benchmark did not finish.

import json
import re
import sys


def pad(text, width):
    return text + " " * max(width - len(text), 0)


def as_row(line):
    """A row of a Markdown table of one value and one goal, in the columns of the others."""
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    if len(cells) != 4:
        return line
    what, ours, goal, verdict = cells
    if verdict == "":
        return pad(what, 46)
    goal = f"≤ {goal}"
    return f"{pad(what, 46)} {ours:>10}  {'-':>10}  {'-':>6}  {pad(goal, 16)} {'ok' if verdict == 'met' else verdict}"


def main():
    missed = []
    broken = []
    n_goals = 0
    with open(sys.argv[1], encoding="utf-8") as log:
        for test in map(json.loads, log):
            name = test["name"].split(" / ")[-1].split(":")[-1].strip()
            print(f"\n{name}")
            if test["result"] != "OK":
                broken.append(f"{name}: {test['result'].lower()}")
            for line in test.get("stdout", "").splitlines():
                row = as_row(line) if line.startswith("|") else line
                if row.strip():
                    print(row.rstrip())
                if re.search(r"\b(ok|MISSED)$", row.rstrip()):
                    n_goals += 1
                if row.rstrip().endswith("MISSED"):
                    missed.append(f"MISSED  {name}: " + re.sub(r"\s{2,}", "  ", row.strip()).removesuffix("MISSED"))
    print()
    print("\n".join(broken + missed + [f"{n_goals - len(missed)} of {n_goals} goals met, {len(missed)} missed."]))
    return 1 if broken else 0


sys.exit(main())
