/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages every casebook has: one table, for the sidebar, for the keys that go to them and for “Go to anything”. */
#pragma once

#include "qorgan-kind.h"

G_BEGIN_DECLS

/* The parts of the sidebar, from the top. */
typedef enum
{
  QORGAN_SECTION_WORK,
  QORGAN_SECTION_REFERENCE,
  QORGAN_SECTION_VIEWS,
} QorganSection;

/**
 * QorganPage:
 * @name: in actions: the name of its kind where it lists one
 * @kind: whose records it lists, and are counted; 0: none
 * @label: (nullable): English, translatable; %NULL: as its kind's records are called
 * @icon: name of a symbolic icon
 * @section: where it stands
 */
typedef struct
{
  const char *name;
  guint kind;
  const char *label;
  const char *icon;
  QorganSection section;
} QorganPage;

const QorganPage *qorgan_pages (guint *n_pages);
const QorganPage *qorgan_pages_find (const char *name);
const QorganPage *qorgan_pages_of_kind (const QorganKind *kind);
const char *qorgan_page_label (const QorganPage *page);
const char *qorgan_section_heading (QorganSection section);

G_END_DECLS
