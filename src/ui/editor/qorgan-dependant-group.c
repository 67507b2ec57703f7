/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dependants of one kind on their owner's page. The first rows are there at once, the others arrive a few at a time
 * between frames, so that a long case opens as fast as a short one. */

#include "qorgan-dependant-group.h"

#include <glib/gi18n-lib.h>

#include "qorgan-dependant-row.h"
#include "qorgan-id.h"
#include "qorgan-slices.h"

#define FIRST_ROWS 20

struct _QorganDependantGroup
{
  AdwPreferencesGroup parent_instance;

  /* Owned */
  QorganCasebook *casebook;
  QorganDossier *dossier;
  GHashTable *rows; /* gint64* → QorganDependantRow, which the list holds */

  /* Borrowed */
  GtkWidget *list;
  GtkWidget *add_button;

  guint index; /* of the group in the dossier */
  gboolean is_covered; /* the owner is sealed: nothing is shown, nor made */
  gboolean is_left; /* its page was left for good: nothing is made */
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

static void make_rest (QorganDependantGroup *self);

static void
make_next_row (gpointer group)
{
  QorganDependantGroup *self = group;

  /* What waits is kept, also when its page is gone. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL && !self->is_left && !self->is_covered && make_rows (self, 1))
    make_rest (self);
}

static void
make_rest (QorganDependantGroup *self)
{
  qorgan_slices_add (self, make_next_row);
}

static void
make_rows_in_time (QorganDependantGroup *self)
{
  if (make_rows (self, FIRST_ROWS))
    make_rest (self);
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

static gboolean
is_gone (QorganDependantGroup *self, gint64 id, QorganDependantRow *row)
{
  return find_item (self, id) == NULL && !qorgan_dependant_row_is_newborn (row);
}

static void
remove_gone_rows (QorganDependantGroup *self)
{
  GHashTableIter iter;
  gpointer id, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, &row))
    if (is_gone (self, *(const gint64 *) id, row))
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

/* A row that nothing was entered in yet is there to be filled. */
static QorganDependantRow *
find_empty (QorganDependantGroup *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      qorgan_dependant_row_save (row);
      if (qorgan_dependant_row_is_empty (row))
        return row;
    }
  return NULL;
}

static QorganDependantRow *
make_newborn (QorganDependantGroup *self)
{
  const QorganDossierGroup *group = get_group (self);
  gint64 owner = qorgan_record_id (qorgan_dossier_record (self->dossier));
  g_autoptr (QorganNewborn) newborn = qorgan_newborn_new (self->casebook, group->kind, group->owner, owner);
  gint64 id = qorgan_record_id (qorgan_newborn_record (newborn));
  GtkWidget *row = qorgan_dependant_row_new_newborn (self->casebook, self->dossier, newborn);

  qorgan_dependant_row_set_position (QORGAN_DEPENDANT_ROW (row), G_MAXUINT);
  g_hash_table_insert (self->rows, g_memdup2 (&id, sizeof id), row);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  gtk_widget_set_visible (self->list, TRUE);
  return QORGAN_DEPENDANT_ROW (row);
}

static void
add_cb (QorganDependantGroup *self)
{
  QorganDependantRow *row = find_empty (self);

  qorgan_dependant_row_edit (row != NULL ? row : make_newborn (self));
}

/* ---- Life ---- */

/* A hundred rows take GTK thirty milliseconds to take apart. */
static void
let_rows_go (QorganDependantGroup *self)
{
  GHashTableIter iter;
  gpointer row;

  if (self->rows == NULL)
    return;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    qorgan_slices_let_go (row);
}

static void
qorgan_dependant_group_dispose (GObject *object)
{
  QorganDependantGroup *self = QORGAN_DEPENDANT_GROUP (object);

  let_rows_go (self);
  g_clear_object (&self->casebook);
  g_clear_pointer (&self->dossier, qorgan_dossier_unref);
  g_clear_pointer (&self->rows, g_hash_table_unref);

  G_OBJECT_CLASS (qorgan_dependant_group_parent_class)->dispose (object);
}

static void
qorgan_dependant_group_root (GtkWidget *widget)
{
  QorganDependantGroup *self = QORGAN_DEPENDANT_GROUP (widget);

  GTK_WIDGET_CLASS (qorgan_dependant_group_parent_class)->root (widget);
  if (g_hash_table_size (self->rows) >= FIRST_ROWS)
    make_rest (self);
}

static void
qorgan_dependant_group_class_init (QorganDependantGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qorgan_dependant_group_dispose;
  GTK_WIDGET_CLASS (klass)->root = qorgan_dependant_group_root;
}

static void
qorgan_dependant_group_init (QorganDependantGroup *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->rows = g_hash_table_new_full (qorgan_id_hash, g_int64_equal, g_free, NULL);
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
  gboolean is_empty = get_group (self)->items->len == 0 && g_hash_table_size (self->rows) == 0;

  gtk_widget_set_visible (self->list, !is_empty);
  /* What is not there yet has no parts. */
  gtk_widget_set_visible (GTK_WIDGET (self), !self->is_covered && !qorgan_dossier_is_newborn (self->dossier)
                                                 && (!is_empty || !qorgan_casebook_is_read_only (self->casebook)));
}

static void
show_rows (QorganDependantGroup *self)
{
  show (self);
  if (!self->is_covered)
    make_rows_in_time (self);
}

/**
 * qorgan_dependant_group_new:
 * @dossier: the page of the owner
 * @index: which of its groups
 * @is_covered: see qorgan_dependant_group_set_covered()
 *
 * Returns: (transfer floating): the group without its rows; one line while it is empty
 */
GtkWidget *
qorgan_dependant_group_new (QorganCasebook *casebook, QorganDossier *dossier, guint index, gboolean is_covered)
{
  QorganDependantGroup *self = g_object_new (QORGAN_TYPE_DEPENDANT_GROUP, NULL);
  const QorganKind *kind;
  const char *title;
  g_autofree char *add = NULL;

  self->casebook = g_object_ref (casebook);
  self->dossier = qorgan_dossier_ref (dossier);
  self->index = index;
  self->is_covered = is_covered;
  kind = get_group (self)->kind;
  title = g_dgettext (GETTEXT_PACKAGE, kind->label_plural);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  /* Translators: for screen readers: a button that adds a record; %s is its kind, such as Step */
  add = g_strdup_printf (_ ("Add %s"), g_dgettext (GETTEXT_PACKAGE, kind->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, add, -1);
  gtk_widget_set_visible (self->add_button, !qorgan_casebook_is_read_only (casebook));
  show (self);
  return GTK_WIDGET (self);
}

/**
 * qorgan_dependant_group_make_row:
 *
 * Makes one of its first rows, as long as some are missing; then leaves the others to arrive by themselves.
 *
 * Returns: whether it made one
 */
gboolean
qorgan_dependant_group_make_row (QorganDependantGroup *self)
{
  guint n_made = g_hash_table_size (self->rows);
  gboolean has_more;

  g_return_val_if_fail (QORGAN_IS_DEPENDANT_GROUP (self), FALSE);

  if (self->is_covered)
    return FALSE;
  has_more = make_rows (self, n_made < FIRST_ROWS ? 1 : 0);
  if (n_made == FIRST_ROWS && has_more)
    make_rest (self);
  return g_hash_table_size (self->rows) > n_made;
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
  show_rows (self);
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
 * qorgan_dependant_group_withdraw:
 *
 * Its page is left: what was made on it and has no value any more goes again.
 */
void
qorgan_dependant_group_withdraw (QorganDependantGroup *self)
{
  GHashTableIter iter;
  gpointer row;

  g_return_if_fail (QORGAN_IS_DEPENDANT_GROUP (self));

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    qorgan_dependant_row_withdraw (row);
}

/**
 * qorgan_dependant_group_cover:
 *
 * Covers again what is sealed in the forms of its rows.
 */
void
qorgan_dependant_group_cover (QorganDependantGroup *self)
{
  GHashTableIter iter;
  gpointer row;

  g_return_if_fail (QORGAN_IS_DEPENDANT_GROUP (self));

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    qorgan_dependant_row_cover (row);
}

/**
 * qorgan_dependant_group_set_covered:
 * @is_covered: whether their owner is sealed, so that none of them is shown
 */
void
qorgan_dependant_group_set_covered (QorganDependantGroup *self, gboolean is_covered)
{
  g_return_if_fail (QORGAN_IS_DEPENDANT_GROUP (self));

  self->is_covered = is_covered;
  show_rows (self);
}

/**
 * qorgan_dependant_group_give_up:
 *
 * What could not be saved in the forms of its rows is not tried again.
 */
void
qorgan_dependant_group_give_up (QorganDependantGroup *self)
{
  GHashTableIter iter;
  gpointer row;

  g_return_if_fail (QORGAN_IS_DEPENDANT_GROUP (self));

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    qorgan_dependant_row_give_up (row);
}

/**
 * qorgan_dependant_group_find_unsaved:
 *
 * Returns: (transfer none) (nullable): the first field in the forms of its rows that holds what the casebook does not
 */
QorganFieldRow *
qorgan_dependant_group_find_unsaved (QorganDependantGroup *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (QORGAN_IS_DEPENDANT_GROUP (self), NULL);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    {
      QorganFieldRow *unsaved = qorgan_dependant_row_find_unsaved (QORGAN_DEPENDANT_ROW (row));

      if (unsaved != NULL)
        return unsaved;
    }
  return NULL;
}

/**
 * qorgan_dependant_group_add:
 * @kind: the name of a kind
 *
 * Opens a row for one more dependant, with the caret in its first field; its first value creates it.
 *
 * Returns: whether the group is of that kind, and its owner can have one more
 */
gboolean
qorgan_dependant_group_add (QorganDependantGroup *self, const char *kind)
{
  g_return_val_if_fail (QORGAN_IS_DEPENDANT_GROUP (self), FALSE);

  if (!g_str_equal (get_group (self)->kind->name, kind) || qorgan_dossier_is_newborn (self->dossier)
      || qorgan_casebook_is_read_only (self->casebook))
    return FALSE;
  add_cb (self);
  return TRUE;
}

/**
 * qorgan_dependant_group_forget:
 * @id: a dependant that is not in the casebook yet
 *
 * Takes its row away, with what stands in it.
 *
 * Returns: whether it is one of this group
 */
gboolean
qorgan_dependant_group_forget (QorganDependantGroup *self, gint64 id)
{
  QorganDependantRow *row;

  g_return_val_if_fail (QORGAN_IS_DEPENDANT_GROUP (self), FALSE);

  row = g_hash_table_lookup (self->rows, &id);
  if (row == NULL || !qorgan_dependant_row_is_newborn (row))
    return FALSE;
  qorgan_dependant_row_give_up (row);
  remove_row (self, GTK_LIST_BOX_ROW (row));
  g_hash_table_remove (self->rows, &id);
  show_rows (self);
  return TRUE;
}

/**
 * qorgan_dependant_group_take_apart:
 * @self: of a page that was left for good
 *
 * Takes one of its rows away. A hundred take GTK some twenty milliseconds.
 *
 * Returns: whether there was one
 */
gboolean
qorgan_dependant_group_take_apart (QorganDependantGroup *self)
{
  GtkWidget *row;

  g_return_val_if_fail (QORGAN_IS_DEPENDANT_GROUP (self), FALSE);

  self->is_left = TRUE;
  g_hash_table_remove_all (self->rows);
  row = gtk_widget_get_last_child (self->list);
  if (row == NULL)
    return FALSE;
  gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  return TRUE;
}
