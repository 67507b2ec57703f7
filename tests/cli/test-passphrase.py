#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-passphrase.py QORGAN-CLI: passphrases as a person at a terminal and as a script gives them. Prints TAP."""

import os
import pathlib
import pty
import select
import signal
import subprocess
import sys
import tempfile
import termios
import time
import traceback

CLI = os.path.abspath(sys.argv[1])
GOOD, BETTER = "seven lanterns above the harbour", "ескі домбыра мен жеті жұлдыз"


class Terminal:
    """The program at a terminal: asks, is answered, and shows nothing of the answers."""

    def __init__(self, place, *arguments):
        self.shown = ""
        self.seen = 0
        process, self.terminal = pty.fork()
        if process == 0:
            os.chdir(place.folder)
            os.execve(CLI, [CLI, *map(str, arguments)], place.environment)
        self.process = process

    def hides(self):
        return not termios.tcgetattr(self.terminal)[3] & termios.ECHO

    def read(self):
        if not select.select([self.terminal], [], [], 0.05)[0]:
            return True
        try:
            data = os.read(self.terminal, 4096)
        except OSError:  # the other side has gone
            return False
        self.shown += data.decode("utf-8", "replace")
        return bool(data)

    def wait_for(self, words):
        end = time.monotonic() + 60
        while (found := self.shown.find(words, self.seen)) < 0:
            assert self.read() and time.monotonic() < end, f"no {words!r}: {self.shown!r}"
        self.seen = found + len(words)

    def answer(self, question, words):
        self.wait_for(question)
        while not self.hides():
            time.sleep(0.01)
        os.write(self.terminal, words.encode() + b"\n")
        self.wait_for("\n")
        return self

    def end(self, code):
        while self.read():
            pass
        _, status = os.waitpid(self.process, 0)
        os.close(self.terminal)
        assert os.waitstatus_to_exitcode(status) == code, f"{os.waitstatus_to_exitcode(status)}: {self.shown!r}"
        return self.shown


class Place:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.book = self.folder / "a.casebook"
        self.environment = {**os.environ, "HOME": folder, "XDG_DATA_HOME": f"{folder}/data", "LC_ALL": "C.UTF-8",
                            "LANGUAGE": ""}

    def file(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")
        return self.folder / name

    def run(self, *arguments, code=0):
        """Without a terminal, as a script does."""
        done = subprocess.run([CLI, *map(str, arguments)], stdin=subprocess.DEVNULL, capture_output=True,
                              encoding="utf-8", cwd=self.folder, env=self.environment, start_new_session=True,
                              timeout=100, check=False)
        assert done.returncode == code, f"{arguments}: {done.returncode}: {done.stderr}"
        return done.stdout + done.stderr

    def is_plain(self):
        return self.book.read_bytes().startswith(b"SQLite format 3")


def test_at_a_terminal(place):
    """created, opened wrongly and rightly, changed, removed, set"""
    shown = Terminal(place, place.book, "new", "--passphrase").answer("New passphrase:", GOOD) \
        .answer("again:", GOOD).end(0)
    assert GOOD not in shown and not place.is_plain()
    shown = Terminal(place, place.book, "list", "case").answer("Passphrase:", "wrong").answer("Passphrase:", GOOD).end(0)
    assert "wrong" not in shown.split("Passphrase:")[1].split("\n")[0] and GOOD not in shown
    shown = Terminal(place, place.book, "list", "case").answer("Passphrase:", "a").answer("Passphrase:", "b") \
        .answer("Passphrase:", "c").end(4)
    assert shown.count("qorgan-cli: ") == 3, shown
    shown = Terminal(place, place.book, "passphrase").answer("Passphrase:", GOOD).answer("New passphrase:", BETTER) \
        .answer("again:", BETTER).end(0)
    assert BETTER not in shown
    Terminal(place, place.book, "check").answer("Passphrase:", GOOD).answer("Passphrase:", BETTER).end(0)
    Terminal(place, place.book, "passphrase", "--remove").answer("Passphrase:", BETTER).end(0)
    assert place.is_plain()
    place.run(place.book, "check")
    Terminal(place, place.book, "passphrase").answer("New passphrase:", GOOD).answer("again:", GOOD).end(0)
    assert not place.is_plain()
    assert sorted(path.name for path in place.folder.iterdir()) == ["a.casebook", "data"], "something lies beside it"


def test_refused(place):
    """two that differ, and one that is too easy, change nothing"""
    Terminal(place, place.book, "new", "--passphrase").answer("New passphrase:", GOOD).answer("again:", BETTER).end(4)
    Terminal(place, place.book, "new", "--passphrase").answer("New passphrase:", "пароль").answer("again:", "пароль").end(4)
    assert not place.book.exists()
    place.run(place.book, "new")
    before = place.book.read_bytes()
    Terminal(place, place.book, "passphrase").answer("New passphrase:", "qwerty").answer("again:", "qwerty").end(1)
    assert place.book.read_bytes() == before


def test_interrupted(place):
    """Ctrl+C gives the terminal back as it was"""
    place.run(place.book, "new", "--new-passphrase-file", place.file("good", GOOD))
    terminal = Terminal(place, place.book, "check")
    terminal.wait_for("Passphrase:")
    while not terminal.hides():
        time.sleep(0.01)
    # The other side keeps the terminal open, so that its settings can still be read.
    keeper = os.open(os.ptsname(terminal.terminal), os.O_RDWR | os.O_NOCTTY)
    os.write(terminal.terminal, b"\x03")
    _, status = os.waitpid(terminal.process, 0)
    assert os.waitstatus_to_exitcode(status) == -signal.SIGINT, status
    assert not terminal.hides()
    os.close(keeper)
    os.close(terminal.terminal)


def test_script(place):
    """the first line of a file is the passphrase; nothing else is taken for one"""
    good, better = place.file("good", GOOD + "\r\nsecond line\n"), place.file("better", BETTER)
    place.run(place.book, "new", "--new-passphrase-file", good)
    assert not place.is_plain()
    assert "--passphrase-file" in place.run(place.book, "check", code=4)  # no terminal to ask at
    place.run("--passphrase-file", good, place.book, "check")
    place.run(f"--passphrase-file={good}", place.book, "check")
    wrong = place.run("--passphrase-file", better, place.book, "check", code=4)
    assert wrong.count("qorgan-cli:") == 1 and BETTER not in wrong
    place.run("--passphrase-file", "-", place.book, "check", code=4)
    place.run("--passphrase-file", "nowhere", place.book, "check", code=4)
    place.run("--passphrase-file", place.file("empty", "\n"), place.book, "check", code=4)
    place.run("--passphrase-file", place.file("long", "x" * 5000), place.book, "check", code=4)
    (place.folder / "odd").write_bytes(b"\xff\xfe\n")
    place.run("--passphrase-file", "odd", place.book, "check", code=4)
    place.run("--passphrase-file", good, place.book, "passphrase", "--new-passphrase-file", better)
    place.run("--passphrase-file", good, place.book, "check", code=4)
    place.run("--passphrase-file", better, place.book, "passphrase", "--remove", "--new-passphrase-file", good, code=2)
    place.run("--passphrase-file", better, place.book, "passphrase", "--remove")
    assert place.is_plain()


def test_damage_is_not_a_wrong_passphrase(place):
    """a file that was cut short says so, and not that the passphrase is wrong"""
    good = place.file("good", GOOD)
    place.run(place.book, "new", "--new-passphrase-file", good)
    content = place.book.read_bytes()
    place.book.write_bytes(content[:5000])
    cut = place.run("--passphrase-file", good, place.book, "check", code=3)
    place.book.write_bytes(content)
    assert cut != place.run("--passphrase-file", place.file("bad", BETTER), place.book, "check", code=4)


def main():
    tests = [value for name, value in globals().items() if name.startswith("test_")]
    print(f"1..{len(tests)}")
    failed = False
    for number, test in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(Place(folder))
                print(f"ok {number} - {test.__doc__}", flush=True)
            except (AssertionError, OSError, subprocess.SubprocessError):
                failed = True
                print("".join("# " + line + "\n" for line in traceback.format_exc().splitlines()), end="")
                print(f"not ok {number} - {test.__doc__}", flush=True)
    return failed


sys.exit(main())
