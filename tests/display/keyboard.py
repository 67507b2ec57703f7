#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""keyboard.py PROGRAM DEMO: whoever leaves a record and goes on to another list at once, faster than anything is drawn,
has the keyboard on the row that is chosen there, and a screen reader is told so."""

import sys
import time

from atspi import FOCUS, Program, Tap, check, name, press, states, wait_focus, wait_for, wait_until

PAUSES = (0, 0.05, 0.1, 0.15, 0.2, 0.5)  # seconds between leaving and going on

PAGES = (("alt+1", "Cases"), ("alt+2", "People"), ("alt+3", "Incidents"))


def told(starting=""):
    """A row has the keyboard, and nobody had to look for it."""
    before = FOCUS.n_looks
    row = wait_focus(role="table row", starting=starting)
    check(FOCUS.n_looks == before, f"nobody told that the keyboard is on {name(row)!r}")
    return row


def open_chosen(window):
    press("Return")
    wait_for(window, role="button", named="History of This Record")


def go_on(window, index, pause):
    keys, page = PAGES[index % len(PAGES)]
    press("Escape")
    time.sleep(pause)
    press(keys)
    wait_for(window, role="tree table", named=page)


def open_beside(tap, window):
    """From each list to the next, with a record beside it each time."""
    for index, pause in enumerate(PAUSES):
        opened = name(told()).split(";")[0]
        open_chosen(window)
        told(opened)
        go_on(window, index, pause)
    told()
    tap.step("a record that is open beside its list leaves the keyboard in the list, and so does going on")


def leave_copies(tap, window):
    """A copy is chosen in its list when it is made, far down perhaps: once each list has one, it has the keyboard."""
    for index, pause in enumerate(PAUSES):
        told()
        open_chosen(window)
        press("ctrl+shift+d")
        wait_focus(role="text")
        go_on(window, index, pause)
        if index >= len(PAGES) - 1:
            wait_until(lambda: "selected" in states(told()), "the keyboard on the chosen row")
    tap.step("from the form of a new record it comes to the row that is chosen in the other list")


def main(tap, executable, demo):
    with Program(executable, demo) as program:
        window = program.start()
        wait_focus(role="table row")
        open_beside(tap, window)
        leave_copies(tap, window)
        program.quit()


Tap().run(main, *sys.argv[1:])
