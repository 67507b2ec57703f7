/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dependants of one kind on their owner's page. The first rows are there at once, the others arrive a few at a time
 * between frames, so that a long case opens as fast as a short one. */

#include "qorgan-dependant-group.h"

#include <glib/gi18n-lib.h>

#include "qorgan-dependant-row.h"

#define FIRST_ROWS 20
#define ROWS_AT_A_TIME 8

struct _QorganDependantGroup
{
  AdwPreferencesGroup parent_instance;

  /* Owned */
  QorganCasebook *casebook;
  QorganDossier *dossier;
  GHashTable *rows; /* gint64* → QorganDependantRow, which the list holds */
  guint rest_id;

  /* Borrowed */
  GtkWidget *list;
  GtkWidget *add_button;

  guint index; /* of the group in the dossier */
};

G_DEFINE_FINAL_TYPE (QorganDependantGroup, qorgan_dependant_group, ADW_TYPE_PREFERENCES_GROUP)

static const QorganDossierGroup *
get_group (QorganDependantGroup *self)
{
  return qorgan_dossier_group (self->dossier, self->index);
}

/* ---- Rows ---- */

static GtkWidget *
row_of (QorganDependantGroup *self, const QorganDossierItem *item)
{
  gint64 id = qorgan_record_id (item->record);

  return g_hash_table_lookup (self->rows, &id);
}

static void
make_row (QorganDependantGroup *self, const QorganDossierItem *item, guint position)
{
  GtkWidget *row = qorgan_dependant_row_new (self->casebook, self->dossier, item);
  gint64 id = qorgan_record_id (item->record);

  qorgan_dependant_row_set_position (QORGAN_DEPENDANT_ROW (row), position);
  g_hash_table_insert (self->rows, g_memdup2 (&id, sizeof id), row);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* Makes rows that are missing, in order, until @n are made. Returns: whether more are missing */
static gboolean
make_rows (QorganDependantGroup *self, guint n)
{
  GPtrArray *items = get_group (self)->items;

  for (guint i = 0; i < items->len; i++)
    {
      if (row_of (self, items->pdata[i]) != NULL)
        continue;
      if (n == 0)
        return TRUE;
      n--;
      make_row (self, items->pdata[i], i);
    }
  return FALSE;
}

static gboolean
make_rest_cb (gpointer user_data)
{
  QorganDependantGroup *self = user_data;

  if (make_rows (self, ROWS_AT_A_TIME))
    return G_SOURCE_CONTINUE;
  self->rest_id = 0;
  return G_SOURCE_REMOVE;
}

static void
make_rows_in_time (QorganDependantGroup *self)
{
  if (make_rows (self, FIRST_ROWS) && self->rest_id == 0)
    self->rest_id = g_idle_add (make_rest_cb, self);
}

static const QorganDossierItem *
find_item (QorganDependantGroup *self, gint64 id)
{
  GPtrArray *items = get_group (self)->items;

  for (guint i = 0; i < items->len; i++)
    if (qorgan_record_id (((const QorganDossierItem *) items->pdata[i])->record) == id)
      return items->pdata[i];
  return NULL;
}

/* The keyboard goes on where the row was, not back to the top of the window. */
static void
remove_row (QorganDependantGroup *self, GtkListBoxRow *row)
{
  gboolean had_focus = gtk_widget_get_focus_child (self->list) == GTK_WIDGET (row);
  int index = gtk_list_box_row_get_index (row);
  GtkListBoxRow *next;

  gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  if (!had_focus)
    return;
  next = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index);
  if (next == NULL && index > 0)
    next = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index - 1);
  if (next == NULL || !gtk_widget_child_focus (GTK_WIDGET (next), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (self->add_button);
}

static void
remove_gone_rows (QorganDependantGroup *self)
{
  GHashTableIter iter;
  gpointer id, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, &row))
    if (find_item (self, *(const gint64 *) id) == NULL)
      {
        remove_row (self, row);
        g_hash_table_iter_remove (&iter);
      }
}

/* The list sorts its rows where they are: taken out and put in again, the one being edited would lose the keyboard. */
static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer user_data)
{
  guint first = qorgan_dependant_row_get_position (QORGAN_DEPENDANT_ROW (a));
  guint second = qorgan_dependant_row_get_position (QORGAN_DEPENDANT_ROW (b));

  return first < second ? -1 : first > second;
}

/* ---- Adding ---- */

static void
add_cb (QorganDependantGroup *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.add", "s", get_group (self)->kind->name);
}

/* ---- Life ---- */

static void
qorgan_dependant_group_dispose (GObject *object)
{
  QorganDependantGroup *self = QORGAN_DEPENDANT_GROUP (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_object (&self->casebook);
  g_clear_pointer (&self->dossier, qorgan_dossier_unref);
  g_clear_pointer (&self->rows, g_hash_table_unref);

  G_OBJECT_CLASS (qorgan_dependant_group_parent_class)->dispose (object);
}

static void
qorgan_dependant_group_class_init (QorganDependantGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qorgan_dependant_group_dispose;
}

static void
qorgan_dependant_group_init (QorganDependantGroup *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_sort_func (GTK_LIST_BOX (self->list), compare_rows, NULL, NULL);
  gtk_widget_add_css_class (self->list, "boxed-list");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->list);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (content), gtk_label_new (C_ ("button", "Add")));
  self->add_button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->add_button), content);
  gtk_widget_set_valign (self->add_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->add_button, "flat");
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add_button);
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
}

static void
show (QorganDependantGroup *self)
{
  gboolean is_empty = get_group (self)->items->len == 0;

  gtk_widget_set_visible (self->list, !is_empty);
  gtk_widget_set_visible (GTK_WIDGET (self), !is_empty || !qorgan_casebook_is_read_only (self->casebook));
  make_rows_in_time (self);
}

/**
 * qorgan_dependant_group_new:
 * @dossier: the page of the owner
 * @index: which of its groups
 *
 * Returns: (transfer floating): the group; one line while it is empty
 */
GtkWidget *
qorgan_dependant_group_new (QorganCasebook *casebook, QorganDossier *dossier, guint index)
{
  QorganDependantGroup *self = g_object_new (QORGAN_TYPE_DEPENDANT_GROUP, NULL);
  const QorganKind *kind;
  const char *title;
  g_autofree char *add = NULL;

  self->casebook = g_object_ref (casebook);
  self->dossier = qorgan_dossier_ref (dossier);
  self->index = index;
  kind = get_group (self)->kind;
  title = g_dgettext (GETTEXT_PACKAGE, kind->label_plural);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  /* Translators: for screen readers: a button that adds a record; %s is its kind, such as Step */
  add = g_strdup_printf (_ ("Add: %s"), g_dgettext (GETTEXT_PACKAGE, kind->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, add, -1);
  gtk_widget_set_visible (self->add_button, !qorgan_casebook_is_read_only (casebook));
  show (self);
  return GTK_WIDGET (self);
}

/**
 * qorgan_dependant_group_refresh:
 * @dossier: the page of the owner as it is now
 */
void
qorgan_dependant_group_refresh (QorganDependantGroup *self, QorganDossier *dossier)
{
  GPtrArray *items;

  g_return_if_fail (QORGAN_IS_DEPENDANT_GROUP (self));

  g_clear_pointer (&self->dossier, qorgan_dossier_unref);
  self->dossier = qorgan_dossier_ref (dossier);
  items = get_group (self)->items;
  remove_gone_rows (self);
  for (guint i = 0; i < items->len; i++)
    {
      GtkWidget *row = row_of (self, items->pdata[i]);

      if (row == NULL)
        continue;
      qorgan_dependant_row_set_position (QORGAN_DEPENDANT_ROW (row), i);
      qorgan_dependant_row_refresh (QORGAN_DEPENDANT_ROW (row), dossier, items->pdata[i]);
    }
  gtk_list_box_invalidate_sort (GTK_LIST_BOX (self->list));
  show (self);
}

/**
 * qorgan_dependant_group_save:
 *
 * Saves what stands in the forms of its rows.
 */
void
qorgan_dependant_group_save (QorganDependantGroup *self)
{
  GHashTableIter iter;
  gpointer row;

  g_return_if_fail (QORGAN_IS_DEPENDANT_GROUP (self));

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    qorgan_dependant_row_save (row);
}

/**
 * qorgan_dependant_group_find_unsaved:
 *
 * Returns: (transfer none) (nullable): the first field in the forms of its rows that holds what the casebook does not
 */
QorganFieldRow *
qorgan_dependant_group_find_unsaved (QorganDependantGroup *self)
{
  GPtrArray *items;

  g_return_val_if_fail (QORGAN_IS_DEPENDANT_GROUP (self), NULL);

  items = get_group (self)->items;
  for (guint i = 0; i < items->len; i++)
    {
      GtkWidget *row = row_of (self, items->pdata[i]);
      QorganFieldRow *unsaved = row != NULL ? qorgan_dependant_row_find_unsaved (QORGAN_DEPENDANT_ROW (row)) : NULL;

      if (unsaved != NULL)
        return unsaved;
    }
  return NULL;
}

/**
 * qorgan_dependant_group_edit:
 * @id: one of the dependants
 *
 * Opens its row with the caret in the first field.
 *
 * Returns: whether it is one of this group
 */
gboolean
qorgan_dependant_group_edit (QorganDependantGroup *self, gint64 id)
{
  g_return_val_if_fail (QORGAN_IS_DEPENDANT_GROUP (self), FALSE);

  if (find_item (self, id) == NULL)
    return FALSE;
  make_rows (self, G_MAXUINT);
  qorgan_dependant_row_edit (g_hash_table_lookup (self->rows, &id));
  return TRUE;
}
