# SPDX-License-Identifier: GPL-3.0-or-later
#
# Where test-cli.py runs the program, and how: its arguments are QORGAN-CLI and SOURCE.

import json
import os
import pathlib
import subprocess
import sys

CLI, SOURCE = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
DEMO = SOURCE / "data/demo/demo.jsonl"
HEADING = '{"qorgan":"bundle","version":1}\n'


class Place:
    """A folder of its own, with a home in it, and the program run there."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.book = self.folder / "a.casebook"
        self.environment = {
            **os.environ, "HOME": folder, "XDG_DATA_HOME": f"{folder}/data", "LC_ALL": "C.UTF-8", "LANGUAGE": "",
            "TZ": "UTC",
        }

    def run(self, *arguments, code=0, text=None, before=(), **variables):
        """Runs it; the exit code must be as said, and success says nothing on standard error."""
        done = subprocess.run(
            [*before, CLI, *map(str, arguments)], input=text, capture_output=True, encoding="utf-8", cwd=self.folder,
            env={**self.environment, **variables}, timeout=100, check=False)
        assert done.returncode == code, f"{arguments}: exit {done.returncode}, not {code}: {done.stderr}"
        if code != 0:
            assert done.stdout == "", f"a failure printed a result: {done.stdout}"
            assert done.stderr != "", "a failure without a word"
        return done

    def out(self, *arguments, **more):
        done = self.run(*arguments, **more)
        assert done.stderr == "", done.stderr
        return done.stdout

    def refused(self, *arguments, code, **more):
        return self.run(*arguments, code=code, **more).stderr

    def new(self):
        self.out(self.book, "new")
        return self

    def demo(self):
        self.new()
        self.out(self.book, "import", DEMO)
        return self

    def bundle(self, *records):
        return HEADING + "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def without_powers(path):
    """Root may write anything, so file permissions are tried without its powers, where it still has them."""
    return ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.access(path, os.W_OK) else []
