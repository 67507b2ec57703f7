/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a casebook, with how many records each has: first those one works in, then those one looks things up in.
 * Above them stand the main menu and, while the casebook has no passphrase, the words that say so. */

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"
#include "qorgan-query.h"
#include "qorgan-sidebar.h"

typedef struct
{
  const char *name;
  guint kind; /* whose records are counted; 0: none */
  const char *icon;
  gboolean is_reference;
} Page;

static const Page pages[] = {
  { "case", QORGAN_KIND_CASE, "x-office-document-symbolic" },
  { "person", QORGAN_KIND_PERSON, "avatar-default-symbolic" },
  { "incident", QORGAN_KIND_INCIDENT, "dialog-warning-symbolic" },
  { "map", 0, "mark-location-symbolic" },
  { "organisation", QORGAN_KIND_ORGANISATION, "x-office-address-book-symbolic", TRUE },
  { "place", QORGAN_KIND_PLACE, "find-location-symbolic", TRUE },
  { "source", QORGAN_KIND_SOURCE, "accessories-dictionary-symbolic", TRUE },
  { "contact", QORGAN_KIND_CONTACT, "call-start-symbolic", TRUE },
  { "intervention", QORGAN_KIND_INTERVENTION, "mail-send-symbolic", TRUE },
};

struct _QorganSidebar
{
  AdwBin parent_instance;

  GtkListBox *list_box;
  GtkMenuButton *menu_button;

  GtkLabel *counts[G_N_ELEMENTS (pages)]; /* borrowed from the rows */
  GtkWidget *rows[G_N_ELEMENTS (pages)];
  QorganCasebook *casebook;
  GSignalGroup *casebook_signals;
  GCancellable *counting;
};

G_DEFINE_FINAL_TYPE (QorganSidebar, qorgan_sidebar, ADW_TYPE_BIN)

static guint page_signal;

static const char *
page_label (const Page *page)
{
  return page->kind != 0 ? _ (qorgan_kind_by_id (page->kind)->label_plural) : _ ("Map");
}

static gpointer
count_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree guint *counts = g_new0 (guint, G_N_ELEMENTS (pages));

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (QorganQuery) query = NULL;
      g_autoptr (GArray) ids = NULL;

      if (pages[i].kind == 0)
        continue;
      query = qorgan_query_new (qorgan_kind_by_id (pages[i].kind));
      ids = qorgan_session_find (session, query, error);
      if (ids == NULL)
        return NULL;
      counts[i] = ids->len;
    }
  return g_steal_pointer (&counts);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganSidebar) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree guint *counts = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, &error);

  if (counts == NULL)
    return; /* cancelled, or told by the page that shows the records themselves */
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *count = g_strdup_printf ("%u", counts[i]);
      g_autofree char *label = g_strdup_printf ("%s, %s", page_label (&pages[i]), count);

      if (pages[i].kind == 0)
        continue;
      gtk_label_set_label (self->counts[i], count);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
}

static gboolean
count_cb (gpointer data)
{
  QorganSidebar *self = data;

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  if (self->casebook == NULL)
    return G_SOURCE_REMOVE;
  self->counting = g_cancellable_new ();
  qorgan_casebook_run_async (self->casebook, count_job, NULL, NULL, g_free, self->counting, counted_cb,
                             g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* Once nothing else is to be done: the list on the screen asks for its rows first. */
static void
count (QorganSidebar *self)
{
  g_idle_add_full (G_PRIORITY_LOW, count_cb, g_object_ref (self), g_object_unref);
}

static void
changed_cb (QorganSidebar *self, const QorganEntry *entry)
{
  if (entry->verb != QORGAN_VERB_EDIT)
    count (self);
}

static GtkWidget *
row_new (QorganSidebar *self, guint i)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (page_label (&pages[i]));
  GtkWidget *number = gtk_label_new (NULL);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (pages[i].icon));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (number, "dimmed");
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (GTK_BOX (box), number);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, page_label (&pages[i]), -1);
  self->counts[i] = GTK_LABEL (number);
  self->rows[i] = row;
  return row;
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer unused)
{
  GtkWidget *label;

  if (before == NULL || !pages[gtk_list_box_row_get_index (row)].is_reference
      || pages[gtk_list_box_row_get_index (before)].is_reference)
    return;
  /* Translators: heading above lists one looks things up in: organisations, places, sources */
  label = gtk_label_new (C_ ("heading", "Reference"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "sidebar-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
row_activated_cb (QorganSidebar *self, GtkListBoxRow *row)
{
  g_signal_emit (self, page_signal, 0, pages[gtk_list_box_row_get_index (row)].name);
}

static void
qorgan_sidebar_dispose (GObject *object)
{
  QorganSidebar *self = QORGAN_SIDEBAR (object);

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_object (&self->casebook_signals);
  g_clear_object (&self->casebook);
  gtk_widget_dispose_template (GTK_WIDGET (self), QORGAN_TYPE_SIDEBAR);
  G_OBJECT_CLASS (qorgan_sidebar_parent_class)->dispose (object);
}

static void
qorgan_sidebar_class_init (QorganSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_sidebar_dispose;

  /**
   * QorganSidebar::page:
   * @name: "map", or the name of a kind
   *
   * The user chose a page.
   */
  page_signal = g_signal_new ("page", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                              G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganSidebar, list_box);
  gtk_widget_class_bind_template_child (widget_class, QorganSidebar, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
qorgan_sidebar_init (QorganSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    gtk_list_box_append (self->list_box, row_new (self, i));
  gtk_list_box_set_header_func (self->list_box, update_header, NULL, NULL);
  self->casebook_signals = g_signal_group_new (QORGAN_TYPE_CASEBOOK);
  g_signal_group_connect_swapped (self->casebook_signals, "changed", G_CALLBACK (changed_cb), self);
}

/**
 * qorgan_sidebar_set_casebook:
 * @self: the sidebar
 * @casebook: (transfer none): whose records are counted
 */
void
qorgan_sidebar_set_casebook (QorganSidebar *self, QorganCasebook *casebook)
{
  g_return_if_fail (QORGAN_IS_SIDEBAR (self));

  g_set_object (&self->casebook, casebook);
  g_signal_group_set_target (self->casebook_signals, casebook);
  count (self);
}

/**
 * qorgan_sidebar_set_page:
 * @self: the sidebar
 * @name: "map", or the name of a kind: the page that is shown
 */
void
qorgan_sidebar_set_page (QorganSidebar *self, const char *name)
{
  g_return_if_fail (QORGAN_IS_SIDEBAR (self));

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].name, name))
      gtk_list_box_select_row (self->list_box, GTK_LIST_BOX_ROW (self->rows[i]));
}

/**
 * qorgan_sidebar_open_menu:
 * @self: the sidebar
 *
 * Opens the main menu.
 */
void
qorgan_sidebar_open_menu (QorganSidebar *self)
{
  g_return_if_fail (QORGAN_IS_SIDEBAR (self));

  gtk_menu_button_popup (self->menu_button);
}
