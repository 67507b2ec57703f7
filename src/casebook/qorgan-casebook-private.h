/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of the open casebook, for the files that open it, give it errands and change its passphrase. */
#pragma once

#include "qorgan-casebook.h"
#include "qorgan-id.h"
#include "qorgan-session-private.h"
#include "qorgan-worker.h"

#define QORGAN_APPLICATION_ID 0x514F5247u /* "QORG" */

G_BEGIN_DECLS

struct _QorganCasebook
{
  GObject parent_instance;

  QorganWorker *worker;
  QorganSession *session; /* of the database thread; NULL until opened and after closing */
  QorganVocabularies *vocabularies;
  QorganLanguage language;
  char *path;
  gboolean read_only;
  gboolean demo;
  gboolean encrypted;
  const QorganVaultCost *cost;

  GQueue errands; /* (element-type Errand) borrowed from their tasks: on their way, without those that give way */
  int progress;   /* atomic: of the job that runs, in thousandths; negative: it tells none */

  GMutex ids_lock; /* ids are taken on both threads */
  QorganIdSource *ids;
};

/* qorgan-casebook-closing.c */
void qorgan_casebook_wait_until_left (const char *path);

G_END_DECLS
