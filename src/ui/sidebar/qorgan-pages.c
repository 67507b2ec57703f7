/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages every casebook has: first those one works in, then those one looks things up in. A new page is a row of
 * the table, and a branch in the workspace if it is not a list. */

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"
#include "qorgan-pages.h"

static const QorganPage pages[] = {
  { "case", QORGAN_KIND_CASE, NULL, "x-office-document-symbolic", QORGAN_SECTION_WORK },
  { "person", QORGAN_KIND_PERSON, NULL, "avatar-default-symbolic", QORGAN_SECTION_WORK },
  { "incident", QORGAN_KIND_INCIDENT, NULL, "dialog-warning-symbolic", QORGAN_SECTION_WORK },
  { "map", 0, N_ ("Map"), "mark-location-symbolic", QORGAN_SECTION_WORK },
  { "organisation", QORGAN_KIND_ORGANISATION, NULL, "x-office-address-book-symbolic", QORGAN_SECTION_REFERENCE },
  { "place", QORGAN_KIND_PLACE, NULL, "find-location-symbolic", QORGAN_SECTION_REFERENCE },
  { "source", QORGAN_KIND_SOURCE, NULL, "accessories-dictionary-symbolic", QORGAN_SECTION_REFERENCE },
  { "contact", QORGAN_KIND_CONTACT, NULL, "call-start-symbolic", QORGAN_SECTION_REFERENCE },
  { "intervention", QORGAN_KIND_INTERVENTION, NULL, "mail-send-symbolic", QORGAN_SECTION_REFERENCE },
};

/**
 * qorgan_pages:
 * @n_pages: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_pages): the pages, those of a section together
 */
const QorganPage *
qorgan_pages (guint *n_pages)
{
  *n_pages = G_N_ELEMENTS (pages);
  return pages;
}

/**
 * qorgan_pages_find:
 * @name: of a page
 *
 * Returns: (transfer none) (nullable): the page
 */
const QorganPage *
qorgan_pages_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].name, name) == 0)
      return &pages[i];
  return NULL;
}

/**
 * qorgan_page_label:
 * @page: a page
 *
 * Returns: (transfer none): what it is called, in the language of the interface
 */
const char *
qorgan_page_label (const QorganPage *page)
{
  return _ (page->label != NULL ? page->label : qorgan_kind_by_id (page->kind)->label_plural);
}

/**
 * qorgan_pages_of_kind:
 * @kind: a kind of record
 *
 * Returns: (transfer none) (nullable): the page that lists such records
 */
const QorganPage *
qorgan_pages_of_kind (const QorganKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (pages[i].kind == kind->id)
      return &pages[i];
  return NULL;
}

/**
 * qorgan_section_heading:
 * @section: a part of the sidebar
 *
 * Returns: (transfer none) (nullable): what stands above it; %NULL: nothing
 */
const char *
qorgan_section_heading (QorganSection section)
{
  switch (section)
    {
    case QORGAN_SECTION_REFERENCE:
      /* Translators: heading above lists one looks things up in: organisations, places, sources */
      return C_ ("heading", "Reference");
    case QORGAN_SECTION_VIEWS:
      /* Translators: heading above saved views: searches and filters with a name */
      return C_ ("heading", "Views");
    case QORGAN_SECTION_WORK:
    default:
      return NULL;
    }
}
