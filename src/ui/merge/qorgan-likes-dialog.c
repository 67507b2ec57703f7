/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs of records that may be one. The casebook is looked through in short jobs, so that whoever works on meanwhile
 * does not wait behind them; each pair can be merged, or said to be two. */

#include "qorgan-likes-dialog.h"

#include <glib/gi18n-lib.h>

#include "qorgan-help-dialog.h"
#include "qorgan-latest.h"
#include "qorgan-message.h"
#include "qorgan-short-title.h"
#include "qorgan-similar.h"

#define AT_ONCE 100 /* records a job */
#define MOST 200    /* pairs; nobody goes through more in one sitting */

struct _QorganLikesDialog
{
  AdwDialog parent_instance;

  /* Owned */
  QorganCasebook *casebook;
  GCancellable *latest; /* of the looking under way */

  gint64 entry;   /* only what this line of the journal made; 0: all */
  guint kind;     /* index of the one that is looked through */
  gint64 after;   /* of its records, how far */
  guint n_pairs;
  gboolean is_done;

  /* Template */
  GtkStack *stack;
  AdwStatusPage *failed_page;
  GtkLabel *count_label;
  GtkListBox *list;
};

enum
{
  SIGNAL_MERGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QorganLikesDialog, qorgan_likes_dialog, ADW_TYPE_DIALOG)

static void look_on (QorganLikesDialog *self);

/* ---- What is shown ---- */

static void
show_count (QorganLikesDialog *self)
{
  g_autofree char *words
      = g_strdup_printf (ngettext ("%u pair looks alike", "%u pairs look alike", self->n_pairs), self->n_pairs);
  g_autofree char *more = NULL;

  if (!self->is_done)
    /* Translators: %s is how many pairs were found so far */
    more = g_strdup_printf (_ ("%s; still looking…"), words);
  gtk_label_set_label (self->count_label, more != NULL ? more : words);
  if (self->n_pairs > 0)
    gtk_stack_set_visible_child_name (self->stack, "pairs");
  else if (self->is_done)
    gtk_stack_set_visible_child_name (self->stack, "none");
}

/* What had the keyboard went with the pair that was merged: it goes to the next pair, or to the way out. */
static void
keep_focus (QorganLikesDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && gtk_root_get_focus (root) == NULL
      && !gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
remove_row (QorganLikesDialog *self, GtkWidget *row)
{
  GtkWidget *next = gtk_widget_get_next_sibling (row);

  gtk_list_box_remove (self->list, row);
  self->n_pairs--;
  show_count (self);
  if (next != NULL)
    gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD);
  else
    keep_focus (self);
}

/* A row that something is being done about. */
typedef struct
{
  QorganLikesDialog *self;
  GtkWidget *row;
} Parting;

static void
parted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Parting *parting = user_data;
  g_autoptr (QorganLikesDialog) self = parting->self;
  g_autoptr (GtkWidget) row = parting->row;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = qorgan_casebook_entry_finish (QORGAN_CASEBOOK (source), result, &error);

  if (self->list == NULL || gtk_widget_get_parent (row) != GTK_WIDGET (self->list))
    return;
  if (entry != NULL)
    remove_row (self, row);
  else
    gtk_label_set_label (self->count_label, error->message);
}

static void
part_clicked_cb (QorganLikesDialog *self, GtkWidget *button)
{
  const gint64 *ids = g_object_get_data (G_OBJECT (button), "ids");
  Parting *parting = g_new (Parting, 1);
  QorganChange *change = qorgan_change_new (QORGAN_VERB_CREATE);

  parting->self = g_object_ref (self);
  parting->row = g_object_ref (gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW));
  qorgan_similar_part (change, qorgan_casebook_take_id (self->casebook), ids[0], ids[1]);
  qorgan_casebook_apply_async (self->casebook, change, parted_cb, parting);
}

/* The dialog of the merge lies over this one, which then looks again. */
static void
merge_clicked_cb (QorganLikesDialog *self, GtkWidget *button)
{
  const gint64 *ids = g_object_get_data (G_OBJECT (button), "ids");

  g_signal_emit (self, signals[SIGNAL_MERGE], 0, ids[1], ids[0]);
}

static GtkWidget *
new_button (QorganLikesDialog *self,
            const QorganSimilarPair *pair,
            const char *label,
            const char *name_format,
            GCallback clicked)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree char *first = qorgan_short_title (pair->similar->title);
  g_autofree char *second = qorgan_short_title (pair->title);
  GString *name = g_string_new (name_format);
  const gint64 ids[] = { pair->id, pair->similar->id };

  gtk_button_set_child (GTK_BUTTON (button), gtk_label_new (label)); /* its name is longer than what it shows */
  g_string_replace (name, "%1$s", first, 1);
  g_string_replace (name, "%2$s", second, 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
  g_string_free (name, TRUE);
  g_object_set_data_full (G_OBJECT (button), "ids", g_memdup2 (ids, sizeof ids), g_free);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_label (const char *text, gboolean is_caption)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (is_caption)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dimmed");
    }
  return label;
}

static void
append_line (GtkWidget *box, const char *title, const char *detail)
{
  g_autofree char *line = detail != NULL ? g_strdup_printf ("%s · %s", title, detail) : g_strdup (title);

  gtk_box_append (GTK_BOX (box), new_label (line, FALSE));
}

static void
add_row (QorganLikesDialog *self, const QorganSimilarPair *pair)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *buttons = adw_wrap_box_new ();
  g_autofree char *reason = qorgan_similar_word_reason (pair->similar, qorgan_casebook_get_language (self->casebook));
  g_autofree char *name = g_strdup_printf ("%s; %s; %s", pair->similar->title, pair->title, reason);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  append_line (box, pair->similar->title, pair->similar->detail);
  append_line (box, pair->title, pair->detail);
  gtk_box_append (GTK_BOX (box), new_label (reason, TRUE));
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  gtk_widget_set_margin_top (buttons, 6);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons),
                       /* Translators: for screen readers; the titles of two records, here and in the next */
                       new_button (self, pair, _ ("Merge…"), _ ("Merge “%1$s” and “%2$s”"),
                                   G_CALLBACK (merge_clicked_cb)));
  adw_wrap_box_append (ADW_WRAP_BOX (buttons),
                       new_button (self, pair, _ ("Not the Same"), _ ("“%1$s” and “%2$s” are not the same"),
                                   G_CALLBACK (part_clicked_cb)));
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (self->list, row);
}

/* ---- Looking ---- */

/* What one job looks through, and how far it came. */
typedef struct
{
  gint64 entry;
  guint kind;
  gint64 after;
} Stretch;

typedef struct
{
  Stretch next;
  gboolean is_done;
  GPtrArray *pairs;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->pairs, g_ptr_array_unref);
  g_free (found);
}

static gpointer
look_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);
  Found *found = g_new0 (Found, 1);
  Stretch *next = &found->next;

  *next = *(const Stretch *) data;
  while (next->kind < n_kinds && !qorgan_similar_is_possible (kinds[next->kind]))
    next->kind++;
  if (next->entry != 0)
    found->pairs = qorgan_session_similar_in_entry (session, next->entry, MOST, error);
  else if (next->kind < n_kinds)
    found->pairs = qorgan_session_similar_pairs (session, kinds[next->kind], &next->after, AT_ONCE, error);
  else
    found->pairs = g_ptr_array_new ();
  if (found->pairs == NULL)
    {
      found_free (found);
      return NULL;
    }
  next->kind += next->after == 0;
  found->is_done = next->entry != 0 || next->kind >= n_kinds;
  return found;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QorganLikesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Found *found = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, &error);

  if (!qorgan_latest_is (self->latest, result))
    {
      g_clear_pointer (&found, found_free);
      return;
    }
  if (found == NULL)
    {
      qorgan_message_describe (self->failed_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  for (guint i = 0; i < found->pairs->len && self->n_pairs < MOST; i++, self->n_pairs++)
    add_row (self, found->pairs->pdata[i]);
  self->kind = found->next.kind;
  self->after = found->next.after;
  self->is_done = found->is_done || self->n_pairs >= MOST;
  show_count (self);
  if (!self->is_done)
    look_on (self);
  else
    keep_focus (self);
  found_free (found);
}

static void
look_on (QorganLikesDialog *self)
{
  const Stretch stretch = { self->entry, self->kind, self->after };

  qorgan_casebook_run_async (self->casebook, look_job, g_memdup2 (&stretch, sizeof stretch), g_free, found_free,
                             self->latest, looked_cb, g_object_ref (self));
}

static void
look_again (QorganLikesDialog *self)
{
  qorgan_latest_begin (&self->latest);
  gtk_list_box_remove_all (self->list);
  self->kind = 0;
  self->after = 0;
  self->n_pairs = 0;
  self->is_done = FALSE;
  look_on (self);
}

/* One of the pairs was merged, here or by a dialog over this one, or that was taken back. */
static void
changed_cb (QorganLikesDialog *self, const QorganEntry *entry)
{
  if (entry->verb == QORGAN_VERB_MERGE || entry->undone_verb == QORGAN_VERB_MERGE)
    look_again (self);
}

/* ---- The widget ---- */

static void
qorgan_likes_dialog_dispose (GObject *object)
{
  QorganLikesDialog *self = QORGAN_LIKES_DIALOG (object);

  qorgan_latest_end (&self->latest);
  gtk_widget_dispose_template (GTK_WIDGET (object), QORGAN_TYPE_LIKES_DIALOG);
  g_clear_object (&self->casebook);
  G_OBJECT_CLASS (qorgan_likes_dialog_parent_class)->dispose (object);
}

static void
qorgan_likes_dialog_class_init (QorganLikesDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qorgan_likes_dialog_dispose;
  signals[SIGNAL_MERGE] = g_signal_new ("merge", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-likes-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganLikesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, QorganLikesDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, QorganLikesDialog, count_label);
  gtk_widget_class_bind_template_child (widget_class, QorganLikesDialog, list);
}

static void
qorgan_likes_dialog_init (QorganLikesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  qorgan_help_set_topic (GTK_WIDGET (self), "merge");
}

/**
 * qorgan_likes_dialog_new:
 * @entry: a line of the journal, such as an import, whose new records are compared with the others; 0: all records
 *
 * Returns: (transfer floating): the dialog, looking
 */
AdwDialog *
qorgan_likes_dialog_new (QorganCasebook *casebook, gint64 entry)
{
  QorganLikesDialog *self = g_object_new (QORGAN_TYPE_LIKES_DIALOG, NULL);

  self->casebook = g_object_ref (casebook);
  self->entry = entry;
  g_signal_connect_object (casebook, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  look_again (self);
  return ADW_DIALOG (self);
}
