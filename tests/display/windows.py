#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""windows.py PROGRAM DEMO: a record in a window of its own, beside the first: both show the same casebook, each says
what is done in it, and the casebook is closed with the last; two casebooks in two windows know nothing of each other;
a window comes back as large as it was. By keyboard, and by the middle button."""

import os
import shutil
import subprocess
import sys
import time

from atspi import (Program, Tap, check, children, choose_item, enter, find, find_all, key_to, name, place_in, press, rows, text,
                   titles, wait_focus, wait_for, wait_gone, wait_until)


def windows(program):
    return [node for node in children(program.application) if node.get_role_name() == "frame"]


def wait_windows(program, n):
    return wait_until(lambda: (found := windows(program)) and len(found) == n and found, f"{n} windows")


def focus(program, index):
    """There is no window manager: the windows lie over each other, and one is given the keyboard. X counts them in the
    order they were made."""
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(program.process.pid), "--name", "Qorgan"],
                           capture_output=True, text=True, check=True).stdout.split()
    subprocess.run(["xdotool", "windowraise", sorted(found, key=int)[index]], check=True)
    subprocess.run(["xdotool", "windowfocus", "--sync", sorted(found, key=int)[index]], check=True)


def second_of(program, first):
    return next(window for window in wait_windows(program, 2) if window != first)


def open_second(tap, program, first):
    wait_focus(role="table row")
    case, other = titles(first)[:2]
    press("Return")
    wait_for(first, role="grouping", named=case)
    key_to("Record Menu")
    press("Return")
    choose_item("Open in a New Window")
    second = second_of(program, first)
    wait_for(second, role="grouping", named=case)
    tap.step("a record is opened in a new window")
    focus(program, 0)
    press("ctrl+Page_Down")
    wait_for(first, role="grouping", named=other)
    check(find(second, role="grouping", named=case) is not None, "the other window went along")
    tap.step("there it stays while the first one goes on to another")
    return second, case


def edit_in_second(tap, program, first, second, case):
    focus(program, 1)
    key_to("Title")
    enter(case + ", appealed")
    press("Tab")
    wait_until(lambda: case + ", appealed" in titles(first), "the new title in the list of the first window")
    wait_for(second, role="button", named="Undo")
    check(find(first, role="button", named="Undo") is None, "the other window tells of it too")
    tap.step("what is changed in one is shown in both, and told of in the one")


def leave_second(program):
    focus(program, 1)
    press("ctrl+w")
    wait_windows(program, 1)
    focus(program, 0)


def close_second(tap, program, first):
    leave_second(program)
    press("alt+2")
    wait_for(first, role="tree table", named="People")
    wait_until(lambda: len(rows(first)) > 10, "the people")
    press("ctrl+z")
    press("alt+1")
    wait_until(lambda: not any("appealed" in title for title in titles(first)), "the title as it was")
    tap.step("the first window goes on when the second is closed, and can undo what was done there")


def by_button_and_key(tap, program, first):
    row = wait_until(lambda: find(first, role="table row", containing="Batyrbekov"), "a row")
    x, y, _width, height = place_in(first, row)
    subprocess.run(["xdotool", "mousemove", str(x + 40), str(y + height // 2), "click", "2"], check=True)
    second = second_of(program, first)
    wait_until(lambda: any("Batyrbekov" in text(entry) for entry in find_all(second, role="text", named="Title")), "its page")
    tap.step("the middle button opens a row in a new window")
    leave_second(program)
    press("alt+2")
    wait_for(first, role="tree table", named="People")
    wait_focus(role="table row")
    key_to(starting="Aigul Utepova", key="Down")
    press("ctrl+Return")
    second = second_of(program, first)
    wait_for(second, role="tree table", named="People")
    wait_for(second, role="grouping", named="Aigul Utepova")
    tap.step("Ctrl+Enter does so from the list")


def two_casebooks(tap, program):
    """What is typed in one window is saved while the other is worked in: that it was saved is told where it was typed,
    though that window is not the one in use."""
    program.arguments.append(os.path.join(program.folder, "second.casebook"))
    shutil.copy(program.casebook, program.arguments[-1])
    program.start()
    windows_of = {name(window): window for window in wait_windows(program, 2)}
    first, second = (wait_until(lambda: next((windows_of[title] for title in windows_of if file_name in title), None),
                                file_name) for file_name in ("demo", "second"))
    focus(program, 0)
    wait_focus(role="table row")
    case = titles(first)[0]
    press("Return")
    wait_for(first, role="grouping", named=case)
    key_to("Title")
    enter(case + ", appealed")
    focus(program, 1)
    wait_focus(role="table row")
    wait_for(first, role="button", named="Undo")
    tap.step("with another casebook in use, what is done in the first is told of in its window")
    check(find(second, role="button", named="Undo") is None, "the other casebook's window tells of it")
    check(case in titles(second), "the other casebook was changed")
    press("ctrl+w")
    wait_windows(program, 1)
    focus(program, 0)
    tap.step("the other casebook is as it was, and closing its window leaves the first one open")


def size(program):
    """Of the window, asked of X."""
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(program.process.pid), "--name", "Qorgan",
                            "getwindowgeometry", "--shell"], capture_output=True, text=True, check=True).stdout
    values = dict(line.split("=") for line in found.split())
    return int(values["WIDTH"]), int(values["HEIGHT"])


def comes_back(tap, program):
    program.start()
    wait_focus(role="table row")
    before = size(program)
    subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(program.process.pid), "--name", "Qorgan",
                    "windowsize", "911", "643"], check=True)
    wait_until(lambda: size(program) == (911, 643), "the size")
    check(before != (911, 643), "it had that size before")
    time.sleep(0.5)  # the program is told by X
    program.quit()
    program.start()
    wait_focus(role="table row")
    check(size(program) == (911, 643), f"it came back as {size(program)}")
    tap.step("a window comes back as large as it was left")


def main(tap, executable, demo):
    with Program(executable, demo) as program:
        first = program.start()
        second, case = open_second(tap, program, first)
        edit_in_second(tap, program, first, second, case)
        close_second(tap, program, first)
        by_button_and_key(tap, program, first)
        program.quit()
        program.check_sound()
        tap.step("the program ends with both, and the file is sound")
    with Program(executable, demo) as program:
        two_casebooks(tap, program)
        program.quit()
        program.check_sound()
    with Program(executable, demo) as program:
        comes_back(tap, program)
        program.quit()


Tap().run(main, *sys.argv[1:])
