#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""demo.py PROGRAM DEMO: the welcome page of a phone's width: a casebook without a passphrase, and the demo, whose copy
is private, whole and opened in one window only."""

import os
import stat
import sys

from atspi import (Failure, Program, Tap, activate, children, find_all, key_to, press, wait_for, wait_gone, wait_until,
                   write)


def mode(path):
    return stat.S_IMODE(os.stat(path).st_mode)


def look_at_choices(tap, window):
    """A line that does not fit is a warning, and a warning ends the program."""
    activate(wait_for(window, role="button", named="New Casebook…"))
    wait_for(window, role="button", named="Choose a Place…")
    key_to("Five Words Drawn by Lot")
    for row in ("A Passphrase of My Own", "Without a Passphrase"):
        key_to(row, key="Down")
        press("space")
    wait_for(window, containing="Keep only practice data in it")
    press("Escape")
    wait_gone(window, role="button", named="Choose a Place…")
    tap.step("every choice of a passphrase fits a narrow window")


def explore(tap, program, window, demo):
    copy = os.path.join(program.home, ".local", "share", "qorgan", "demo.casebook")
    os.makedirs(os.path.dirname(copy), mode=0o700)
    with open(copy + ".part", "wb") as file:
        file.write(b"half of a demo")
    activate(wait_for(window, role="button", named="Explore the Demo"))
    wait_for(window, named="Demo made from public reports")
    if os.path.exists(copy + ".part") or os.path.getsize(copy) < os.path.getsize(demo):
        raise Failure("the copy of the demo is not whole")
    tap.step("a copy of the demo that was cut off is no hindrance")
    modes = {path: mode(os.path.join(os.path.dirname(copy), path)) for path in os.listdir(os.path.dirname(copy))}
    if any(bits != 0o600 for bits in modes.values()):
        raise Failure(f"others may read it: {modes}")
    tap.step("the copy of the demo is private")
    activate(wait_for(window, role="toggle button", named="Not encrypted"))
    wait_for(window, role="button", named="Set a Passphrase…")
    press("Escape")
    wait_gone(window, role="button", named="Set a Passphrase…")
    tap.step("what it means not to be encrypted fits a narrow window")
    return copy


def open_again(tap, program, window, copy):
    press("ctrl+o")
    chooser = wait_until(lambda: next((top for top in children(program.application) if top != window), None), "a dialog")
    wait_for(chooser, role="button", named="Open")
    press("slash")  # asks for a path
    write(wait_for(chooser, role="text"), copy)
    activate(wait_for(chooser, role="button", named="Open"))
    wait_until(lambda: len(list(children(program.application))) == 1, "the one window")
    wait_for(window, named="Demo made from public reports")
    if find_all(program.application, containing="Could Not Be Opened"):
        raise Failure("the casebook was opened once more")
    tap.step("opening what is open already shows its window")


def main(tap, executable, demo):
    with Program(executable) as program:
        program.resize(360, 640)
        window = program.start()
        look_at_choices(tap, window)
        copy = explore(tap, program, window, demo)
        open_again(tap, program, window, copy)
        program.quit()
        window = program.start()
        activate(wait_for(window, role="button", named="Explore the Demo"))
        wait_for(window, named="Demo made from public reports")
        program.quit()
        tap.step("the copy is there the next time")


Tap().run(main, *sys.argv[1:])
