#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-sources.py PROGRAM DEMO: two sources give a sentence as 2 years 3 months, two as 2 years 10 months. By keyboard
and by ear: see that they disagree, accept the other with a reason, find that in the history of the field, take all of it
back at once; note a source of a field that has none. All of it in a wide window, and in one as narrow as a telephone."""

import sys

from os.path import dirname, join

sys.path.insert(0, join(dirname(__file__), ".."))
from atspi import (Program, Tap, check, enter, find_all, key_to, name, press, text, wait_focus, wait_for,  # noqa: E402
                   wait_gone, wait_until)

CASE = "Amangeldy Batyrbekov: criminal libel"
STEP = "Verdict · 23 Sep 2019"
DISAGREE = "Length: 4 sources, 2 disagree"


def claim_rows(window, starting):
    rows = find_all(wait_for(window, role="list", named="Sources"), role="list item")
    return [row for row in rows if name(row).startswith(starting)]


def open_step(window):
    wait_focus(role="table row")
    press("ctrl+f")
    wait_until(lambda: find_all(window, role="entry", named="Search"), "the search")
    enter("Batyrbekov")
    wait_until(lambda: len([row for row in find_all(window, role="table row") if CASE in name(row)]) == 1, "the case")
    key_to(starting=CASE, most=30)
    press("Return")
    wait_for(window, role="list", named="Steps")
    key_to(STEP)
    press("Return")
    return key_to("Length")


def see(tap, window):
    length = open_step(window)
    check(text(length) == "27", f"the length reads {text(length)!r}")
    wait_for(window, role="button", named=DISAGREE)
    wait_for(window, role="label", named="Sources disagree")
    tap.step("beside the field it is said in words that sources disagree")
    enter("30")
    wait_until(lambda: "says 34" in length.get_description(), "what a source says instead")
    enter("27")
    wait_until(lambda: "says 34" not in length.get_description(), "no objection any more")
    tap.step("a value that no source states is answered with what one says")


def accept(tap, window):
    key_to(DISAGREE, key="shift+Tab")
    press("Return")
    wait_for(window, named="Recorded: 27")
    check(len(claim_rows(window, "34")) == 2 and len(claim_rows(window, "27")) == 2, "not all four claims are there")
    wait_for(window, role="label", containing="Disagrees with what is recorded")
    tap.step("who says what stands in the dialog")
    key_to("34")
    press("Return")
    key_to("Accept “34”…")
    press("Return")
    wait_for(window, containing="Accept “34”?")
    key_to("Reason")
    enter("The ruling itself says 2 years 10 months")
    key_to("Superseded")
    press("space")
    key_to("Accept")
    press("Return")
    wait_for(window, named="Recorded: 34")
    wait_until(lambda: len(find_all(window, role="label", containing="The ruling itself says")) > 0, "the reason")
    press("Escape")
    wait_gone(window, named="Recorded: 34")
    wait_for(window, role="button", named="Length: 2 sources")
    wait_until(lambda: text(wait_for(window, role="text", named="Length")) == "34", "the accepted value in the field")
    tap.step("the other value is accepted with a reason")


def told(window):
    return [name(row) for row in find_all(wait_for(window, role="list", named="History"), role="list item")]


def look_into_history(tap, window, newest):
    """Of the field that the keyboard is in; and back to it."""
    key_to("Length")
    press("ctrl+shift+h")
    wait_for(window, role="toggle button", named="Step: Length")
    wait_until(lambda: told(window)[0].startswith(newest), f"{newest!r} first in the history of the field")
    tap.step(f"Ctrl+Shift+H: the history of the field begins with {newest!r}")
    press("alt+Left")
    wait_for(window, role="text", named="Length")


def look_back(tap, window):
    key_to("Length: 2 sources", key="shift+Tab")  # out of the text, which would undo its own typing first
    press("ctrl+z")
    wait_for(window, role="button", named=DISAGREE)
    wait_until(lambda: text(wait_for(window, role="text", named="Length")) == "27", "the former value")
    tap.step("one undo takes all of it back")


def add(tap, window):
    happened = key_to("Happened", key="shift+Tab")
    check(text(happened) == "23 Sep 2019", text(happened))
    key_to("Body: Court in Saryagash")
    wait_for(window, role="button", named="Body: Add a Source…")
    press("alt+Return")
    wait_for(window, containing="No source has been noted")
    key_to("Source to add")
    enter("A letter of the lawyer")
    wait_for(window, named="Create “A letter of the lawyer” (Source)")
    press("Down")
    press("Return")
    wait_for(window, role="list item", named="Court in Saryagash")
    wait_for(window, role="button", named="What it says: Court in Saryagash")
    tap.step("a source named on the spot is noted with the value of the field, which is shown as a link")
    press("Escape")
    wait_for(window, role="button", named="Body: 1 source")
    tap.step("the field tells that it has a source")


def main(tap, executable, demo):
    for size in ((1200, 800), (360, 640)):
        with Program(executable, demo) as program:
            program.resize(*size)
            window = program.start()
            see(tap, window)
            accept(tap, window)
            look_into_history(tap, window, "Edited “")
            look_back(tap, window)
            look_into_history(tap, window, "Undone: edited “")
            add(tap, window)
            program.quit()
            tap.step(f"all of it in a window of {size[0]} by {size[1]}")


Tap().run(main, *sys.argv[1:])
