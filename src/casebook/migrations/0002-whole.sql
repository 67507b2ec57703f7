-- SPDX-License-Identifier: GPL-3.0-or-later
-- Consent, sealed fields and sensitivity; the contact log; tags, saved views; the former numbers of merged records.
-- Whether somebody sealed it, or a record that it belongs to: then its titles are neutral.
ALTER TABLE record ADD COLUMN sealed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "affiliation" ADD COLUMN "sensitivity" TEXT;
ALTER TABLE "case_role" ADD COLUMN "sensitivity" TEXT;
ALTER TABLE "case" ADD COLUMN "confirmed" TEXT;
ALTER TABLE "case" ADD COLUMN "confirmed_from" INTEGER;
ALTER TABLE "case" ADD COLUMN "confirmed_to" INTEGER;
ALTER TABLE "case" ADD COLUMN "confirmed_by" INTEGER REFERENCES record DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "case_confirmed_by" ON "case" ("confirmed_by");
ALTER TABLE "case" ADD COLUMN "sensitivity" TEXT;
ALTER TABLE "claim" ADD COLUMN "sensitivity" TEXT;
ALTER TABLE "figure" ADD COLUMN "sensitivity" TEXT;
ALTER TABLE "incident" ADD COLUMN "sensitivity" TEXT;
ALTER TABLE "intervention" ADD COLUMN "sensitivity" TEXT;
ALTER TABLE "involvement" ADD COLUMN "sensitivity" TEXT;
ALTER TABLE "name" ADD COLUMN "sensitivity" TEXT;
ALTER TABLE "organisation" ADD COLUMN "address" TEXT;
ALTER TABLE "organisation" ADD COLUMN "phone" TEXT;
ALTER TABLE "organisation" ADD COLUMN "email" TEXT;
ALTER TABLE "organisation" ADD COLUMN "sensitivity" TEXT;
ALTER TABLE "person" ADD COLUMN "pseudonym" TEXT;
ALTER TABLE "person" ADD COLUMN "naming_basis" TEXT;
ALTER TABLE "person" ADD COLUMN "consent" TEXT;
ALTER TABLE "person" ADD COLUMN "consent_how" TEXT;
ALTER TABLE "person" ADD COLUMN "consent_date" TEXT;
ALTER TABLE "person" ADD COLUMN "consent_date_from" INTEGER;
ALTER TABLE "person" ADD COLUMN "consent_date_to" INTEGER;
ALTER TABLE "person" ADD COLUMN "consent_withdrawn" TEXT;
ALTER TABLE "person" ADD COLUMN "consent_withdrawn_from" INTEGER;
ALTER TABLE "person" ADD COLUMN "consent_withdrawn_to" INTEGER;
ALTER TABLE "person" ADD COLUMN "contact" TEXT;
ALTER TABLE "person" ADD COLUMN "needs" TEXT;
ALTER TABLE "person" ADD COLUMN "arrest_bars" TEXT;
ALTER TABLE "person" ADD COLUMN "available" TEXT;
ALTER TABLE "person" ADD COLUMN "sensitivity" TEXT;
ALTER TABLE "relation" ADD COLUMN "sensitivity" TEXT;
ALTER TABLE "source" ADD COLUMN "sensitivity" TEXT;
ALTER TABLE "step" ADD COLUMN "sensitivity" TEXT;

CREATE TABLE "contact" (
  id INTEGER PRIMARY KEY REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT,
  "at" TEXT,
  "at_from" INTEGER,
  "at_to" INTEGER,
  "with" INTEGER REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "said" TEXT,
  "taken_by" TEXT,
  "next_action" TEXT,
  "next_due" TEXT,
  "next_due_from" INTEGER,
  "next_due_to" INTEGER,
  "sensitivity" TEXT
) STRICT;
CREATE INDEX "contact_with" ON "contact" ("with");

CREATE TABLE "tag" (
  id INTEGER PRIMARY KEY REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT,
  "note" TEXT
) STRICT;

CREATE TABLE "view" (
  id INTEGER PRIMARY KEY REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT,
  "query" TEXT,
  "columns" TEXT,
  "position" INTEGER
) STRICT;

-- A number that a merged record had. No two records had the same.
CREATE TABLE "alias" (
  id INTEGER PRIMARY KEY REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "of" INTEGER NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "former" TEXT
) STRICT;
CREATE INDEX "alias_of" ON "alias" ("of");
CREATE UNIQUE INDEX "alias_former" ON "alias" ("former");

-- By the dates that lists open with: their first rows are asked for before the rest.
CREATE INDEX "case_opened" ON "case" ("opened_from");
CREATE INDEX "incident_start" ON "incident" ("start_from");
CREATE INDEX "source_published" ON "source" ("published_from");
CREATE INDEX "intervention_date" ON "intervention" ("date_from");
CREATE INDEX "contact_at" ON "contact" ("at_from");

-- Of a deleted record, whom it belonged to: the history of a case holds its steps' also where they are gone.
ALTER TABLE delta ADD COLUMN owner INTEGER;
CREATE INDEX delta_gone ON delta (owner) WHERE now IS NULL;
-- Who ever changed something, without walking over every entry.
CREATE INDEX entry_who ON entry (ifnull (who, ''));

-- Cases are asked for their measures more than for anything else: everything such a question looks at is in here. What
-- is asked of the dates alone, or of the kind of step, need not read the steps either; nor do people's roles in incidents.
CREATE INDEX "step_measure"
  ON "step" ("measure", "case", "happened_from", "happened_to", "place", "in_force_from", "ended_to");
CREATE INDEX "step_outcome" ON "step" ("outcome", "case") WHERE "outcome" IS NOT NULL;
CREATE INDEX "step_kind" ON "step" ("kind", "case");
DROP INDEX "step_case";
CREATE INDEX "step_case" ON "step" ("case", "happened_from", "happened_to", "in_force_from", "ended_to");
DROP INDEX "involvement_incident";
CREATE INDEX "involvement_incident" ON "involvement" ("incident", "role", "harms");

-- What sources say of links, which is read by the titles of the records it names.
CREATE INDEX "claim_numbers" ON "claim" ("value") WHERE "value" NOT GLOB '*[^0-9 ]*';
