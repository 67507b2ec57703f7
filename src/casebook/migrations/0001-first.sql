-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first schema. A released migration is never edited: what changes later is a later file. The test `migrations`
-- proves that the tables made here are the ones the kinds describe.

-- Every record, whatever its kind: the target of every link. Titles are derived, one a language.
CREATE TABLE record (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  title_en TEXT NOT NULL DEFAULT '',
  title_ru TEXT NOT NULL DEFAULT '',
  title_kk TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_kind ON record (kind, id);

-- An index of a dependant's link holds its owner too: search asks whose dependants point at a hit.

-- Links of fields that hold several.
CREATE TABLE link (
  record INTEGER NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  field TEXT NOT NULL,
  position INTEGER NOT NULL,
  target INTEGER NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (record, field, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_target ON link (target, field, record);

CREATE TABLE "person" (
  id INTEGER PRIMARY KEY REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "name_en" TEXT,
  "name_ru" TEXT,
  "name_kk" TEXT,
  "roles" TEXT,
  "gender" TEXT,
  "birth" TEXT,
  "birth_from" INTEGER,
  "birth_to" INTEGER,
  "languages" TEXT,
  "note" TEXT,
  "n_cases" INTEGER NOT NULL DEFAULT 0,
  "n_incidents" INTEGER NOT NULL DEFAULT 0,
  "outlet" INTEGER
) STRICT;

CREATE TABLE "name" (
  id INTEGER PRIMARY KEY REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "of" INTEGER NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "text" TEXT,
  "language" TEXT,
  "sort" TEXT,
  "since" TEXT,
  "since_from" INTEGER,
  "since_to" INTEGER,
  "until" TEXT,
  "until_from" INTEGER,
  "until_to" INTEGER
) STRICT;
CREATE INDEX "name_of" ON "name" ("of");

CREATE TABLE "organisation" (
  id INTEGER PRIMARY KEY REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "name_en" TEXT,
  "name_ru" TEXT,
  "name_kk" TEXT,
  "type" TEXT,
  "place" INTEGER REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "parent" INTEGER REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "note" TEXT
) STRICT;
CREATE INDEX "organisation_place" ON "organisation" ("place");
CREATE INDEX "organisation_parent" ON "organisation" ("parent");

CREATE TABLE "affiliation" (
  id INTEGER PRIMARY KEY REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "person" INTEGER NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "organisation" INTEGER REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "post" TEXT,
  "since" TEXT,
  "since_from" INTEGER,
  "since_to" INTEGER,
  "until" TEXT,
  "until_from" INTEGER,
  "until_to" INTEGER
) STRICT;
CREATE INDEX "affiliation_person" ON "affiliation" ("person");
CREATE INDEX "affiliation_organisation" ON "affiliation" ("organisation", "person");

CREATE TABLE "relation" (
  id INTEGER PRIMARY KEY REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "subject" INTEGER NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT,
  "object" INTEGER REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "note" TEXT
) STRICT;
CREATE INDEX "relation_subject" ON "relation" ("subject");
CREATE INDEX "relation_object" ON "relation" ("object", "subject");

CREATE TABLE "place" (
  id INTEGER PRIMARY KEY REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "name_en" TEXT,
  "name_ru" TEXT,
  "name_kk" TEXT,
  "kind" TEXT,
  "within" INTEGER REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "latitude" REAL,
  "longitude" REAL,
  "zone" TEXT,
  "gazetteer" TEXT,
  "n_incidents" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "place_within" ON "place" ("within");

CREATE TABLE "incident" (
  id INTEGER PRIMARY KEY REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT,
  "nature" TEXT,
  "types" TEXT,
  "start" TEXT,
  "start_from" INTEGER,
  "start_to" INTEGER,
  "end" TEXT,
  "end_from" INTEGER,
  "end_to" INTEGER,
  "place" INTEGER REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "precision" TEXT,
  "actors" TEXT,
  "pretext" TEXT,
  "account" TEXT,
  "status" TEXT,
  "response" TEXT,
  "note" TEXT,
  "person" INTEGER,
  "n_people" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "incident_place" ON "incident" ("place");

CREATE TABLE "involvement" (
  id INTEGER PRIMARY KEY REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "incident" INTEGER NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "role" TEXT,
  "person" INTEGER REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "organisation" INTEGER REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "group" TEXT,
  "qualifier" TEXT,
  "head_count" INTEGER,
  "harms" TEXT,
  "outlet" INTEGER REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "equipment" TEXT
) STRICT;
CREATE INDEX "involvement_incident" ON "involvement" ("incident");
CREATE INDEX "involvement_person" ON "involvement" ("person", "incident");
CREATE INDEX "involvement_organisation" ON "involvement" ("organisation", "incident");
CREATE INDEX "involvement_outlet" ON "involvement" ("outlet", "incident");

CREATE TABLE "figure" (
  id INTEGER PRIMARY KEY REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "incident" INTEGER NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "quantity" TEXT,
  "qualifier" TEXT,
  "value" INTEGER,
  "unit" TEXT,
  "as_of" TEXT,
  "as_of_from" INTEGER,
  "as_of_to" INTEGER,
  "speaker" INTEGER REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "note" TEXT
) STRICT;
CREATE INDEX "figure_incident" ON "figure" ("incident");
CREATE INDEX "figure_speaker" ON "figure" ("speaker", "incident");

CREATE TABLE "case" (
  id INTEGER PRIMARY KEY REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT,
  "client" INTEGER REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "track" TEXT,
  "state" TEXT,
  "numbers" TEXT,
  "opened" TEXT,
  "opened_from" INTEGER,
  "opened_to" INTEGER,
  "closed" TEXT,
  "closed_from" INTEGER,
  "closed_to" INTEGER,
  "language" TEXT,
  "summary" TEXT,
  "n_steps" INTEGER NOT NULL DEFAULT 0,
  "last_step" INTEGER
) STRICT;
CREATE INDEX "case_client" ON "case" ("client");

CREATE TABLE "case_role" (
  id INTEGER PRIMARY KEY REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "case" INTEGER NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "role" TEXT,
  "person" INTEGER REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "organisation" INTEGER REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "since" TEXT,
  "since_from" INTEGER,
  "since_to" INTEGER,
  "until" TEXT,
  "until_from" INTEGER,
  "until_to" INTEGER,
  "note" TEXT
) STRICT;
CREATE INDEX "case_role_case" ON "case_role" ("case");
CREATE INDEX "case_role_person" ON "case_role" ("person", "case");
CREATE INDEX "case_role_organisation" ON "case_role" ("organisation", "case");

CREATE TABLE "step" (
  id INTEGER PRIMARY KEY REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "case" INTEGER NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT,
  "happened" TEXT,
  "happened_from" INTEGER,
  "happened_to" INTEGER,
  "announced" TEXT,
  "announced_from" INTEGER,
  "announced_to" INTEGER,
  "received" TEXT,
  "received_from" INTEGER,
  "received_to" INTEGER,
  "final_form" TEXT,
  "final_form_from" INTEGER,
  "final_form_to" INTEGER,
  "in_force" TEXT,
  "in_force_from" INTEGER,
  "in_force_to" INTEGER,
  "ended" TEXT,
  "ended_from" INTEGER,
  "ended_to" INTEGER,
  "body" INTEGER REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "held_at" INTEGER REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "official" INTEGER REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "place" INTEGER REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "articles" TEXT,
  "document_number" TEXT,
  "served" TEXT,
  "follows" INTEGER REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "outcome" TEXT,
  "measure" TEXT,
  "length" INTEGER,
  "length_unit" TEXT,
  "amount" INTEGER,
  "currency" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "step_case" ON "step" ("case");
CREATE INDEX "step_body" ON "step" ("body", "case");
CREATE INDEX "step_held_at" ON "step" ("held_at", "case");
CREATE INDEX "step_official" ON "step" ("official", "case");
CREATE INDEX "step_place" ON "step" ("place", "case");
CREATE INDEX "step_follows" ON "step" ("follows", "case");

CREATE TABLE "intervention" (
  id INTEGER PRIMARY KEY REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT,
  "kind" TEXT,
  "date" TEXT,
  "date_from" INTEGER,
  "date_to" INTEGER,
  "demand" TEXT,
  "reply_due" TEXT,
  "reply_due_from" INTEGER,
  "reply_due_to" INTEGER,
  "response" TEXT
) STRICT;

CREATE TABLE "source" (
  id INTEGER PRIMARY KEY REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT,
  "publisher" INTEGER REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "authors" TEXT,
  "published" TEXT,
  "published_from" INTEGER,
  "published_to" INTEGER,
  "kind" TEXT,
  "language" TEXT,
  "reliability" TEXT,
  "relays" INTEGER REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "address" TEXT,
  "archived" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "source_publisher" ON "source" ("publisher");
CREATE INDEX "source_relays" ON "source" ("relays");

CREATE TABLE "claim" (
  id INTEGER PRIMARY KEY REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "about" INTEGER NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "field" TEXT,
  "value" TEXT,
  "source" INTEGER REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "quote" TEXT,
  "status" TEXT,
  "reason" TEXT
) STRICT;
CREATE INDEX "claim_about" ON "claim" ("about");
CREATE INDEX "claim_source" ON "claim" ("source", "about");

CREATE TABLE "text" (
  id INTEGER PRIMARY KEY REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "about" INTEGER NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "field" TEXT,
  "language" TEXT,
  "text" TEXT
) STRICT;
CREATE INDEX "text_about" ON "text" ("about");

CREATE TABLE "term" (
  id INTEGER PRIMARY KEY REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  "vocabulary" TEXT,
  "code" TEXT,
  "en" TEXT,
  "ru" TEXT,
  "kk" TEXT,
  "position" INTEGER,
  "crosswalk" TEXT
) STRICT;
CREATE INDEX term_code ON term (vocabulary, code);

-- Folded words; rowid is the record. An ordinary table: a contentless one would keep deleted words.
CREATE VIRTUAL TABLE word USING fts5 (text, tokenize = 'ascii', prefix = '2 3');
INSERT INTO word (word, rank) VALUES ('secure-delete', 1);

-- The journal: what was done, by whom, to what; and per record the fields as they were and as they became.
CREATE TABLE entry (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  clock INTEGER NOT NULL, -- hybrid logical: milliseconds since 1970 and a 16-bit counter
  at INTEGER NOT NULL,    -- milliseconds since 1970, UTC
  device TEXT NOT NULL,
  who TEXT,
  verb TEXT NOT NULL,
  record INTEGER,         -- the record the entry is named after; it may be gone
  kind TEXT,
  title TEXT,
  n_records INTEGER NOT NULL,
  takes_back INTEGER REFERENCES entry, -- of an undo or a redo: the entry it reverses
  taken_back INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX entry_device ON entry (device, verb, taken_back, id);

CREATE TABLE delta (
  entry INTEGER NOT NULL REFERENCES entry,
  record INTEGER NOT NULL, -- no reference: the record may be gone
  kind TEXT NOT NULL,
  was TEXT, -- JSON object of fields; NULL: there was no such record
  now TEXT, -- JSON object of fields; NULL: the record is deleted
  PRIMARY KEY (entry, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX delta_record ON delta (record, entry);

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
