-- SPDX-License-Identifier: GPL-3.0-or-later
-- Words find records of any kind, tens of thousands at a key: which kind each is of, and whom it belongs to, stands
-- here closely together. The rows themselves are spread over the whole file, and half of them would not be in memory.
-- (Some casebooks have them from the builds of a day on which this stood in 0002.)
CREATE INDEX IF NOT EXISTS record_id ON record (id, kind);
CREATE INDEX IF NOT EXISTS "step_owner" ON "step" (id, "case");
CREATE INDEX IF NOT EXISTS "case_role_owner" ON "case_role" (id, "case");
CREATE INDEX IF NOT EXISTS "involvement_owner" ON "involvement" (id, "incident");
CREATE INDEX IF NOT EXISTS "figure_owner" ON "figure" (id, "incident");
CREATE INDEX IF NOT EXISTS "affiliation_owner" ON "affiliation" (id, "person");
