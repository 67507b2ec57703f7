#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the editor as somebody with a keyboard and a screen reader would: finds controls by their accessible names,
presses keys, reads what is said. Usage: test-editor-journey.py EDITOR-WINDOW [TEST…]"""

import os
import re
import resource
import shutil
import subprocess
import sys
import time

# Warnings end the program under test, not this one: the accessibility library always has some.
FATAL = os.environ.pop('G_DEBUG', 'fatal-warnings')

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..'))
from atspi import (Atspi, Failure, PATIENCE, activate, children, find_all, key_to, name, press, press_to_move, states, text,
                   wait_focus, wait_for, wait_gone, wait_until, walk, write)  # noqa: E402


def ancestors(node):
    while (node := node.get_parent()) is not None:
        yield node


def is_part(node):
    """What is inside a button is a part of it; a container gives the focus to what is in it."""
    return (any(above.get_role_name() in ('button', 'toggle button') for above in ancestors(node))
            or any('focusable' in states(below) and name(below) for child in children(node) for below in walk(child)))


def check(is_so, words):
    if not is_so:
        raise Failure(words)


class Window:
    """An editor's window, from its start to its end."""

    def __init__(self, executable, *arguments):
        # Signals stay as they are here: without room for a file a program is told by an error, and not killed.
        self.process = subprocess.Popen([executable, *arguments], stdout=subprocess.PIPE, text=True, restore_signals=False,
                                        env=dict(os.environ, G_DEBUG=FATAL, LANGUAGE='en', LANG='en_US.UTF-8'))
        self.record, self.file = re.match(r'record: (\d+) in (.*)', self.process.stdout.readline()).groups()
        application = wait_until(self.find_application, 'the program on the accessibility bus')
        self.frame = wait_for(application, role='frame')
        wait_for(self.frame, role='list')
        identifiers = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)],
                                     capture_output=True, text=True, check=True).stdout.split()
        subprocess.run(['xdotool', 'windowfocus', '--sync', identifiers[-1]], check=True)

    def find_application(self):
        return next((node for node in children(Atspi.get_desktop(0))
                     if node.get_process_id() == self.process.pid and node.get_child_count() > 0), None)

    def close(self):
        """As the user does. Returns what the program said meanwhile."""
        press('ctrl+q')
        said, _ = self.process.communicate(timeout=PATIENCE)
        check(self.process.returncode == 0, f'the program ended with {self.process.returncode}')
        return said

    def type(self, words):
        subprocess.run(['xdotool', 'type', '--delay', '20', words], check=True)
        time.sleep(0.1)

    def tab_to(self, wanted):
        """Only the Tab key, as somebody without a mouse."""
        return key_to(wanted)

    def click(self, wanted):
        activate(wait_for(self.frame, named=wanted), 'click')


def unnamed(frame):
    return [f'{node.get_role_name()} in ' + next((name(above) for above in ancestors(node) if name(above)), '')
            for node in walk(frame)
            if 'focusable' in states(node) and not name(node) and not is_part(node)]


def test_names(program):
    """No focusable control without a name"""
    for record in ('case', 'step', 'person', 'incident'):
        window = Window(program, record, '--expand', '--size', '700x1100')
        time.sleep(1.5)
        found = unnamed(window.frame)
        window.close()
        check(not found, f'{record}: {found}')


def test_date(program):
    """A date is echoed; a text that is none is kept and said to be none, after a restart too"""
    window = Window(program, 'step', '--keep', '--size', '700x1100')
    happened = window.tab_to('Happened')
    press('ctrl+a')
    window.type('09.01.2022 18:40')
    wait_until(lambda: happened.get_description() == 'Sunday 9 January 2022, 18:40', 'the echo')
    press('Tab')
    wait_until(lambda: text(happened) == '9 Jan 2022, 18:40', 'the date as it is read')
    received = window.tab_to('Received')
    check(text(received) == '7 Ja', text(received))
    press('ctrl+a')
    window.type('7 Janu')
    wait_until(lambda: received.get_description() == 'Not a date yet', 'the remark')
    check('invalid-entry' in states(received), 'a text that is no date counts as valid')
    window.close()  # what was typed last is saved on the way out

    again = Window(program, window.record, '--file', window.file, '--size', '700x1100')
    received = wait_for(again.frame, role='text', named='Received')
    check(text(received) == '7 Janu', text(received))
    check(received.get_description() == 'Not a date yet', received.get_description())
    check(text(wait_for(again.frame, role='text', named='Happened')) == '9 Jan 2022, 18:40', 'the date after a restart')
    again.close()
    shutil.rmtree(os.path.dirname(window.file))


def test_links(program):
    """Words in Cyrillic find a name in Latin; what is not there is created on the spot; one undo takes both back"""
    window = Window(program, 'ruling', '--size', '700x1100')
    window.tab_to('More Fields')
    press('Return')
    write(window.tab_to('Body'), 'Абай')
    wait_for(window.frame, named='Abai district police, Uralsk')
    press('Return')
    wait_for(window.frame, named='Body: Abai district police, Uralsk')

    official = window.tab_to('Official')
    write(official, 'Сериков')
    wait_for(window.frame, named='Create “Сериков” (Person)')
    press('Escape')
    wait_gone(window.frame, named='Create “Сериков” (Person)')
    check(text(official) == 'Сериков', 'Escape took the words away')
    press('Tab')
    check(official.get_description() == 'Not linked yet: choose a suggestion', official.get_description())
    press('shift+Tab')
    press('Down')
    wait_for(window.frame, named='Create “Сериков” (Person)')
    press('Return')
    wait_for(window.frame, named='Official: Сериков')
    window.click('Undo')
    wait_gone(window.frame, named='Official: Сериков')
    check(find_all(window.frame, named='Body: Abai district police, Uralsk'), 'the undo took too much back')
    window.close()


def test_dependants(program):
    """A step is added, filled in and deleted, and comes back by undo"""
    window = Window(program, 'case', '--size', '700x1100')
    window.click('Add Step')
    wait_for(window.frame, named='Delete “Step”')
    wait_focus(starting='Kind of step')
    happened = window.tab_to('Happened')
    window.type('01.02.2022')
    press('Tab')
    wait_focus(named='Body')
    delete = 'Delete “Step · 1 Feb 2022”'
    wait_for(window.frame, named=delete)
    check(text(happened) == '1 Feb 2022', text(happened))
    time.sleep(0.5)  # the row is in its new place, and the page drawn
    wait_focus(named='Body')
    window.tab_to(delete)
    press('Return')
    wait_gone(window.frame, named=delete)
    wait_focus(named='Appeal decision · 10 Jan 2022')
    window.click('Undo')
    wait_for(window.frame, role='list item', named='Step · 1 Feb 2022')
    check('message:' not in window.close(), 'something went wrong')


def test_choices(program):
    """One term is chosen by a few letters of it, several are checked in a list; a short one is walked through by arrow keys"""
    window = Window(program, 'ruling', '--size', '700x1100')
    window.tab_to('Kind of step: Ruling (administrative offence)')
    press('Return')
    wait_focus(named='Find a term')
    check(not unnamed(window.frame), unnamed(window.frame))
    window.type('postp')
    wait_gone(window.frame, named='Detention', role='check box')
    press('Return')
    wait_focus(named='Kind of step: Hearing postponed')
    window.tab_to('Measure or penalty: Administrative arrest')
    press('Return')
    press('Escape')
    wait_focus(named='Measure or penalty: Administrative arrest')
    window.close()

    window = Window(program, 'incident', '--size', '700x1100')
    window.tab_to('Nature: Incident')
    press('Return')
    wait_focus(named='Incident', role='radio button')
    press_to_move('Up')
    press_to_move('Down')
    press_to_move('Down')
    other = name(wait_focus(role='radio button'))
    check(other != 'Incident', 'the arrow keys do not walk through a short list')
    check(find_all(window.frame, named='Nature: Incident'), 'something was chosen on the way')
    press('space')
    wait_focus(named=f'Nature: {other}')
    press('Return')
    wait_focus(named=other, role='radio button')
    press('Escape')
    wait_focus(named=f'Nature: {other}')
    window.close()

    window = Window(program, 'incident', '--size', '700x1100')
    window.tab_to('Types: Detention, Administrative arrest')
    press('Return')
    wait_focus(named='Find a term')
    window.type('house')
    wait_gone(window.frame, named='Killing')
    press('Return')
    press('Escape')
    wait_focus(named='Types: Detention, Administrative arrest, House arrest')
    window.click('Undo')
    wait_for(window.frame, named='Types: Detention, Administrative arrest')
    window.close()


def test_follows(program):
    """A step can follow the steps of its case, and those only"""
    window = Window(program, 'ruling', '--size', '700x1100')
    window.click('Clear “Detention · 7 Jan 2022, 18:40” from: Follows')
    wait_focus(named='Follows')
    press('Down')
    wait_for(window.frame, role='list item', named='Detention · 7 Jan 2022, 18:40')
    suggested = [name(row) for row in find_all(wait_for(window.frame, role='list', named='Suggestions'), role='list item')]
    check(suggested == ['Appeal decision · 10 Jan 2022', 'Detention · 7 Jan 2022, 18:40'], suggested)
    press('Down')
    press('Return')
    wait_for(window.frame, named='Follows: Detention · 7 Jan 2022, 18:40')
    window.close()


def test_typing_stays(program):
    """A change elsewhere on the page does not take the words out of one's hands"""
    window = Window(program, 'case', '--expand', '--size', '700x1100')
    title = window.tab_to('Title')
    press('End')
    window.type(' and')
    window.click('Delete “Appeal decision · 10 Jan 2022”')
    window.type(' more')
    wait_gone(window.frame, named='Delete “Appeal decision · 10 Jan 2022”')
    check(text(title) == 'Lukpan Akhmedyarov · Uralsk 2022 and more', text(title))
    window.close()


def test_full_disk(program):
    """What a full disk does not take stays on the screen, with the reason, and is saved when there is room again"""
    window = Window(program, 'case', '--keep', '--size', '700x1100')
    title = window.tab_to('Title')
    press('End')
    window.type(' and more')
    unlimited = resource.prlimit(window.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(window.process.pid, resource.RLIMIT_FSIZE, (1024, unlimited[1]))
    press('Tab')
    wait_for(window.frame, named='Try again to save: Title')
    wait_for(window.frame, role='label', containing='Not saved yet. ')
    check(text(title) == 'Lukpan Akhmedyarov · Uralsk 2022 and more', text(title))
    resource.prlimit(window.process.pid, resource.RLIMIT_FSIZE, unlimited)
    window.click('Try again to save: Title')
    wait_gone(window.frame, named='Try again to save: Title')
    window.close()

    again = Window(program, window.record, '--file', window.file, '--size', '700x1100')
    title = wait_for(again.frame, role='text', named='Title')
    check(text(title) == 'Lukpan Akhmedyarov · Uralsk 2022 and more', text(title))
    again.close()
    shutil.rmtree(os.path.dirname(window.file))


def test_kazakh_keyboard(program):
    """On a Kazakh keyboard a date is typed with the number row"""
    subprocess.run(['setxkbmap', '-layout', 'kz'], check=True)
    try:
        window = Window(program, 'step', '--size', '700x1100')
        happened = window.tab_to('Happened')
        press('ctrl+a')
        for keycode in (19, 16, 61, 19, 10, 61, 11, 19, 11, 11):  # where 07.01.2022 is on the keyboard
            press(str(keycode))
        check(text(happened) == '07.01.2022', text(happened))
        wait_until(lambda: happened.get_description() == 'Friday 7 January 2022', 'the echo')
        window.close()
    finally:
        subprocess.run(['setxkbmap', '-layout', 'us'], check=True)


def main():
    tests = [test_names, test_date, test_links, test_choices, test_dependants, test_follows, test_typing_stays, test_full_disk,
             test_kazakh_keyboard]
    tests = [test for test in tests if len(sys.argv) < 3 or test.__name__ in sys.argv[2:]]
    print(f'1..{len(tests)}')
    for number, test in enumerate(tests, 1):
        try:
            test(sys.argv[1])
            print(f'ok {number} - {test.__doc__}', flush=True)
        except Failure as failure:
            print(f'not ok {number} - {test.__doc__}: {failure}', flush=True)


main()
