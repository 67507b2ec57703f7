#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""history.py PROGRAM DEMO: a date is corrected twice; the history finds both by the case they belong to, brings the
first value back, and that is undone like anything else. By keyboard and by ear."""

import sys
import time

from atspi import (Program, Tap, enter, find_all, key_to, name, press, text, wait_focus, wait_for, wait_gone, wait_until)

CASE = "Lukpan Akhmedyarov: administrative arrest, January 2022"
STEP = "Detention · {} Jan 2022"


def told(window):
    """What the history tells, newest first, without its days."""
    history = wait_for(window, role="list", named="History")
    return [name(row) for row in find_all(history, role="list item")]


def correct(window, day):
    key_to("Happened")
    enter(f"{day}.1.2022")
    press("Tab")
    wait_for(window, role="list item", named=STEP.format(day))


def open_step(window):
    wait_focus(starting=CASE)
    press("Return")
    wait_for(window, role="button", named="History of This Record")
    key_to(STEP.format(7))
    press("Return")
    wait_until(lambda: text(wait_for(window, role="text", named="Happened")) == "7 Jan 2022", "the step's date")


def find_by_record(tap, window):
    press("ctrl+h")
    wait_for(window, role="list", named="History")
    wait_until(lambda: told(window)[0] == f"Edited “{STEP.format(8)}”", "the newest change first")
    tap.step("Ctrl+H tells what was done last")
    key_to("Only the history of this record")
    enter("administrative arrest January")
    wait_for(window, role="list", named="Suggestions")
    wait_for(window, role="list item", named=CASE)
    press("Return")
    wait_for(window, role="button", named=f"Only “{CASE}”; press to show all records")
    wait_until(lambda: told(window)[:2] == [f"Edited “{STEP.format(8)}”", f"Edited “{STEP.format(7)}”"],
               "the changes of the case's step")
    tap.step("the history of a case holds its steps'")


def ask_for_words(tap, window):
    press("ctrl+f")
    wait_focus(named="Words in titles and values")
    enter("nothing is called this")
    wait_for(window, named="Nothing Like This")
    enter("7 Jan 2022")
    wait_until(lambda: told(window)[:1] == [f"Edited “{STEP.format(7)}”"], "only changes with these words")
    tap.step("words find the change they are in")
    enter("")
    wait_until(lambda: told(window)[0] == f"Edited “{STEP.format(8)}”", "the others again")


def ask_for_period(tap, window):
    key_to("When it was changed: a day, a month, a year")
    enter("2021")
    wait_for(window, named="Nothing Like This")
    enter(time.strftime("%Y"))  # the journal has the time that it really is
    wait_until(lambda: told(window)[:1] == [f"Edited “{STEP.format(8)}”"], "the changes of the year")
    tap.step("so does when they were made")
    enter("")
    wait_until(lambda: told(window)[0] == f"Edited “{STEP.format(8)}”", "the others again")


def restore(tap, window):
    key_to(f"Edited “{STEP.format(8)}”")
    press("Down")
    wait_focus(named=f"Edited “{STEP.format(7)}”")
    press("Return")
    wait_for(window, role="button", named="Restore “8 Jan 2022”")
    key_to("Restore “7 Jan 2022”")
    press("Return")
    wait_gone(window, role="button", named="Restore “7 Jan 2022”")
    wait_for(window, role="label", containing="Restored in “Detention")
    wait_until(lambda: told(window)[0] == f"Restored in “{STEP.format(7)}”", "the restoring in the history")
    tap.step("the value of two changes ago is restored, and that is in the history")
    press("ctrl+z")
    wait_until(lambda: told(window)[0].startswith("Undone: restored in"), "the undoing in the history")
    press("alt+Left")
    wait_for(window, role="list item", named=STEP.format(9))
    tap.step("one undo takes it back")


def history_of_field(tap, window):
    key_to("Happened")
    press("ctrl+shift+h")
    wait_for(window, role="toggle button", named="Step: Happened")
    wait_until(lambda: len(told(window)) == 5, "what was done to the field: made, twice edited, restored, undone")
    tap.step("a field has its history, too")
    key_to(starting="Undone: restored in")
    key_to(f"Edited “{STEP.format(7)}”", key="Down")
    press("Return")
    key_to("Restore “7 Jan 2022”")
    press("Return")
    wait_gone(window, role="button", named="Restore “7 Jan 2022”")
    wait_until(lambda: len(told(window)) == 6, "the restoring in the history of the field")
    press("alt+Left")
    wait_until(lambda: text(wait_for(window, role="text", named="Happened")) == "7 Jan 2022", "the first date in the form")
    tap.step("from which its first value is restored, and stands in the form")


def main(tap, executable, demo):
    with Program(executable, demo) as program:
        window = program.start()
        open_step(window)
        correct(window, 8)
        correct(window, 9)
        find_by_record(tap, window)
        ask_for_words(tap, window)
        ask_for_period(tap, window)
        restore(tap, window)
        history_of_field(tap, window)
        program.quit()


Tap().run(main, *sys.argv[1:])
