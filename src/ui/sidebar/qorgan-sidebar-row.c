/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the sidebar. It knows where it stands among the others, so that the list can put it there without making it
 * anew: a row that is moved by keyboard keeps the focus. */

#include <glib/gi18n-lib.h>

#include "qorgan-sidebar-row.h"

struct _QorganSidebarRow
{
  GtkListBoxRow parent_instance;

  char *page;
  QorganSection section;
  guint position; /* in its section */
  QorganQuery *query; /* what is counted; NULL: nothing */

  GtkImage *image; /* borrowed from the row, as the labels */
  GtkLabel *label;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (QorganSidebarRow, qorgan_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
write_name (QorganSidebarRow *self)
{
  const char *label = gtk_label_get_label (self->label);
  const char *count = gtk_label_get_label (self->count);
  g_autofree char *name = NULL;

  if (*count != '\0')
    /* Translators: for screen readers: a page of the sidebar, and how many records it shows */
    name = g_strdup_printf (C_ ("page for screen readers", "%s, %s"), label, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name != NULL ? name : label,
                                  -1);
}

static void
qorgan_sidebar_row_finalize (GObject *object)
{
  QorganSidebarRow *self = QORGAN_SIDEBAR_ROW (object);

  g_free (self->page);
  g_clear_pointer (&self->query, qorgan_query_free);
  G_OBJECT_CLASS (qorgan_sidebar_row_parent_class)->finalize (object);
}

static void
qorgan_sidebar_row_class_init (QorganSidebarRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qorgan_sidebar_row_finalize;
}

static void
qorgan_sidebar_row_init (QorganSidebarRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *image = gtk_image_new ();
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count, "dimmed");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  self->image = GTK_IMAGE (image);
  self->label = GTK_LABEL (label);
  self->count = GTK_LABEL (count);
}

/**
 * qorgan_sidebar_row_new:
 * @page: the name of the page it stands for
 * @section: where it stands
 *
 * Returns: (transfer floating): a row without words
 */
GtkWidget *
qorgan_sidebar_row_new (const char *page, QorganSection section)
{
  QorganSidebarRow *self = g_object_new (QORGAN_TYPE_SIDEBAR_ROW, NULL);

  self->page = g_strdup (page);
  self->section = section;
  return GTK_WIDGET (self);
}

/**
 * qorgan_sidebar_row_show:
 * @self: a row
 * @label: the name of its page
 * @icon: name of a symbolic icon
 * @position: among the rows of its section
 */
void
qorgan_sidebar_row_show (QorganSidebarRow *self, const char *label, const char *icon, guint position)
{
  g_return_if_fail (QORGAN_IS_SIDEBAR_ROW (self));

  self->position = position;
  gtk_label_set_label (self->label, label);
  if (self->section == QORGAN_SECTION_VIEWS)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), label);
  gtk_image_set_from_icon_name (self->image, icon);
  write_name (self);
}

/**
 * qorgan_sidebar_row_take_query:
 * @self: a row
 * @taken: (nullable) (transfer full): what is to be counted; %NULL: nothing
 */
void
qorgan_sidebar_row_take_query (QorganSidebarRow *self, QorganQuery *taken)
{
  g_return_if_fail (QORGAN_IS_SIDEBAR_ROW (self));

  g_clear_pointer (&self->query, qorgan_query_free);
  self->query = taken;
  if (taken == NULL)
    {
      gtk_label_set_label (self->count, "");
      write_name (self);
    }
}

/**
 * qorgan_sidebar_row_set_count:
 * @self: a row
 * @count: how many records its page shows
 */
void
qorgan_sidebar_row_set_count (QorganSidebarRow *self, guint count)
{
  g_autofree char *text = g_strdup_printf ("%u", count);

  g_return_if_fail (QORGAN_IS_SIDEBAR_ROW (self));

  gtk_label_set_label (self->count, text);
  write_name (self);
}

/**
 * qorgan_sidebar_row_get_page:
 * @self: a row
 *
 * Returns: (transfer none): the name of its page
 */
const char *
qorgan_sidebar_row_get_page (QorganSidebarRow *self)
{
  g_return_val_if_fail (QORGAN_IS_SIDEBAR_ROW (self), NULL);

  return self->page;
}

/**
 * qorgan_sidebar_row_get_section:
 * @self: a row
 *
 * Returns: where it stands
 */
QorganSection
qorgan_sidebar_row_get_section (QorganSidebarRow *self)
{
  g_return_val_if_fail (QORGAN_IS_SIDEBAR_ROW (self), QORGAN_SECTION_WORK);

  return self->section;
}

/**
 * qorgan_sidebar_row_get_query:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what is to be counted
 */
const QorganQuery *
qorgan_sidebar_row_get_query (QorganSidebarRow *self)
{
  g_return_val_if_fail (QORGAN_IS_SIDEBAR_ROW (self), NULL);

  return self->query;
}

/**
 * qorgan_sidebar_row_compare:
 * @a: a row
 * @b: another
 *
 * Returns: which comes first, as strcmp() says it
 */
int
qorgan_sidebar_row_compare (QorganSidebarRow *a, QorganSidebarRow *b)
{
  if (a->section != b->section)
    return a->section < b->section ? -1 : 1;
  return a->position < b->position ? -1 : a->position > b->position;
}
