#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""traces.py PROGRAM DEMO: what the program leaves behind. It is used for a while, under strace; then none of the demo's
words may be found in any file it could have written but the casebook, and it may have opened no socket to a network."""

import os
import pathlib
import re
import shutil
import sys
import tempfile
import time

from atspi import Failure, Program, Tap, find_all, name, press, wait_focus, wait_for, wait_until, write

# A checkout may itself lie in one of the folders that are looked through, and holds the demo.
PROJECT = pathlib.Path(__file__).resolve().parents[2]

# Words of the demo in both scripts; whatever quotes a record quotes one of them.
WORDS = ["Akhmedyarov", "Ахмедьяров", "Utepova", "Утепова", "Batyrbekov", "Батырбеков", "Uralsk Week"]


def use(window):
    table = wait_for(window, role="tree table", named="Cases")
    wait_until(lambda: [row for row in find_all(table, role="table row") if ";" in name(row)], "the cases")
    press("ctrl+f")
    write(wait_for(window, role="entry", named="Search"), "Ахмедьяров")
    wait_for(window, role="label", named="1 of 3")
    press("Escape")
    for keys in ("alt+1", "alt+2", "alt+3"):
        press(keys)
        wait_focus(role="table row")
        press("Return")
        wait_for(window, role="button", named="History of This Record")
    press("alt+4")
    wait_for(window, role="button", named="Show All Incidents")


def folders(program):
    home = pathlib.Path(program.home)
    places = [home, pathlib.Path(os.environ["HOME"]), pathlib.Path(os.environ["XDG_RUNTIME_DIR"]),
              pathlib.Path("/tmp"), pathlib.Path("/var/tmp"), pathlib.Path("/dev/shm")]
    return {place.resolve() for place in places if place.is_dir()}


def written_since(path, since):
    try:
        status = path.stat()
    except OSError:
        return False  # gone by now
    return max(status.st_mtime, status.st_ctime) >= since


def files_below(places, spared, since):
    """What was written since: older files are not the program's doing."""
    for place in places:
        for path in place.rglob("*"):
            if path.is_file() and not path.is_symlink() and path not in spared \
                    and not path.is_relative_to(PROJECT) and written_since(path, since):
                yield path


def words_in(path):
    try:
        data = path.read_bytes()
    except OSError:
        return []
    return [word for word in WORDS
            for coded in (word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be")) if coded in data]


def check_files(tap, program, trace, since):
    spared = {pathlib.Path(program.casebook + end).resolve() for end in ("", "-wal", "-shm")} | {pathlib.Path(trace).resolve()}
    if not words_in(pathlib.Path(program.casebook)):
        raise Failure("the words are not even in the casebook: this test finds nothing")
    looked_at = 0
    for path in set(files_below(folders(program), spared, since)):
        looked_at += 1
        found = words_in(path)
        if found:
            raise Failure(f"{found} in {path}")
    tap.step(f"nothing of a record in any of {looked_at} files but the casebook")


def check_sockets(tap, trace):
    calls = pathlib.Path(trace).read_text(encoding="utf-8", errors="replace")
    if "AF_UNIX" not in calls:
        raise Failure("strace saw no socket at all, not even the display's: this test finds nothing")
    network = sorted(set(re.findall(r".*\bAF_INET6?\b.*", calls)))
    if network:
        raise Failure("a socket to a network: " + network[0])
    tap.step("no socket to a network")


def main(tap, executable, demo):
    since = time.time() - 1
    folder = tempfile.mkdtemp(prefix="trace-")
    trace = os.path.join(folder, "calls")
    wrapper = ["strace", "-f", "--seccomp-bpf", "-qq", "-o", trace, "-e", "trace=socket,connect"]
    try:
        with Program(executable, demo, wrapper=wrapper) as program:
            use(program.start())
            program.quit()
            tap.step("used for a while")
            check_files(tap, program, trace, since)
            check_sockets(tap, trace)
    finally:
        shutil.rmtree(folder)


Tap().run(main, *sys.argv[1:])
