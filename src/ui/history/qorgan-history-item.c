/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry of the journal as the history shows it: what was done, which fields became what, when and by whom. The
 * words are made once, so that scrolling makes none. */

#include <glib/gi18n-lib.h>

#include "qorgan-entry-words.h"
#include "qorgan-history-diff.h"
#include "qorgan-history-item.h"

/* More than these are read in the dialog of the entry: one import would fill the page. */
#define MAX_EVENTS 12

struct _QorganHistoryItem
{
  GObject parent_instance;

  gint64 entry;
  char *heading;
  char *details;
  PangoAttrList *attributes; /* of details */
  char *when;
  char *spoken; /* what a screen reader says after the heading */
  char *day;
};

typedef enum
{
  PROP_HEADING = 1,
  PROP_DETAILS,
  PROP_ATTRIBUTES,
  PROP_WHEN,
  PROP_SPOKEN,
  PROP_DAY,
} QorganHistoryItemProps;

static GParamSpec *properties[PROP_DAY + 1];

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
    case PROP_ATTRIBUTES:
      g_value_set_boxed (value, self->attributes);
      break;
    case PROP_WHEN:
      g_value_set_string (value, self->when);
      break;
    case PROP_SPOKEN:
      g_value_set_string (value, self->spoken);
      break;
    case PROP_DAY:
      g_value_set_string (value, self->day);
      break;
    }
}

static void
qorgan_history_item_finalize (GObject *object)
{
  QorganHistoryItem *self = QORGAN_HISTORY_ITEM (object);

  g_free (self->heading);
  g_free (self->details);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  g_free (self->when);
  g_free (self->spoken);
  g_free (self->day);
  G_OBJECT_CLASS (qorgan_history_item_parent_class)->finalize (object);
}

static void
qorgan_history_item_class_init (QorganHistoryItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = qorgan_history_item_get_property;
  object_class->finalize = qorgan_history_item_finalize;
  properties[PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, NULL, flags);
  properties[PROP_DETAILS] = g_param_spec_string ("details", NULL, NULL, NULL, flags);
  properties[PROP_ATTRIBUTES] = g_param_spec_boxed ("attributes", NULL, NULL, PANGO_TYPE_ATTR_LIST, flags);
  properties[PROP_WHEN] = g_param_spec_string ("when", NULL, NULL, NULL, flags);
  properties[PROP_SPOKEN] = g_param_spec_string ("spoken", NULL, NULL, NULL, flags);
  properties[PROP_DAY] = g_param_spec_string ("day", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
qorgan_history_item_init (QorganHistoryItem *self)
{
}

/* What is being put together. */
typedef struct
{
  QorganHistoryItem *self;
  const QorganVocabularies *vocabularies;
  QorganLanguage language;
  gint64 subject;
  GString *details;
  GString *spoken;
} Wording;

/* Attributes of a piece that begins at @offset of the whole. */
static void
take_attributes (Wording *wording, PangoAttrList *piece, gsize offset)
{
  GSList *attributes = pango_attr_list_get_attributes (piece);

  for (GSList *l = attributes; l != NULL; l = l->next)
    {
      PangoAttribute *attribute = pango_attribute_copy (l->data);

      attribute->start_index += offset;
      attribute->end_index += offset;
      pango_attr_list_insert (wording->self->attributes, attribute);
    }
  g_slist_free_full (attributes, (GDestroyNotify) pango_attribute_destroy);
}

static void
add_changed_prose (Wording *wording, const QorganEvent *event)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) spoken = g_string_new (NULL);
  PangoAttrList *attributes = pango_attr_list_new ();
  g_autofree char *label = g_strdup_printf ("%s: ", _ (qorgan_field (event->field)->label));

  qorgan_history_diff (event->was, event->now, text, attributes, spoken);
  g_string_append (wording->details, label);
  take_attributes (wording, attributes, wording->details->len);
  g_string_append (wording->details, text->str);
  g_string_append_printf (wording->spoken, "%s%s", label, spoken->str);
  pango_attr_list_unref (attributes);
}

/* Whose field it is, where it is neither the record that the entry is named after nor the one that is looked at. */
static void
add_whose (Wording *wording, const QorganEvent *event)
{
  const char *kind = _ (event->kind->label);
  g_autofree char *whose = event->title != NULL && *event->title != '\0'
                               ? g_strdup_printf (C_ ("kind and title of a record", "%s “%s”"), kind, event->title)
                               : g_strdup (kind);

  if (event->record == event->entry->record || event->record == wording->subject)
    return;
  g_string_append_printf (wording->details, C_ ("whose field changed, before the change", "%s — "), whose);
  g_string_append_printf (wording->spoken, C_ ("whose field changed, before the change", "%s — "), whose);
}

static void
add_event (Wording *wording, const QorganEvent *event)
{
  const QorganField *field = event->field != 0 ? qorgan_field (event->field) : NULL;
  gsize length = wording->details->len;

  if (field == NULL)
    return;
  if (length > 0)
    g_string_append_c (wording->details, '\n');
  g_string_append (wording->spoken, ". ");
  add_whose (wording, event);
  if (field->type == QORGAN_PROSE && event->was != NULL && event->now != NULL && !event->sealed)
    add_changed_prose (wording, event);
  else
    {
      g_autofree char *words = qorgan_event_words (event, wording->vocabularies, wording->language);

      g_string_append (wording->details, words);
      g_string_append (wording->spoken, words);
    }
}

/* Whoever looks for words is told where nobody has looked. */
static void
add_unread (Wording *wording, guint n_unread)
{
  g_autofree char *words = g_strdup_printf (
      /* Translators: in the history, of an import of many records in which words are searched for */
      ngettext ("%u record of it was not searched; the lists find it",
                "%u records of it were not searched; the lists find them", n_unread),
      n_unread);

  g_string_append_printf (wording->details, "%s%s", wording->details->len > 0 ? "\n" : "", words);
  g_string_append_printf (wording->spoken, ". %s", words);
}

static char *
word_day (const QorganEntry *entry, QorganLanguage language)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (entry->at / 1000);
  QorganDate date;

  qorgan_date_init_day (&date, g_date_time_get_year (local), g_date_time_get_month (local),
                        g_date_time_get_day_of_month (local));
  return qorgan_date_format (&date, language, QORGAN_DATE_LONG);
}

static char *
word_when (const QorganEntry *entry)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (entry->at / 1000);
  g_autofree char *time = g_date_time_format (local, "%H:%M");

  return qorgan_entry_words_by (entry, time);
}

/**
 * qorgan_history_item_new:
 * @line: what one entry did
 * @vocabularies: for the labels of codes
 * @language: of labels and dates
 * @subject: the record whose history this is, which need not be named in every line; 0: none
 *
 * Returns: (transfer full): the entry in words
 */
QorganHistoryItem *
qorgan_history_item_new (const QorganHistoryLine *line,
                         const QorganVocabularies *vocabularies,
                         QorganLanguage language,
                         gint64 subject)
{
  QorganHistoryItem *self = g_object_new (QORGAN_TYPE_HISTORY_ITEM, NULL);
  Wording wording = { self, vocabularies, language, subject, g_string_new (NULL), g_string_new (NULL) };

  self->entry = line->entry->id;
  self->attributes = pango_attr_list_new ();
  self->heading = qorgan_entry_words (line->entry);
  self->when = word_when (line->entry);
  self->day = word_day (line->entry, language);
  g_string_append_printf (wording.spoken, "%s, %s", self->day, self->when);
  for (guint i = 0; i < MIN (line->events->len, MAX_EVENTS); i++)
    add_event (&wording, line->events->pdata[i]);
  if (line->events->len > MAX_EVENTS)
    g_string_append_printf (wording.details,
                            /* Translators: below some of the values that one entry of the history changed; a click
                             * shows all of them */
                            ngettext ("\n…and %u more value", "\n…and %u more values", line->events->len - MAX_EVENTS),
                            line->events->len - MAX_EVENTS);
  if (line->n_untold > 0 && line->events->len > 0)
    g_string_append_printf (wording.details,
                            /* Translators: below some of the records that one entry of the history changed */
                            ngettext ("\n…and %u more record", "\n…and %u more records", line->n_untold),
                            line->n_untold);
  if (line->n_unread > 0)
    add_unread (&wording, line->n_unread);
  self->details = g_string_free (wording.details, FALSE);
  self->spoken = g_string_free (wording.spoken, FALSE);
  return self;
}

/**
 * qorgan_history_item_get_entry:
 * @self: an item
 *
 * Returns: the id of its entry
 */
gint64
qorgan_history_item_get_entry (QorganHistoryItem *self)
{
  return self->entry;
}

/**
 * qorgan_history_item_get_day:
 * @self: an item
 *
 * Returns: (transfer none): the day of its entry, written out
 */
const char *
qorgan_history_item_get_day (QorganHistoryItem *self)
{
  return self->day;
}
