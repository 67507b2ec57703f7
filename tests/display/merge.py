#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""merge.py PROGRAM DEMO: a person is entered a second time, in another script; the program sees it while the name is
being typed; the two are merged, and that is taken back."""

import sys

from atspi import Program, Tap, activate, press, wait_for, wait_gone, wait_until, write

NAME = "Lukpan Akhmedyarov"
TYPED = "Лукпан Ахмедьяров"


def enter_again(tap, window):
    press("alt+2")
    press("ctrl+n")
    activate(wait_for(window, role="button", named="Add to the Demo"))
    entry = wait_for(window, role="text", named="Name in Russian")
    write(entry, TYPED)
    wait_for(window, role="button", named=f"This is the same as “{NAME}”")
    wait_for(window, role="label", containing="same name")
    tap.step("a name typed in Cyrillic shows the person who is there in Latin letters")


def merge(tap, window):
    activate(wait_for(window, role="button", named=f"This is the same as “{NAME}”"))
    wait_for(window, role="list", named="Where They Differ")
    wait_for(window, role="radio button", containing=NAME)
    button = wait_for(window, role="button", named="Merge")
    wait_until(lambda: "sensitive" in {s.value_nick for s in button.get_state_set().get_states()}, "the plan is read")
    activate(button)
    wait_for(window, role="label", containing="Merged into")
    wait_gone(window, role="list", named="Where They Differ")
    wait_for(window, role="text", named="Name in English")
    tap.step("the two are merged, and the page is of the one that stays")


def take_back(tap, window):
    activate(wait_for(window, role="button", named="Undo"))
    wait_for(window, role="label", containing="Undone: merged")
    tap.step("that is taken back")


def main(tap, executable, demo):
    with Program(executable, demo) as program:
        window = program.start()
        enter_again(tap, window)
        merge(tap, window)
        take_back(tap, window)
        program.quit()


Tap().run(main, *sys.argv[1:])
