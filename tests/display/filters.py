#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""filters.py PROGRAM DEMO: "everyone held since Friday in Uralsk", chosen by keyboard and again typed; an excluded value;
what a search found a row by; what cannot be read; everything cleared."""

import sys

from atspi import (Program, Tap, activate, choose_item, enter, key_to, press, rows, text, titles, wait_focus, wait_for, wait_gone,
                   wait_until, write)

WHO = "Lukpan Akhmedyarov"


def choose_field(window, label):
    press("ctrl+shift+f")
    wait_focus(named="What to filter by")
    enter(label)
    press("Return")
    wait_for(window, role="label", named=label)


def close_choice(window):
    press("Escape")  # back to what to filter by
    wait_focus(named="What to filter by")
    press("Escape")
    wait_gone(window, role="dialog", named="Filters")


def chip(window, words):
    return wait_for(window, role="button", named=words)


def by_chips(tap, window):
    press("alt+2")
    wait_for(window, role="label", named="20")
    choose_field(window, "Imposed since")
    key_to("Imposed since")
    enter("Friday")
    wait_for(window, role="label", containing="7 January 2022")
    close_choice(window)
    chip(window, "Imposed since: 7 Jan 2022")
    wait_for(window, role="label", named="1 of 20")
    tap.step("a date is typed as a weekday, said back, and becomes a chip")
    choose_field(window, "Place")
    key_to("Uralsk; 1; not chosen")
    press("space")
    wait_focus(named="Uralsk; 1; included")
    close_choice(window)
    chip(window, "Place: Uralsk and within")
    wait_until(lambda: titles(window) == [WHO], "the one held there since Friday")
    tap.step("a value with its count is included with Space; both hold of the same step")
    choose_field(window, "Measure or penalty")
    key_to("Administrative arrest; 1; not chosen")
    press("minus")
    wait_focus(named="Administrative arrest; 1; excluded")
    close_choice(window)
    chip(window, "Measure or penalty: not Administrative arrest")
    wait_for(window, named="Nothing Found")
    tap.step("the minus key excludes, and says so")
    activate(wait_for(window, role="button",
                      named="Remove the filter “Measure or penalty: not Administrative arrest”"))
    wait_until(lambda: titles(window) == [WHO], "the same as before")
    tap.step("the cross of a chip takes it away")
    copy_filter(window)
    clear_all(window)
    tap.step("Clear All brings everybody back")


def clear_all(window):
    activate(wait_for(window, role="button", named="Clear All"))
    wait_for(window, role="label", named="20")
    wait_gone(window, role="button", named="Place: Uralsk and within")
    wait_until(lambda: len(titles(window)) > 1, "everybody")
    wait_focus(role="table row")


def copy_filter(window):
    key_to("List Menu", key="shift+Tab")
    press("Return")
    choose_item("Copy Filter as Text")
    wait_for(window, role="label", containing="Filter copied")


def by_pasting(tap, window):
    """What was copied before everything was cleared."""
    press("ctrl+f")
    entry = wait_for(window, role="entry", named="Search")
    wait_focus(named="Search")
    press("ctrl+v")
    press("Return")
    chip(window, "Imposed since: 7 Jan 2022")
    chip(window, "Place: Uralsk and within")
    wait_until(lambda: titles(window) == [WHO], "the same, pasted")
    tap.step("a filter that was copied as text is the same when it is pasted into the search")
    clear_all(window)
    press("Escape")


def by_typing(tap, window):
    press("ctrl+f")
    entry = wait_for(window, role="entry", named="Search")
    write(entry, "since:friday place:uralsk ")
    chip(window, "Imposed since: 7 Jan 2022")
    chip(window, "Place: Uralsk and within")
    wait_until(lambda: titles(window) == [WHO], "the same, typed")
    wait_until(lambda: text(entry) == "", "an empty search")
    tap.step("typed, it is the same")
    write(entry, "palce:uralsk")
    press("Return")
    wait_for(window, role="label", containing="Is “place” meant?")
    wait_until(lambda: titles(window) == [WHO], "the list as it was")
    tap.step("what cannot be read is said, and the list stays")
    press("ctrl+a")
    write(entry, "10:30")
    wait_gone(window, role="label", containing="Is “place” meant?")
    wait_for(window, named="Nothing Found")
    tap.step("a colon in a word is none of this")
    activate(wait_for(window, role="button", named="Clear the Search"))
    wait_for(window, role="label", named="20")
    wait_focus(role="table row")  # until then the search is still closing


def why_found(tap, window):
    press("ctrl+f")
    entry = wait_for(window, role="entry", named="Search")
    write(entry, "Uralsk Week")
    wait_until(lambda: any("; found in: " in row for row in rows(window)), "the reason of a row")
    tap.step("a row says why it was found, where its title does not")
    press("Escape")


def main(tap, executable, demo):
    with Program(executable, demo) as program:
        window = program.start()
        by_chips(tap, window)
        by_pasting(tap, window)
        by_typing(tap, window)
        why_found(tap, window)
        program.quit()


Tap().run(main, *sys.argv[1:])
