-- SPDX-License-Identifier: GPL-3.0-or-later
-- The titles of the kinds that have long lists, in the order of their records and closely together: a list that opens in
-- the order of its titles finds its first rows here, and need not go over the whole file for them.
CREATE INDEX record_title_case ON record (id, title_en, title_ru, title_kk, sealed) WHERE kind = 'case';
CREATE INDEX record_title_incident ON record (id, title_en, title_ru, title_kk, sealed) WHERE kind = 'incident';
CREATE INDEX record_title_person ON record (id, title_en, title_ru, title_kk, sealed) WHERE kind = 'person';
CREATE INDEX record_title_source ON record (id, title_en, title_ru, title_kk, sealed) WHERE kind = 'source';
-- Which records are sealed, for a list that reads a single column of its kind.
CREATE INDEX record_sealed ON record (id) WHERE sealed;

-- When the first and the last step of a case may have happened, so that "imposed since" does not ask each step; what
-- people are filtered by in their cases is read where their cases are listed.
ALTER TABLE "case" ADD COLUMN "steps_from" INTEGER;
ALTER TABLE "case" ADD COLUMN "steps_to" INTEGER;
UPDATE "case" SET
  "steps_from" = (SELECT min(happened_from) FROM step WHERE step."case" = "case".id),
  "steps_to" = (SELECT max(happened_to) FROM step WHERE step."case" = "case".id);
DROP INDEX "case_client";
CREATE INDEX "case_client" ON "case" ("client", "state", "steps_from", "steps_to");

-- The steps of which it may be asked whether they are in force: as kinds/step.c has them, to the letter. What the
-- condition names has to be in the index as well, or SQLite reads the steps themselves.
CREATE INDEX "step_lasting"
  ON "step" ("case", "happened_from", "in_force_from", "ended_to", "measure", "in_force", "ended", "held_at", "kind")
  WHERE ("measure" IS NOT NULL OR "in_force" IS NOT NULL OR "ended" IS NOT NULL OR "held_at" IS NOT NULL OR
    "kind" IN ('bringing_in', 'forced_appearance', 'detention', 'measure_imposed', 'measure_extended',
      'measure_changed', 'decision_in_force', 'sentence_start'))
  AND coalesce ("kind", '') NOT IN ('measure_lifted', 'release_due', 'fine_paid');
