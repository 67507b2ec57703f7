#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bad-tables.py PROGRAM DEMO: tables as they come: of two gigabytes, of bytes that are no text, in Windows-1251, ragged
with a mark at their beginning, a thousand columns wide. Then one that a full disk does not take, of which nothing is
left; with room it is imported, and its columns are remembered for the next one with the same headings."""

import os
import subprocess
import sys

from atspi import (FullDisk, Program, Tap, check, enter, find, key_to, press, type_keys, wait_focus, wait_for, wait_gone, wait_until)

SOURCE = "Table or list of names"


def open_table(program, file_name, content):
    """As the desktop would: the program that runs already takes it."""
    path = os.path.join(program.folder, file_name)
    with open(path, "wb") as file:
        file.write(content)
    subprocess.run([program.arguments[-2], path], env=dict(os.environ, HOME=program.home, LANGUAGE="en", LANG="en_US.UTF-8"),
                   timeout=60, check=True)
    wait_for(program.window, role="dialog", named="Import a Table")


def leave(window):
    while find(window, role="dialog", named="Import a Table") is not None:
        press("Escape")


def most_memory(program):
    """That it ever had, in MB."""
    with open(f"/proc/{program.process.pid}/status", encoding="ascii") as file:
        return next(int(line.split()[1]) // 1024 for line in file if line.startswith("VmHWM"))


def refused(tap, program):
    window = program.window
    path = os.path.join(program.folder, "huge.csv")
    with open(path, "wb") as file:
        file.write(b"Name\n")
        file.truncate(2 << 30)
    before = most_memory(program)
    press("ctrl+i")
    wait_focus(named=SOURCE)
    enter("Dana Omarova")
    key_to("Open a File…")
    press("Return")
    program.choose_file(path, "Open")
    wait_for(window, role="label", containing="The file is larger than 64 MB, and was not read.")
    wait_focus(named=SOURCE)
    check(most_memory(program) < before + 100, f"{before} MB became {most_memory(program)}")
    tap.step("a table of two gigabytes is not read, and what to do is said; what was typed is still there")
    leave(window)
    open_table(program, "bytes.csv", bytes(range(256)) * 40)
    wait_for(window, role="label", containing="This is not a table in text")
    tap.step("bytes that are no text are refused")
    leave(window)


def understood(tap, program):
    window = program.window
    open_table(program, "windows.csv", "ФИО;Дата задержания;Город\nДана Омарова;07.01.2022;Уральск\n".encode("cp1251"))
    wait_for(window, role="button", named="ФИО: Name")
    wait_for(window, role="label", named="Дана Омарова")
    wait_for(window, role="button", named="Encoding: Windows-1251")
    tap.step("a table in Windows-1251 is read as such")
    leave(window)
    open_table(program, "ragged.csv", b"\xef\xbb\xbfName;Detained;City\nDana Omarova;07.01.2022;Uralsk;x;y\nSerik Omarov\n")
    wait_for(window, role="button", named="Name: Name")
    wait_focus(starting="Each row becomes")
    key_to("Continue")
    press("Return")
    wait_for(window, role="label", containing="the row has 5 cells, and there are 3 headings")
    wait_for(window, named="2 rows will be imported")
    tap.step("the mark at its beginning is no part of a heading, and rows of other lengths are told of")
    leave(window)
    wide = ";".join(["Name"] + [f"Column{index}" for index in range(999)])
    open_table(program, "wide.csv", f"{wide}\n{';'.join(['Dana Omarova'] * 1000)}\n".encode())
    wait_for(window, role="button", named="Name: Name")
    wait_focus(starting="Each row becomes")
    key_to("Continue")
    press("Return")
    wait_for(window, named="1 row will be imported")
    tap.step("a table of a thousand columns is read, and the one that is known is taken")
    leave(window)


def paste(window, who):
    press("ctrl+i")
    wait_focus(named=SOURCE)
    enter("Name;Zzz\n" + "\n".join(f"{who} Number{index};remark {index}" for index in range(60)))
    key_to("Continue")
    press("Return")
    wait_focus(starting="Each row becomes")


def look(window):
    key_to("Continue")
    press("Return")
    wait_for(window, named="60 rows will be imported")
    wait_focus(named="Import", role="button")
    press("Return")


def full_disk(tap, program):
    window = program.window
    paste(window, "Somebody")
    key_to(starting="Zzz: ")
    press("Return")
    wait_focus(named="Find a choice")
    type_keys("Note")
    press("Return")
    wait_focus(starting="Zzz: Note")
    with FullDisk(program):
        look(window)
        wait_for(window, role="alert", containing="The Table Was Not Imported")
        press("Escape")
        wait_gone(window, role="alert")
    check(find(window, role="list item", named="People, 20") is not None, "a part of it was imported")
    tap.step("what a full disk does not take is not imported at all, and that is said")
    wait_focus(named="Import", role="button")
    press("Return")
    wait_for(window, role="list item", named="People, 80")
    wait_gone(window, role="dialog", named="Import a Table")
    tap.step("with room it is, without being chosen again")


def again(tap, program):
    paste(program.window, "Another")
    wait_for(program.window, role="button", named="Zzz: Note")
    tap.step("a table with the same headings is understood as the one before")
    leave(program.window)


def main(tap, executable, demo):
    with Program(executable, demo, wrapper=FullDisk.IGNORING_SIGNAL) as program:
        wait_for(program.start(), role="list item", named="People, 20")
        wait_focus(role="table row")
        refused(tap, program)
        understood(tap, program)
        full_disk(tap, program)
        again(tap, program)
        program.quit()
        people, noted = program.read("SELECT count(*), count(note) FROM person")
        check((people, noted >= 60) == (80, True), f"{people} people, {noted} with a note")
        tap.step("the file has all of it once")


Tap().run(main, *sys.argv[1:])
