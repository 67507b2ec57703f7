#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""import.py PROGRAM DEMO: thirty names that came in by Telegram, by keyboard only: pasted, one bad date corrected, one
name that stands there twice seen, imported, undone. And: what is no table, and a dialog that is left, change nothing."""

import sys

from atspi import Failure, Program, Tap, check, enter, key_to, press, states, text, wait_focus, wait_for, wait_gone

GIVEN = ["Dana", "Serik", "Bolat", "Aigul", "Marat", "Zarina"]
SURNAMES = ["Omarov", "Suleimen", "Tleuberdi", "Kassenov", "Utepbergen"]
FAULT = "Line 14, Detained: “31.02.2022” is not a date"


def table():
    rows = ["Name;Detained;City"]
    for index in range(30):
        who = 4 if index == 20 else index
        date = "31.02.2022" if index == 12 else "07.01.2022"
        rows.append(f"{GIVEN[who % 6]} {SURNAMES[who // 6]};{date};Uralsk")
    return "\n".join(rows)


def count(program, kind):
    """What stands in the file, while no program has it open."""
    return program.read(f'SELECT count(*) FROM "{kind}"')[0]


def open_and_leave(tap, window):
    press("ctrl+i")
    wait_focus(named="Table or list of names")
    enter(table())
    press("Escape")
    wait_gone(window, named="Table or list of names")
    tap.step("Ctrl+I opens the dialog and Escape leaves it")


def paste(tap, window):
    press("ctrl+i")
    wait_focus(named="Table or list of names")
    enter(table())
    key_to("Continue")
    press("Return")
    wait_for(window, role="button", named="Each row becomes: People with a detention")
    for column, slot in {"Name": "Name", "Detained": "Detained", "City": "Place"}.items():
        wait_for(window, role="button", named=f"{column}: {slot}")
    tap.step("the columns are recognised")


def look(tap, window):
    wait_focus(starting="Each row becomes")
    key_to("Continue")
    press("Return")
    entry = wait_focus(named=FAULT)
    if text(entry) != "31.02.2022":
        raise Failure(f"the bad date reads {text(entry)!r}")
    wait_for(window, role="label", named="Line 22, Name: the same as line 6; taken once")
    wait_for(window, named="29 rows will be imported")
    check("sensitive" not in states(wait_for(window, role="button", named="Import")),
          "with a fault that is undecided, Import can be pressed")
    tap.step("the bad date and the name that stands twice are told by line; Import waits")


def correct(tap, window):
    wait_focus(named=FAULT)
    enter("1.3.2022")
    press("Return")
    wait_focus(named="Import", role="button")
    tap.step("corrected, and the focus is on Import")


def run_import(tap, window):
    press("Return")
    wait_for(window, role="label", containing="Imported")
    wait_gone(window, role="button", named="Import")
    tap.step("one message tells of the import")
    press("alt+2")
    wait_for(window, role="table row", containing="Aigul Kassenov")
    press("ctrl+z")
    wait_gone(window, role="table row", containing="Aigul Kassenov")
    tap.step("one Ctrl+Z takes all of it back")


def main(tap, executable, demo):
    with Program(executable, demo) as program:
        before = {kind: count(program, kind) for kind in ("person", "case", "step", "incident", "place", "record")}
        window = program.start()
        wait_for(window, role="button", named="Main Menu")
        open_and_leave(tap, window)
        paste(tap, window)
        look(tap, window)
        correct(tap, window)
        run_import(tap, window)
        program.quit()
        after = {kind: count(program, kind) for kind in before}
        if before != after:
            raise Failure(f"undone, but {before} became {after}")
        tap.step("and the casebook has what it had")


if __name__ == "__main__":
    Tap().run(main, *sys.argv[1:3])
