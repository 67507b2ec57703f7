-- SPDX-License-Identifier: GPL-3.0-or-later
-- Words find records of any kind, tens of thousands at a key: which kind each is of, and whom it belongs to, stands
-- here closely together. The rows themselves are spread over the whole file, and half of them would not be in memory.
CREATE INDEX record_id ON record (id, kind);
CREATE INDEX "step_owner" ON "step" (id, "case");
CREATE INDEX "case_role_owner" ON "case_role" (id, "case");
CREATE INDEX "involvement_owner" ON "involvement" (id, "incident");
CREATE INDEX "figure_owner" ON "figure" (id, "incident");
CREATE INDEX "affiliation_owner" ON "affiliation" (id, "person");
