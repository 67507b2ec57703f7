#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""selection.py PROGRAM DEMO: several rows by keyboard only: three are selected, tagged, copied, given a step each and
deleted; each is one change that one undo takes back. And by holding them, without a keyboard. And one source is cited."""

import subprocess
import sys
import time

from atspi import (Failure, Program, Tap, activate, choose_item, focused, key_to, name, place_in, press, rows, text, wait_focus, wait_for, wait_gone,
                   wait_state, wait_until, write)

SOURCE = "IFJ Says Media Workers Face Repression…"
CITATION = SOURCE + " UrduPoint, 14 Jan 2022"


def select_three(window):
    wait_focus(starting="Lukpan")
    press("Home")  # selects it
    press("shift+Down")
    press("shift+Down")
    wait_for(window, role="label", named="3 selected")


def open_tags(window):
    activate(wait_for(window, role="button", named="Tags…"))
    wait_focus(named="New tag")
    return wait_for(window, role="dialog", named="Tags")


def close_dialog(window, dialog):
    activate(wait_for(dialog, role="button", named="Cancel"))
    wait_gone(window, role="dialog")


def tag(tap, window):
    open_tags(window)
    write(focused(), "Under arrest")
    press("Return")
    wait_for(window, role="label", containing="(4 records)")
    dialog = open_tags(window)
    check = wait_for(dialog, role="check box", named="Under arrest")
    wait_state(check, "checked")  # all three have the tag
    close_dialog(window, dialog)
    tap.step("three cases get a new tag with one change")
    press("ctrl+z")
    wait_for(window, role="label", containing="Undone: edited")
    dialog = open_tags(window)
    wait_gone(dialog, role="check box", named="Under arrest")
    close_dialog(window, dialog)
    tap.step("one undo takes it from all three")


def add_step(tap, window):
    activate(wait_for(window, role="button", named="Add Step…"))
    wait_focus(named="Happened")
    write(focused(), "18.01.2022")
    dialog = wait_for(window, role="dialog", named="Add Step")
    press("Tab")
    for _ in range(60):
        node = focused()
        if node is not None and name(node) == "Detention":
            break
        press("Down")
    press("space")
    activate(wait_for(dialog, role="button", named="Add"))
    wait_for(window, role="label", containing="Created “Detention · 18 Jan 2022” (3 records)")
    press("ctrl+z")
    wait_for(window, role="label", containing="Undone: created “Detention · 18 Jan 2022” (3 records)")
    tap.step("a step for each comes with one change, and goes with one undo")


def copy(tap, window):
    press("ctrl+c")
    wait_for(window, role="label", named="3 rows copied.")
    tap.step("Ctrl+C copies the rows")


def paste(tap, window):
    """What was copied, in a field of the program itself: a line each, parted by tabs."""
    press("ctrl+f")
    entry = wait_for(window, role="entry", named="Search")
    write(entry, "")
    press("ctrl+v")
    wait_until(lambda: "\t" in text(entry) and "Lukpan" in text(entry) and "Utepova" in text(entry),
               "the rows, parted by tabs")
    write(entry, "")
    wait_until(lambda: len(rows(window)) == 3, "all cases")
    tap.step("as text that any table understands")


def escape(tap, window):
    press("Escape")
    wait_gone(window, role="label", named="3 selected")
    tap.step("Escape leaves one selected")


def select_all_and_delete(tap, window):
    press("ctrl+a")
    wait_for(window, role="label", named="3 selected")
    press("Delete")
    wait_for(window, named="No Cases Yet")
    press("ctrl+z")
    wait_until(lambda: len(rows(window)) == 3, "the cases there again")
    tap.step("Ctrl+A and Delete take all, and one undo brings them back")


def hold(window, row):
    x, y, _width, height = place_in(window, row)
    subprocess.run(["xdotool", "mousemove", str(x + 40), str(y + height // 2), "mousedown", "1"], check=True)
    time.sleep(0.8)
    subprocess.run(["xdotool", "mouseup", "1"], check=True)


def select_by_holding(tap, window):
    row = wait_for(window, role="table row", containing="Batyrbekov")
    hold(window, row)
    wait_for(window, role="label", named="2 selected")
    tap.step("a row that is held is selected beside the chosen one, without a key")
    hold(window, row)
    wait_gone(window, role="label", named="2 selected")
    tap.step("held again, it is not any more")


def cite(tap, program, window):
    """What is copied is pasted where it can be read."""
    press("alt+7")
    wait_for(window, role="tree table", named="Sources")
    wait_focus(role="table row")
    key_to(starting=SOURCE, key="Down", most=20)
    press("Return")
    key_to("Record Menu")
    press("Return")
    choose_item("Copy Citation")
    wait_for(window, role="label", named="Citation copied")
    press("Escape")
    press("ctrl+f")
    entry = wait_for(window, role="entry", named="Search")
    write(entry, "")
    press("ctrl+v")
    wait_until(lambda: text(entry) == CITATION, "the citation")
    tap.step("the citation of a source is copied from its menu")


def main(tap, executable, demo):
    with Program(executable, demo) as program:
        window = program.start()
        select_three(window)
        tap.step("Shift+Down selects three rows, and the bar says so")
        tag(tap, window)
        add_step(tap, window)
        wait_for(window, role="label", named="3 selected")
        tap.step("they stay selected")
        wait_focus(starting="")
        activate(wait_for(window, role="button", named="Copy"))
        wait_for(window, role="label", named="3 rows copied.")
        tap.step("the rows are copied")
        paste(tap, window)
        select_three_again(window)
        copy(tap, window)
        escape(tap, window)
        select_by_holding(tap, window)
        select_all_and_delete(tap, window)
        cite(tap, program, window)
        program.quit()


def select_three_again(window):
    press("Escape")
    for _ in range(80):
        node = focused()
        if node is not None and node.get_role_name() == "table row":
            break
        press("Tab")
    else:
        raise Failure("Tab never comes to the table")
    press("Home")
    press("shift+Down")
    press("shift+Down")
    wait_for(window, role="label", named="3 selected")


Tap().run(main, *sys.argv[1:])
