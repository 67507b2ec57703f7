#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""beside.py PROGRAM DEMO: what stands beside the fields of a record and refuses nothing: what is missing, what cannot be
right, and where else the record is mentioned. By keyboard and by ear."""

import sys

from atspi import (Program, Tap, enter, find, find_all, key_to, name, press, text, wait_focus, wait_for, wait_gone, wait_until)

SOURCE = "Unacceptable repression and violence…"
PERSON = "Lukpan Akhmedyarov"


def open_record(window, page, table, title):
    press(page)
    wait_for(window, role="tree table", named=table)
    wait_focus(role="table row")
    key_to(starting=title, key="Down", most=40)
    press("Return")
    wait_for(window, role="button", named="History of This Record")


def missing(tap, window):
    open_record(window, "alt+7", "Sources", SOURCE)
    address = key_to("Address")
    wait_for(window, containing="Neither a publisher nor an address")
    enter("https://example.org/")
    press("Tab")
    wait_gone(window, containing="Neither a publisher nor an address")
    press("ctrl+z")
    wait_until(lambda: text(address) == "", "the address taken back")
    wait_for(window, containing="Neither a publisher nor an address")
    tap.step("what is missing is said beside its field, until it is there")


def mentioned(tap, window):
    mentions = wait_for(window, role="list", named="Mentioned in: Incidents (18)")
    shown = [name(row) for row in find_all(mentions, role="list item")]
    if not 0 < len(shown) < 18:
        raise AssertionError(shown)
    key_to("Show All 18")
    press("Return")
    wait_until(lambda: len(find_all(wait_for(window, role="list", named="Mentioned in: Incidents (18)"),
                                    role="list item")) == 18, "all of them")
    key_to(PERSON)
    press("Return")
    wait_until(lambda: [text(entry) for entry in find_all(window, role="text", named="Name in English")] == [PERSON],
               "the page of who is mentioned")
    press("alt+Left")
    wait_for(window, role="list", named="Mentioned in: People (1)")
    tap.step("where a record is mentioned is listed, and leads there and back")


def cannot_be(tap, window):
    open_record(window, "alt+3", "Incidents", "Detention and administrative arrest of Lukpan Akhmedyarov")
    key_to("More Fields")
    press("Return")
    key_to("End")
    enter("1.1.2022")
    press("Tab")
    wait_for(window, containing="Ended before it started")
    wait_for(window, role="button", named="Undo")
    tap.step("what cannot be right is kept, and said beside the field")
    press("ctrl+z")
    wait_until(lambda: find(window, containing="Ended before it started") is None, "no word of it any more")
    tap.step("taken back, nothing is said any more")


def main(tap, executable, demo):
    with Program(executable, demo) as program:
        window = program.start()
        wait_focus(starting=PERSON)
        missing(tap, window)
        mentioned(tap, window)
        cannot_be(tap, window)
        program.quit()


Tap().run(main, *sys.argv[1:])
