#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""journey.py PROGRAM DEMO: a working day in short, by keyboard and by ear: find a person by a name typed in Cyrillic,
open the case, correct a date, add a step, take it back, close the program, open it again, take back more."""

import sys

from atspi import (Failure, Program, Tap, activate, children, find_all, key_to, press, states, text, titles, wait_focus, wait_for,
                   wait_gone, wait_until, write)

CASE = "Lukpan Akhmedyarov: administrative arrest, January 2022"
BEFORE = "Detention · 7 Jan 2022"
AFTER = "Detention · 8 Jan 2022"


def open_case(window):
    wait_focus(starting=CASE)
    press("Return")
    wait_for(window, role="button", named="History of This Record")


def n_steps(window):
    """A row each."""
    return len(list(children(wait_for(window, role="list", named="Steps"))))


def find_in_cyrillic(tap, window):
    press("ctrl+f")
    entry = wait_for(window, role="entry", named="Search")
    write(entry, "Ахмедьяров")
    wait_until(lambda: titles(window) == [CASE], "only the case of the person searched for")
    wait_for(window, role="label", named="1 of 3")
    tap.step("a search in Cyrillic finds the name in Latin letters")
    write(entry, "F[vtlmzhjd")
    wait_for(window, role="label", containing="Ахмедьяров")
    wait_until(lambda: titles(window) == [CASE], "the same, typed on the wrong layout")
    tap.step("the wrong keyboard layout is seen through")
    write(entry, "xqzw")
    wait_for(window, named="Nothing Found")
    activate(wait_for(window, role="button", named="Clear the Search"))
    wait_until(lambda: len(titles(window)) == 3, "all cases again")
    tap.step("nothing found says so, and leads back")


def correct_date(tap, window):
    before = n_steps(window)
    key_to(BEFORE)
    press("Return")
    entry = key_to("Happened")
    if text(entry) != "7 Jan 2022":
        raise Failure(f"the date reads {text(entry)!r}")
    press("ctrl+a")
    write(entry, "8.1.2022")
    press("Tab")
    wait_for(window, role="label", containing="Edited")
    wait_for(window, role="list item", named=AFTER)
    tap.step("a corrected date is saved on leaving it, and told")
    return before


def add_step(tap, window, before):
    activate(wait_for(window, role="button", named="Add Step"))
    wait_until(lambda: any("focused" in states(node) for node in find_all(window, named="Kind of step: Not recorded")),
               "the keyboard in the new step")
    write(key_to("Happened"), "9.1.2022")
    press("Tab")
    wait_for(window, role="label", containing="Created")
    wait_until(lambda: n_steps(window) == before + 1, "one step more")
    tap.step("a step is added, and there with its first value")
    key_to("Back", most=150)
    press("ctrl+z")
    wait_for(window, role="label", containing="Undone: created")
    wait_until(lambda: n_steps(window) == before, "the step taken back")
    press("ctrl+shift+z")
    wait_until(lambda: n_steps(window) == before + 1, "the step there again")
    tap.step("Ctrl+Z takes it back and Ctrl+Shift+Z brings it again")
    activate(wait_for(window, role="button", named="Undo"))
    wait_until(lambda: n_steps(window) == before, "what the message names taken back")
    press("ctrl+shift+z")
    wait_until(lambda: n_steps(window) == before + 1, "the step there once more")
    tap.step("so does the message's own Undo")


def look_at_history(tap, window):
    activate(wait_for(window, role="button", named="History of This Record"))
    wait_for(window, role="list", named="History")
    wait_focus(named="Back")
    press("alt+Left")  # Escape would close the message first
    wait_for(window, role="list", named="Steps")
    tap.step("the record has a history, and Alt+Left leads back")


def first_day(tap, program):
    window = program.start()
    find_in_cyrillic(tap, window)
    open_case(window)
    tap.step("Return opens the case")
    before = correct_date(tap, window)
    add_step(tap, window, before)
    look_at_history(tap, window)
    program.quit()
    tap.step("Ctrl+Q ends the program")
    person, = program.read("SELECT who FROM entry ORDER BY id DESC LIMIT 1")
    if person is not None:
        raise Failure(f"the journal calls the person {person!r}, who has not said a name")
    tap.step("the journal names nobody who has not said so")
    return before


def second_day(tap, program, before):
    window = program.start()
    open_case(window)
    wait_for(window, role="list item", named=AFTER)
    wait_until(lambda: n_steps(window) == before + 1, "the added step")
    tap.step("opened again, everything is there")
    press("ctrl+z")
    wait_until(lambda: n_steps(window) == before, "the step taken back")
    press("ctrl+z")
    wait_for(window, role="list item", named=BEFORE)
    wait_gone(window, role="list item", named=AFTER)
    tap.step("what was done before closing can still be taken back")
    program.quit()


def main(tap, executable, demo):
    with Program(executable, demo) as program:
        before = first_day(tap, program)
        second_day(tap, program, before)


Tap().run(main, *sys.argv[1:])
