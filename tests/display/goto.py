#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""goto.py PROGRAM DEMO: Ctrl+K by keyboard only: to a person whose Latin name is typed in Cyrillic, to a page typed on
the wrong layout, to a command, and back to where one was."""

import sys

from atspi import Program, Tap, find_all, focused, name, press, wait_focus, wait_for, wait_gone, wait_until, write


def open_dialog(window):
    press("ctrl+k")
    wait_focus(named="Go to Anything")
    return wait_for(window, role="dialog", named="Go to Anything")


def found(dialog):
    return [name(row) for row in find_all(dialog, role="list item")]


def type_words(dialog, words, first):
    write(focused(), words)
    wait_until(lambda: found(dialog)[:1] and found(dialog)[0].startswith(first), f"{first!r} first for {words!r}")


def to_person(tap, window):
    wait_focus(starting="Lukpan")
    dialog = open_dialog(window)
    type_words(dialog, "Ахмедьяров", "Lukpan Akhmedyarov; Person")
    press("Return")
    wait_gone(window, role="dialog")
    wait_for(window, role="label", named="People")
    tap.step("a name typed in Cyrillic leads to the person on the page of people")


def to_page(tap, window):
    dialog = open_dialog(window)
    type_words(dialog, "сфыуы", "Cases; Pages")
    press("Return")
    wait_gone(window, role="dialog")
    wait_focus(starting="Lukpan")
    tap.step("a page typed on the wrong layout is found")


def to_command(tap, window):
    dialog = open_dialog(window)
    type_words(dialog, "keyboard", "Keyboard shortcuts; Commands")
    press("Return")
    wait_for(window, role="dialog", named="Keyboard Shortcuts")
    press("Escape")
    wait_gone(window, role="dialog")
    tap.step("a command is found and done")


def back(tap, window):
    dialog = open_dialog(window)
    wait_until(lambda: any(row.startswith("Lukpan Akhmedyarov; Person") for row in found(dialog)[:4]), "the person")
    assert found(dialog)[0] == "Lukpan Akhmedyarov; Person", found(dialog)
    press("Down")
    press("Up")
    press("Return")
    wait_gone(window, role="dialog")
    wait_for(window, role="label", named="People")
    tap.step("with nothing typed it offers where one was")


def nothing(tap, window):
    dialog = open_dialog(window)
    write(focused(), "xqzwxq")
    wait_for(dialog, named="Nothing Found")
    press("Escape")
    wait_gone(window, role="dialog")
    tap.step("nothing found says so, and Escape closes it")


def main(tap, executable, demo):
    with Program(executable, demo) as program:
        window = program.start()
        to_person(tap, window)
        to_page(tap, window)
        to_command(tap, window)
        back(tap, window)
        nothing(tap, window)
        program.quit()


Tap().run(main, *sys.argv[1:])
