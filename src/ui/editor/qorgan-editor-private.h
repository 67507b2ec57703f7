/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An editor, for the files that it is written in. */
#pragma once

#include "qorgan-dossier.h"
#include "qorgan-editor.h"
#include "qorgan-pieces.h"
#include "qorgan-record-form.h"
#include "qorgan-similar-group.h"
#include "qorgan-watch.h"

G_BEGIN_DECLS

struct _QorganEditor
{
  AdwBin parent_instance;

  /* Owned */
  QorganCasebook *casebook;
  QorganDossier *dossier; /* NULL until it is read */
  QorganRecordForm *form;
  QorganSimilarGroup *similar; /* borrowed from the content */
  GPtrArray *groups;      /* (element-type QorganDependantGroup), borrowed from the content */
  GCancellable *cancellable;

  GtkWidget *head;        /* borrowed, as the next one */
  GtkWidget *mentions;
  GtkWidget *instead;     /* of the record, which cannot be shown; NULL: it always could */
  gint64 id;
  QorganNewborn *newborn; /* NULL: the record was in the casebook when the page was made */
  QorganWatch *watch;     /* NULL: the page is not mapped */
  QorganPieces *pieces;   /* owned; NULL: the page has not been begun, or is being closed */
  AdwPreferencesGroup *section; /* borrowed: the section that rows are being made for; NULL: none */
  guint n_rows;           /* made so far, while the page has not been shown */
  gboolean is_shown;      /* as far as the screen reaches at least */
  gboolean is_reading;
  gboolean is_stale;
  gboolean is_gone;       /* it was there once */

  /* Template */
  GtkStack *stack;
  GtkBox *content;
  GtkWidget *quiet_line; /* borrowed from the content */
};

void qorgan_editor_make_page (QorganEditor *self);
void qorgan_editor_finish_page (QorganEditor *self);
void qorgan_editor_show_page (QorganEditor *self);
void qorgan_editor_show_around (QorganEditor *self);

G_END_DECLS
