/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of one filter with their counts. Every choice is applied to the list at once; the counts of the field
 * itself do not depend on it, so the rows stay where they are. */

#include "qorgan-filter-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qorgan-facets.h"
#include "qorgan-filter-dates.h"
#include "qorgan-filter-row.h"
#include "qorgan-latest.h"

#define MAX_VALUES 60 /* rows; who looks for another types it */

struct _QorganFilterPage
{
  AdwNavigationPage parent_instance;

  /* Owned */
  QorganList *list;
  QorganFilter filter;
  GHashTable *chosen; /* value → QorganFilterState, also of values that are not among the rows now */
  GCancellable *latest; /* of the counting under way */

  GtkSearchEntry *search; /* NULL: there are few values */
  AdwSwitchRow *within;   /* NULL: nothing has parts */
  GtkListBox *values;
  GtkLabel *more;
};

G_DEFINE_FINAL_TYPE (QorganFilterPage, qorgan_filter_page, ADW_TYPE_NAVIGATION_PAGE)

typedef struct
{
  QorganQuery *query;
  QorganPath path;
  char *typed;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  qorgan_query_free (question->query);
  g_free (question->typed);
  g_free (question);
}

static gpointer
facet_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;

  return qorgan_session_facet (session, question->query, &question->path, question->typed, MAX_VALUES, error);
}

QorganCondition *
qorgan_filter_page_dup_condition (QorganList *list, const QorganFilter *filter)
{
  QorganPath path = qorgan_filter_path (filter);
  const QorganCondition *said = qorgan_query_find (qorgan_list_get_query (list), &path);

  return said != NULL ? qorgan_condition_copy (said) : qorgan_condition_new (&path);
}

void
qorgan_filter_page_take_condition (QorganList *list, QorganCondition *taken)
{
  QorganQuery *query = qorgan_query_copy (qorgan_list_get_query (list));

  qorgan_query_take_condition (query, taken);
  qorgan_list_take_query (list, query);
}

static gboolean
is_date (QorganFilterPage *self)
{
  return qorgan_field (self->filter.field)->type == QORGAN_DATE;
}

static char **
dup_chosen (QorganFilterPage *self, QorganFilterState state)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GList) values = g_list_sort (g_hash_table_get_keys (self->chosen), (GCompareFunc) strcmp);

  for (const GList *l = values; l != NULL; l = l->next)
    if (GPOINTER_TO_INT (g_hash_table_lookup (self->chosen, l->data)) == (int) state)
      g_strv_builder_add (builder, l->data);
  return g_strv_builder_end (builder);
}

static void
take_list (char ***place, char **taken)
{
  g_strfreev (*place);
  *place = taken;
  if (taken[0] == NULL)
    g_clear_pointer (place, g_strfreev);
}

static void
apply_values (QorganFilterPage *self)
{
  QorganCondition *condition = qorgan_filter_page_dup_condition (self->list, &self->filter);

  take_list (&condition->any, dup_chosen (self, QORGAN_FILTER_INCLUDED));
  take_list (&condition->none, dup_chosen (self, QORGAN_FILTER_EXCLUDED));
  condition->within = self->within != NULL && adw_switch_row_get_active (self->within)
                      && (condition->any != NULL || condition->none != NULL);
  qorgan_filter_page_take_condition (self->list, condition);
}

/* A year that is chosen is the whole period; another takes its place. */
static void
apply_period (QorganFilterPage *self, QorganFilterRow *row)
{
  QorganCondition *condition = qorgan_filter_page_dup_condition (self->list, &self->filter);
  gboolean is_on = qorgan_filter_row_get_state (row) == QORGAN_FILTER_INCLUDED;
  const char *edtf = is_on ? qorgan_filter_row_get_value (row) : NULL;

  g_set_str (&condition->since, edtf);
  g_set_str (&condition->until, edtf);
  qorgan_filter_page_take_condition (self->list, condition);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->values)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      QorganFilterRow *other = QORGAN_FILTER_ROW (child);

      if (qorgan_filter_row_get_value (other) != NULL && (other != row || !is_on))
        qorgan_filter_row_set_state (other, QORGAN_FILTER_NEITHER);
    }
}

static void
apply_empty (QorganFilterPage *self, QorganFilterRow *row)
{
  QorganCondition *condition = qorgan_filter_page_dup_condition (self->list, &self->filter);
  QorganFilterState state = qorgan_filter_row_get_state (row);

  condition->emptiness = state == QORGAN_FILTER_INCLUDED   ? QORGAN_EMPTY
                         : state == QORGAN_FILTER_EXCLUDED ? QORGAN_FILLED
                                                           : QORGAN_EITHER;
  qorgan_filter_page_take_condition (self->list, condition);
}

static void
row_changed_cb (QorganFilterPage *self, QorganFilterRow *row)
{
  const char *value = qorgan_filter_row_get_value (row);

  if (value == NULL)
    {
      apply_empty (self, row);
      return;
    }
  if (is_date (self))
    {
      apply_period (self, row);
      return;
    }
  if (qorgan_filter_row_get_state (row) == QORGAN_FILTER_NEITHER)
    g_hash_table_remove (self->chosen, value);
  else
    g_hash_table_insert (self->chosen, g_strdup (value), GINT_TO_POINTER (qorgan_filter_row_get_state (row)));
  apply_values (self);
}

static void
row_activated_cb (QorganFilterPage *self, QorganFilterRow *row)
{
  qorgan_filter_row_toggle (row, QORGAN_FILTER_INCLUDED);
}

static QorganFilterState
state_of (QorganFilterPage *self, const char *value)
{
  g_autoptr (QorganCondition) condition = NULL;

  if (value != NULL && !is_date (self))
    return (QorganFilterState) GPOINTER_TO_INT (g_hash_table_lookup (self->chosen, value));
  condition = qorgan_filter_page_dup_condition (self->list, &self->filter);
  if (value == NULL)
    return condition->emptiness == QORGAN_EMPTY    ? QORGAN_FILTER_INCLUDED
           : condition->emptiness == QORGAN_FILLED ? QORGAN_FILTER_EXCLUDED
                                                   : QORGAN_FILTER_NEITHER;
  return g_strcmp0 (condition->since, value) == 0 && g_strcmp0 (condition->until, value) == 0 ? QORGAN_FILTER_INCLUDED
                                                                                              : QORGAN_FILTER_NEITHER;
}

static void
add_row (QorganFilterPage *self, const char *value, const char *label, guint count)
{
  GtkWidget *row = qorgan_filter_row_new (value, label, (gint) count, state_of (self, value));

  g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->values, row);
}

static void
show (QorganFilterPage *self, const QorganFacet *facet)
{
  gboolean searched = self->search != NULL && *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';

  gtk_list_box_remove_all (self->values);
  for (guint i = 0; i < facet->values->len; i++)
    {
      const QorganFacetValue *value = facet->values->pdata[i];

      add_row (self, value->value, value->label, value->count);
    }
  if (!searched)
    add_row (self, NULL, C_ ("filter", "Nothing recorded"), facet->n_empty);
  gtk_label_set_label (self->more, facet->has_more ? _ ("There are more: type to find one.") : "");
  gtk_widget_set_visible (GTK_WIDGET (self->more), facet->has_more);
  gtk_widget_set_visible (GTK_WIDGET (self->values), gtk_widget_get_first_child (GTK_WIDGET (self->values)) != NULL);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganFilterPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganFacet) facet = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, &error);

  if (!qorgan_latest_is (self->latest, result))
    return;
  if (facet != NULL)
    {
      show (self, facet);
      return;
    }
  gtk_label_set_label (self->more, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->more), TRUE);
}

static void
count (QorganFilterPage *self)
{
  Question *question = g_new (Question, 1);

  question->query = qorgan_query_copy (qorgan_list_get_query (self->list));
  question->path = qorgan_filter_path (&self->filter);
  question->typed = self->search != NULL ? g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))) : NULL;
  qorgan_casebook_run_aside_async (qorgan_list_get_casebook (self->list), facet_job, question, free_question,
                                   (GDestroyNotify) qorgan_facet_free, qorgan_latest_begin (&self->latest), counted_cb,
                                   g_object_ref (self));
}

static void
qorgan_filter_page_dispose (GObject *object)
{
  QorganFilterPage *self = QORGAN_FILTER_PAGE (object);

  qorgan_latest_end (&self->latest);
  g_clear_object (&self->list);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  G_OBJECT_CLASS (qorgan_filter_page_parent_class)->dispose (object);
}

static void
qorgan_filter_page_class_init (QorganFilterPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qorgan_filter_page_dispose;
}

static void
qorgan_filter_page_init (QorganFilterPage *self)
{
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
read_chosen (QorganFilterPage *self, const QorganCondition *condition)
{
  for (guint i = 0; condition->any != NULL && condition->any[i] != NULL; i++)
    g_hash_table_insert (self->chosen, g_strdup (condition->any[i]), GINT_TO_POINTER (QORGAN_FILTER_INCLUDED));
  for (guint i = 0; condition->none != NULL && condition->none[i] != NULL; i++)
    g_hash_table_insert (self->chosen, g_strdup (condition->none[i]), GINT_TO_POINTER (QORGAN_FILTER_EXCLUDED));
}

static void
add_within (QorganFilterPage *self, GtkBox *box, const QorganCondition *condition)
{
  GtkWidget *rows = gtk_list_box_new ();
  GtkWidget *row = adw_switch_row_new ();

  self->within = ADW_SWITCH_ROW (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("With Everything Within"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("A city with its districts, a region with its cities"));
  adw_switch_row_set_active (self->within, condition->within || (condition->any == NULL && condition->none == NULL));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (rows, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (rows), row);
  gtk_box_append (box, rows);
  g_signal_connect_object (row, "notify::active", G_CALLBACK (apply_values), self, G_CONNECT_SWAPPED);
}

/* Escape in the search; the entry keeps it from the view. */
static void
stop_search_cb (QorganFilterPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

static GtkWidget *
search_new (QorganFilterPage *self, const char *title)
{
  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_search_entry_set_placeholder_text (self->search, _ ("Type to find"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_margin_start (GTK_WIDGET (self->search), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->search), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->search), 6);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (stop_search_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->search);
}

static GtkWidget *
values_new (QorganFilterPage *self, const char *title)
{
  self->values = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->values, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->values), "boxed-list");
  gtk_widget_set_visible (GTK_WIDGET (self->values), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->values), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (self->values, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->values);
}

static GtkWidget *
content_new (QorganFilterPage *self, const char *title)
{
  g_autoptr (QorganCondition) condition = qorgan_filter_page_dup_condition (self->list, &self->filter);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  QorganPath path = qorgan_filter_path (&self->filter);

  read_chosen (self, condition);
  if (is_date (self))
    gtk_box_append (GTK_BOX (box), qorgan_filter_dates_new (self->list, &self->filter));
  if (qorgan_path_has_parts (&path))
    add_within (self, GTK_BOX (box), condition);
  gtk_box_append (GTK_BOX (box), values_new (self, title));
  self->more = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->more, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->more), "dimmed");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->more));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_focusable (scrolled, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

/**
 * qorgan_filter_page_new:
 * @list: the list to be filtered
 * @filter: by what
 *
 * Returns: (transfer floating): the page with the values to choose from
 */
AdwNavigationPage *
qorgan_filter_page_new (QorganList *list, const QorganFilter *filter)
{
  QorganFilterPage *self = g_object_new (QORGAN_TYPE_FILTER_PAGE, NULL);
  GtkWidget *view = adw_toolbar_view_new ();
  const QorganField *field = qorgan_field (filter->field);
  const char *title = qorgan_filter_label (filter, qorgan_casebook_get_language (qorgan_list_get_casebook (list)));

  self->list = g_object_ref (list);
  self->filter = *filter;
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  if (field->type == QORGAN_LINK || field->type == QORGAN_LINKS)
    adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), search_new (self, title));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), content_new (self, title));
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
  if (filter->test == QORGAN_FILTER_VALUES)
    count (self);
  return ADW_NAVIGATION_PAGE (self);
}
