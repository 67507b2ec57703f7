#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""file.py PROGRAM DEMO: what can become of a casebook's file while it is open: it is opened once more under another name,
which only brings its window up; it is moved away, and what is typed then is kept and saved once it is back; the window
is closed in the middle of an import, and all of it is there. By keyboard only."""

import os
import sys

from atspi import (Program, Tap, check, children, enter, find, key_to, press, text, wait_focus, wait_for, wait_gone,
                   wait_until, window_action)

CASE = "Lukpan Akhmedyarov: administrative arrest, January 2022"
N_NAMES = 1000


def windows(program):
    return [top for top in children(program.application) if top.get_role_name() == "frame"]


def open_link(tap, program):
    window = program.window
    link = os.path.join(program.folder, "the-same.casebook")
    os.symlink(program.casebook, link)
    wait_focus(starting=CASE)
    press("ctrl+o")
    program.choose_file(link, "Open")
    wait_until(lambda: len(windows(program)) == 1, "one window")
    wait_focus(starting=CASE)
    check(find(window, containing="Could Not Be Opened") is None, "the link was refused")
    tap.step("opened through a link, the window that has the file already is brought up")
    os.remove(link)


def moved_away(tap, program):
    window = program.window
    away = program.casebook + ".away"
    press("Return")
    wait_for(window, role="button", named="History of This Record")
    title = key_to("Title")
    os.rename(program.casebook, away)
    enter(CASE + ", appealed")
    press("Tab")
    wait_for(window, role="label", containing="is no longer in its place")
    check(text(title) == CASE + ", appealed", f"the title reads {text(title)!r}")
    tap.step("moved away, the file is not written to as if it were there; what was typed stays, and why is said")
    press("ctrl+q")
    wait_for(window, named="This Edit Could Not Be Saved")
    wait_focus(named="Cancel")
    press("Return")
    wait_gone(window, named="This Edit Could Not Be Saved")
    tap.step("quitting asks before it is lost")
    os.rename(away, program.casebook)
    key_to("Try again to save: Title")
    press("Return")
    wait_gone(window, role="label", containing="is no longer in its place")
    press("alt+Left")
    wait_focus(starting=CASE + ", appealed")
    tap.step("once it is back, trying again saves")


def n_people(program):
    return program.read("SELECT count(*) FROM person")[0]


def close_while_importing(tap, program):
    window = program.window
    press("ctrl+i")
    wait_focus(named="Table or list of names")
    enter("Name\n" + "\n".join(f"Somebody Number{index}" for index in range(N_NAMES)))
    key_to("Continue")
    press("Return")
    wait_focus(starting="Each row becomes")
    key_to("Continue")
    press("Return")
    wait_for(window, named=f"{N_NAMES} rows will be imported")
    wait_focus(named="Import", role="button")
    press("Return")
    window_action(window, "window.close")
    # While it is at work the dialog keeps the window open; it may as well have been done already.
    wait_until(lambda: program.process.poll() is not None or n_people(program) == 20 + N_NAMES,
               "the end of the import, or of the program", 60)
    if program.process.poll() is None:
        program.quit()
    check(n_people(program) == 20 + N_NAMES, f"{n_people(program)} people")
    check(program.read("SELECT count(*) FROM record WHERE title_en = ?", CASE + ", appealed") == (1,),
          "what was saved before is lost")
    program.check_sound()
    check(os.listdir(program.folder) == ["demo.casebook"], f"beside it lies {os.listdir(program.folder)}")
    tap.step("a window that is closed in the middle of an import loses nothing of it")


def main(tap, executable, demo):
    with Program(executable, demo) as program:
        program.start()
        open_link(tap, program)
        moved_away(tap, program)
        close_while_importing(tap, program)


Tap().run(main, *sys.argv[1:])
