/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The languages Qorgan speaks. A language is a value handed to whoever words something, never a setting of the process:
 * a briefing in Kazakh is made while the interface speaks English. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  QORGAN_LANGUAGE_EN,
  QORGAN_LANGUAGE_RU,
  QORGAN_LANGUAGE_KK,
} QorganLanguage;

#define QORGAN_N_LANGUAGES 3

const char *qorgan_language_code (QorganLanguage language);
gboolean qorgan_language_from_code (const char *code, QorganLanguage *language);
QorganLanguage qorgan_language_from_names (const char *const *names);

G_END_DECLS
