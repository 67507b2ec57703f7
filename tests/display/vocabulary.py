#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""vocabulary.py PROGRAM DEMO: a term is given another label: the list beside it, the list of labels a field is filled
from, and the titles of steps say it at once; undone, they say what they said. And somebody's new name is heard in the
list, not only seen. By keyboard only."""

import sys

from atspi import (Program, Tap, check, enter, find_all, key_to, name, press, rows, text, wait_focus, wait_for, wait_gone,
                   wait_until)

CASE = "Lukpan Akhmedyarov: administrative arrest, January 2022"
OLD, NEW = "Detention", "Taken by force"


def latest_step(window):
    return next((row for row in rows(window) if row.startswith(CASE)), "")


def open_step(window):
    """The step on a page of its own, with the list of labels opened once: it is made then."""
    wait_focus(starting=CASE)
    press("Return")
    wait_for(window, role="list", named="Steps")
    key_to(f"{OLD} · 7 Jan 2022")
    press("Return")
    key_to(f"Kind of step: {OLD}")
    press("Return")
    wait_focus(named="Find a term")
    check(labels(window, OLD) == [OLD], "the label is not in its list")
    press("Escape")
    wait_focus(named=f"Kind of step: {OLD}")


def labels(window, starting):
    return [name(node) for node in find_all(window, role="radio button") + find_all(window, role="check box")
            if name(node).startswith(starting)]


def rename(tap, window):
    press("ctrl+k")
    wait_focus(named="Go to Anything")
    enter("Vocabularies")
    wait_until(lambda: any(name(row).startswith("Vocabularies") for row in find_all(window, role="list item")), "the command")
    press("Return")
    wait_for(window, role="label", named="Vocabularies")
    key_to(starting="Kind of step")
    press("Return")
    wait_for(window, role="list item", named=OLD)
    tap.step("the vocabularies are found with Ctrl+K, and one opens with its terms")
    key_to(OLD)
    press("Return")
    wait_until(lambda: [text(entry) for entry in find_all(window, role="text", named="Label in English")] == [OLD],
               "the term on its own page")
    key_to("Label in English")
    enter(NEW)
    press("Tab")
    wait_for(window, role="label", containing="Edited")


def see(tap, window):
    press("alt+Left")
    wait_for(window, role="list item", named=NEW)
    check(not find_all(window, role="list item", named=OLD), "the old label is still in the vocabulary")
    tap.step("renamed, the vocabulary that is open says so")
    press("alt+Left")
    wait_for(window, role="list item", named=f"{NEW} · 7 Jan 2022")
    key_to(f"Kind of step: {NEW}")
    press("Return")
    wait_focus(named="Find a term")
    check(labels(window, NEW) == [NEW] and labels(window, OLD) == [], f"the list of labels still says {labels(window, OLD)}")
    press("Escape")
    tap.step("so do the title of the step and the list of labels that was open before")


def take_back(tap, window):
    wait_focus(named=f"Kind of step: {NEW}")
    press("ctrl+z")
    wait_for(window, role="list item", named=f"{OLD} · 7 Jan 2022")
    wait_for(window, role="button", named=f"Kind of step: {OLD}")
    tap.step("undone, they say what they said before")


def hear_names(tap, window):
    press("Escape")
    press("alt+2")
    wait_focus(role="table row", starting="Adi Zhilakauskas")
    press("Return")
    wait_for(window, role="text", named="Name in English")
    key_to("Name in English")
    enter("Adi Zhilakauskiene")
    press("Tab")
    wait_until(lambda: any(row.startswith("Adi Zhilakauskiene; Roles: Relative") for row in rows(window)),
               f"the new name of the row, in {rows(window)[:3]}")
    tap.step("what a row is called follows an edit, for the ear as for the eye")


def main(tap, executable, demo):
    with Program(executable, demo) as program:
        window = program.start()
        open_step(window)
        rename(tap, window)
        see(tap, window)
        take_back(tap, window)
        hear_names(tap, window)
        program.quit()


Tap().run(main, *sys.argv[1:])
