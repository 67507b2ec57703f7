#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""drop.py PROGRAM DEMO DRAG_SOURCE: files are dragged from another program and dropped on the window, also on a field,
which must never take a path for its text."""

import os
import shutil
import subprocess
import sys
import time

from atspi import (Program, Tap, check, choose_item, enter, find, find_all, focused, key_to, name, place_in, press, text,
                   type_keys, wait_focus, wait_for, wait_gone, wait_until)

# Where on the screen, beside the window, files are dragged from.
SOURCE = (1450, 1050)


def xdotool(*arguments):
    return subprocess.run(["xdotool", *map(str, arguments)], check=False, capture_output=True, text=True).stdout


def drag(program, paths, onto):
    """Drops files on the middle of a node. Whether they are taken shows only in what the window does."""
    x, y, width, height = place_in(program.window, onto)
    to = x + width // 2, y + height // 2
    with subprocess.Popen([program.drag_source, *paths]) as process:
        window = wait_until(lambda: xdotool("search", "--onlyvisible", "--pid", process.pid, "--name", "Drag source").split(),
                            "the window to drag from")[-1]
        xdotool("windowmove", "--sync", window, SOURCE[0] - 50, SOURCE[1] - 50)
        time.sleep(0.3)
        xdotool("mousemove", *SOURCE, "mousedown", 1)
        for step in range(1, 11):
            xdotool("mousemove", *(start + (end - start) * step // 10 for start, end in zip(SOURCE, to)))
            time.sleep(0.05)
        time.sleep(0.3)
        xdotool("mouseup", 1)
        time.sleep(1)
        process.terminate()
    program.focus_window()


def make_table(program, file_name, heading):
    path = os.path.join(program.folder, file_name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"Name;{heading}\nDana Omarova;07.01.2022\n")
    return path


def wait_import(window, column):
    wait_for(window, role="dialog", named="Import a Table")
    wait_for(window, role="button", named=column)


def leave_import(window):
    wait_focus(starting="Each row becomes")
    press("Escape")
    wait_focus(named="Table or list of names")
    press("Escape")
    wait_gone(window, role="dialog", named="Import a Table")


def on_list(tap, program, table, other):
    window = program.window
    drag(program, [table], wait_for(window, role="tree table", named="Cases"))
    wait_import(window, "Detained: Detained")
    tap.step("a table that is dropped on the window is about to be imported")
    wait_focus(starting="Each row becomes")
    press("Escape")
    drag(program, [other], wait_focus(named="Table or list of names"))
    wait_import(window, "Born: Born")
    tap.step("one that is dropped where a table is asked for is opened, not pasted")
    leave_import(window)


def on_search(tap, program, table):
    window = program.window
    press("ctrl+f")
    drag(program, [table], wait_focus(named="Search"))
    wait_import(window, "Detained: Detained")
    leave_import(window)
    check(not find_all(window, containing="Nothing Found"), "its path was searched for")
    tap.step("on the search: its path is not searched for")
    press("ctrl+f")
    wait_focus(named="Search")
    press("Escape")


def on_field(tap, program, table):
    window = program.window
    wait_focus(role="table row")
    press("Return")
    title = key_to("Title")
    before = text(title)
    press("End")
    type_keys(", appealed")
    drag(program, [table], title)
    wait_import(window, "Detained: Detained")
    leave_import(window)
    wait_until(lambda: text(find(window, role="text", named="Title")) == before + ", appealed", "what was typed")
    tap.step("on a field: what was typed stays as it was typed, and the table is about to be imported")


def several(tap, program, paths):
    window = program.window
    drag(program, paths, wait_for(window, role="list", named="Pages"))
    wait_for(window, role="alert", named="One Table at a Time")
    key_to("Copy Text")
    press("Return")
    wait_gone(window, role="alert")
    press("ctrl+i")
    pasted = wait_focus(named="Table or list of names")
    press("ctrl+v")
    wait_until(lambda: text(pasted).startswith("One Table at a Time\n\nNothing was imported."), "the text of the message")
    press("Escape")
    wait_gone(window, role="dialog", named="Import a Table")
    tap.step("of several tables none is imported; why is said, and can be copied")


def casebook(tap, program):
    path = os.path.join(program.folder, "second.casebook")
    shutil.copy(program.casebook, path)
    drag(program, [path], wait_for(program.window, role="list", named="Pages"))
    wait_for(program.application, role="frame", named="second.casebook — Qorgan")
    tap.step("a casebook opens in a window of its own")


def main(tap, executable, demo, drag_source):
    with Program(executable, demo) as program:
        program.drag_source = drag_source
        table = make_table(program, "tonight.csv", "Detained")
        other = make_table(program, "other.csv", "Born")
        window = program.start()
        wait_for(window, role="list item", named="Cases, 3")
        on_list(tap, program, table, other)
        on_search(tap, program, table)
        on_field(tap, program, table)
        several(tap, program, [table, other])
        casebook(tap, program)
        program.quit()
        saved, paths = program.read("SELECT (SELECT count(*) FROM record WHERE title_en LIKE '%, appealed'),"
                                    " (SELECT count(*) FROM delta WHERE now LIKE '%tonight%')")
        check((saved, paths) == (1, 0), f"{saved} titles were saved, and {paths} paths")
        tap.step("what was typed is saved, a path never")


Tap().run(main, *sys.argv[1:])
