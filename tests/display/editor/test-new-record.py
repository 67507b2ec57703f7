#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-new-record.py PROGRAM DEMO: a record is created by its first value, and left without one it never was; a new one
like another has what such records have in common, and neither its consent nor its claims; what is sealed is covered until
it is asked for."""

import json
import subprocess
import sys
from os.path import dirname, join

sys.path.insert(0, join(dirname(__file__), ".."))
from atspi import (Program, Tap, activate, check, enter, find_all, key_to, name, press, states, text, wait_focus,  # noqa: E402
                   wait_for, wait_gone, wait_until, walk, write)

CASE = "Lukpan Akhmedyarov: administrative arrest, January 2022"
NEW = "New: saved as soon as something is entered"
SECRET = "+7 700 123 45 67"
LUKPAN = "1000001"
COVERED = "How to reach them, sealed, Show"


def in_field(window, wanted):
    wait_until(lambda: any("focused" in states(node) for node in find_all(window, named=wanted)), f"the keyboard in {wanted}")
    return next(node for node in find_all(window, named=wanted) if "focused" in states(node))


def new_person(window):
    press("ctrl+n")
    wait_for(window, role="label", named=NEW)
    return in_field(window, "Name in English")


def left_without_a_value(tap, window):
    wait_focus(starting=CASE)
    press("alt+2")
    wait_for(window, role="list item", named="People, 20")
    press("ctrl+n")
    activate(wait_for(window, role="button", named="Add to the Demo"))
    wait_for(window, role="label", named=NEW)
    in_field(window, "Name in English")
    press("Escape")
    wait_gone(window, role="label", named=NEW)
    check(find_all(window, role="list item", named="People, 20"), "a person was created by looking at the form")
    check(not find_all(window, role="label", containing="Created"), "something was created")
    tap.step("Ctrl+N and leaving creates nothing")


def created_by_its_first_value(tap, window):
    write(new_person(window), "Aru Test")
    press("Tab")
    wait_for(window, role="list item", named="People, 21")
    wait_for(window, role="label", containing="Created “Aru Test”")
    wait_until(lambda: any("selected" in states(row) and name(row).startswith("Aru Test")
                           for row in find_all(window, role="table row")), "the new person chosen in the list")
    tap.step("the first value creates the record, and the list chooses it")
    activate(wait_for(window, role="button", named="Undo"))
    wait_for(window, role="list item", named="People, 20")
    wait_gone(window, role="text", named="Name in English")
    tap.step("one undo takes it back, and its page goes")


def taken_out_again(tap, window):
    """A first value that was saved, and then erased."""
    entry = new_person(window)
    write(entry, "A")
    wait_for(window, role="label", containing="Created “A”")  # after a pause, while the caret is still there
    wait_for(window, role="list item", named="People, 21")
    write(entry, "")
    press("Tab")
    wait_until(lambda: not any(name(row).startswith("A;") for row in find_all(window, role="table row")), "no name any more")
    press("alt+1")
    wait_for(window, role="tree table", named="Cases")
    wait_for(window, role="list item", named="People, 20")
    wait_gone(window, role="label", containing="Created")
    tap.step("a first value that was erased again leaves no record, and no message offers to undo it")


def holds(window, words):
    return any(words in name(node) or words in (node.get_description() or "")
               or (node.get_role_name() == "text" and words in text(node)) for node in walk(window))


def sealed(tap, window):
    write(new_person(window), "Aru Test")
    press("Tab")
    wait_for(window, role="list item", named="People, 21")
    key_to("More Fields")
    press("Return")
    write(key_to("How to reach them"), SECRET)
    press("Tab")
    activate(wait_for(window, role="button", named="How to reach them: Cover"))
    wait_for(window, role="button", named=COVERED)
    check(not holds(window, SECRET), "what is covered can be read")
    tap.step("a sealed value can be covered, and nothing holds it then")
    activate(wait_for(window, role="button", named=COVERED))
    field = wait_for(window, role="text", named="How to reach them")
    check(text(field) == SECRET, f"shown is {text(field)!r}")
    tap.step("asked for, it is shown")
    press("alt+1")
    wait_for(window, role="tree table", named="Cases")
    press("alt+2")
    wait_until(lambda: [row for row in find_all(window, role="table row") if name(row).startswith("Aru Test")], "the list")
    press("Return")
    wait_for(window, role="button", named=COVERED)
    check(not holds(window, SECRET), "what is covered again can be read")
    tap.step("it is covered again on the way back")


def like_another(tap, window):
    press("alt+1")
    wait_focus(starting=CASE)
    press("Return")
    wait_for(window, role="list", named="Steps")
    key_to("Detention · 7 Jan 2022")
    press("Return")
    key_to("Open “Detention · 7 Jan 2022” on Its Own Page", most=150)
    press("Return")
    wait_for(window, role="button", named="Kind of step: Detention")
    wait_until(lambda: [text(node) for node in find_all(window, role="text", named="Happened")] == ["7 Jan 2022"],
               "the step on a page of its own")
    press("ctrl+shift+d")
    happened = in_field(window, "Happened")
    check(text(happened) == "", f"the copy happened {text(happened)!r}")
    check(find_all(window, role="button", named="Kind of step: Detention"), "the kind is not as that of the other")
    check(find_all(window, role="button", named="Case: " + CASE), "the case is not as that of the other")
    tap.step("Ctrl+Shift+D makes a step like it, without its dates")


def record_consent(program, cli):
    """What Lukpan Akhmedyarov agreed to, and a claim about him."""
    lines = [{"qorgan": "bundle", "version": 1},
             {"record": "person", "id": LUKPAN, "consent": ["public"], "consent_date": "2022-02-01", "naming_basis": "consent"},
             {"record": "claim", "id": "9000001", "about": LUKPAN, "field": "gender", "value": "male", "source": "1000505"}]
    subprocess.run([cli, program.casebook, "import", "-"], input="\n".join(map(json.dumps, lines)), text=True, check=True,
                   stdout=subprocess.DEVNULL)


def n_claims(window):
    return sum(len(find_all(claims, role="list item")) for claims in find_all(window, role="list", named="Claims"))


def like_a_person(tap, window):
    press("alt+2")
    wait_focus(role="table row")
    key_to(starting="Lukpan Akhmedyarov;", key="Down")
    press("Return")
    wait_for(window, role="button", named="Consents to use: In public")
    claims = wait_until(lambda: n_claims(window), "the claim about him")
    press("ctrl+shift+d")
    wait_until(lambda: text(in_field(window, "Name in English")) == "", "a form without a name")
    check(find_all(window, role="button", containing="Roles: Journalist"), "the roles are not as those of the other")
    check(not holds(window, "In public") and not holds(window, "1 Feb 2022"), "the consent of the other is there")
    check(n_claims(window) < claims, "the claims about the other are there")
    enter("Aru Like")
    press("Tab")
    wait_for(window, role="list item", named="People, 22")
    tap.step("a new person like another has its roles, and neither its consent nor its claims")


def look_into_file(tap, program, cli):
    bundle = subprocess.run([cli, program.casebook, "export", "-"], stdout=subprocess.PIPE, text=True, check=True).stdout
    records = [json.loads(line) for line in bundle.splitlines()[1:]]
    like = next(record for record in records if record.get("name_en") == "Aru Like")
    claimed = {record["about"] for record in records if record["record"] == "claim"}
    check("roles" in like and not any(field.startswith(("consent", "naming")) for field in like), f"the new person has {like}")
    check(LUKPAN in claimed and like["id"] not in claimed, "a claim was copied, or was lost")
    tap.step("nor has the file")


def main(tap, executable, demo):
    cli = join(dirname(demo), "qorgan-cli")
    with Program(executable, demo) as program:
        record_consent(program, cli)
        window = program.start()
        left_without_a_value(tap, window)
        created_by_its_first_value(tap, window)
        taken_out_again(tap, window)
        press("alt+2")
        wait_focus(role="table row")
        sealed(tap, window)
        like_another(tap, window)
        press("Escape")
        like_a_person(tap, window)
        program.quit()
        look_into_file(tap, program, cli)


Tap().run(main, *sys.argv[1:])
