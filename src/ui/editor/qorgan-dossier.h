/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything a record's page shows, read in one job: the record, its dependants in their order with two lines of words
 * for each, and the titles of all they point to. Immutable and counted; no widget ever waits for the file. */
#pragma once

#include "qorgan-casebook.h"
#include "qorgan-disclosure.h"
#include "qorgan-margin.h"

G_BEGIN_DECLS

typedef struct _QorganDossier QorganDossier;

/**
 * QorganDossierItem:
 * @record: a dependant
 * @title: its first line
 * @summary: its second line: the key values, may be empty
 */
typedef struct
{
  QorganRecord *record;
  char *title;
  char *summary;
} QorganDossierItem;

/**
 * QorganDossierGroup:
 * @kind: a kind of dependants
 * @owner: the field of @kind that points to the record
 * @items: (element-type QorganDossierItem): in the kind's own order
 */
typedef struct
{
  const QorganKind *kind;
  QorganFieldId owner;
  GPtrArray *items;
} QorganDossierGroup;

/* A record of the page, or a dependant on it. */
typedef void (*QorganDossierVisit) (const QorganDossier *self, const QorganRecord *record, gpointer data);

gpointer qorgan_dossier_load (QorganSession *session, gpointer id, GCancellable *cancellable, GError **error);
gpointer qorgan_dossier_load_newborn (QorganSession *session,
                                      gpointer record,
                                      GCancellable *cancellable,
                                      GError **error);

QorganDossier *qorgan_dossier_ref (QorganDossier *self);
void qorgan_dossier_unref (QorganDossier *self);

QorganRecord *qorgan_dossier_record (const QorganDossier *self);
gboolean qorgan_dossier_is_newborn (const QorganDossier *self);
void qorgan_dossier_handling (const QorganDossier *self, const QorganRecord *record, QorganHandling *handling);
gboolean qorgan_dossier_is_sealed (const QorganDossier *self, const QorganRecord *record);
QorganSensitivity qorgan_dossier_sensitivity (const QorganDossier *self);
const char *qorgan_dossier_title (const QorganDossier *self);
guint qorgan_dossier_n_groups (const QorganDossier *self);
const QorganDossierGroup *qorgan_dossier_group (const QorganDossier *self, guint index);
const char *qorgan_dossier_link_title (const QorganDossier *self, gint64 id);
const QorganKind *qorgan_dossier_link_kind (const QorganDossier *self, gint64 id);
const QorganKind *qorgan_dossier_owner_kind (const QorganDossier *self, const QorganRecord *record);
const QorganMargin *qorgan_dossier_margin (const QorganDossier *self, gint64 record);
void qorgan_dossier_each (const QorganDossier *self, QorganDossierVisit visit, gpointer data);
gboolean qorgan_dossier_concerns (const QorganDossier *self, const QorganEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganDossier, qorgan_dossier_unref)

G_END_DECLS
