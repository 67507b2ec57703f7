/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a bundle as JSON, and values between JSON and their canonical text. */
#pragma once

#include <json-glib/json-glib.h>

#include "qorgan-value.h"

G_BEGIN_DECLS

/* A record is an object of texts and lists of texts: two levels. */
#define QORGAN_BUNDLE_MAX_DEPTH 8

/* Messages of these end a sentence that says where; an error's domain and code say nothing more. */
JsonObject *qorgan_bundle_json_parse (JsonParser *parser, const char *line, gsize length, char **fault)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean qorgan_bundle_json_get_value (QorganFieldId field, JsonNode *node, char **value, char **fault);

void qorgan_bundle_json_append_string (GString *json, const char *text);
void qorgan_bundle_json_append_value (GString *json, QorganFieldId field, const char *value);

G_END_DECLS
