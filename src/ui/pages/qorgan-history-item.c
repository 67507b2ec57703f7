/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry of the journal as the history shows it: what was done, which fields became what, when and by whom. The
 * words are made once, so that scrolling makes none. */

#include <glib/gi18n-lib.h>

#include "qorgan-entry-words.h"
#include "qorgan-history-item.h"

struct _QorganHistoryItem
{
  GObject parent_instance;

  char *heading;
  char *details;
  char *when;
};

typedef enum
{
  PROP_HEADING = 1,
  PROP_DETAILS,
  PROP_WHEN,
} QorganHistoryItemProps;

static GParamSpec *properties[PROP_WHEN + 1];

G_DEFINE_FINAL_TYPE (QorganHistoryItem, qorgan_history_item, G_TYPE_OBJECT)

static void
qorgan_history_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  QorganHistoryItem *self = QORGAN_HISTORY_ITEM (object);

  switch ((QorganHistoryItemProps) id)
    {
    case PROP_HEADING:
      g_value_set_string (value, self->heading);
      break;
    case PROP_DETAILS:
      g_value_set_string (value, self->details);
      break;
    case PROP_WHEN:
      g_value_set_string (value, self->when);
      break;
    }
}

static void
qorgan_history_item_finalize (GObject *object)
{
  QorganHistoryItem *self = QORGAN_HISTORY_ITEM (object);

  g_free (self->heading);
  g_free (self->details);
  g_free (self->when);
  G_OBJECT_CLASS (qorgan_history_item_parent_class)->finalize (object);
}

static void
qorgan_history_item_class_init (QorganHistoryItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = qorgan_history_item_get_property;
  object_class->finalize = qorgan_history_item_finalize;
  properties[PROP_HEADING]
      = g_param_spec_string ("heading", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DETAILS]
      = g_param_spec_string ("details", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WHEN] = g_param_spec_string ("when", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
qorgan_history_item_init (QorganHistoryItem *self)
{
}

static char *
details_of (const QorganEvent *const *events,
            guint n_events,
            const QorganVocabularies *vocabularies,
            QorganLanguage language)
{
  GString *details = g_string_new (NULL);

  for (guint i = 0; i < n_events; i++)
    {
      g_autofree char *words = qorgan_event_words (events[i], vocabularies, language);

      if (words == NULL)
        continue;
      if (details->len > 0)
        g_string_append_c (details, '\n');
      /* A dependant that changed together with the record the entry is named after. */
      if (events[i]->record != events[i]->entry->record)
        g_string_append_printf (details, C_ ("kind of record and what changed", "%s — %s"), _ (events[i]->kind->label),
                                words);
      else
        g_string_append (details, words);
    }
  return g_string_free (details, FALSE);
}

/**
 * qorgan_history_item_new:
 * @events: (array length=n_events): what one entry did, field by field; at least one
 * @n_events: how many
 * @vocabularies: for the labels of codes
 * @language: of labels and dates
 *
 * Returns: (transfer full): the entry in words
 */
QorganHistoryItem *
qorgan_history_item_new (const QorganEvent *const *events,
                         guint n_events,
                         const QorganVocabularies *vocabularies,
                         QorganLanguage language)
{
  QorganHistoryItem *self = g_object_new (QORGAN_TYPE_HISTORY_ITEM, NULL);
  const QorganEntry *entry = events[0]->entry;
  g_autofree char *when = qorgan_entry_words_when (entry, language);

  self->heading = qorgan_entry_words (entry);
  self->details = details_of (events, n_events, vocabularies, language);
  if (entry->who != NULL && *entry->who != '\0')
    /* Translators: when something was done, and by whom */
    self->when = g_strdup_printf (_ ("%s, by %s"), when, entry->who);
  else
    self->when = g_steal_pointer (&when);
  return self;
}
