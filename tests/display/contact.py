#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""contact.py PROGRAM DEMO: somebody calls. One key opens the contact log; what they say is written while they talk; it is
closed to look something up, and is there again as it was; quitting asks before it is lost; logged, it is one record. By
keyboard only."""

import re
import sys

from atspi import (Program, Tap, add_to_demo, check, enter, find_all, key_to, name, press, text, wait_focus, wait_for,
                   wait_gone, wait_until)

SAID = "Адвоката к нему не пускают."
INCIDENT = "House arrest and trial of Aigul Utepova"


def open_contact(window):
    press("ctrl+shift+l")
    return wait_for(window, role="dialog", named="Log a Contact")


def write_contact(tap, window):
    dialog = open_contact(window)
    wait_focus(named="With")
    press("Escape")
    wait_gone(window, role="dialog", named="Log a Contact")
    check(not find_all(window, role="label", containing="not logged yet"), "an empty contact is kept")
    tap.step("the contact log opens with a key, and an empty one closes without a word")
    dialog = open_contact(window)
    wait_focus(named="With")
    enter("Ахмедьяров")
    wait_for(window, role="list item", containing="Lukpan Akhmedyarov")
    press("Return")
    wait_for(dialog, role="button", containing="Clear “Lukpan Akhmedyarov” from: With")
    at = text(wait_for(dialog, role="text", named="When"))
    check(re.fullmatch(r"8 Jan 2022, \d\d:\d\d", at), f"when: {at!r}")
    key_to("What was said")
    enter(SAID)
    key_to("About")
    enter(INCIDENT)
    wait_for(window, role="list item", containing=INCIDENT)
    press("Return")
    wait_for(dialog, role="button", containing=INCIDENT)
    key_to("To be done by")
    enter("завтра")
    wait_for(dialog, role="label", containing="9 January 2022")
    tap.step("a person is found across scripts, and a date is read back as it is understood")


def look_something_up(tap, window):
    press("Escape")
    wait_gone(window, role="dialog", named="Log a Contact")
    wait_for(window, role="label", containing="The contact is not logged yet")
    press("alt+2")
    wait_for(window, role="tree table", named="People")
    dialog = open_contact(window)
    wait_for(dialog, role="button", containing="Clear “Lukpan Akhmedyarov” from: With")
    check(text(wait_for(dialog, role="text", named="What was said")) == SAID, "what was said is lost")
    check(text(wait_for(dialog, role="text", named="To be done by")) == "завтра", "what is to be done is lost")
    tap.step("Escape loses nothing: something is looked up while they talk, and the contact is there as it was")
    press("Escape")
    wait_gone(window, role="dialog", named="Log a Contact")
    press("ctrl+q")
    wait_for(window, named="Discard This Contact?")
    wait_focus(named="Keep Writing")
    press("Return")
    wait_gone(window, named="Discard This Contact?")
    dialog = wait_for(window, role="dialog", named="Log a Contact")
    check(text(wait_for(dialog, role="text", named="What was said")) == SAID, "what was said is lost")
    tap.step("quitting asks before it is lost")


def log_contact(tap, window):
    press("ctrl+Return")
    wait_for(window, role="label", containing="Created “Call · 8 Jan 2022")
    wait_gone(window, role="dialog", named="Log a Contact")
    key_to("Undo", key="shift+Tab")
    press("Return")
    wait_for(window, role="label", containing="Undone: created")
    dialog = open_contact(window)
    wait_focus(named="With")
    check(text(wait_for(dialog, role="text", named="What was said")) == "", "the next contact is not empty")
    press("Escape")
    wait_gone(window, role="dialog", named="Log a Contact")
    tap.step("Ctrl+Return logs it: one record, taken back as one, and the next one is empty")


def find_again(tap, window):
    """By the incident that it was about."""
    press("ctrl+shift+z")
    wait_for(window, role="label", containing="Redone: created")
    press("alt+3")
    wait_for(window, role="tree table", named="Incidents")
    wait_focus(role="table row")
    key_to(starting=INCIDENT, key="Down", most=60)
    press("Return")
    mentions = wait_for(window, role="list", containing="Mentioned in: Contact")
    wait_until(lambda: any(name(row).startswith("Call · 8 Jan 2022") for row in find_all(mentions, role="list item")), "the call")
    tap.step("the page of the incident it was about mentions it")


def main(tap, executable, demo):
    with Program(executable, demo) as program:
        window = program.start()
        wait_focus(starting="Lukpan")
        add_to_demo(window, "ctrl+shift+l", "With")
        press("Escape")
        wait_gone(window, role="dialog", named="Log a Contact")
        write_contact(tap, window)
        look_something_up(tap, window)
        log_contact(tap, window)
        find_again(tap, window)
        program.quit()


Tap().run(main, *sys.argv[1:])
