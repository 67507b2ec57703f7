#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""views.py PROGRAM DEMO: saved views by keyboard only: a search gets a name, stands in the sidebar with its count, is
altered, updated, renamed, moved, deleted, and all of it is taken back; one that cannot be read says so on its page."""

import contextlib
import sqlite3
import sys

from atspi import (Failure, Program, Tap, activate, focused, name, press, sidebar, titles, wait_focus, wait_for,
                   wait_gone, wait_until, write)


def wait_sidebar(window, wanted):
    wait_until(lambda: wanted in sidebar(window), f"{wanted!r} in the sidebar, not {sidebar(window)}")


def focus_row(window, wanted):
    """To the row of the sidebar, by Tab and the arrow keys."""
    pages = sidebar(window)
    for _ in range(80):
        node = focused()
        if node is not None and name(node) in pages:
            break
        press("Tab")
    press("Home")
    for _ in pages:
        node = focused()
        if node is not None and name(node) == wanted:
            return
        press("Down")
    raise Failure(f"the keyboard does not come to {wanted!r} in the sidebar")


def open_menu():
    """GTK gives the items of a menu no name that can be asked for; so they are counted."""
    press("shift+F10")
    wait_focus(role="menu item")


def save_search(tap, window):
    wait_focus(starting="Lukpan")
    press("ctrl+f")
    write(wait_for(window, role="entry", named="Search"), "Ахмедьяров")
    wait_until(lambda: len(titles(window)) == 1, "one case found")
    press("ctrl+d")
    wait_focus(named="Name")
    press("ctrl+a")
    subject = focused()
    write(subject, "Akhmedyarov")
    press("Return")
    wait_for(window, role="label", containing="Created “Akhmedyarov”")
    wait_sidebar(window, "Akhmedyarov, 1")
    wait_for(window, role="label", named="Akhmedyarov")
    tap.step("Ctrl+D gives a search a name, and it stands in the sidebar with its count")


def alter(tap, window):
    press("ctrl+f")
    write(wait_for(window, role="entry", named="Search"), "xqzw")
    wait_for(window, role="label", named="“Akhmedyarov” was altered")
    tap.step("altered, the page says so")
    activate(wait_for(window, role="button", named="Revert"))
    wait_until(lambda: len(titles(window)) == 1, "what the view is saved with")
    wait_gone(window, role="label", named="“Akhmedyarov” was altered")
    tap.step("Revert shows again what was saved")
    press("ctrl+f")
    write(wait_for(window, role="entry", named="Search"), "2022")
    wait_for(window, role="label", named="“Akhmedyarov” was altered")
    activate(wait_for(window, role="button", named="Update View"))
    wait_gone(window, role="label", named="“Akhmedyarov” was altered")
    wait_for(window, role="label", containing="Edited “Akhmedyarov”")
    n = len(titles(window))
    wait_sidebar(window, f"Akhmedyarov, {n}")
    tap.step("Update View saves what is shown")
    press("alt+1")
    wait_until(lambda: len(titles(window)) == 3, "all cases on the page of cases")
    tap.step("the page itself still shows everything")


def open_view(window, wanted):
    focus_row(window, wanted)
    press("Return")


def second_view(tap, window):
    press("alt+2")
    wait_focus(starting="")
    press("ctrl+d")
    wait_focus(named="Name")
    write(focused(), "Everybody")
    press("Return")
    wait_until(lambda: any(row.startswith("Everybody, ") for row in sidebar(window)), "a second view")
    everybody = next(row for row in sidebar(window) if row.startswith("Everybody, "))
    focus_row(window, everybody)
    press("alt+Up")
    wait_until(lambda: sidebar(window)[-1].startswith("Akhmedyarov, "), "the second view moved up")
    wait_focus(named=everybody)
    press("alt+Down")
    wait_until(lambda: sidebar(window)[-1] == everybody, "the second view moved down again")
    tap.step("Alt+Up and Alt+Down move a view, and the focus stays on it")
    open_menu()
    press("Return")  # Rename… is the first
    wait_focus(named="Name")
    press("ctrl+a")
    write(focused(), "All the people")
    press("Return")
    wait_until(lambda: sidebar(window)[-1].startswith("All the people, "), "the new name")
    tap.step("Shift+F10 opens its menu, and it can be renamed")


def delete(tap, window):
    before = sidebar(window)
    focus_row(window, before[-1])
    open_menu()
    for _ in range(3):  # after Rename…, Move Up and Move Down
        press("Down")
    press("Return")
    wait_until(lambda: sidebar(window) == before[:-1], "the view gone")
    wait_for(window, role="label", containing="Deleted “All the people”")
    tap.step("a view is deleted")
    press("ctrl+z")
    wait_until(lambda: sidebar(window) == before, "the view there again")
    tap.step("Ctrl+Z brings it back to its place")


def spoil(program):
    """As another version of the program might have left it."""
    with contextlib.closing(sqlite3.connect(program.casebook)) as casebook, casebook:
        casebook.execute("""UPDATE view SET query = '{"kind":"case","where":[{"field":"weather","any":["rain"]}]}'
            WHERE name = 'Akhmedyarov'""")


def unreadable(tap, window):
    wait_sidebar(window, "Akhmedyarov")
    open_view(window, "Akhmedyarov")
    wait_for(window, named="This View Cannot Be Shown")
    wait_for(window, role="label", containing="weather")
    tap.step("a view with a field nobody knows says so on its page")
    activate(wait_for(window, role="button", named="Delete the View"))
    wait_until(lambda: "Akhmedyarov" not in sidebar(window), "the spoilt view gone")
    wait_until(lambda: len(titles(window)) == 3, "the page of cases instead")
    tap.step("and can be deleted there")


def main(tap, executable, demo):
    with Program(executable, demo) as program:
        window = program.start()
        save_search(tap, window)
        alter(tap, window)
        second_view(tap, window)
        delete(tap, window)
        program.quit()
        spoil(program)
        window = program.start()
        unreadable(tap, window)
        program.quit()


Tap().run(main, *sys.argv[1:])
