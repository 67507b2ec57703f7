#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""read-only.py PROGRAM DEMO: a casebook in a file, or a folder, that cannot be written: that is said, everything can be
read, nothing can be typed into it or added, and not a byte of it changes. By keyboard only."""

import os
import subprocess
import sys

from atspi import (Program, Tap, check, find, find_all, key_to, press, states, text, wait_focus, wait_for, wait_until)

CASE = "Lukpan Akhmedyarov: administrative arrest, January 2022"
SAID = "This casebook is open for reading only"


def contents(program):
    with open(program.casebook, "rb") as file:
        return os.listdir(program.folder), file.read()


def try_to_write(tap, program):
    window = program.window
    wait_for(window, containing=SAID)
    wait_focus(starting=CASE)
    check("sensitive" not in states(wait_for(window, role="button", named="New Record")), "a record can be added")
    for keys in ("ctrl+n", "ctrl+shift+n", "ctrl+shift+l", "ctrl+i", "Delete", "ctrl+z"):
        press(keys)
    wait_focus(starting=CASE)
    check(find(window, role="dialog") is None and find(window, role="alert") is None, "something offers to write")
    tap.step("it is said that it can only be read, and no key offers to write")
    press("Return")
    wait_for(window, role="button", named="History of This Record")
    title = key_to("Title")
    check("editable" not in states(title), "the title can be typed in")
    press("x")
    press("alt+Left")
    wait_focus(starting=CASE)
    tap.step("a case can be read, and not be typed in")
    table = os.path.join(program.home, "names.csv")
    with open(table, "w", encoding="utf-8") as file:
        file.write("Name\nDana Omarova\n")
    subprocess.run([program.arguments[-2], table], env=dict(os.environ, HOME=program.home, LANGUAGE="en", LANG="en_US.UTF-8"),
                   timeout=60, check=True)
    wait_for(window, role="label", containing="Nothing was imported: this casebook is open for reading only.")
    tap.step("a table that is opened is not imported, and why is said")


def main(tap, executable, demo):
    with Program(executable, demo) as program:
        before = contents(program)
        try:
            os.chmod(program.casebook, 0o400)
            program.start()
            try_to_write(tap, program)
            program.quit()
            os.chmod(program.casebook, 0o600)
            os.chmod(program.folder, 0o500)
            window = program.start()
            wait_for(window, containing=SAID)
            wait_focus(starting=CASE)
            program.quit()
            tap.step("in a folder that cannot be written it is the same")
        finally:
            os.chmod(program.folder, 0o700)
        check(contents(program) == before, f"the file was changed, or beside it lies {os.listdir(program.folder)}")
        tap.step("not a byte of the file is another, and nothing lies beside it")


Tap().run(main, *sys.argv[1:])
