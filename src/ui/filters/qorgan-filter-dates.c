/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group of date rows: from, to, going on. What is typed is understood as everywhere, in three languages, and said
 * back below; "Friday" is the last one there was. The list follows as soon as a date is understood. */

#include "qorgan-filter-dates.h"

#include <glib/gi18n-lib.h>

#include "qorgan-digit-keys.h"
#include "qorgan-filter-page.h"
#include "qorgan-today.h"

/* One row. */
typedef struct
{
  QorganList *list; /* owned */
  QorganFilter filter;
  QorganFilterTest test;
  AdwEntryRow *row; /* borrowed: it has this */
  GtkLabel *echo;
} DateRow;

static void
free_date_row (gpointer data)
{
  DateRow *self = data;

  g_object_unref (self->list);
  g_free (self);
}

static char **
place_of (QorganCondition *condition, QorganFilterTest test)
{
  switch (test)
    {
    case QORGAN_FILTER_SINCE:
      return &condition->since;
    case QORGAN_FILTER_UNTIL:
      return &condition->until;
    case QORGAN_FILTER_ON:
    case QORGAN_FILTER_VALUES:
      break;
    }
  return &condition->on;
}

static void
write_echo (DateRow *self, const QorganDate *date, gboolean is_empty)
{
  QorganLanguage language = qorgan_casebook_get_language (qorgan_list_get_casebook (self->list));
  g_autofree char *words = date != NULL ? qorgan_date_format (date, language, QORGAN_DATE_LONG) : NULL;

  gtk_label_set_label (self->echo, words != NULL ? words : is_empty ? "" : _ ("Not a date yet"));
  gtk_widget_set_visible (GTK_WIDGET (self->echo), !is_empty);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_label_get_label (self->echo), -1);
}

static void
changed_cb (GtkWidget *row)
{
  DateRow *self = g_object_get_data (G_OBJECT (row), "qorgan-date-row");
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->row));
  QorganCondition *condition = qorgan_filter_page_dup_condition (self->list, &self->filter);
  char **edtf = place_of (condition, self->test);
  QorganDate today, date;
  gboolean is_date;

  qorgan_today (qorgan_list_get_casebook (self->list), &today);
  is_date = qorgan_date_understand_past (typed, &today, &date);
  write_echo (self, is_date ? &date : NULL, *typed == '\0');
  if (!is_date && *typed != '\0')
    {
      qorgan_condition_free (condition);
      return;
    }
  g_free (*edtf);
  *edtf = is_date ? qorgan_date_to_edtf (&date) : NULL;
  qorgan_filter_page_take_condition (self->list, condition);
}

static void
add_row (GtkWidget *box, QorganList *list, const QorganFilter *filter, QorganFilterTest test, const char *title)
{
  g_autoptr (QorganCondition) condition = qorgan_filter_page_dup_condition (list, filter);
  const char *edtf = *place_of (condition, test);
  GtkWidget *rows = gtk_list_box_new ();
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *echo = gtk_label_new (NULL);
  DateRow *self = g_new (DateRow, 1);
  QorganDate date;

  *self = (DateRow) { g_object_ref (list), *filter, test, ADW_ENTRY_ROW (row), GTK_LABEL (echo) };
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  qorgan_digit_keys_add (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (row))));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (rows, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (rows), row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (rows), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_add_css_class (echo, "dimmed");
  gtk_label_set_xalign (GTK_LABEL (echo), 0);
  gtk_label_set_wrap (GTK_LABEL (echo), TRUE);
  gtk_widget_set_margin_start (echo, 12);
  gtk_box_append (GTK_BOX (box), rows);
  gtk_box_append (GTK_BOX (box), echo);
  if (edtf != NULL && qorgan_date_parse (edtf, &date, NULL))
    {
      g_autofree char *words
          = qorgan_date_format (&date, qorgan_casebook_get_language (qorgan_list_get_casebook (list)),
                                QORGAN_DATE_SHORT);

      gtk_editable_set_text (GTK_EDITABLE (row), words);
      write_echo (self, &date, FALSE);
    }
  else
    write_echo (self, NULL, TRUE);
  g_object_set_data_full (G_OBJECT (row), "qorgan-date-row", self, free_date_row);
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), row, G_CONNECT_SWAPPED);
}

/**
 * qorgan_filter_dates_new:
 * @list: the list to be filtered
 * @filter: a filter on a date
 *
 * Returns: (transfer floating): the rows in which its dates are typed
 */
GtkWidget *
qorgan_filter_dates_new (QorganList *list, const QorganFilter *filter)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  QorganLanguage language = qorgan_casebook_get_language (qorgan_list_get_casebook (list));

  if (filter->test != QORGAN_FILTER_VALUES)
    {
      add_row (box, list, filter, filter->test, qorgan_filter_label (filter, language));
      return box;
    }
  add_row (box, list, filter, QORGAN_FILTER_SINCE, C_ ("filter", "From"));
  add_row (box, list, filter, QORGAN_FILTER_UNTIL, C_ ("filter", "To"));
  if (qorgan_field (filter->field)->ends != 0)
    add_row (box, list, filter, QORGAN_FILTER_ON, C_ ("filter", "Under way on"));
  return box;
}
