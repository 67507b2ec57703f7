#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-cli.py QORGAN-CLI SOURCE: qorgan-cli as a script sees it: exit codes, what goes to which stream, and that files
# which are refused stay as they are. Prints TAP.

import csv
import io
import json
import os
import pathlib
import resource
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
import traceback

import jsonschema

from place import CLI, DEMO, HEADING, SOURCE, Place, without_powers

COMMANDS = "new import export list show search history undo redo check passphrase generate".split()
AKHMEDYAROV = "1000001"
CASE = "1000601"


def test_tables(place):
    place.demo()
    table = place.folder / "table.csv"
    table.write_bytes("ФИО;Дата задержания;Город\nДана Омарова;31.02.2022;Уральск\n".encode("windows-1251"))
    refusal = place.refused(place.book, "import-table", table, code=1)
    assert "Line 2, Дата задержания: “31.02.2022” is not a date" in refusal, refusal
    before = place.out(place.book, "export", "-")
    table.write_text("ФИО;Дата задержания;Город\nДана Омарова;07.01.2022;Уральск\n")
    guess = place.out(place.book, "import-table", table, "--dry-run").splitlines()[0]
    assert json.loads(guess) == {"target": "detention", "headings": True, "columns": ["name", "date", "place"]}
    assert place.out(place.book, "export", "-") == before
    place.out(place.book, "import-table", table, "--map", guess)
    assert "Дана Омарова" in place.out(place.book, "export", "-")
    place.out(place.book, "undo")
    assert place.out(place.book, "export", "-") == before
    place.refused(place.book, "import-table", table, "--kind", "dragon", code=2)
    place.refused(place.book, "import-table", table, "--map", "[]", code=2)
    place.refused(place.book, "import-table", place.folder / "none.csv", code=3)


def test_csv(place):
    place.demo()
    place.out(place.book, "import", "-", text=place.bundle(
        {"record": "person", "id": "7777", "name_en": "=HYPERLINK(1)", "sensitivity": "public"},
        {"record": "person", "id": "7778", "name_en": "MARKSEALED", "sensitivity": "sealed"}))
    for whom in ("public", "partners", "internal", "sealed"):
        done = place.run(place.book, "list", "person", "--csv", "--for", whom)
        rows = list(csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"), newline="")))
        assert done.stdout.startswith("\ufeffName,")
        assert ("MARKSEALED" in done.stdout) == (whom == "sealed"), whom  # who may have it gets the name itself
        assert ("1 row left out: Sealed" in done.stderr) == (whom != "sealed"), done.stderr
        assert any(row["Name"] == "'=HYPERLINK(1)" for row in rows), whom
        assert "rows written" in done.stderr or "row written" in done.stderr
    all_fields = place.run(place.book, "list", "person", "--csv", "--all-fields", "--for", "sealed").stdout
    all_fields = all_fields.removeprefix("\ufeff")
    row = next(row for row in csv.DictReader(io.StringIO(all_fields, newline="")) if "MARKSEALED" in row.values())
    assert row["Name in English"] == "MARKSEALED" and "How to reach them" in row
    place.refused(place.book, "list", "person", "--csv", "--for", "everybody", code=2)


def test_sealed(place):
    """What is sealed is printed only when it is asked for."""
    place.new()
    place.out(place.book, "import", "-", text=place.bundle(
        {"record": "person", "id": "71", "name_en": "Zvxname Zvxfamily", "note": "Zvxnote", "contact": "Zvxcontact",
         "sensitivity": "sealed"},
        {"record": "name", "id": "72", "of": "71", "text": "Zvxother Zvxname"},
        {"record": "person", "id": "73", "name_en": "Aru Aliyeva", "contact": "Zvxphone"},
        {"record": "name", "id": "74", "of": "73", "text": "Zvxalias Zvxfamily", "sensitivity": "sealed"},
        {"record": "source", "id": "75", "title": "A report"},
        {"record": "claim", "id": "76", "about": "73", "field": "contact", "value": "Zvxvalue", "quote": "Zvxquote",
         "source": "75"},
        {"record": "case", "id": "77", "title": "Zvxcase", "client": "71", "sensitivity": "sealed"},
        {"record": "step", "id": "78", "case": "77", "kind": "detention", "happened": "2022-01-07", "note": "Zvxstep"},
        {"record": "person", "id": "79", "name_en": "Zvxname Zvxfamily"}))
    table = place.folder / "table.csv"
    table.write_text("Name,City\nZvxfamyly Zvxname,Almaty\nZvxnamme Zvxother,Almaty\n")
    twin = {"Zvxname Zvxfamily"}  # 79 is open, and so named
    said = []
    for kind in ("person", "name", "case", "step", "claim", "source"):
        said.append(place.out(place.book, "list", kind))
        for audience in ("public", "partners", "internal"):
            said.append(place.run(place.book, "list", kind, "--csv", "--all-fields", "--for", audience).stdout)
    for record in range(71, 79):
        said += [place.out(place.book, "show", str(record)),
                 place.out(place.book, "history", str(record), "--with-parts")]
    for word in ("zvxnote", "zvxother", "zvxalias", "zvxvalue", "zvxquote", "zvxcase", "zvxstep"):
        said.append(place.out(place.book, "search", word))
    said += [place.out(place.book, "merge", "79", "71", "--dry-run"), place.out(place.book, "merge", "73", "71"),
             place.out(place.book, "undo"), place.out(place.book, "redo"), place.out(place.book, "undo"),
             place.out(place.book, "similar"), place.out(place.book, "check", "--remarks")]
    for text in said:
        for name in twin:
            text = text.replace(name, "")
        assert "zvx" not in text.lower(), text
    reports = [place.run(place.book, "import-table", table, "--dry-run").stdout,
               place.out(place.book, "quick", "--dry-run", "Zvxother Zvxname, detained 7 Jan 2022")]
    for text in reports:
        assert "Zvxnote" not in text and "Zvxcontact" not in text and "Zvxcase" not in text, text
    asked = place.out(place.book, "show", "71", "--sealed") + place.out(place.book, "show", "77", "--sealed")
    for word in ("Zvxname", "Zvxnote", "Zvxcontact", "Zvxother", "Zvxcase", "Detention"):
        assert word in asked, asked
    assert "Zvxnote" in place.out(place.book, "history", "71", "--sealed")


def test_wrong_usage(place):
    assert "--help" in place.refused(code=2)
    assert "--help" in place.refused(place.book, code=2)
    assert "dance" in place.refused(place.book, "dance", code=2)
    assert "--fast" in place.refused(place.book, "new", "--fast", code=2)
    for command, arguments in {"import": [], "export": [], "list": [], "show": [], "search": [], "history": [],
                               "new": ["x"], "undo": ["x"], "check": ["x"]}.items():
        assert "qorgan-cli" in place.refused(place.book, command, *arguments, code=2)
    assert not place.book.exists()
    place.new()
    assert "case_role" in place.refused(place.book, "list", "dragons", code=2)
    assert "JSON" in place.refused(place.book, "list", "case", "--filter", "{", code=2)
    assert "dragon" in place.refused(place.book, "list", "case", "--filter", '{"where":[{"field":"dragon"}]}', code=2)
    assert "eleven" in place.refused(place.book, "show", "eleven", code=2)
    place.refused(place.book, "history", "-1", code=2)
    place.refused(place.book, "generate", "--cases", "0", code=2)


def test_help(place):
    overview = place.out("--help")
    for command in COMMANDS:
        assert f"  {command} " in overview, command
        text = place.out("nowhere", command, "--help")
        assert f"CASEBOOK {command}" in text and "Exit codes:" in text
        assert place.out("--help", command) == text
        assert max(map(len, text.splitlines())) <= 140, text
    assert all(f"\n  {code}  " in overview for code in range(5))
    assert not place.book.exists()
    assert place.out("--version").startswith("qorgan-cli 0.")
    for locale, word in (("ru_RU.UTF-8", "Коды"), ("kk_KZ.UTF-8", "код")):
        translated = place.out("--help", LC_ALL=locale)
        assert translated != overview and word in translated, translated
        assert place.refused(place.book, "dance", code=2, LC_ALL=locale) != place.refused(place.book, "dance", code=2)


def test_new(place):
    place.new()
    assert stat.S_IMODE(place.book.stat().st_mode) == 0o600
    before = place.book.read_bytes()
    assert "a.casebook" in place.refused(place.book, "new", code=3)
    assert place.book.read_bytes() == before
    place.refused("no/such/folder/a.casebook", "new", code=3)
    assert sorted(p.name for p in place.folder.iterdir()) == ["a.casebook", "data"], "something lies beside it"
    device = place.folder / "data/qorgan/device"
    assert stat.S_IMODE(device.stat().st_mode) == 0o600 and len(device.read_text()) == 36


def test_demo_flag(place):
    place.out(place.book, "new", "--demo")
    connection = sqlite3.connect(place.book)
    assert connection.execute("SELECT value FROM setting WHERE name = 'demo'").fetchone() == ("1",)
    connection.close()


def test_files_that_are_none(place):
    full = place.demo().book.read_bytes()
    other = place.folder / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.commit()
    connection.close()
    contents = {
        "empty": b"", "text": b"Dear diary, today nothing happened.\n" * 300, "picture": b"\x89PNG\r\n" + bytes(9000),
        "cut": full[:len(full) // 2], "header": full[:100], "stump": full[:50], "other": other.read_bytes(),
    }
    messages = set()
    for name, content in contents.items():
        path = place.folder / f"{name}.casebook"
        path.write_bytes(content)
        for arguments in (["list", "case"], ["import", DEMO], ["undo"]):
            message = place.refused(path, *arguments, code=3)
        messages.add(message)
        assert path.read_bytes() == content, f"{name} was changed"
        path.unlink()
    assert len(messages) >= 5, "kinds of files are not told apart"
    newer = place.folder / "newer.casebook"
    newer.write_bytes(full)
    connection = sqlite3.connect(newer)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    content = newer.read_bytes()
    assert "newer version" in place.refused(newer, "undo", code=3)
    assert newer.read_bytes() == content
    place.refused(place.folder / "missing.casebook", "list", "case", code=3)
    assert not (place.folder / "missing.casebook").exists()
    place.refused(place.folder, "list", "case", code=3)
    assert not list(place.folder.glob("*-wal")) and not list(place.folder.glob("*-journal"))


def test_import_and_export(place):
    place.new()
    assert place.out(place.book, "import", DEMO).startswith("New: 1")
    unchanged = place.out(place.book, "import", "-", text=DEMO.read_text(encoding="utf-8"))
    assert unchanged.startswith("New: 0. Changed: 0. ")
    bundle = place.folder / "out.jsonl"
    place.out(place.book, "export", bundle)
    assert stat.S_IMODE(bundle.stat().st_mode) == 0o600
    text = bundle.read_text(encoding="utf-8")
    assert place.out(place.book, "export", "-") == text
    bundle.write_text("mine", encoding="utf-8")
    assert "--force" in place.refused(place.book, "export", bundle, code=3)
    assert bundle.read_text(encoding="utf-8") == "mine"
    place.out(place.book, "export", "--force", bundle)
    assert bundle.read_text(encoding="utf-8") == text and stat.S_IMODE(bundle.stat().st_mode) == 0o600
    place.refused(place.book, "export", "no/such/folder/x", code=3)
    assert "itself" in place.refused(place.book, "export", "--force", place.book, code=3)
    os.link(place.book, place.folder / "link")
    place.refused(place.book, "export", "--force", "link", code=3)
    (place.folder / "link").unlink()
    place.out(place.book, "check")
    place.refused(place.book, "import", "no-such-file", code=3)
    other = place.folder / "b.casebook"
    place.out(other, "new")
    place.out(other, "import", bundle)
    assert place.out(other, "export", "-") == text
    originals = {json.loads(line).get("id"): json.loads(line) for line in DEMO.read_text(encoding="utf-8").splitlines()}
    exported = {json.loads(line).get("id"): json.loads(line) for line in text.splitlines()}
    for name, record in originals.items():
        if name:
            assert exported[name] == record, name


def test_refused_bundle(place):
    place.demo()
    before = place.out(place.book, "export", "-")
    bad = place.bundle({"record": "case", "id": "77700001", "opened": "2022-13", "client": "5"},
                       {"record": "dragon", "id": "77700002"}) + "nonsense\n"
    told = place.refused(place.book, "import", "-", text=bad, code=1).splitlines()
    assert told[0].startswith("Line 2, case 77700001, opened: ‘2022-13’ is not a date"), told
    assert told[1].startswith("Line 2, case 77700001, client: "), told
    assert told[2].startswith("Line 3: ") and "dragon" in told[2], told
    assert told[3].startswith("Line 4: "), told
    assert "nothing" in told[-1] and len(told) == 5, told
    assert place.out(place.book, "export", "-") == before
    many = place.bundle(*({"record": "person", "id": str(88800000 + i), "note": i} for i in range(500)))
    told = place.refused(place.book, "import", "-", text=many, code=1).splitlines()
    assert len(told) == 202 and "300" in told[200], told[-3:]


def test_hostile_words(place):
    """What a file says must not command the terminal of whoever reads the complaint, or the list."""
    place.new()
    escape = "\x1b]0;owned\x07\x9b2J"
    bad = place.bundle({"record": "person" + escape, "id": "77700001"},
                       {"record": "person", "id": "77700002", "hat" + escape: "x", "gender": escape})
    told = place.refused(place.book, "import", "-", text=bad, code=1)
    assert not any(letter in told for letter in "\x1b\x07\x9b") and "hat" in told and "owned" in told
    place.out(place.book, "import", "-", text=place.bundle({"record": "person", "id": "77700003", "name_en": "A\x9b2J"}))
    for arguments in (["list", "person"], ["show", "77700003"], ["search", "A"], ["history", "77700003"],
                      ["list", "person", "--json"], ["export", "-"]):
        assert "\x9b" not in place.out(place.book, *arguments), arguments
    assert json.loads(place.out(place.book, "show", "77700003", "--json"))["name_en"] == "A\x9b2J"


def limited(size):
    """No file may grow beyond a size, which a program sees as a full disk."""
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return {"preexec_fn": limit, "restore_signals": False}


def test_full_disk(place):
    place.demo()
    before = place.out(place.book, "export", "-")
    records = place.bundle(*({"record": "person", "id": str(88800000 + i), "name_en": "N" * 200} for i in range(5000)))
    for arguments, text in ((["import", "-"], records), (["export", "out.jsonl"], None)):
        size = place.book.stat().st_size + 100_000 if text else 50_000
        done = subprocess.run([CLI, place.book, *arguments], input=text, capture_output=True, encoding="utf-8",
                              cwd=place.folder, env=place.environment, check=False, **limited(size))
        assert done.returncode == 1 and done.stderr and not done.stdout, done
    assert not (place.folder / "out.jsonl").exists(), "half an export stayed"
    assert place.out(place.book, "export", "-") == before
    place.out(place.book, "check")
    # With room again, it works.
    assert place.out(place.book, "import", "-", text=records).startswith("New: 5000.")


def test_results_that_cannot_be_written(place):
    place.demo()
    for arguments in (["export", "-"], ["list", "incident"], ["list", "incident", "--json"], ["show", CASE]):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([CLI, place.book, *arguments], stdout=full, stderr=subprocess.PIPE,
                                  env=place.environment, check=False)
        assert done.returncode == 1 and done.stderr, arguments


def test_list(place):
    place.demo()
    lines = place.out(place.book, "list", "case").splitlines()
    assert len(lines) == 4 and lines[0].startswith("Id ") and "Client" in lines[0]
    akhmedyarov = next(line for line in lines if line.startswith(CASE))
    assert "Lukpan Akhmedyarov" in akhmedyarov and "7 Jan 2022" in akhmedyarov
    assert "administrative_offence" not in akhmedyarov and "Administrative offence" in akhmedyarov
    # The same column starts at the same place in every line, whatever the script.
    client = lines[0].index("Client")
    assert all(line[client - 1] == " " and line[client] != " " for line in lines)
    russian = place.out(place.book, "list", "case", LC_ALL="ru_RU.UTF-8")
    assert "Лукпан Ахмедьяров" in russian and "7 янв. 2022" in russian
    kazakh = place.out(place.book, "list", "case", LC_ALL="kk_KZ.UTF-8")
    assert "Лұқпан Ахмедьяров" in kazakh
    assert len(place.out(place.book, "list", "person").splitlines()) == 21


def test_list_as_json(place):
    place.demo()
    schema = json.loads((SOURCE / "data/bundle.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    records = [json.loads(line) for line in place.out(place.book, "list", "step", "--json").splitlines()]
    assert len(records) == 29
    for record in records:
        validator.validate(record)
    case = json.loads(place.out(place.book, "show", CASE, "--json"))
    assert case["client"] == AKHMEDYAROV and case["track"] == "administrative_offence"
    found = place.out(place.book, "list", "case", "--json", "--filter",
                      '{"search":"ахмедьярову","where":[{"field":"opened","since":"2022-01","until":"2022-01"}]}')
    assert json.loads(found)["id"] == CASE
    assert place.out(place.book, "list", "case", "--json", "--filter",
                     '{"where":[{"field":"opened","until":"2018"}]}') == ""
    by_date = place.out(place.book, "list", "incident", "--json", "--filter", '{"sort":"start","descending":true}')
    starts = [json.loads(line).get("start", "") for line in by_date.splitlines()]
    days = [start for start in starts if len(start) == 10]
    assert days == sorted(days, reverse=True) and len(days) > 10, days


def test_show(place):
    place.demo()
    text = place.out(place.book, "show", CASE)
    for part in ("Lukpan Akhmedyarov (1000001)", "7 Jan 2022", "Steps", "Detention · 7 Jan 2022"):
        assert part in text, part
    assert text.index("Detention · 7 Jan") < text.index("10 Jan 2022")
    assert place.refused(place.book, "show", "4242", code=1)
    assert "Лукпан Ахмедьяров (1000001)" in place.out(place.book, "show", CASE, LC_ALL="ru_RU.UTF-8")
    # Not even the plainest locale turns names into question marks.
    assert "Лұқпан Ахмедьяров" in place.out(place.book, "show", AKHMEDYAROV, LC_ALL="C")


def test_search(place):
    place.demo()

    def ids(*words):
        return [json.loads(line)["id"] for line in place.out(place.book, "search", "--json", *words).splitlines()]

    for words in (["Akhmedyarov"], ["Ахмедьяров"], ["Ахмедьярову"], ["akhmediyarov"], ["Лукпан", "Ахмедьяров"]):
        assert AKHMEDYAROV in ids(*words), words
    latin = place.out(place.book, "search", "Ахмедьяров")
    assert "Lukpan Akhmedyarov" in latin
    assert ids("xyzzyplugh") == []
    layout = place.run(place.book, "search", "F[vtlmzhjd")
    assert "Ахмедьяров" in layout.stderr and "Lukpan" in layout.stdout
    place.out(place.book, "search", '"; DROP TABLE record; --')
    assert len(ids("Akhmedyarov")) > 3


def test_history_and_undo(place):
    place.demo()
    folder = place.folder / "data/qorgan"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "person").write_text("Aigul\n", encoding="utf-8")
    edit = place.bundle({"record": "person", "id": AKHMEDYAROV, "name_en": "Lukpan A.", "gender": "other"})
    place.out(place.book, "import", "-", text=edit)
    history = place.out(place.book, "history", AKHMEDYAROV).splitlines()
    assert any("Name in English" in line and "Lukpan Akhmedyarov → Lukpan A." in line for line in history[:2]), history
    assert any("Gender" in line and "Male → Other" in line for line in history[:2]), history
    assert all("Aigul" in line for line in history[:2]), f"the history does not name who did it: {history[:2]}"
    history = place.out(place.book, "history", AKHMEDYAROV, "--field", "gender", "--who", "Aigul").splitlines()
    assert len(history) == 1 and "Male → Other" in history[0], history
    assert len(place.out(place.book, "history", AKHMEDYAROV, "--limit", "1").splitlines()) == 2
    assert place.out(place.book, "history", AKHMEDYAROV, "--until", "2000") == ""
    assert "Step" in place.out(place.book, "history", CASE, "--with-parts")
    assert "Step" not in place.out(place.book, "history", CASE)
    assert "colour" in place.refused(place.book, "history", AKHMEDYAROV, "--field", "colour", code=1)
    assert "soon" in place.refused(place.book, "history", AKHMEDYAROV, "--since", "soon", code=2)
    # Each of these is a process of its own.
    assert place.out(place.book, "undo").startswith("Undone: Imported")
    assert "Name in English: Lukpan Akhmedyarov" in place.out(place.book, "show", AKHMEDYAROV)
    assert place.out(place.book, "redo").startswith("Redone: Imported")
    assert "Name in English: Lukpan A." in place.out(place.book, "show", AKHMEDYAROV)
    place.out(place.book, "undo")
    assert "records" in place.out(place.book, "undo")
    place.refused(place.book, "show", AKHMEDYAROV, code=1)
    assert len(place.out(place.book, "history", AKHMEDYAROV).splitlines()) > 8, "the history of a gone record is gone"
    assert place.refused(place.book, "undo", code=1)
    place.out(place.book, "redo")
    place.out(place.book, "redo")
    assert place.refused(place.book, "redo", code=1)
    place.refused(place.book, "history", "4242", code=1)
    place.out(place.book, "check")


def test_merge(place):
    place.demo()
    lines = ['{"record":"person","id":"901","name_ru":"Лукпан Ахмедьяров","gender":"male"}',
             '{"record":"case","id":"902","title":"Another","client":"901"}']
    told = place.out(place.book, "import", "-", text=HEADING + "\n".join(lines) + "\n")
    assert "1 new record looks like one" in told, told
    pairs = place.out(place.book, "similar", "person")
    assert AKHMEDYAROV in pairs and "901" in pairs, pairs
    before = place.out(place.book, "export", "-")
    assert "Cases that move: 1" in place.out(place.book, "merge", AKHMEDYAROV, "901", "--dry-run")
    assert place.out(place.book, "export", "-") == before
    place.out(place.book, "merge", AKHMEDYAROV, "901")
    shown = place.out(place.book, "show", "901")
    assert f"901 was merged into {AKHMEDYAROV}." in shown and shown.startswith(f"Person {AKHMEDYAROV}"), shown
    assert f'"client":"{AKHMEDYAROV}"' in place.out(place.book, "show", "902", "--json")
    assert AKHMEDYAROV in place.out(place.book, "search", "901")
    assert "itself" in place.refused(place.book, "merge", AKHMEDYAROV, "901", code=1)
    assert "of the kind" in place.refused(place.book, "merge", AKHMEDYAROV, CASE, code=1)
    assert place.out(place.book, "undo").startswith("Undone: Merged")
    assert place.out(place.book, "export", "-") == before
    assert place.refused(place.book, "similar", "step", code=2)


def test_undo_is_ones_own(place):
    place.demo()
    other = str(place.folder / "another-computer")
    assert place.refused(place.book, "undo", code=1, XDG_DATA_HOME=other)
    place.out(place.book, "undo")


def test_check(place):
    place.demo()
    assert "sound" in place.out(place.book, "check")
    connection = sqlite3.connect(place.book)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("DELETE FROM person WHERE id = 1000001")
    connection.commit()
    connection.close()
    assert "1000001" in place.refused(place.book, "check", code=1)


def test_read_only(place):
    place.demo()
    place.book.chmod(0o400)
    place.folder.chmod(0o500)
    before = place.book.read_bytes()
    as_user = without_powers(place.book)
    try:
        assert "Lukpan" in place.out(place.book, "list", "case", before=as_user)
        edit = place.bundle({"record": "person", "id": AKHMEDYAROV, "note": "x"})
        for arguments in (["import", "-"], ["undo"], ["generate"]):
            place.refused(place.book, *arguments, code=1, text=edit, before=as_user)
        assert place.book.read_bytes() == before
        assert not list(place.folder.glob("a.casebook-*"))
    finally:
        place.folder.chmod(0o700)


def wait_until_open(process, path):
    """Until the process has the file open and locked, which it does at once."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if any(os.path.samefile(entry, path) for entry in pathlib.Path(f"/proc/{process}/fd").iterdir()
               if os.path.exists(entry)):
            time.sleep(0.5)
            return
        time.sleep(0.02)
    raise AssertionError("it never opened the casebook")


def test_open_elsewhere(place):
    place.demo()
    # An import that waits for its input holds the casebook open.
    with subprocess.Popen([CLI, place.book, "import", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          env=place.environment) as holder:
        wait_until_open(holder.pid, place.book)
        told = place.refused(place.book, "list", "case", code=3)
        assert str(holder.pid) in told and "qorgan-cli" in told.replace("qorgan-cli: ", "", 1), told
        out, _ = holder.communicate((HEADING + "\n").encode())
        assert out.startswith(b"New: 0.") and holder.wait() == 0
    place.out(place.book, "list", "case")


def test_killed_import(place):
    """kill -9 at any moment leaves all of an import or nothing of it."""
    place.demo()
    before = place.out(place.book, "export", "-")
    bundle = place.folder / "many.jsonl"
    bundle.write_text(place.bundle(*({"record": "person", "id": str(88800000 + i), "name_en": f"Name {i}"}
                                     for i in range(10000))), encoding="utf-8")
    started = time.monotonic()
    place.out(place.book, "import", bundle)
    whole = time.monotonic() - started
    place.out(place.book, "undo")
    n_killed = 0
    for delay in (whole * part for part in (0.1, 0.25, 0.4, 0.55, 0.7, 0.8, 0.9)):
        with subprocess.Popen([CLI, place.book, "import", bundle], stdout=subprocess.DEVNULL,
                              env=place.environment) as victim:
            time.sleep(delay)
            victim.kill()
        n_killed += victim.returncode == -signal.SIGKILL
        after = place.out(place.book, "export", "-")
        assert after == before or after.count('"id":"888') == 10000, f"half an import stayed after {delay} s"
        place.out(place.book, "check")
        if after != before:
            place.out(place.book, "undo")
    assert n_killed >= 3, "the imports were over before anybody could kill them"


def test_schema(place):
    schema = place.out("--schema")
    assert schema == (SOURCE / "data/bundle.schema.json").read_text(encoding="utf-8"), \
        "data/bundle.schema.json is not what the kinds say: write `qorgan-cli --schema` to it"
    document = json.loads(schema)
    validator = jsonschema.validators.validator_for(document)
    validator.check_schema(document)
    checker = validator(document)
    place.demo()
    for text in (DEMO.read_text(encoding="utf-8"), place.out(place.book, "export", "-")):
        for number, line in enumerate(text.splitlines(), 1):
            for error in checker.iter_errors(json.loads(line)):
                raise AssertionError(f"line {number}: {error.message}")
    for wrong in ({"record": "person", "id": 11}, {"record": "person", "id": "11", "hat": "red"},
                  {"record": "case", "id": "11", "opened": "yesterday"}, {"record": "dragon", "id": "11"}):
        assert not checker.is_valid(wrong), wrong


def test_generate(place):
    place.new()
    assert "Cases: 30." in place.out(place.book, "generate", "--cases", "30", "--seed", "7")
    first = place.out(place.book, "export", "-")
    other = place.folder / "b.casebook"
    place.out(other, "new")
    place.out(other, "generate", "--cases=30", "--seed=7")
    assert place.out(other, "export", "-") == first, "the same seed made other records"
    assert "7" in place.refused(place.book, "generate", "--seed", "7", code=1)
    place.out(place.book, "generate", "--cases", "5", "--seed", "8")
    place.out(place.book, "check")
    records = [json.loads(line) for line in first.splitlines()[1:]]
    steps = [record for record in records if record["record"] == "step"]
    cases = [record for record in records if record["record"] == "case"]
    people = [record for record in records if record["record"] == "person"]
    assert len(cases) == 30 and len(steps) == 300
    assert all({"name_en", "name_ru", "name_kk"} <= person.keys() for person in people)
    dates = [step["happened"] for step in steps if "happened" in step]
    assert any("@" in date for date in dates) and any("T" in date for date in dates) and any("~" in d for d in dates)
    assert any(len(date) == 7 for date in dates) and len(dates) < 300
    third = place.folder / "c.casebook"
    place.out(third, "new")
    place.out(third, "import", "-", text=first)
    assert place.out(third, "export", "-") == first


def main():
    tests = [(name, test) for name, test in globals().items() if name.startswith("test_")]
    print(f"1..{len(tests)}", flush=True)
    failed = False
    for number, (name, test) in enumerate(tests, 1):
        folder = tempfile.mkdtemp(prefix="qorgan-cli-")
        try:
            test(Place(folder))
            print(f"ok {number} - {name}", flush=True)
        except Exception:  # a failure of one test is told, and the others run
            failed = True
            print("".join(f"# {line}\n" for line in traceback.format_exc().splitlines() if "^^^" not in line), end="")
            print(f"not ok {number} - {name}", flush=True)
        finally:
            shutil.rmtree(folder)
    return failed


sys.exit(main())
