/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bundles in and out of a test's casebook, in one call. */
#pragma once

#include "fixture.h"
#include "qorgan-bundle.h"

G_BEGIN_DECLS

#define BUNDLE_HEADING "{\"qorgan\":\"bundle\",\"version\":1}\n"

/* The import must come to a result, good or bad. @length -1: up to the NUL. */
QorganBundleImportResult *bundle_import (Fixture *fixture, const char *text, gssize length) G_GNUC_WARN_UNUSED_RESULT;
void bundle_import_well (Fixture *fixture, const char *text);
char *bundle_export (Fixture *fixture) G_GNUC_WARN_UNUSED_RESULT;
guint bundle_count_entries (Fixture *fixture);
char *bundle_read_demo (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
