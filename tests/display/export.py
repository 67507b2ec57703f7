#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""export.py PROGRAM DEMO: lists are written into files by keyboard only, and read back as any other program would read
them: the columns that are shown, in the order of the list; all fields; the selected rows; what is sealed only where that
was asked for, and then by its name. What a full disk does not take leaves the file that stood there as it was."""

import csv
import os
import stat
import sys

from atspi import (FullDisk, Program, Tap, add_to_demo, check, enter, headings, key_to, name, open_people, press, titles,
                   wait_focus, wait_for, wait_gone)

TEAM, SEALED = "Our team", "Our team, with what is sealed: whoever finds the file can read it"
SHOWN, ALL = "As the list shows them", "All fields of the records"
NAMED = 'Aru, "the =first=" of them\u200a'
SECRET = "Hidden Away"


def open_dialog(window, keys="ctrl+shift+e"):
    press(keys)
    return wait_for(window, role="alert")


def choose(label, at, key):
    """A radio button, from the one of its group that is chosen."""
    key_to(at)
    if label != at:
        key_to(label, key)
        press("space")


def export(program, path, audience=TEAM, columns=SHOWN, keys="ctrl+shift+e", replacing=False):
    """Returns what the message says, and the rows of the file, each a dictionary."""
    window = program.window
    open_dialog(window, keys)
    choose(audience, TEAM, "Down" if audience == SEALED else "Up")
    choose(columns, SHOWN, "Down")
    key_to("Choose a File…")
    press("Return")
    program.choose_file(path, "Export", replacing)


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def said(window, words):
    return name(wait_for(window, role="label", containing=words))


def new_person(window, named, sealed=False):
    press("ctrl+n")
    wait_focus(starting="Name in English")
    enter(named)
    press("Tab")
    wait_for(window, role="label", containing=f"Created “{named}”")
    if sealed:
        key_to("More Fields")
        press("Return")
        key_to("Who may see it: Not recorded")
        press("Return")
        wait_focus(role="radio button", named="Not recorded")
        key_to(starting="Sealed: ", key="Down")
        press("space")
        wait_for(window, role="label", containing="Edited")
    press("alt+Left")  # Escape would close the message first
    wait_focus(role="table row")


def prepare(window):
    wait_focus(role="table row")
    open_people(window)
    add_to_demo(window, "ctrl+n", "Name in English")
    press("Escape")
    wait_for(window, role="list item", named="People, 20")
    wait_focus(role="table row")
    new_person(window, NAMED)
    new_person(window, SECRET, sealed=True)
    wait_for(window, role="list item", named="People, 22")


def shown_columns(tap, program):
    window = program.window
    path = os.path.join(program.folder, "shown.csv")
    export(program, path)
    check("1 row left out" in said(window, "21 rows written."), "what was left out is not told")
    table = read(path)
    check(list(table[0]) == headings(window), f"{list(table[0])}, and the list has {headings(window)}")
    listed = [title for title in titles(window) if not title.startswith("Sealed · ")]
    # GTK makes only those rows that there is room for.
    check([row["Name"] for row in table][:len(listed)] == listed, f"not the rows of the list in its order: {table[:3]}")
    check(len(table) == 21 and NAMED in [row["Name"] for row in table], f"{len(table)} rows, or a name that was spoilt")
    tap.step("the list as it is shown, in its order; what is sealed is left out and that is told")
    with open(path, encoding="utf-8") as file:
        check("Sealed · " not in (text := file.read()) and SECRET not in text, "the sealed one is in the file")
    check(stat.S_IMODE(os.stat(path).st_mode) == 0o600, "others may read the file")
    tap.step("the file names nobody who is sealed, and nobody else may read it")


def all_fields(tap, program):
    path = os.path.join(program.folder, "all.csv")
    export(program, path, audience=SEALED, columns=ALL)
    said(program.window, "22 rows written.")
    table = read(path)
    check(len(table[0]) > len(headings(program.window)) and "Name in Russian" in table[0], f"the columns are {list(table[0])}")
    named = [row["Name in English"] for row in table]
    check(SECRET in named and NAMED in named and "Lukpan Akhmedyarov" in named, f"the file names {named}")
    lukpan = table[named.index("Lukpan Akhmedyarov")]
    check("Ахмедьяров" in lukpan["Name in Russian"], f"of Lukpan it has {lukpan}")
    tap.step("all fields, with what is sealed by its own name where that was asked for")


def selected_rows(tap, program):
    window = program.window
    wait_focus(role="table row")
    press("Home")
    press("shift+Down")
    wait_for(window, role="label", named="2 selected")
    chosen = titles(window)[:2]
    key_to("Export…")
    path = os.path.join(program.folder, "chosen.csv")
    check(open_dialog(window, "Return") is not None, "no dialog")
    wait_for(window, role="alert", named="Export 2 Selected Rows")
    press("Escape")
    wait_gone(window, role="alert")
    wait_focus(named="Export…")
    export(program, path, keys="Return")
    said(window, "2 rows written.")
    check([row["Name"] for row in read(path)] == chosen, f"{read(path)}, not {chosen}")
    tap.step("the selected rows only; Escape leaves the dialog and nothing is written")


def everybody(tap, program):
    path = os.path.join(program.folder, "everybody.csv")
    press("Escape")
    export(program, path, audience="Everybody")
    check(said(program.window, "20 rows written.").count("1 row left out: ") == 2, "what was left out, of two levels, is not told")
    named = [row["Name"] for row in read(path)]
    check(len(named) == 20 and NAMED not in named and "Lukpan Akhmedyarov" in named, f"the file names {named}")
    tap.step("for everybody only what somebody said to be public is written")


def full_disk(tap, program):
    window = program.window
    path = os.path.join(program.folder, "all.csv")
    with open(path, "rb") as file:
        before = file.read()
    with FullDisk(program, 2048):  # what GTK notes of the file for itself, and we take out, has room
        export(program, path, columns=ALL, replacing=True)
        wait_for(window, role="alert", containing="Could Not Be Written")
        press("Escape")
        wait_gone(window, role="alert")
    with open(path, "rb") as file:
        check(file.read() == before, "the file that stood there was spoilt")
    left = sorted(end for end in os.listdir(program.folder) if end.startswith(("all", ".")))
    check(left == ["all.csv"], f"there lies {left}")
    tap.step("what a full disk does not take leaves the file that stood there as it was, and says so")
    export(program, path, columns=ALL, replacing=True)
    said(window, "21 rows written.")
    check(len(read(path)) == 21, "not written with room again")
    tap.step("with room again it is replaced")


def main(tap, executable, demo):
    with Program(executable, demo, wrapper=FullDisk.IGNORING_SIGNAL) as program:
        prepare(program.start())
        shown_columns(tap, program)
        all_fields(tap, program)
        selected_rows(tap, program)
        everybody(tap, program)
        full_disk(tap, program)
        program.quit()


Tap().run(main, *sys.argv[1:])
