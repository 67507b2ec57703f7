-- SPDX-License-Identifier: GPL-3.0-or-later
-- Since when a step has been something that goes on until it ends: what "in force on" asks for. That is what was
-- imposed: a measure, a decision in force, something with an end, a place where somebody is held; and the kinds of step
-- that take somebody's liberty, or part of it, or put a decision into force, whether or not anybody wrote down what
-- measure that is. A hearing, or the filing of an appeal, is over when it happened. So is what names a measure that is
-- over with it, or will be; a release is not among these, as it may be on recognizance.
ALTER TABLE "step" ADD COLUMN "lasts_from" INTEGER AS (
  CASE
    WHEN coalesce ("kind", '') IN ('measure_lifted', 'release_due', 'fine_paid') THEN NULL
    WHEN "measure" IS NOT NULL OR "in_force" IS NOT NULL OR "ended" IS NOT NULL OR "held_at" IS NOT NULL OR
      "kind" IN ('bringing_in', 'forced_appearance', 'detention', 'measure_imposed', 'measure_extended',
        'measure_changed', 'decision_in_force', 'sentence_start')
    THEN coalesce ("in_force_from", "happened_from")
  END) VIRTUAL;
DROP INDEX "step_lasting";
-- What is asked of a case's steps is read from these alone: which, where and when.
DROP INDEX "step_measure";
CREATE INDEX "step_measure"
  ON "step" ("measure", "case", "happened_from", "happened_to", "place", "lasts_from", "ended_to");
DROP INDEX "step_kind";
CREATE INDEX "step_kind"
  ON "step" ("kind", "case", "happened_from", "happened_to", "place", "lasts_from", "ended_to");
DROP INDEX "step_place";
CREATE INDEX "step_place" ON "step" ("place", "case", "happened_from", "happened_to", "lasts_from", "ended_to");
DROP INDEX "step_case";
CREATE INDEX "step_case" ON "step" ("case", "happened_from", "happened_to", "lasts_from", "ended_to");
CREATE INDEX "step_ended" ON "step" ("ended_to", "lasts_from", "case") WHERE "ended_to" IS NOT NULL;

-- Since when a step of a case has been in force that has no end, so that "in force on" does not ask each step. What people
-- are filtered by in their cases is read where their cases are listed.
ALTER TABLE "case" ADD COLUMN "unended_from" INTEGER;
UPDATE "case" SET
  "unended_from" = (SELECT min(lasts_from) FROM step WHERE step."case" = "case".id AND ended_to IS NULL);
DROP INDEX "case_client";
CREATE INDEX "case_client" ON "case" ("client", "state", "steps_from", "steps_to", "unended_from");

-- What cases and incidents are filtered by, apart from their long accounts.
CREATE INDEX "case_asked" ON "case" (
  id, "track", "state", "language", "opened_from", "opened_to", "closed_to", "steps_from", "steps_to", "unended_from");
CREATE INDEX "incident_asked" ON "incident" (
  id, "nature", "types", "precision", "actors", "status", "response", "start_from", "start_to", "end_to");
