#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""crawl.py PROGRAM DEMO: goes over every page as somebody would who cannot see it: nothing that can have the focus is
without a name, Tab leaves a list at once and comes round, and a destructive answer is never the one that is focused."""

import sys

from atspi import (Failure, Program, Tap, activate, children, choose_item, find_all, focused, name, press, states,
                   wait_focus, wait_for, wait_gone, wait_until, walk)

PAGES = ["Cases", "People", "Incidents", "Map", "Organisations", "Places", "Sources", "Contact Log", "Interventions"]


def hands_on(node):
    """A container that can have the focus gives it to what is in it."""
    return any("focusable" in states(below) and name(below) for child in children(node) for below in walk(child))


def is_inside_of_button(node):
    """What a button shows is a part of it, and is passed over by the keyboard."""
    while node is not None and node.get_role_name() != "frame":
        node = node.get_parent()
        if node is not None and node.get_role_name() in ("button", "toggle button") and name(node):
            return True
    return False


def unnamed(window):
    return [node for node in walk(window)
            if "focusable" in states(node) and not name(node) and not hands_on(node) and not is_inside_of_button(node)]


def path_of(node):
    words = []
    while node is not None and node.get_role_name() != "frame":
        words.append(f"{node.get_role_name()} {name(node)!r}")
        node = node.get_parent()
    return " < ".join(words[:6])


def check_names(tap, window, where):
    bad = unnamed(window)
    if bad:
        raise Failure(f"{where}: without a name: " + "; ".join(path_of(node) for node in bad))
    tap.step(f"{where}: everything that can have the focus has a name")


def check_tab(tap, where, most=80):
    """Once round with Tab: each stop has a name, and a table is one stop."""
    stops = []
    for _ in range(most):
        press("Tab")
        # A busy machine may take longer over it than the press does.
        node = focused() or wait_until(focused, f"{where}: the focus somewhere after {stops[-3:]}")
        if not name(node):
            raise Failure(f"{where}: a stop without a name after {stops[-3:]}")
        stop = (node.get_role_name(), name(node))
        if stop == stops[0] if stops else False:
            break
        stops.append(stop)
    in_table = [stop for stop in stops if stop[0] == "table row" and ";" in stop[1]]
    if len(in_table) > 1:
        raise Failure(f"{where}: Tab walks through the rows: {in_table[:3]}")
    tap.step(f"{where}: Tab goes round in {len(stops)} stops")


def choose_page(window, page):
    rows = wait_for(window, role="list", named="Pages")
    row = wait_until(lambda: next((row for row in find_all(rows, role="list item")
                                   if name(row).split(",")[0] == page), None), page)
    press({"Cases": "alt+1", "People": "alt+2", "Incidents": "alt+3", "Map": "alt+4"}.get(page, "F6"))
    if page in PAGES[4:]:
        index = PAGES.index(page)
        press("alt+1")
        while focused() is None or focused().get_role_name() != "list item":
            press("shift+Tab")
        press("Home")
        for _ in range(index):
            press("Down")
        press("Return")
    return row


def crawl_pages(tap, window):
    for page in PAGES:
        choose_page(window, page)
        wait_for(window, role="label", named=page)
        if page == "Map":
            wait_for(window, role="button", named="Show All Incidents")
        elif page == "Contact Log":  # the demo has none
            wait_for(window, named="No Contacts Yet")
        else:
            wait_for(window, role="tree table", named=page)
        check_names(tap, window, page)
        if page in ("Cases", "Map"):
            check_tab(tap, page)


def crawl_record(tap, window, keys, where):
    press(keys)
    wait_for(window, role="tree table", named=where)
    wait_focus(role="table row")
    press("Return")
    wait_for(window, role="button", named="History of This Record")
    wait_gone(window, named="Reading the record")
    check_names(tap, window, f"a record of {where}")
    check_tab(tap, f"a record of {where}", most=200)
    press("Escape")
    wait_gone(window, role="button", named="History of This Record")


def leave_help(window, heading):
    """From one of its pages to the contents, and out."""
    press("Escape")
    wait_gone(window, role="heading", named=heading)
    press("Escape")
    wait_gone(window, named="First steps")


def crawl_dialogs(tap, window):
    press("ctrl+question")
    wait_for(window, named="Keyboard Shortcuts")
    check_names(tap, window, "the keyboard shortcuts")
    press("Escape")
    wait_gone(window, named="Keyboard Shortcuts")
    press("F1")
    wait_for(window, role="heading", named="Filters")
    check_names(tap, window, "the help about lists")
    press("Escape")
    wait_gone(window, role="heading", named="Filters")
    check_names(tap, window, "the table of contents of the help")
    press("Escape")
    wait_gone(window, named="First steps")
    press("ctrl+k")
    wait_for(window, role="dialog", named="Go to Anything")
    press("F1")
    wait_for(window, role="heading", named="Filters")
    tap.step("F1 in a dialog opens what the help says of it")
    leave_help(window, "Filters")
    press("Escape")
    wait_gone(window, role="dialog", named="Go to Anything")
    press("F10")
    wait_for(window, role="menu item")
    press("Escape")
    press("ctrl+n")
    wait_for(window, role="button", named="Add to the Demo")
    wait_focus(named="New Casebook…")
    tap.step("a new record in the demo first offers a casebook of one's own")
    press("Escape")
    wait_gone(window, role="alert")
    activate(wait_for(window, role="button", named="New Casebook…"))
    wait_focus(named="Cancel")
    tap.step("the warning of a casebook without a passphrase has Cancel focused")
    press("Escape")
    wait_gone(window, role="button", named="Cancel")


def crawl_welcome(tap, executable):
    with Program(executable) as program:
        window = program.start()
        wait_for(window, role="button", named="New Casebook…")
        check_names(tap, window, "the welcome page")
        press("F10")
        choose_item("Help")
        wait_for(window, role="heading", named="Looking around first")
        leave_help(window, "Looking around first")
        tap.step("before any casebook is open there is a menu, with the help about how to begin")
        press("F10")
        choose_item("Language", "Қазақша")
        program.wait_for_another_start(role="button", named="Жаңа картотека…")
        tap.step("and with each language by its own name, in which the program starts again")
        program.quit()


def crawl_refusal(tap, executable):
    """What is no casebook is refused with a sentence, and the window leads on."""
    with Program(executable, __file__, file_name="notes.casebook") as program:
        window = program.start()
        wait_for(window, containing="“notes.casebook” Could Not Be Opened")
        wait_for(window, role="button", named="Open…")
        tap.step("a file that is no casebook is refused, and the window leads on")
        program.quit()


def main(tap, executable, demo):
    with Program(executable, demo) as program:
        window = program.start()
        wait_for(window, role="button", named="Not encrypted")
        tap.step("a casebook without a passphrase says so")
        crawl_pages(tap, window)
        crawl_record(tap, window, "alt+1", "Cases")
        crawl_record(tap, window, "alt+2", "People")
        crawl_record(tap, window, "alt+3", "Incidents")
        crawl_dialogs(tap, window)
        program.quit()
    crawl_welcome(tap, executable)
    crawl_refusal(tap, executable)


Tap().run(main, *sys.argv[1:])
