/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above a record's form. Every name carries its language, so that it is shaped and read out as such. */

#include "qorgan-record-head.h"

#include <glib/gi18n-lib.h>

#include "qorgan-id.h"
#include "qorgan-kinds.h"
#include "qorgan-sensitivity.h"

struct _QorganRecordHead
{
  GtkBox parent_instance;

  /* Borrowed */
  GtkWidget *status;
  GtkWidget *names;
  GtkWidget *counts_box;
  GtkWidget *sign;
  GtkWidget *counts;
};

G_DEFINE_FINAL_TYPE (QorganRecordHead, qorgan_record_head, GTK_TYPE_BOX)

/* ---- Names ---- */

/* Names in a row, each in its own language. */
typedef struct
{
  GString *text;
  PangoAttrList *attributes;
  GHashTable *seen; /* (element-type utf8), borrowed */
} Names;

static void
add_name (Names *self, const char *name, const char *language)
{
  PangoAttribute *attribute;

  if (name == NULL || !g_hash_table_add (self->seen, (gpointer) name))
    return;
  if (self->text->len > 0)
    g_string_append (self->text, " · ");
  if (language != NULL)
    {
      attribute = pango_attr_language_new (pango_language_from_string (language));
      attribute->start_index = (guint) self->text->len;
      attribute->end_index = (guint) (self->text->len + strlen (name));
      pango_attr_list_insert (self->attributes, attribute);
    }
  g_string_append (self->text, name);
}

static void
add_other_names (Names *self, const QorganDossier *dossier)
{
  for (guint i = 0; i < qorgan_dossier_n_groups (dossier); i++)
    {
      const QorganDossierGroup *group = qorgan_dossier_group (dossier, i);

      for (guint j = 0; group->kind->id == QORGAN_KIND_NAME && j < group->items->len; j++)
        {
          const QorganRecord *name = ((const QorganDossierItem *) group->items->pdata[j])->record;
          QorganHandling handling;

          /* The page's record is shown: whoever reads this has asked for it, if need be. */
          qorgan_handling_init (&handling, name, NULL);
          if (qorgan_may_say (&handling, QORGAN_NAME_TEXT, &qorgan_audience_in_passing))
            add_name (self, qorgan_record_value (name, QORGAN_NAME_TEXT),
                      qorgan_record_value (name, QORGAN_NAME_LANGUAGE));
        }
    }
}

/* The title says the one in the language of the interface. */
static void
show_names (QorganRecordHead *self, const QorganDossier *dossier)
{
  const QorganRecord *record = qorgan_dossier_record (dossier);
  const QorganKind *kind = qorgan_record_kind (record);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  Names names = { text, attributes, seen };

  g_hash_table_add (seen, (gpointer) qorgan_dossier_title (dossier));
  for (QorganLanguage i = 0; kind->title_rule == QORGAN_TITLE_NAMES && i < QORGAN_N_LANGUAGES; i++)
    add_name (&names, qorgan_record_value (record, kind->title_field + i), qorgan_language_code (i));
  add_other_names (&names, dossier);
  gtk_label_set_label (GTK_LABEL (self->names), text->str);
  gtk_label_set_attributes (GTK_LABEL (self->names), attributes);
  gtk_widget_set_visible (self->names, text->len > 0);
}

/* ---- How things stand ---- */

/* One that nobody has dated says nothing of the order. A sealed one is not told of, nor is an earlier one in its place.
 */
static const char *
latest_title (const QorganDossier *dossier, guint kind)
{
  const QorganDossierItem *latest = NULL;

  for (guint i = 0; i < qorgan_dossier_n_groups (dossier); i++)
    {
      const QorganDossierGroup *group = qorgan_dossier_group (dossier, i);

      for (guint j = 0; group->kind->id == kind && j < group->items->len; j++)
        {
          const QorganDossierItem *item = group->items->pdata[j];

          if (qorgan_record_value (item->record, group->kind->order_date) != NULL)
            latest = item;
        }
    }
  return latest != NULL && !qorgan_dossier_is_sealed (dossier, latest->record) ? latest->title : NULL;
}

static void
show_status (QorganRecordHead *self, const QorganDossier *dossier, QorganCasebook *casebook)
{
  const QorganRecord *record = qorgan_dossier_record (dossier);
  const QorganKind *kind = qorgan_record_kind (record);
  const char *latest = kind->latest != 0 ? latest_title (dossier, kind->latest) : NULL;
  g_autofree char *both = NULL;
  g_autofree char *state = NULL;

  if (kind->status != 0)
    state = qorgan_vocabularies_word_value (qorgan_casebook_get_vocabularies (casebook), kind->status,
                                            qorgan_record_value (record, kind->status),
                                            qorgan_casebook_get_language (casebook));
  if (state != NULL && latest != NULL)
    both = g_strdup_printf ("%s — %s", state, latest);
  gtk_label_set_label (GTK_LABEL (self->status), both != NULL ? both : state != NULL ? state : latest);
  gtk_widget_set_visible (self->status, state != NULL || latest != NULL);
}

/* ---- Counts ---- */

typedef struct
{
  GHashTable *sources; /* (element-type gint64*) */
  guint n_doubts;
  guint n_gaps;
  guint n_odd;
} Counts;

static void
count_links (Counts *self, const QorganRecord *record)
{
  const QorganKind *kind = qorgan_record_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const guint8 *targets = kind->fields[i].targets;
      g_autoptr (GArray) ids = NULL;

      if (targets == NULL || targets[0] != QORGAN_KIND_SOURCE || kind->id == QORGAN_KIND_SOURCE)
        continue;
      ids = qorgan_value_dup_links (qorgan_record_value (record, qorgan_kind_field_id (kind, i)));
      for (guint j = 0; j < ids->len; j++)
        g_hash_table_add (self->sources, g_memdup2 (&g_array_index (ids, gint64, j), sizeof (gint64)));
    }
}

static void
count_record (const QorganDossier *dossier, const QorganRecord *record, gpointer data)
{
  Counts *self = data;
  const QorganMargin *margin = qorgan_dossier_margin (dossier, qorgan_record_id (record));

  count_links (self, record);
  if (margin == NULL) /* the record is not in the casebook yet */
    return;
  for (guint i = 0; i < margin->claims->len; i++)
    count_links (self, ((const QorganClaim *) margin->claims->pdata[i])->record);
  self->n_doubts += qorgan_margin_count_doubts (margin, record);
  self->n_gaps += qorgan_remarks_count (margin->remarks, QORGAN_REMARK_GAP);
  self->n_odd += qorgan_remarks_count (margin->remarks, QORGAN_REMARK_ODD);
}

static void
add_count (GString *text, const char *count)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", count);
}

static void
show_counts (QorganRecordHead *self, const QorganDossier *dossier)
{
  g_autoptr (GHashTable) sources = g_hash_table_new_full (qorgan_id_hash, g_int64_equal, g_free, NULL);
  Counts counts = { .sources = sources };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *n_sources = NULL, *n_doubts = NULL, *n_gaps = NULL, *n_odd = NULL;
  guint n;

  qorgan_dossier_each (dossier, count_record, &counts);
  n = g_hash_table_size (sources);
  n_sources = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u source", "%u sources", n), n);
  /* Translators: fields of which sources say different things */
  n_doubts = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u doubt", "%u doubts", counts.n_doubts), counts.n_doubts);
  /* Translators: fields of which nothing is known, though that is wanted */
  n_gaps = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u gap", "%u gaps", counts.n_gaps), counts.n_gaps);
  /* Translators: fields whose values cannot be right as they stand */
  n_odd = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u thing to check", "%u things to check", counts.n_odd),
                           counts.n_odd);
  if (n > 0)
    add_count (text, n_sources);
  if (counts.n_doubts > 0)
    add_count (text, n_doubts);
  if (counts.n_gaps > 0)
    add_count (text, n_gaps);
  if (counts.n_odd > 0)
    add_count (text, n_odd);
  gtk_label_set_label (GTK_LABEL (self->counts), text->str);
  gtk_widget_set_visible (self->sign, counts.n_doubts + counts.n_odd > 0);
  gtk_widget_set_visible (self->counts_box, text->len > 0);
}

/* Who opens a form by mistake need not be afraid to leave it. */
static void
show_newborn (QorganRecordHead *self)
{
  gtk_widget_set_visible (self->status, FALSE);
  gtk_label_set_label (GTK_LABEL (self->names), "");
  gtk_widget_set_visible (self->names, FALSE);
  gtk_label_set_label (GTK_LABEL (self->counts), _ ("New: saved as soon as something is entered"));
  gtk_widget_set_visible (self->sign, FALSE);
  gtk_widget_set_visible (self->counts_box, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/* ---- The widget ---- */

static GtkWidget *
new_line (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_add_css_class (label, "dimmed");
  return label;
}

static void
qorgan_record_head_class_init (QorganRecordHeadClass *klass)
{
}

static void
qorgan_record_head_init (QorganRecordHead *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->status = new_line ();
  gtk_widget_remove_css_class (self->status, "dimmed");
  self->names = new_line ();
  self->counts_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->sign = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  self->counts = new_line ();
  gtk_widget_add_css_class (self->counts, "caption");
  gtk_box_append (GTK_BOX (self->counts_box), self->sign);
  gtk_box_append (GTK_BOX (self->counts_box), self->counts);
  gtk_box_append (GTK_BOX (self), self->status);
  gtk_box_append (GTK_BOX (self), self->names);
  gtk_box_append (GTK_BOX (self), self->counts_box);
}

/**
 * qorgan_record_head_new:
 *
 * Returns: (transfer floating): a head that says nothing yet
 */
GtkWidget *
qorgan_record_head_new (void)
{
  return g_object_new (QORGAN_TYPE_RECORD_HEAD, NULL);
}

/**
 * qorgan_record_head_show:
 * @dossier: the page
 * @casebook: it is of
 * @is_covered: whether its record is sealed and was not asked for: then nothing is told of it
 */
void
qorgan_record_head_show (QorganRecordHead *self,
                         const QorganDossier *dossier,
                         QorganCasebook *casebook,
                         gboolean is_covered)
{
  g_return_if_fail (QORGAN_IS_RECORD_HEAD (self));

  if (is_covered)
    {
      gtk_label_set_label (GTK_LABEL (self->status), "");
      gtk_label_set_label (GTK_LABEL (self->names), "");
      gtk_label_set_label (GTK_LABEL (self->counts), "");
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  if (qorgan_dossier_is_newborn (dossier))
    {
      show_newborn (self);
      return;
    }
  show_status (self, dossier, casebook);
  show_names (self, dossier);
  show_counts (self, dossier);
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_visible (self->status)
                                                 || gtk_widget_get_visible (self->names)
                                                 || gtk_widget_get_visible (self->counts_box));
}
