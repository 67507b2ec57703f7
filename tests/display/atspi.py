# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the program as a screen reader and a keyboard would: finds by role and accessible name, activates, types, reads.

Positions on the screen mean nothing here (GTK 4 reports none that hold), so nothing is ever clicked at a place.
Results are told in TAP.
"""

import contextlib
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import warnings

# What the test setup asks is meant for the program; libatspi warns of harmless things, and must live. GLib reads it as
# soon as it is loaded.
FOR_PROGRAM = {key: os.environ.pop(key) for key in ("G_DEBUG", "MALLOC_CHECK_") if key in os.environ}

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

warnings.simplefilter("ignore")

PATIENCE = 15  # seconds until something that has not happened counts as not happening


class Failure(Exception):
    """Something a user would have expected did not happen."""


def children(node):
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield child


def states(node):
    return {state.value_nick for state in node.get_state_set().get_states()}


def is_showing(node):
    return "showing" in states(node)


def walk(root, level_by_level=False):
    """What is on the screen below root, in the order of the tree; nodes that vanish meanwhile are passed over."""
    waiting = [root]
    while waiting:
        node = waiting.pop(0)
        try:
            if node is not root and not is_showing(node):
                continue
            below = list(children(node))
        except GLib.Error:
            continue
        yield node
        if level_by_level:
            waiting += below
        else:
            waiting[0:0] = below


def name(node):
    return node.get_name() or ""


def text(node):
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def matches(node, role=None, named=None, containing=None):
    try:
        return ((role is None or node.get_role_name() == role) and (named is None or name(node) == named)
                and (containing is None or containing in name(node)))
    except GLib.Error:
        return False


def find_all(root, **what):
    return [node for node in walk(root) if matches(node, **what)]


def find(root, **what):
    """Level by level, because what has just come up (a message, a dialog) lies near the top and may soon be gone."""
    return next((node for node in walk(root, level_by_level=True) if matches(node, **what)), None)


def describe(**what):
    return " ".join(f"{key}={value!r}" for key, value in what.items())


def wait_until(is_so, what, patience=PATIENCE):
    """The first true answer of is_so()."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            answer = is_so()
        except GLib.Error:
            answer = None
        if answer:
            return answer
        time.sleep(0.05)
    raise Failure(f"not within {patience} s: {what}")


def wait_for(root, **what):
    return wait_until(lambda: find(root, **what), describe(**what))


def wait_gone(root, **what):
    wait_until(lambda: find(root, **what) is None, "gone: " + describe(**what))


CLICK = 0.3  # seconds: GTK shows that a button is pressed for a quarter of one before it does anything


def activate(node, action=None):
    """What pressing it does."""
    for index in range(node.get_n_actions()):
        if action in (None, node.get_action_name(index)):
            node.do_action(index)
            time.sleep(CLICK)  # or the next key would come first
            return
    raise Failure(f"{node.get_role_name()} {name(node)!r} has no action {action or ''}")


def window_action(window, action):
    """An action of the window, as its menu would call it."""
    activate(window, action)


def place_in(window, node):
    """Where it is: x, y, width and height, from the corner of the window."""
    corner, at = (Atspi.Component.get_extents(of, Atspi.CoordType.WINDOW) for of in (window, node))
    return at.x - corner.x, at.y - corner.y, at.width, at.height


def write(entry, words):
    if not Atspi.EditableText.set_text_contents(entry, words):
        raise Failure(f"{name(entry)!r} could not be written to")


def press(keys):
    """Keys on the real keyboard, for whoever has the focus: "ctrl+z", "Tab"."""
    subprocess.run(["xdotool", "key", "--clearmodifiers", keys], check=True)
    time.sleep(0.1)


class Focus:
    """What has the focus, as a screen reader learns of it: by being told. To look for it takes a second, and is done only
    where nothing was told for a while: of what has the focus before its dialog is on the screen nobody tells."""

    SILENCE = 3  # seconds

    def __init__(self):
        self.node = None
        self.told = time.monotonic()
        self.count = 0  # of times it has come to something
        self.n_looks = 0  # of times a screen reader would have been left without a word
        self.listener = Atspi.EventListener.new(self._changed)
        self.listener.register("object:state-changed:focused")

    def _changed(self, event):
        if event.detail1:
            self.take(event.source)

    def take(self, node):
        self.node = node
        self.told = time.monotonic()
        self.count += 1

    def get(self):
        while GLib.MainContext.default().iteration(False):
            pass
        try:
            if self.node is not None and "focused" in states(self.node):
                return self.node
        except GLib.Error:
            pass
        if time.monotonic() - self.told > self.SILENCE:
            self.look()
        return None

    def look(self):
        self.told = time.monotonic()
        self.n_looks += 1
        for application in children(Atspi.get_desktop(0)):
            for node in walk(application) if name(application) == "qorgan" else []:
                if "focused" in states(node):
                    self.take(node)


FOCUS = Focus()


def focused():
    return FOCUS.get()


def wait_focus(named=None, starting="", role=None):
    """The focus on something of this name, or with a name that starts so."""
    def has_come():
        node = focused()
        return node if (node is not None and (role is None or node.get_role_name() == role)
                        and (named is None or name(node) == named) and name(node).startswith(starting)) else None

    return wait_until(has_come, "the focus on " + describe(named=named, starting=starting, role=role))


def wait_state(node, state, patience=PATIENCE):
    """Until node is "checked", "sensitive", "focused" or whatever is asked."""
    return wait_until(lambda: state in states(node), f"{name(node)!r} {state}", patience)


def check(is_so, words):
    if not is_so:
        raise Failure(words)


def press_to_move(key, patience=5):
    """Presses a key that is to move the focus, and waits until it has come to rest somewhere. Only where nothing comes of
    it for long was there nowhere to go: a busy machine must not make two presses of one, of which the second would take
    the focus away from where the first had brought it."""
    seen = FOCUS.count
    press(key)
    end = time.monotonic() + patience
    while (focused() is None or FOCUS.count == seen) and time.monotonic() < end:
        time.sleep(0.02)


def key_to(wanted=None, key="Tab", starting="", most=120):
    """Presses a key until the focus is on something of this name, or with a name that starts so."""
    stops = []
    for _ in range(most):
        node = focused()
        stop = name(node) if node is not None else None
        if stop is not None and (stop == wanted if wanted is not None else stop.startswith(starting)):
            return node
        stops.append(stop)
        press_to_move(key)
    raise Failure(f"{key} never comes to {wanted if wanted is not None else starting!r}: {stops[:40]}")


def item_words(item):
    """What a menu's item says. GTK gives it no name of its own: it tells which label names it."""
    return name(item) or next((text(relation.get_target(0)) for relation in item.get_relation_set()
                               if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY), "")


def choose_item(*path):
    """In the menu that is open, by the arrow keys: an item, or one in the menu that another one opens."""
    for wanted in path:
        seen = []
        item = wait_until(lambda: (node := focused()) is not None and "menu item" in node.get_role_name() and node, "a menu")
        while item_words(item) != wanted:
            seen.append(item_words(item))
            check(len(seen) < 60, f"no item {wanted!r} among {seen[:20]}")
            press_to_move("Down")
            item = wait_until(focused, "the focus on an item")
        press("Return")


def enter(words):
    """What is typed into whatever has the focus, in place of what stands there: in any script, as any keyboard could."""
    def takes_text():
        node = focused()
        return node if node is not None and node.get_editable_text_iface() is not None else None

    node = wait_until(takes_text, "the focus on something to type in")
    write(node, words)
    return node


def type_keys(words):
    """On the real keyboard. Latin letters only: others would need a layout each."""
    subprocess.run(["xdotool", "type", "--delay", "15", words], check=True)


def add_to_demo(window, keys, first):
    """Keys that add something to the casebook. The demo asks once whether it is wanted there, and it is; then the focus
    is on what is to be filled in first."""
    press(keys)
    wait_for(window, role="alert")
    key_to("Add to the Demo")
    press("Return")
    return wait_focus(starting=first)


def open_people(window, keys="alt+2"):
    """The page of people, with the keyboard in its list."""
    press(keys)
    wait_for(window, role="tree table", named="People")
    return wait_focus(role="table row")


def headings(window):
    """Of the table that is shown."""
    return [name(node) for node in find_all(wait_for(window, role="tree table"), role="filler") if name(node)]


def rows(window):
    """What the table that is shown says of its rows, without the headings."""
    return [name(row) for table in find_all(window, role="tree table") for row in find_all(table, role="table row")
            if ";" in name(row)]


def titles(window):
    return [row.split(";")[0] for row in rows(window)]


def sidebar(window):
    """What the sidebar lists, from the top."""
    return [name(row) for row in find_all(wait_for(window, role="list", named="Pages"), role="list item")]


def is_inside_of_button(node):
    """What a button shows is a part of it, and is passed over by the keyboard."""
    while (node := node.get_parent()) is not None and node.get_role_name() != "frame":
        if node.get_role_name() in ("button", "toggle button", "check box") and name(node):
            return True
    return False


def unnamed(window):
    """What can have the focus, and has no name to be heard by. A container gives the focus to what is in it."""
    return [node for node in walk(window)
            if "focusable" in states(node) and not name(node) and not is_inside_of_button(node)
            and not any("focusable" in states(below) and name(below) for child in children(node) for below in walk(child))]


class FullDisk:
    """No file of the program can grow beyond this while it lasts, and it is told so by an error. The program is to be
    started with IGNORING_SIGNAL."""

    IGNORING_SIGNAL = ("env", "--ignore-signal=XFSZ")

    def __init__(self, program, most=1024):
        self.pid, self.most = program.process.pid, most

    def __enter__(self):
        self.limit = resource.prlimit(self.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self.pid, resource.RLIMIT_FSIZE, (self.most, self.limit[1]))

    def __exit__(self, *failure):
        resource.prlimit(self.pid, resource.RLIMIT_FSIZE, self.limit)


class Clipboard:
    """Another program that something was copied in, as long as this lasts."""

    OTHER = """import sys, gi
gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, GLib, Gtk
Gtk.init()
Gdk.Display.get_default().get_clipboard().set(sys.argv[1])
print("copied", flush=True)
GLib.MainLoop().run()"""

    def __init__(self, text):
        self.text = text

    def __enter__(self):
        environment = dict(os.environ, GTK_A11Y="none")
        self.process = subprocess.Popen([sys.executable, "-c", self.OTHER, self.text], env=environment,
                                        stdout=subprocess.PIPE, text=True)
        check(self.process.stdout.readline() == "copied\n", "nothing could be copied")
        return self

    def __exit__(self, *failure):
        self.process.kill()
        self.process.wait()


class Program:
    """The program under test, with a home of its own and a copy of a casebook. Used with `with`, it leaves nothing."""

    def __init__(self, executable, casebook=None, file_name="demo.casebook", wrapper=()):
        self.home = tempfile.mkdtemp(prefix="home-")
        self.folder = tempfile.mkdtemp(prefix="casebook-")
        self.casebook = os.path.join(self.folder, file_name) if casebook else None
        if casebook:
            shutil.copy(casebook, self.casebook)
        self.arguments = [*wrapper, executable, *([self.casebook] if casebook else [])]
        self.process = None

    def __enter__(self):
        return self

    def __exit__(self, kind, failure, traceback):
        if kind is not None:
            print(*(f"# {line}" for line in on_screen()), sep="\n", flush=True)
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
        shutil.rmtree(self.home, ignore_errors=True)
        shutil.rmtree(self.folder, ignore_errors=True)

    def resize(self, width, height):
        """What its window is like when it starts the first time."""
        folder = os.path.join(self.home, ".config", "glib-2.0", "settings")
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "keyfile"), "w", encoding="utf-8") as file:
            file.write(f"[org/qorgan/Qorgan]\nwindow-width={width}\nwindow-height={height}\n")

    def read(self, statement, *values):
        """The first row that SQLite itself finds in the casebook, which has no passphrase."""
        with contextlib.closing(sqlite3.connect(self.casebook)) as casebook:
            return casebook.execute(statement, values).fetchone()

    def check_sound(self):
        sound, = self.read("PRAGMA integrity_check")
        check(sound == "ok", f"the file is {sound}")

    def start(self):
        environment = dict(os.environ, **FOR_PROGRAM, HOME=self.home, LANGUAGE="en", LANG="en_US.UTF-8")
        self.process = subprocess.Popen(self.arguments, env=environment)
        self.application = wait_until(self._find, "the program on the accessibility bus")
        # What libatspi remembers of the tree goes stale when widgets move; so it remembers nothing.
        self.application.set_cache_mask(Atspi.Cache.NONE)
        self.window = wait_for(self.application, role="frame")
        return self.window

    def _find(self):
        if self.process.poll() is not None:
            raise Failure(f"the program ended by itself, {self.process.returncode}")
        return next((node for node in children(Atspi.get_desktop(0)) if name(node) == "qorgan"), None)

    def wait_for_another_start(self, **sought):
        """The process that it was becomes the program anew, with @sought on the screen."""
        self.application = wait_until(lambda: (found := self._find()) is not None and find(found, **sought) and found,
                                      f"the program again, with {sought}")
        self.application.set_cache_mask(Atspi.Cache.NONE)
        self.window = wait_for(self.application, role="frame")

    def focus_window(self):
        """What a window manager does when a dialog that was a window of its own is gone; here there is none."""
        windows = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid), "--name", "Qorgan"],
                                 capture_output=True, text=True, check=True).stdout.split()
        subprocess.run(["xdotool", "windowfocus", "--sync", windows[-1]], check=True)

    def choose_file(self, path, answer, replacing=False):
        """In the dialog of files that was just opened: types a path, and goes back to the window."""
        def others():
            return [top for top in children(self.application) if top != self.window]

        chooser = wait_until(lambda: next((top for top in others() if find(top, role="button", named=answer)), None),
                             "the dialog of files")
        if find(chooser, role="text") is None:  # of files that are there one is chosen from a list
            press("ctrl+l")
        wait_focus(role="text")
        enter(path)
        press("Return")
        if replacing:
            wait_until(lambda: any(find(top, role="button", named="Replace") for top in others()), "the question")
            key_to("Replace")
            press("Return")
        wait_until(lambda: not others(), "the dialog of files gone")
        self.focus_window()

    def quit(self):
        """As the user does: what is being typed is saved first."""
        press("ctrl+q")
        try:
            code = self.process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired as late:
            raise Failure("the program does not quit") from late
        if code != 0:
            raise Failure(f"the program ended with {code}")


def on_screen():
    """What a failure was looking at."""
    for application in children(Atspi.get_desktop(0)):
        for node in walk(application) if name(application) == "qorgan" else []:
            if name(node) and node.get_role_name() not in ("table cell", "label"):
                yield f"{node.get_role_name()} {name(node)[:60]!r}" + (" focused" if "focused" in states(node) else "")


class Tap:
    """Each step is a test; after the first that fails the rest makes no sense."""

    def __init__(self):
        self.count = 0

    def step(self, words):
        self.count += 1
        print(f"ok {self.count} - {words}", flush=True)

    def run(self, main, *arguments):
        try:
            main(self, *arguments)
        except (Failure, GLib.Error) as failure:
            print(f"not ok {self.count + 1} - {failure}", flush=True)
            self.count += 1
        print(f"1..{self.count}", flush=True)
        sys.exit(0)
