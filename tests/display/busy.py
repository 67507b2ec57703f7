#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""busy.py PROGRAM DEMO: work that takes long is told of: what is being done stands on the screen, can be stopped without
a trace, and a window that is closed meanwhile says that it goes by itself when it is done, and does."""

import sys

from atspi import (Program, Tap, activate, check, enter, find, focused, key_to, name, press, wait_focus, wait_for, wait_gone,
                   wait_until)
from gi.repository import Gio, GLib

N_NAMES = 30000
N_BEFORE = 20
CLOSING = "Finishing First"
IMPORTING = "Importing the table…"
UNDOING = "Undoing what was done last…"


def wait_people(window, n):
    wait_until(lambda: find(window, role="list item", named=f"People, {n}"), f"{n} people", 60)


def close():
    """As the desktop asks for it: also while a dialog is open, in which keys are the dialog's."""
    Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
        "org.qorgan.Qorgan", "/org/qorgan/Qorgan", "org.gtk.Actions", "Activate",
        GLib.Variant("(sava{sv})", ("quit", [], {})), None, Gio.DBusCallFlags.NONE, -1)


def begin_import(window):
    press("ctrl+i")
    wait_focus(named="Table or list of names")
    enter("Name\n" + "\n".join(f"Somebody Number{index}" for index in range(N_NAMES)))
    key_to("Continue")
    press("Return")
    wait_focus(starting="Each row becomes")
    key_to("Continue")
    press("Return")
    wait_until(lambda: find(window, named=f"{N_NAMES} rows will be imported"), "the dry run", 60)
    wait_focus(named="Import", role="button")
    press("Return")


def stop(tap, program):
    window = program.window
    begin_import(window)
    wait_people(window, N_BEFORE + N_NAMES)
    press("ctrl+z")
    wait_for(window, containing=UNDOING)
    tap.step("an undo that takes long is told of")
    activate(wait_for(window, role="button", named="Stop"))
    wait_for(window, containing="Stopped. Everything is as it was before.")
    wait_gone(window, containing=UNDOING)
    wait_people(window, N_BEFORE + N_NAMES)
    wait_until(lambda: focused() is not None and name(focused()) != "Stop", "the focus on something that is there")
    tap.step("stopped, it leaves everything as it was")


def stay(tap, program):
    window = program.window
    press("ctrl+z")
    press("ctrl+q")  # what the desktop asks for could be heard before the key
    wait_for(window, named=CLOSING)
    wait_focus(named="Keep the Window Open")
    tap.step("a window that is closed meanwhile says what it waits for")
    press("Return")
    wait_gone(window, named=CLOSING)
    wait_people(window, N_BEFORE)
    wait_gone(window, containing=UNDOING)
    check(program.process.poll() is None, "the program has ended all the same")
    tap.step("it can be kept open, and the undo is done to its end")


def leave(tap, program):
    begin_import(program.window)
    wait_for(program.window, containing=IMPORTING)
    close()
    wait_until(lambda: program.process.poll() is not None, "the end of the program", 60)
    check(program.process.returncode == 0, f"the program ended with {program.process.returncode}")
    people, = program.read("SELECT count(*) FROM person")
    check(people == N_BEFORE + N_NAMES, f"{people} people")
    program.check_sound()
    tap.step("a window that is closed in the middle of an import goes by itself when it is done")


def main(tap, executable, demo):
    with Program(executable, demo) as program:
        program.start()
        stop(tap, program)
        stay(tap, program)
        leave(tap, program)


if __name__ == "__main__":
    Tap().run(main, *sys.argv[1:])
