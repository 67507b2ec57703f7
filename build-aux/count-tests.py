#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
#
# count-tests.py LOG STATUS: counts the single tests in Meson's JSON log (a TAP program holds many) and prints the
# total. A program that crashed, timed out or failed without a "not ok" line counts as one failure; a skip counts as a
# failure and is named.

import json
import re
import sys

TAP = re.compile(r"^(not )?ok\b[ \d]*(.*)$")


def count(test):
    """One program's (passed, failed), and the lines to show."""
    passed = failed = 0
    lines = []
    for line in test.get("stdout", "").splitlines():
        match = TAP.match(line)
        if not match:
            continue
        bad, rest = match.groups()
        skipped = re.search(r"#\s*skip", rest, re.IGNORECASE)
        if bad or skipped:
            failed += 1
            lines.append(f"{'skipped' if skipped else 'failed'}: {test['name']}: {rest.strip()}")
        else:
            passed += 1
    if test["result"] != "OK" and failed == 0:
        failed = 1
        lines.append(f"failed: {test['name']}: {test['result'].lower()}")
    elif passed + failed == 0:
        passed = 1
    return passed, failed, lines


def main():
    log, status = sys.argv[1], int(sys.argv[2])
    passed = failed = 0
    shown = []
    try:
        with open(log, encoding="utf-8") as file:
            for line in file:
                more_passed, more_failed, lines = count(json.loads(line))
                passed += more_passed
                failed += more_failed
                shown += lines
    except FileNotFoundError:
        shown.append("failed: no test ran")
        failed = 1
    if status != 0 and failed == 0:
        shown.append(f"failed: meson test ended with {status}")
        failed = 1
    if shown:
        print()
    print("\n".join(shown + [f"{passed} passed, {failed} failed"]))
    return 0 if failed == 0 and passed > 0 else 1


sys.exit(main())
