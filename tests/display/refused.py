#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""refused.py PROGRAM DEMO: what makes no sense is refused with the reason, and nothing is lost: merging two places that
the gazetteer knows apart, a place that would lie within itself, a search with a filter that nobody knows. By keyboard."""

import sys

from atspi import (Atspi, Program, Tap, check, enter, find_all, key_to, name, open_people, press, states, text, titles, wait_focus, wait_for, wait_gone,
                   wait_until, walk)

WITHIN = "Within: West Kazakhstan Region"
QUERY = "Uralsk palce:almaty"


def records(program):
    """What stands in the file: how many records, and how many changes were ever made."""
    return program.read("SELECT (SELECT count(*) FROM record), (SELECT count(*) FROM entry)")


def open_place(window, named):
    press("alt+6")
    wait_for(window, role="tree table", named="Places")
    wait_focus(role="table row")
    key_to(starting=named + ";", key="Down", most=20)
    press("Return")
    wait_until(lambda: [text(entry) for entry in find_all(window, role="text", named="English name")] == [named],
               f"the page of {named}")


def merge_places(tap, program):
    window = program.window
    open_place(window, "Almaty")
    press("ctrl+m")
    wait_focus(named="The other record")
    enter("Astana")
    wait_for(window, role="list item", containing="Astana")
    press("Down")
    press("Return")
    wait_for(window, containing="The gazetteer knows these as two different places")
    check(not [button for button in find_all(window, role="button", named="Merge") if "sensitive" in states(button)],
          "they can be merged all the same")
    tap.step("two places of the gazetteer are not merged, and why is said")
    wait_focus(role="button")
    press("Return")
    wait_focus(named="The other record")
    tap.step("from there another one can be chosen")
    press("Escape")
    wait_gone(window, role="dialog", named="Merge")


def close_circle(tap, program):
    """Uralsk lies within its region, and that within Kazakhstan; which is to lie within Uralsk."""
    window = program.window
    open_place(window, "Kazakhstan")
    key_to("More Fields")
    press("Return")
    key_to("Within")
    enter("Uralsk")
    wait_for(window, role="list item", containing="Uralsk")
    press("Down")
    press("Return")
    said = name(wait_for(window, role="label", containing="this would close a circle: “Kazakhstan” → "))
    check(said.startswith("Not saved yet. Within: ") and said.endswith("→ “Uralsk” → “West Kazakhstan Region” → “Kazakhstan”"),
          f"said is {said!r}")
    tap.step("a link that would close a circle is refused, and the circle is told")
    press("alt+2")
    wait_for(window, named="This Edit Could Not Be Saved")
    wait_focus(named="Cancel")
    press("Return")
    wait_gone(window, named="This Edit Could Not Be Saved")
    wait_for(window, role="button", containing="Within: ")
    press("alt+2")
    wait_for(window, named="This Edit Could Not Be Saved")
    key_to("Leave Without Saving")
    press("Return")
    wait_for(window, role="tree table", named="People")
    tap.step("what was chosen stays in its place until it is left without saving")


def mark_where(tap, window):
    open_people(window)
    press("ctrl+f")
    wait_until(lambda: find_all(window, role="entry", named="Search"), "the search")
    entry = enter(QUERY)
    wait_until(lambda: len(titles(window)) == 1, "those who are found by the word that can be read")
    press("Return")
    said = name(wait_for(window, role="label", containing="There is nothing called “palce” to filter by. Is “place” meant?"))
    check(entry.get_description() == said and "invalid-entry" in states(entry), f"the search says {entry.get_description()!r}")
    tap.step("what cannot be read in a search is said, for screen readers too")
    marked, start, end = Atspi.Text.get_attribute_run(entry, QUERY.index("palce"), False)
    check(marked.get("underline") == "error" and QUERY[start:end] == "palce", f"marked is {QUERY[start:end]!r}, {marked}")
    check(text(entry) == QUERY and len(titles(window)) == 1, "the search or the list is another")
    tap.step("it is marked where it is wrong, and the search and what it found stay")


def main(tap, executable, demo):
    with Program(executable, demo) as program:
        before = records(program)
        window = program.start()
        wait_focus(role="table row")
        merge_places(tap, program)
        close_circle(tap, program)
        mark_where(tap, window)
        program.quit()
        check(records(program) == before, f"{before} became {records(program)}")
        tap.step("nothing was changed by any of it")


Tap().run(main, *sys.argv[1:])
