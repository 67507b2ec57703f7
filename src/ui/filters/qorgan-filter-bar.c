/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chips of a list's filters. The list's query says what they are, whoever set it; their words come from the
 * database thread, because places and people are named by their titles. */

#include "qorgan-filter-bar.h"

#include <glib/gi18n-lib.h>

#include "qorgan-filter-chip.h"
#include "qorgan-filter-words.h"
#include "qorgan-latest.h"

struct _QorganFilterBar
{
  AdwBin parent_instance;

  /* Template */
  AdwWrapBox *chips;
  GtkWidget *add;
  GtkWidget *clear;

  /* Owned */
  QorganList *list;
  char *shown; /* the conditions whose chips are there, or on their way */
  GPtrArray *shown_chips; /* (element-type QorganFilterChip) */
  GCancellable *latest; /* of the wording under way */
};

G_DEFINE_FINAL_TYPE (QorganFilterBar, qorgan_filter_bar, ADW_TYPE_BIN)

static gpointer
word_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return qorgan_session_word_query (session, data, error);
}

/* Whoever closed a chip by keyboard goes on with what stands in its place. */
static void
move_focus (QorganFilterBar *self, guint position)
{
  GtkWidget *next = position < self->shown_chips->len ? self->shown_chips->pdata[position] : self->add;

  gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD);
  if (next == self->add)
    gtk_widget_grab_focus (next);
}

static guint
focused_chip (QorganFilterBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < self->shown_chips->len; i++)
    if (gtk_widget_is_ancestor (focus, self->shown_chips->pdata[i]))
      return i;
  return G_MAXUINT;
}

static void
closed_cb (QorganFilterBar *self, QorganFilterChip *chip)
{
  const QorganFilterWords *words = qorgan_filter_chip_get_words (chip);
  QorganQuery *query = qorgan_query_copy (qorgan_list_get_query (self->list));

  qorgan_query_clear_part (query, &words->path, words->part);
  qorgan_list_take_query (self->list, query);
}

static void
show (QorganFilterBar *self, GPtrArray *words)
{
  guint focused = focused_chip (self);
  GtkWidget *before = NULL;

  for (guint i = 0; i < self->shown_chips->len; i++)
    adw_wrap_box_remove (self->chips, self->shown_chips->pdata[i]);
  g_ptr_array_set_size (self->shown_chips, 0);
  while (words->len > 0)
    {
      GtkWidget *chip = qorgan_filter_chip_new (g_ptr_array_steal_index (words, 0));

      g_signal_connect_object (chip, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
      adw_wrap_box_insert_child_after (self->chips, chip, before);
      g_ptr_array_add (self->shown_chips, chip);
      before = chip;
    }
  gtk_widget_set_visible (self->clear, self->shown_chips->len > 0);
  if (focused != G_MAXUINT)
    move_focus (self, focused);
}

static void
worded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganFilterBar) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) words = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, &error);

  /* An error of the file is told by the list itself. */
  if (words != NULL && qorgan_latest_is (self->latest, result))
    show (self, words);
}

static void
update (QorganFilterBar *self)
{
  const QorganQuery *query = qorgan_list_get_query (self->list);
  g_autoptr (QorganQuery) conditions = qorgan_query_copy (query);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *json = NULL;

  qorgan_query_set_search (conditions, NULL);
  qorgan_query_set_sort (conditions, NULL, FALSE);
  node = qorgan_query_to_json (conditions);
  json = json_to_string (node, FALSE);
  if (g_strcmp0 (json, self->shown) == 0)
    return;
  g_set_str (&self->shown, json);
  qorgan_casebook_run_async (qorgan_list_get_casebook (self->list), word_job, g_steal_pointer (&conditions),
                             (GDestroyNotify) qorgan_query_free, (GDestroyNotify) g_ptr_array_unref,
                             qorgan_latest_begin (&self->latest), worded_cb, g_object_ref (self));
}

static void
qorgan_filter_bar_dispose (GObject *object)
{
  QorganFilterBar *self = QORGAN_FILTER_BAR (object);

  qorgan_latest_end (&self->latest);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  /* The template would unparent it behind the back of the class above, which would do it again. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QORGAN_TYPE_FILTER_BAR);
  G_OBJECT_CLASS (qorgan_filter_bar_parent_class)->dispose (object);
}

static void
qorgan_filter_bar_finalize (GObject *object)
{
  QorganFilterBar *self = QORGAN_FILTER_BAR (object);

  g_ptr_array_unref (self->shown_chips);
  g_free (self->shown);
  G_OBJECT_CLASS (qorgan_filter_bar_parent_class)->finalize (object);
}

static void
qorgan_filter_bar_class_init (QorganFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_filter_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = qorgan_filter_bar_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganFilterBar, chips);
  gtk_widget_class_bind_template_child (widget_class, QorganFilterBar, add);
  gtk_widget_class_bind_template_child (widget_class, QorganFilterBar, clear);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
qorgan_filter_bar_init (QorganFilterBar *self)
{
  self->shown_chips = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * qorgan_filter_bar_set_list:
 * @self: a bar
 * @list: (transfer none): the list whose filters it shows
 */
void
qorgan_filter_bar_set_list (QorganFilterBar *self, QorganList *list)
{
  g_return_if_fail (QORGAN_IS_FILTER_BAR (self) && self->list == NULL);

  self->list = g_object_ref (list);
  g_signal_connect_object (list, "notify::busy", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
