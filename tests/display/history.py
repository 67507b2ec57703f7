#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""history.py PROGRAM DEMO: a date is corrected twice; the history finds both by the case they belong to, brings the
first value back. By keyboard and by ear."""

import sys

from atspi import (Failure, Program, Tap, activate, find_all, focused, name, press, text, wait_focus, wait_for, wait_gone,
                   wait_until, write)

CASE = "Lukpan Akhmedyarov: administrative arrest, January 2022"
STEP = "Detention · {} Jan 2022"


def tab_to(wanted, most=90):
    for _ in range(most):
        press("Tab")
        node = focused()
        if node is not None and name(node) == wanted:
            return node
    raise Failure(f"Tab never comes to {wanted!r}")


def told(window):
    """What the history tells, newest first, without its days."""
    history = wait_for(window, role="list", named="History")
    return [name(row) for row in find_all(history, role="list item")]


def correct(window, day):
    write(tab_to("Happened"), f"{day}.1.2022")
    press("Tab")
    wait_for(window, role="list item", named=STEP.format(day))


def open_step(window):
    wait_focus(starting=CASE)
    press("Return")
    wait_for(window, role="button", named="History of This Record")
    tab_to(STEP.format(7))
    press("Return")
    wait_until(lambda: text(wait_for(window, role="text", named="Happened")) == "7 Jan 2022", "the step's date")


def find_by_record(tap, window):
    press("ctrl+h")
    wait_for(window, role="list", named="History")
    wait_until(lambda: told(window)[0] == f"Edited “{STEP.format(8)}”", "the newest change first")
    tap.step("Ctrl+H tells what was done last")
    write(tab_to("Only the history of this record"), "administrative arrest January")
    wait_for(window, role="list", named="Suggestions")
    wait_for(window, role="list item", named=CASE)
    press("Return")
    wait_for(window, role="button", named=f"Only “{CASE}”; press to show all records")
    wait_until(lambda: told(window)[:2] == [f"Edited “{STEP.format(8)}”", f"Edited “{STEP.format(7)}”"],
               "the changes of the case's step")
    tap.step("the history of a case holds its steps'")


def ask_for_words(tap, window):
    press("ctrl+f")
    words = wait_focus(named="Words in titles and values")
    write(words, "nothing is called this")
    wait_for(window, named="Nothing Like This")
    write(words, "7 Jan 2022")
    wait_until(lambda: told(window)[:1] == [f"Edited “{STEP.format(7)}”"], "only changes with these words")
    tap.step("words find the change they are in")
    write(words, "")
    wait_until(lambda: told(window)[0] == f"Edited “{STEP.format(8)}”", "the others again")


def restore(tap, window):
    tab_to(f"Edited “{STEP.format(8)}”")
    press("Down")
    wait_focus(named=f"Edited “{STEP.format(7)}”")
    press("Return")
    button = wait_for(window, role="button", named="Restore “7 Jan 2022”")
    wait_for(window, role="button", named="Restore “8 Jan 2022”")
    activate(button)
    wait_gone(window, role="button", named="Restore “7 Jan 2022”")
    wait_for(window, role="label", containing="Restored in “Detention")
    wait_until(lambda: told(window)[0] == f"Restored in “{STEP.format(7)}”", "the restoring in the history")
    tap.step("the value of two changes ago is restored, and that is in the history")


def main(tap, executable, demo):
    with Program(executable, demo) as program:
        window = program.start()
        open_step(window)
        correct(window, 8)
        correct(window, 9)
        find_by_record(tap, window)
        ask_for_words(tap, window)
        restore(tap, window)


Tap().run(main, *sys.argv[1:])
