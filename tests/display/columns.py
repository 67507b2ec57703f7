#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""columns.py PROGRAM DEMO: how a person likes the list of people: sorted by another column, one column hidden, one moved,
two made wider; all of it is there again after the program was closed. By keyboard; and by pointer what lies on a heading
itself, because GTK gives headings no focus: its edge and a menu."""

import subprocess
import sys

from atspi import (Program, Tap, activate, check, choose_item, find_all, headings, item_words, key_to, open_people, place_in, press,
                   rows, titles, wait_focus, wait_for, wait_gone, wait_until)


def heading(window, named):
    """Where it is on the screen, at whose corner the window is without a window manager: x, width, middle of y."""
    x, y, width, height = place_in(window, wait_for(window, role="filler", named=named))
    return x, width, y + height // 2


def is_by_incidents(window):
    """Those with most of them first."""
    counts = [int(row.split("Incidents: ")[1].split(";")[0]) for row in rows(window)]
    return counts[0] > 1 and counts == sorted(counts, reverse=True)


def sort(tap, window):
    open_people(window)
    before = titles(window)
    press("shift+F10")
    choose_item("Sort By", "Descending")
    wait_until(lambda: titles(window)[0] != before[0], "the list sorted the other way")
    wait_focus(role="table row")
    tap.step("Shift+F10 in the list opens its menu, which sorts, and gives the keyboard back to the list")
    press("shift+F10")
    choose_item("Sort By", "Incidents")
    wait_until(lambda: is_by_incidents(window), "those with most incidents first")
    tap.step("by another column, which stays descending")
    press("shift+F10")
    wait_focus(role="menu item")
    press("Escape")
    wait_focus(role="table row")
    tap.step("Escape gives the keyboard back too")


def choose_columns(tap, window):
    press("shift+F10")
    choose_item("Columns…")
    wait_for(window, role="dialog", named="Columns")
    key_to("Roles")
    press("space")
    wait_until(lambda: headings(window) == ["Name", "Works for", "Cases", "Incidents"], "the column gone")
    key_to("Move “Incidents” up")
    press("space")
    wait_until(lambda: headings(window) == ["Name", "Works for", "Incidents", "Cases"], "the column moved")
    before = heading(window, "Works for")[1]
    for make, sign in (("wider", 1), ("narrower", -1), ("wider", 1)):
        width = heading(window, "Works for")[1]
        key_to(f"Make “Works for” {make}", "Tab" if make == "wider" else "shift+Tab")
        press("space")
        wait_until(lambda: (heading(window, "Works for")[1] - width) * sign > 0, f"a {make} column")
    said = f"{heading(window, 'Works for')[1]} pixels wide"
    check(heading(window, "Works for")[1] > before, "it is not wider")
    wait_for(window, role="label", named=said)
    tap.step("Columns… makes a column wider and narrower, and says how wide it is")
    press("Escape")
    wait_gone(window, role="dialog", named="Columns")
    wait_focus(role="table row")
    tap.step("Columns… hides one and moves one, and gives the keyboard back to the list")


def widen_without_room(tap, window):
    shown = headings(window)
    press("shift+F10")
    choose_item("Columns…")
    key_to("Make “State” wider")
    press("space")
    wait_for(window, role="label", named="There is no room for it now")
    check(headings(window) == shown, f"the columns are {headings(window)}")
    press("Escape")
    wait_gone(window, role="dialog", named="Columns")
    wait_focus(role="table row")
    tap.step("what there is no room for cannot be made wider, and says so")


def use_heading(tap, window):
    x, width, y = heading(window, "Cases")
    subprocess.run(["xdotool", "mousemove", str(x + width // 2), str(y), "click", "3"], check=True)
    hide = wait_until(lambda: next((item for item in find_all(window, role="menu item") if item_words(item) == "Hide Column"),
                                   None), "the menu of a heading")
    activate(hide)
    wait_until(lambda: headings(window) == ["Name", "Works for", "Incidents"], "the column gone")
    wait_gone(window, role="menu item")
    tap.step("the menu of a heading hides its column")
    widths = [widen(window, "Works for", 60), widen(window, "Name", 400)]
    tap.step("its edge makes a column wider")
    return widths


def widen(window, named, by):
    x, width, y = heading(window, named)
    subprocess.run(["xdotool", "mousemove", str(x + width + 3), str(y), "mousedown", "1",
                    "mousemove_relative", str(by // 2), "0", "mousemove_relative", str(by // 2), "0", "mouseup", "1"],
                   check=True)
    wait_until(lambda: heading(window, named)[1] >= width + by * 2 // 3, "the wider column")
    return heading(window, named)[1]


def widths_of(window):
    return [heading(window, named)[1] for named in ("Works for", "Name")]


def stand_for_all(tap, window, widths):
    shown = headings(window)
    press("Return")
    wait_until(lambda: headings(window) == ["Name"], "one column beside a record")
    wait_until(lambda: heading(window, "Name")[1] < widths[1], "a column that its list has room for")
    tap.step("beside a record the first column stands for all, as wide as there is room")
    press("alt+Left")
    wait_until(lambda: headings(window) == shown and widths_of(window) == widths, "the columns as they were")
    wait_focus(role="table row")
    tap.step("without it they are as they were")


def main(tap, executable, demo):
    with Program(executable, demo) as program:
        window = program.start()
        wait_focus(role="table row")
        widen_without_room(tap, window)
        sort(tap, window)
        choose_columns(tap, window)
        widths = use_heading(tap, window)
        stand_for_all(tap, window, widths)
        program.quit()
        window = program.start()
        wait_focus(role="table row")
        open_people(window)
        check(headings(window) == ["Name", "Works for", "Incidents"], f"the columns are {headings(window)}")
        tap.step("closed and started again, the same columns are shown in the same order")
        wait_until(lambda: widths_of(window) == widths, "the widths")
        tap.step("as wide as they were left")
        wait_until(lambda: is_by_incidents(window), "the same order")
        tap.step("and sorted as they were")
        program.quit()


Tap().run(main, *sys.argv[1:])
