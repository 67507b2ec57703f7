/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Go to anything. Pages, views and commands are found at once; records are searched for in a job, and a new key
 * interrupts the search for the last one. The list is short, so its rows are made anew. */

#include "qorgan-goto-dialog.h"

#include <glib/gi18n-lib.h>

#include "qorgan-goto-places.h"
#include "qorgan-help-dialog.h"
#include "qorgan-latest.h"
#include "qorgan-search.h"

#define MAX_RECORDS 20

struct _QorganGotoDialog
{
  AdwDialog parent_instance;

  GtkWidget *entry;
  GtkStack *stack;
  GtkListBox *list;

  QorganCasebook *casebook;
  GPtrArray *places;  /* (element-type QorganGotoItem) everything but records */
  GPtrArray *recent;  /* (element-type QorganGotoItem) where the person was before, the last first */
  GPtrArray *records; /* (element-type QorganGotoItem) nullable; found for what is typed now or just before */
  GPtrArray *shown;   /* (element-type QorganGotoItem) borrowed from the others: a row each */
  GCancellable *latest;
  const QorganGotoItem *chosen; /* one of @shown */
};

G_DEFINE_FINAL_TYPE (QorganGotoDialog, qorgan_goto_dialog, ADW_TYPE_DIALOG)

static guint chosen_signal;

static const char *
typed (QorganGotoDialog *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* ---- Rows ---- */

static GtkWidget *
label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "dimmed");
    }
  return label;
}

/* “F9” is narrower than an ellipsis, and GTK 4.18 stumbles over that. */
static GtkWidget *
keys_new (const char *keys)
{
  GtkWidget *label = label_new (keys, "caption");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  return label;
}

static char *
row_words (const QorganGotoItem *item)
{
  const char *what = item->note != NULL ? item->note : qorgan_goto_group_heading (item->group);

  /* Translators: for screen readers: what one can go to, and what it is: “Lukpan Akhmedyarov; Person” */
  return g_strdup_printf (C_ ("row for screen readers", "%s; %s"), item->title, what);
}

static GtkWidget *
row_new (const QorganGotoItem *item)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *words = row_words (item);

  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_margin_top (line, 6);
  gtk_widget_set_margin_bottom (line, 6);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name (item->icon));
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), label_new (item->title, NULL));
  if (item->note != NULL)
    gtk_box_append (GTK_BOX (lines), label_new (item->note, "caption"));
  gtk_box_append (GTK_BOX (line), lines);
  if (item->keys != NULL)
    gtk_box_append (GTK_BOX (line), keys_new (item->keys));
  g_object_set_data (G_OBJECT (row), "group", GUINT_TO_POINTER (item->group));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return row;
}

/* Rows know their group by themselves: the list goes on tidying its headings when the dialog is gone. */
static QorganGotoGroup
group_of (GtkListBoxRow *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "group"));
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer unused)
{
  GtkWidget *heading;

  gtk_list_box_row_set_header (row, NULL);
  if (before != NULL && group_of (before) == group_of (row))
    return;
  heading = label_new (qorgan_goto_group_heading (group_of (row)), "heading");
  gtk_widget_add_css_class (heading, "sidebar-heading");
  gtk_list_box_row_set_header (row, heading);
}

static void
select_row (QorganGotoDialog *self, int index, gboolean is_said)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);
  g_autofree char *words = NULL;
  graphene_rect_t bounds;

  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  if (!is_said)
    return;
  words = row_words (g_ptr_array_index (self->shown, index));
  gtk_accessible_announce (GTK_ACCESSIBLE (self->entry), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (gtk_list_box_get_adjustment (self->list), bounds.origin.y,
                               bounds.origin.y + bounds.size.height);
}

static void
add_matching (QorganGotoDialog *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      QorganGotoItem *item = g_ptr_array_index (self->places, i);

      item->score = qorgan_goto_score (item->title, typed (self));
      if (item->score > 0)
        g_ptr_array_add (self->shown, item);
    }
  for (guint i = 0; self->records != NULL && i < self->records->len; i++)
    g_ptr_array_add (self->shown, g_ptr_array_index (self->records, i));
  qorgan_goto_sort (self->shown);
}

static void
show_items (QorganGotoDialog *self)
{
  g_autofree char *said = NULL;

  gtk_list_box_remove_all (self->list);
  g_ptr_array_set_size (self->shown, 0);
  if (*typed (self) != '\0')
    add_matching (self);
  else
    {
      g_ptr_array_extend (self->shown, self->recent, NULL, NULL);
      for (guint i = 0; i < self->places->len; i++)
        g_ptr_array_add (self->shown, g_ptr_array_index (self->places, i));
    }
  for (guint i = 0; i < self->shown->len; i++)
    gtk_list_box_append (self->list, row_new (g_ptr_array_index (self->shown, i)));
  gtk_stack_set_visible_child_name (self->stack, self->shown->len > 0 || self->records == NULL ? "list" : "nothing");
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
  select_row (self, 0, FALSE);
  said = g_strdup_printf (ngettext ("%u found", "%u found", self->shown->len), self->shown->len);
  if (*typed (self) != '\0')
    gtk_accessible_announce (GTK_ACCESSIBLE (self->entry), said, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

/* ---- Finding ---- */

static gpointer
search_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return qorgan_session_search (session, data, NULL, qorgan_session_language (session), MAX_RECORDS, NULL, error);
}

static QorganGotoItem *
item_of_hit (const QorganHit *hit, const char *words)
{
  QorganGotoItem *item = qorgan_goto_record (hit->id, hit->kind, hit->title);

  /* Found by its title, it comes before what was found in a text or through another record. */
  item->score = hit->context != NULL ? 1 : MAX (qorgan_goto_score (hit->title, words), 2);
  if (hit->context != NULL)
    {
      g_autofree char *kind = g_steal_pointer (&item->note);

      /* Translators: a kind of record, and the words in it that were found: “Case · detained in Uralsk” */
      item->note = g_strdup_printf (C_ ("found record", "%s · %s"), kind, hit->context);
    }
  return item;
}

/* The whole of a short title is more likely meant than a part of a long one. */
static int
compare_records (gconstpointer a, gconstpointer b)
{
  const QorganGotoItem *first = *(QorganGotoItem *const *) a;
  const QorganGotoItem *second = *(QorganGotoItem *const *) b;

  return (int) g_utf8_strlen (first->title, -1) - (int) g_utf8_strlen (second->title, -1);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganGotoDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, &error);
  GPtrArray *records;

  if (!qorgan_latest_is (self->latest, result))
    return; /* closed, or something else was typed */
  /* A file that cannot be read is told by the page below; what is not a record is found all the same. */
  records = g_ptr_array_new_with_free_func ((GDestroyNotify) qorgan_goto_item_free);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    g_ptr_array_add (records, item_of_hit (g_ptr_array_index (hits, i), typed (self)));
  g_ptr_array_sort (records, compare_records); /* stable */
  g_ptr_array_set_size (self->shown, 0);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = records;
  show_items (self);
}

static void
typed_cb (QorganGotoDialog *self)
{
  if (*typed (self) == '\0')
    qorgan_latest_end (&self->latest);
  else
    qorgan_casebook_run_async (self->casebook, search_job, g_strdup (typed (self)), g_free,
                               (GDestroyNotify) g_ptr_array_unref, qorgan_latest_begin (&self->latest), found_cb,
                               g_object_ref (self));
  show_items (self); /* with the records found last, so that nothing flickers while one types */
}

/* ---- What the person does ---- */

static int
selected_index (QorganGotoDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

static void
choose (QorganGotoDialog *self, int index)
{
  if (index < 0)
    return;
  qorgan_latest_end (&self->latest); /* what it would bring takes the place of what is chosen */
  self->chosen = g_ptr_array_index (self->shown, index);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
entered_cb (QorganGotoDialog *self)
{
  choose (self, selected_index (self));
}

static void
row_activated_cb (QorganGotoDialog *self, GtkListBoxRow *row)
{
  choose (self, gtk_list_box_row_get_index (row));
}

static void
cancel_cb (QorganGotoDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* Once the focus is back where it was. */
static void
closed_cb (QorganGotoDialog *self)
{
  if (self->chosen != NULL)
    g_signal_emit (self, chosen_signal, 0, self->chosen->action, self->chosen->target);
}

static gboolean
key_pressed_cb (QorganGotoDialog *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      select_row (self, selected_index (self) + (keyval == GDK_KEY_Down ? 1 : -1), TRUE);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
qorgan_goto_dialog_dispose (GObject *object)
{
  QorganGotoDialog *self = QORGAN_GOTO_DIALOG (object);

  qorgan_latest_end (&self->latest);
  gtk_widget_dispose_template (GTK_WIDGET (self), QORGAN_TYPE_GOTO_DIALOG);
  g_clear_object (&self->casebook);
  G_OBJECT_CLASS (qorgan_goto_dialog_parent_class)->dispose (object);
}

static void
qorgan_goto_dialog_finalize (GObject *object)
{
  QorganGotoDialog *self = QORGAN_GOTO_DIALOG (object);

  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->recent, g_ptr_array_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  G_OBJECT_CLASS (qorgan_goto_dialog_parent_class)->finalize (object);
}

static void
qorgan_goto_dialog_class_init (QorganGotoDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_goto_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = qorgan_goto_dialog_finalize;

  /**
   * QorganGotoDialog::chosen:
   * @action: of the workspace or its window
   * @target: (nullable): of the action
   *
   * Where the person wants to go. The dialog is closed.
   */
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_VARIANT);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-goto-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganGotoDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, QorganGotoDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, QorganGotoDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
}

static void
qorgan_goto_dialog_init (QorganGotoDialog *self)
{
  self->shown = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  qorgan_help_set_topic (GTK_WIDGET (self), "find");
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
}

/**
 * qorgan_goto_dialog_new:
 * @views: (transfer none): the saved views of the casebook
 * @menu: (transfer none): the main menu
 * @recent: (transfer none) (element-type QorganGotoItem): where the person was before, the last first
 *
 * Returns: (transfer floating): the dialog, to be presented
 */
AdwDialog *
qorgan_goto_dialog_new (QorganViewStore *views, GMenuModel *menu, GPtrArray *recent)
{
  QorganGotoDialog *self = g_object_new (QORGAN_TYPE_GOTO_DIALOG, NULL);

  self->casebook = g_object_ref (qorgan_view_store_get_casebook (views));
  self->places = qorgan_goto_places (views, menu);
  self->recent = g_ptr_array_ref (recent);
  show_items (self);
  return ADW_DIALOG (self);
}
