#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""travel.py PROGRAM DEMO: from record to record while reading: to the next one of the list, back, and forward again; and
the map beside the list goes and comes. By keyboard only."""

import sys

from atspi import Program, Tap, check, find, key_to, name, press, titles, wait_focus, wait_for, wait_gone


def wait_record(window, title):
    wait_for(window, role="grouping", named=title)


def through_list(tap, window):
    wait_focus(role="table row")
    cases = titles(window)
    press("Return")
    wait_record(window, cases[0])
    wait_for(window, role="label", named="Decision being enforced — Reply of the State · 16 May 2022")
    tap.step("a case says above everything how it stands: its state and its latest step")
    key_to("Title")
    press("ctrl+Page_Down")
    wait_record(window, cases[1])
    wait_focus(role="table row", starting=cases[1])
    tap.step("Ctrl+Page Down in a field opens the next record of the list, and the keyboard is on its row")
    press("ctrl+Page_Down")
    wait_record(window, cases[2])
    press("ctrl+Page_Down")
    press("ctrl+Page_Up")
    wait_record(window, cases[1])
    tap.step("from the list too; after the last there is none, and Ctrl+Page Up goes back up")
    return cases[1]


def back_and_forward(tap, window, case):
    client = key_to(starting="Client: ")
    person = name(client).removeprefix("Client: ")
    press("Return")
    wait_record(window, person)
    press("alt+Left")
    wait_record(window, case)
    press("alt+Right")
    wait_record(window, person)
    tap.step("Alt+Right leads to where Alt+Left came from")
    press("alt+Left")
    wait_record(window, case)
    press("alt+Left")
    wait_gone(window, role="button", named="History of This Record")
    press("alt+Right")
    wait_record(window, case)
    press("alt+Right")
    wait_record(window, person)
    tap.step("as far as one had gone back, also from the list alone")
    press("alt+2")
    wait_for(window, role="tree table", named="People")
    wait_focus(role="table row")
    press("alt+Right")
    check(find(window, role="button", named="History of This Record") is None, "a record came to another page")
    tap.step("whoever goes elsewhere does not come back by it")


def map_aside(tap, program):
    window = program.window
    press("alt+1")
    wait_for(window, role="button", named="Zoom In")
    press("F9")
    wait_gone(window, role="button", named="Zoom In")
    tap.step("F9 takes the map away")
    program.quit()
    window = program.start()
    wait_focus(role="table row")
    check(find(window, role="button", named="Zoom In") is None, "the map is there again")
    press("F9")
    wait_for(window, role="button", named="Zoom In")
    tap.step("it stays away until F9 brings it back")


def by_letter(tap, window):
    press("F10")
    wait_focus(role="menu item")
    press("k")
    wait_for(window, role="dialog", named="Keyboard Shortcuts")
    press("Escape")
    wait_gone(window, role="dialog", named="Keyboard Shortcuts")
    tap.step("in a menu the letter with a line below it chooses the item")


def in_narrow_window(tap, executable, demo):
    """Where the record hides its list."""
    with Program(executable, demo) as program:
        program.resize(700, 800)
        window = program.start()
        wait_focus(role="table row")
        first, second = titles(window)[:2]
        press("Return")
        wait_record(window, first)
        key_to("Title")
        press("ctrl+Page_Down")
        wait_record(window, second)
        wait_focus(named="Back")
        tap.step("in a narrow window the keyboard is on the page of the next record")
        program.quit()


def main(tap, executable, demo):
    with Program(executable, demo) as program:
        window = program.start()
        case = through_list(tap, window)
        back_and_forward(tap, window, case)
        map_aside(tap, program)
        by_letter(tap, program.window)
        program.quit()
    in_narrow_window(tap, executable, demo)


Tap().run(main, *sys.argv[1:])
