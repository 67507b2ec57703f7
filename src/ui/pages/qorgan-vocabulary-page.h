/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that fields are filled from: all vocabularies with their terms. */
#pragma once

#include <adwaita.h>

#include "qorgan-casebook.h"
#include "qorgan-newborn.h"

G_BEGIN_DECLS

#define QORGAN_TYPE_VOCABULARY_PAGE (qorgan_vocabulary_page_get_type ())
G_DECLARE_FINAL_TYPE (QorganVocabularyPage, qorgan_vocabulary_page, QORGAN, VOCABULARY_PAGE, AdwNavigationPage)

AdwNavigationPage *qorgan_vocabulary_page_new (QorganCasebook *casebook) G_GNUC_WARN_UNUSED_RESULT;
QorganNewborn *qorgan_vocabulary_page_new_term (QorganCasebook *casebook, const char *vocabulary)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
