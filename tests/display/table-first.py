#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""table-first.py PROGRAM DEMO: a table is opened, from the desktop or the command line, before any casebook is: it is
said that it waits for one, and once there is one it is the table that is imported. By keyboard only."""

import os
import sys

from atspi import Program, Tap, check, find_all, key_to, press, wait_focus, wait_for, wait_gone

TABLE = "Name;Detained;City\nDana Omarova;07.01.2022;Uralsk\nSerik Tleuberdi;07.01.2022;Uralsk\n"


def main(tap, executable, demo):
    with Program(executable) as program:
        path = os.path.join(program.folder, "tonight.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write(TABLE)
        program.arguments.append(path)
        window = program.start()
        wait_for(window, named="“tonight.csv” Waits for a Casebook")
        check(not find_all(window, containing="Could Not Be Opened"), "the table is taken for a casebook")
        tap.step("a table without a casebook waits for one, and that is said")
        key_to("Explore the Demo")
        press("Return")
        wait_for(window, role="dialog", named="Import a Table")
        wait_focus(starting="Each row becomes")
        wait_for(window, role="button", named="Detained: Detained")
        tap.step("once a casebook is open, the table is about to be imported")
        press("Escape")  # to what is imported
        wait_focus(named="Table or list of names")
        press("Escape")
        wait_gone(window, role="dialog", named="Import a Table")
        wait_for(window, role="list item", named="Cases, 3")
        tap.step("left, nothing was")
        program.quit()


Tap().run(main, *sys.argv[1:])
