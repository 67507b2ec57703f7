#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""merge.py PROGRAM DEMO: somebody is entered a second time, in another script; the program sees it while the name is
being typed, and lists the pair; the two are merged, that is taken back, and they are merged once more. What makes no
sense is not even offered: the record itself, and those of another kind. By keyboard only."""

import sys

from atspi import (Program, Tap, add_to_demo, check, enter, find, find_all, focused, key_to, name, open_people, press, sidebar,
                   text, wait_focus, wait_for, wait_gone, wait_state, wait_until)

NAME = "Lukpan Akhmedyarov"
TYPED = "Лукпан Ахмедьяров"
SAME = f"This is the same as “{NAME}”"


def enter_again(tap, window):
    wait_focus(starting=NAME)
    open_people(window)
    add_to_demo(window, "ctrl+n", "Name in English")
    key_to("Name in Russian")
    enter(TYPED)
    wait_for(window, role="button", named=SAME)
    wait_for(window, role="label", containing="same name")
    tap.step("a name typed in Cyrillic shows the person who is there in Latin letters")
    press("Tab")
    wait_for(window, role="list item", named="People, 21")


def agree(window):
    """The dialog lies open with the plan: its answer is given."""
    wait_state(wait_for(window, role="button", named="Merge"), "sensitive")
    wait_focus(role="radio button")
    check(len(find_all(window, role="radio button", containing=NAME)) >= 1, "nobody can be kept")
    key_to("Merge")
    press("Return")
    wait_for(window, role="label", containing="Merged into")
    wait_gone(window, role="dialog", named="Merge")


def merge_what_is_like(tap, window):
    key_to(SAME)
    press("Return")
    wait_for(window, role="list", named="Where They Differ")
    agree(window)
    key_to("Undo", key="shift+Tab")  # in time: the message stays while the keyboard is in it
    wait_until(lambda: "People, 20" in sidebar(window), "one person less")
    wait_until(lambda: [text(entry) for entry in find_all(window, role="text", named="Name in English")] == [NAME],
               "the page of the one that stays")
    tap.step("the two are merged, and the page is of the one that stays")


def take_back(tap, window):
    """The message goes, with its button; the keyboard does not go with it."""
    press("Return")
    wait_for(window, role="label", containing="Undone: merged")
    wait_until(lambda: "People, 21" in sidebar(window), "both of them")
    wait_until(lambda: focused() is not None and name(focused()) not in ("Undo", "Dismiss"), "the keyboard back in the page")
    tap.step("that is taken back from the message, by keyboard")


def offered(window):
    """Whom the list of suggestions names."""
    found = find(window, role="list", named="Suggestions")
    return [name(row) for row in find_all(found, role="list item")] if found is not None else []


def choose_other(tap, window):
    """Ctrl+M on the page that was left open: which record is the same?"""
    press("ctrl+m")
    wait_focus(named="The other record")
    enter(NAME)
    wait_until(lambda: any(row.startswith(TYPED) for row in offered(window)), "the other one of the two")
    check(not any(row.startswith(NAME) for row in offered(window)), f"the record itself is among {offered(window)}")
    tap.step("Ctrl+M after that asks for the other record, and never offers the record itself")
    enter("Uralsk Week")
    wait_until(lambda: not any(row.startswith(TYPED) for row in offered(window)), "the person gone from the list")
    check(not any(row.startswith("Uralsk Week") for row in offered(window)), f"an outlet is among {offered(window)}")
    tap.step("nor one of another kind")
    enter(NAME)
    wait_until(lambda: any(row.startswith(TYPED) for row in offered(window)), "the other one of the two, again")
    press("Down")
    press("Return")
    agree(window)
    wait_until(lambda: "People, 20" in sidebar(window), "one person less")
    press("ctrl+z")
    wait_until(lambda: "People, 21" in sidebar(window), "both of them again")
    tap.step("chosen there, the two are merged by keyboard; Ctrl+Z takes that back")


def see_duplicates(tap, window):
    press("ctrl+k")
    wait_focus(named="Go to Anything")
    enter("Find Duplicates")
    wait_until(lambda: any(name(row).startswith("Find Duplicates") for row in find_all(window, role="list item")), "the command")
    press("Return")
    wait_for(window, role="dialog", named="Duplicates")
    pair = wait_until(lambda: next((name(row) for row in find_all(window, role="list item")
                                    if NAME in name(row) and TYPED in name(row)), None), "the pair in the list")
    check("name" in pair.split("; ")[-1], f"{pair!r} does not say why")
    apart = wait_until(lambda: next((name(button) for button in find_all(window, role="button")
                                     if TYPED in name(button) and name(button).endswith("are not the same")), None), "the way")
    key_to(apart)
    press("Return")
    wait_gone(window, role="button", named=apart)
    press("Escape")
    wait_gone(window, role="dialog", named="Duplicates")
    tap.step("the list of duplicates shows the pair and why; said not to be the same, it is gone")


def main(tap, executable, demo):
    with Program(executable, demo) as program:
        window = program.start()
        enter_again(tap, window)
        merge_what_is_like(tap, window)
        take_back(tap, window)
        choose_other(tap, window)
        see_duplicates(tap, window)
        program.quit()


Tap().run(main, *sys.argv[1:])
