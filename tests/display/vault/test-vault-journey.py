#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-vault-journey.py PROGRAM: a casebook with a passphrase of one's own is made, written in, closed and opened again:
with the wrong passphrase, which makes one wait, and with the right one; then the passphrase is removed and words drawn
by lot are set. By keyboard."""

import os
import subprocess
import sys
import time

# Warnings end the program under test, not this one: the accessibility library always has some.
FATAL = os.environ.pop('G_DEBUG', 'fatal-warnings')

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..'))
from atspi import (Atspi, Failure, Program, Tap, activate, children, choose_item, find, find_all, focused, key_to, name, press, states,
                   text, wait_for, wait_gone, wait_until, walk, write)  # noqa: E402

os.environ['G_DEBUG'] = FATAL

OWN = 'seven lanterns above the harbour'
PERSON = 'Canary Akhmedyarova'


def type_keys(words):
    subprocess.run(['xdotool', 'type', '--delay', '15', words], check=True)


def press_caps_lock():
    """As it is: to clear the modifiers, as for other keys, would take it back at once."""
    subprocess.run(['xdotool', 'key', 'Caps_Lock'], check=True)


def check_names(window, where):
    def is_part(node):
        while (node := node.get_parent()) is not None and node.get_role_name() != 'frame':
            if node.get_role_name() in ('button', 'toggle button', 'check box') and name(node):
                return True
        return False

    bad = [node.get_role_name() for node in walk(window)
           if 'focusable' in states(node) and not name(node) and not is_part(node)
           and not any('focusable' in states(below) and name(below)
                       for child in children(node) for below in walk(child))]
    if bad:
        raise Failure(f'{where}: without a name: {bad}')


def says(window, words, patience=15):
    return wait_until(lambda: next((node for node in walk(window) if words in name(node)), None), words, patience)


def is_plain(path):
    with open(path, 'rb') as file:
        return file.read(15) == b'SQLite format 3'


def create(tap, program, path):
    window = program.start()
    activate(wait_for(window, role='button', named='New Casebook…'))
    wait_for(window, role='button', named='Choose a Place…')
    check_names(window, 'choosing words')
    offered = wait_until(lambda: next((name(node) for node in find_all(window, role='label')
                                       if len(name(node).split()) == 5 and 'focusable' in states(node)), None), 'words')
    activate(wait_for(window, role='button', named='Other Words'))
    wait_until(lambda: find(window, named=offered) is None, 'other words')
    tap.step('five words are offered, and five others when asked')

    key_to('Five Words Drawn by Lot')
    key_to('Without a Passphrase', 'Down')
    press('space')
    says(window, 'Keep only practice data in it')
    check_names(window, 'no passphrase')
    key_to('A Passphrase of My Own', 'Up')
    press('space')
    own = wait_for(window, role='text', named='New Passphrase')
    check_names(window, 'a passphrase of one’s own')
    tap.step('having none is warned of; everything that can have the focus has a name')

    accept = wait_for(window, role='button', named='Choose a Place…')
    write(own, 'пароль')
    says(window, 'You are typing letters that are not Latin')
    write(own, 'qwerty')
    wait_until(lambda: not any('not Latin' in name(node) for node in walk(window)), 'no word of the layout any more')
    says(window, 'Very weak. ')
    write(wait_for(window, role='text', named='The Same Again'), 'qwerty')
    if 'sensitive' in states(accept):
        raise Failure('one that anybody would try is taken')
    write(own, OWN)
    says(window, 'The two are not the same.')
    write(wait_for(window, role='text', named='The Same Again'), OWN)
    says(window, 'Very strong. ')
    wait_until(lambda: 'sensitive' in states(accept), 'the way on')
    tap.step('a weak one is refused, a strong one taken, each said in words')

    activate(accept)
    chooser = wait_until(lambda: next((top for top in children(program.application)
                                       if top != window and find(top, role='button', named='Create')), None),
                         'the dialog of files')
    entry = wait_until(lambda: next((node for node in walk(chooser) if node.get_role_name() == 'text'), None), 'a name')
    write(entry, path)
    activate(wait_for(chooser, role='button', named='Create'))
    wait_for(window, role='list', named='Pages')
    if is_plain(path):
        raise Failure('the file is not encrypted')
    if find(window, role='button', named='Not encrypted'):
        raise Failure('it is called not encrypted')
    tap.step('the casebook is made, encrypted')
    return window


def add_person(tap, program, window):
    press('alt+2')
    wait_for(window, role='label', named='People')
    press('ctrl+n')
    wait_for(window, role='button', named='Record Menu')
    entry = wait_until(lambda: next((node for node in walk(window) if node.get_role_name() == 'text'
                                     and name(node).startswith('Name')), None), 'the name of the person')
    write(entry, PERSON)
    press('Tab')
    wait_until(lambda: find(window, containing=PERSON), 'the person')
    program.quit()
    tap.step('a person is added, and the program closed')


def reopen(tap, program, path):
    program.arguments = [program.arguments[0], path]
    window = program.start()
    entry = wait_for(window, role='text', named='Passphrase')
    wait_until(lambda: 'focused' in states(entry), 'the focus in the entry')
    check_names(window, 'the unlock page')
    wait_for(window, role='button', named='Open Another…')
    says(window, os.path.basename(path))
    if '(locked)' not in name(window):
        raise Failure(f'the title is {name(window)!r}')
    tap.step('the unlock page names the file and has the focus in the entry')

    for language, title in ((('Language', 'Русский'), 'Парольная фраза'), (('Язык', 'English'), 'Passphrase')):
        press('F10')
        choose_item(*language)
        program.wait_for_another_start(role='text', named=title)
        says(program.window, os.path.basename(path))
    window = program.window
    tap.step('in another language it asks for the passphrase of the same casebook again')

    for number, seconds in enumerate((1, 2, 4)):
        entry = wait_for(window, role='text', named='Passphrase')
        wait_until(lambda: 'focused' in states(entry), 'the focus in the entry')
        type_keys(f'wrong {number}')
        press('Return')
        says(window, 'This is not the passphrase. The next try')
        start = time.monotonic()
        if 'sensitive' in states(wait_for(window, role='list item', containing='Passphrase')):
            raise Failure('the next try need not wait')
        says(window, 'This is not the passphrase. Try again.')
        if not seconds - 1 < time.monotonic() - start < seconds + 1.5:
            raise Failure(f'the wait was {time.monotonic() - start:.1f} s, not {seconds}')
    says(window, 'another keyboard layout')
    tap.step('a wrong passphrase is said to be wrong, with a growing delay and a hint')

    press_caps_lock()
    says(window, 'Caps Lock is on.')
    press_caps_lock()
    wait_until(lambda: not any('Caps Lock is on.' in name(node) for node in walk(window)), 'no word of Caps Lock any more')
    tap.step('Caps Lock is told of while it is on')

    entry = wait_for(window, role='text', named='Passphrase')
    write(entry, 'құпия')
    says(window, 'letters that are not Latin')
    write(entry, '')
    wait_until(lambda: 'focused' in states(entry), 'the focus')
    type_keys(OWN)
    press('Return')
    wait_for(window, role='list', named='Pages')
    press('alt+2')
    wait_until(lambda: find(window, containing=PERSON), 'the person')
    tap.step('the right one opens it, and nothing is missing')
    return window


def change(tap, window, path):
    activate(window, 'win.passphrase')
    old = wait_for(window, role='text', named='Present Passphrase')
    check_names(window, 'changing the passphrase')
    write(old, 'wrong')
    key_to('Five Words Drawn by Lot')
    key_to('Remove the Passphrase', 'Down')
    press('space')
    says(window, 'Whoever gets hold of the file')
    activate(wait_for(window, role='button', named='Change'))
    says(window, 'This is not the passphrase.')
    says(window, 'another keyboard layout')
    write(wait_for(window, role='text', named='Present Passphrase'), OWN)
    activate(wait_for(window, role='button', named='Change'))
    wait_gone(window, role='button', named='Change')
    wait_for(window, role='button', named='Not encrypted')
    if not is_plain(path):
        raise Failure('the passphrase was not removed')
    tap.step('the passphrase is removed, after the present one was asked for; the mark says so')

    activate(window, 'win.passphrase')
    says(window, 'Copies of the file made earlier stay readable')
    words = wait_until(lambda: next((name(node) for node in find_all(window, role='label')
                                     if len(name(node).split()) == 5 and 'focusable' in states(node)), None), 'words')
    key_to('I have written the words down, with the spaces between them')
    press('space')
    activate(wait_until(lambda: next((node for node in find_all(window, role='button', named='Set')
                                      if 'sensitive' in states(node)), None), 'the button'))
    wait_gone(window, role='button', named='Not encrypted')
    wait_until(lambda: not is_plain(path), 'the encrypted file')
    tap.step('words drawn by lot are set; the mark goes')
    return words


def open_with_words(tap, program, words):
    program.quit()
    window = program.start()
    write(wait_for(window, role='text', named='Passphrase'), words)
    activate(wait_for(window, role='button', named='Unlock'))
    program.quit()
    tap.step('an unlock that is abandoned by closing the window ends quietly')
    window = program.start()
    write(wait_for(window, role='text', named='Passphrase'), words)
    activate(wait_for(window, role='button', named='Unlock'))
    wait_for(window, role='list', named='Pages')
    press('alt+2')
    wait_until(lambda: find(window, containing=PERSON), 'the person')
    program.quit()
    tap.step('the words open it')


def import_when_open(tap, program, words):
    """A table that is opened with the casebook waits until the passphrase is given, also in another language."""
    path = os.path.join(program.home, 'tonight.csv')
    with open(path, 'w', encoding='utf-8') as file:
        file.write('Name;Detained\nDana Omarova;07.01.2022\n')
    program.arguments.append(path)
    says(program.start(), 'would be imported from “tonight.csv”')
    for language, title in ((('Language', 'Русский'), 'Парольная фраза'), (('Язык', 'English'), 'Passphrase')):
        press('F10')
        choose_item(*language)
        program.wait_for_another_start(role='text', named=title)
        says(program.window, '“tonight.csv”' if title == 'Passphrase' else '«tonight.csv»')
    window = program.window
    write(wait_for(window, role='text', named='Passphrase'), words)
    activate(wait_for(window, role='button', named='Unlock'))
    wait_for(window, role='dialog', named='Import a Table')
    wait_for(window, role='button', named='Detained: Detained')
    tap.step('a table waits for the passphrase, through two languages, and is imported then')
    program.arguments.pop()
    for _ in range(2):
        wait_until(focused, 'the focus')
        press('Escape')
    wait_gone(window, role='dialog', named='Import a Table')
    program.quit()


def main(tap, executable):
    with Program(executable) as program:
        path = os.path.join(program.folder, 'own.casebook')
        add_person(tap, program, create(tap, program, path))
        window = reopen(tap, program, path)
        words = change(tap, window, path)
        open_with_words(tap, program, words)
        import_when_open(tap, program, words)
        left = sorted(os.listdir(program.folder))
        if left != ['own.casebook']:
            raise Failure(f'beside it lies {left}')
        tap.step('nothing lies beside the casebook')


Tap().run(main, *sys.argv[1:])
