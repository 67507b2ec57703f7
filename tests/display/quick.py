#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""quick.py PROGRAM DEMO: entry at speed, by keyboard and by ear: one typed line, what was understood of it, the case open
with its step, all of it taken back at once; a line that was closed by mistake is still there."""

import subprocess
import sys

from atspi import (Failure, Program, Tap, add_to_demo, find, find_all, name, press, text, wait_focus, wait_for, wait_gone,
                   wait_until, write)

LINE = "задержана Айман Тестова 07.01.2022 18:40 Уральск, ст. 488 КоАП, у дома"
CASE = "Айман Тестова: Detention, 7 Jan 2022, 18:40"


def open_quick_entry(window):
    press("ctrl+shift+n")
    return wait_for(window, role="text", named="Who, what happened, when and where")


def understood(window):
    rows = find(window, role="list", named="What was understood")
    return [name(row) for row in find_all(rows, role="list item") if ": " in name(row)] if rows else []


def demo_first_offers_a_casebook(tap, window):
    add_to_demo(window, "ctrl+shift+n", "Who, what happened, when and where")
    tap.step("in the demo a casebook of one's own is offered first, then the line can be typed")


def read_back(tap, window):
    entry = wait_for(window, role="text", named="Who, what happened, when and where")
    write(entry, LINE)
    wait_until(lambda: "Kept as a note: у дома" in understood(window), "what is understood")
    rows = understood(window)
    for expected in ("Person: Айман Тестова · New person", "Event: Detention",
                     "When: Friday 7 January 2022, 18:40", "Place: Oral · West Kazakhstan Region",
                     "Articles: ст. 488 КоАП", "Case: New case · Administrative offence (KoAP)"):
        if expected not in rows:
            raise Failure(f"{expected!r} is not among {rows!r}")
    tap.step("every part of the line is read back, and what is not understood is marked")


def keep_the_line(tap, window):
    press("Escape")
    wait_gone(window, role="list", named="What was understood")
    entry = open_quick_entry(window)
    if text(entry) != LINE:
        raise Failure(f"the line reads {text(entry)!r}")
    wait_until(lambda: "Event: Detention" in understood(window), "it is understood again")
    tap.step("closed by mistake, the line is still there")


def add_it(tap, window):
    press("Return")
    wait_for(window, role="label", containing=f"Created “{CASE}”")
    steps = wait_for(window, role="list", named="Steps")
    wait_until(lambda: any(name(row).startswith("Detention · 7 Jan 2022") for row in find_all(steps, role="list item")),
               "the step of the case")
    tap.step("Return adds it: the case is open, with its step")
    press("ctrl+z")
    wait_for(window, role="label", containing="Undone: created")
    wait_until(lambda: find(window, role="list", named="Steps") is None, "the case gone")
    tap.step("Ctrl+Z takes all of it back at once")


def choose_somebody(tap, window):
    entry = open_quick_entry(window)
    if text(entry) != "":
        raise Failure("what was added is still there")
    write(entry, "Ахмедьяров освобожден 8 января 2022")
    wait_until(lambda: any(row.startswith("Person: Lukpan Akhmedyarov") for row in understood(window)),
               "the person found across scripts")
    wait_until(lambda: any(row.startswith("Case: Lukpan Akhmedyarov: admin") for row in understood(window)),
               "the open case of theirs")
    tap.step("somebody who is in the casebook is found, and the release goes to their case")
    press("Escape")
    wait_gone(window, role="list", named="What was understood")


# Where «7 қаңтар 2022 18:40 ұсталды» is on a Kazakh keyboard, whose number row has letters; 22 takes back a slip.
KEYCODES = "16 11 22 65 19 41 13 57 41 43 65 11 19 11 11 65 10 17 shift+16 13 19 65 18 18 22 54 57 41 45 46 39".split()


def kazakh_keyboard(tap, window):
    entry = open_quick_entry(window)
    write(entry, "Айман Тестова ")
    press("End")
    subprocess.run(["setxkbmap", "-layout", "kz"], check=True)
    try:
        for keycode in KEYCODES:
            press(keycode)
        wait_until(lambda: text(entry) == "Айман Тестова 7 қаңтар 2022 18:40 ұсталды", "the line")
        wait_until(lambda: "When: Friday 7 January 2022, 18:40" in understood(window), "when")
    except Failure:
        print(f"# the line reads {text(entry)!r}")
        raise
    finally:
        subprocess.run(["setxkbmap", "-layout", "us"], check=True)
    tap.step("on a Kazakh keyboard days and times are typed with the number row, and words too")
    press("Escape")
    wait_gone(window, role="list", named="What was understood")


def main(tap, executable, demo):
    with Program(executable, demo) as program:
        window = program.start()
        wait_focus(starting="Lukpan")
        demo_first_offers_a_casebook(tap, window)
        read_back(tap, window)
        keep_the_line(tap, window)
        add_it(tap, window)
        choose_somebody(tap, window)
        kazakh_keyboard(tap, window)
        program.quit()


Tap().run(main, *sys.argv[1:])
