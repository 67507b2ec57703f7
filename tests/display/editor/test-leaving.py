#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-leaving.py PROGRAM DEMO: what cannot be saved is not lost by leaving: quitting on a full disk, going to another
page from words that are no link or a number that is none, another language; and a step is added from anywhere in a
case."""

import sys
import time

from os.path import dirname, join

sys.path.insert(0, join(dirname(__file__), ".."))
from atspi import (FullDisk, Program, Tap, activate, check, find_all, focused, key_to, press, states, text,  # noqa: E402
                   wait_focus, wait_for, wait_gone, wait_until, write)

from gi.repository import Gio, GLib  # noqa: E402

CASE = "Lukpan Akhmedyarov: administrative arrest, January 2022"
QUESTION = "This Edit Could Not Be Saved"


def open_case(window):
    wait_focus(starting=CASE)
    press("Return")
    wait_for(window, role="list", named="Steps")
    return key_to("Title")


def answer(window, words):
    activate(wait_for(window, role="button", named=words))
    wait_gone(window, named=QUESTION)


def full_disk(tap, program):
    title = open_case(program.start())
    window = program.window
    write(title, CASE + ", appealed")
    with FullDisk(program):
        press("ctrl+q")
        wait_for(window, named=QUESTION)
        wait_focus(named="Cancel")
        press("Return")
        wait_gone(window, named=QUESTION)
        wait_focus(named="Title")
        check(text(title) == CASE + ", appealed", f"the title reads {text(title)!r}")
        wait_for(window, role="label", containing="Not saved yet. ")
        tap.step("on a full disk quitting asks, and Cancel stays with the text and its field")
        press("alt+2")
        wait_for(window, named=QUESTION)
        answer(window, "Cancel")
        check(text(title) == CASE + ", appealed", f"the title reads {text(title)!r}")
        tap.step("another page asks too")
        press("ctrl+q")
        wait_for(window, named=QUESTION)
        activate(wait_for(window, role="button", named="Try Again"))
        time.sleep(1)
        wait_for(window, named=QUESTION)
        tap.step("trying again with the disk still full asks again")
    activate(wait_for(window, role="button", named="Try Again"))
    wait_until(lambda: program.process.poll() == 0, "the program ends")
    program.start()
    tap.step("with room again Try Again saves, and quits")


def words_left(tap, program):
    window = program.window
    wait_focus(starting=CASE + ", appealed")
    press("Return")
    wait_for(window, role="list", named="Steps")
    tap.step("what was typed is there after a restart")
    link = key_to("Incidents")
    write(link, "xqzw")
    press("alt+2")
    wait_for(window, named=QUESTION)
    answer(window, "Cancel")
    wait_focus(named="Incidents")
    check(text(link) == "xqzw", f"the link reads {text(link)!r}")
    tap.step("words left in a link are not dropped by going to another page")


def other_language(tap, program):
    window = program.window
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    bus.call_sync("org.qorgan.Qorgan", "/org/qorgan/Qorgan", "org.gtk.Actions", "SetState",
                  GLib.Variant("(sva{sv})", ("language", GLib.Variant("s", "ru"), {})), None, 0, -1, None)
    wait_for(window, named=QUESTION)
    answer(window, "Cancel")
    wait_focus(named="Incidents")
    press("alt+2")
    wait_for(window, named=QUESTION)
    answer(window, "Leave Without Saving")
    wait_gone(window, role="list", named="Steps")
    tap.step("another language asks; leaving without saving leaves")


def wait_new_step(window):
    """The keyboard is in the first field of a step that was just made."""
    wait_until(lambda: any("focused" in states(node) for node in find_all(window, named="Kind of step: Not recorded")),
               "the keyboard in a new step")


def shortcut(tap, program):
    window = program.window
    press("ctrl+shift+s")  # on the page of people: no case, no step
    press("alt+1")
    wait_focus(starting=CASE)
    press("Return")
    steps = wait_for(window, role="list", named="Steps")
    before = len(find_all(steps, role="list item"))
    key_to("Title")
    press("ctrl+shift+s")
    wait_new_step(window)
    wait_until(lambda: len(find_all(steps, role="list item")) > before, "one step more")
    tap.step("Ctrl+Shift+S adds a step from a field, with the keyboard in it")
    press("Tab")
    wait_focus(named="Happened")
    press("ctrl+shift+s")
    wait_new_step(window)
    check(len(find_all(window, named="Kind of step: Not recorded")) == 1, "an empty step is not there twice")
    press("Tab")
    wait_focus(named="Happened")
    write(focused(), "9.1.2022")
    press("ctrl+shift+s")
    wait_until(lambda: len(find_all(window, named="Kind of step: Not recorded")) == 2, "two new steps")
    wait_new_step(window)
    tap.step("and from a step")


def not_a_number(tap, program):
    window = program.window
    length = key_to("Length")
    write(length, "about 15")
    press("alt+2")
    wait_for(window, named=QUESTION)
    answer(window, "Cancel")
    wait_until(lambda: "focused" in states(length), "the keyboard in the field that is not saved")
    check(text(length) == "about 15", f"the length reads {text(length)!r}")
    write(length, "15")
    program.quit()  # for good: nobody asked for another language in the end
    tap.step("a number that is none stays until it is one; then the program quits")


def main(tap, executable, demo):
    with Program(executable, demo, wrapper=FullDisk.IGNORING_SIGNAL) as program:
        full_disk(tap, program)
        words_left(tap, program)
        other_language(tap, program)
        shortcut(tap, program)
        not_a_number(tap, program)


Tap().run(main, *sys.argv[1:])
