/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages that stand in for something: what opens at once says nothing meanwhile, and a name or an error with any sign in
 * it is read as it is, not as markup. */

#include <adwaita.h>

#include "qorgan-no-record.h"
#include "qorgan-opening-page.h"
#include "qorgan-unlock-page.h"
#include "qorgan-welcome-page.h"

#define NAME "R&D <new>.casebook"
#define WHY "It names “R&D <new>”."

static void
wait_ms (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * G_GINT64_CONSTANT (1000);

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static GtkWindow *
window_new (GtkWidget *page)
{
  GtkWidget *window = adw_window_new ();

  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (page))
    g_main_context_iteration (NULL, TRUE);
  return GTK_WINDOW (window);
}

/* Whether it can be read: there, and not hidden. */
static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static void
test_opening_keeps_its_words_back (void)
{
  GtkWidget *page = g_object_new (QORGAN_TYPE_OPENING_PAGE, NULL);
  GtkWindow *window = window_new (page);
  gint64 mapped = g_get_monotonic_time ();

  wait_ms (50);
  if (g_get_monotonic_time () - mapped < 200000) /* or this machine is too slow to tell */
    g_assert_false (says (page, "Opening the Casebook"));
  wait_ms (400);
  g_assert_true (says (page, "Opening the Casebook"));
  gtk_widget_set_visible (page, FALSE);
  gtk_widget_set_visible (page, TRUE);
  g_assert_false (says (page, "Opening the Casebook"));
  gtk_window_destroy (window);
  wait_ms (400); /* nothing is left that would say it then */
}

static void
test_refused_file (void)
{
  GtkWidget *page = g_object_new (QORGAN_TYPE_WELCOME_PAGE, NULL);
  GtkWindow *window = window_new (page);
  g_autoptr (GError) error = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_FAILED, WHY);

  qorgan_welcome_page_show_error (QORGAN_WELCOME_PAGE (page), NAME, error);
  g_assert_true (says (page, "“" NAME "” Could Not Be Opened"));
  g_assert_true (says (page, WHY));
  qorgan_welcome_page_show_table (QORGAN_WELCOME_PAGE (page), NAME);
  g_assert_true (says (page, "“" NAME "” Waits for a Casebook"));
  gtk_window_destroy (window);
}

static void
test_locked_file (void)
{
  GtkWidget *page = g_object_new (QORGAN_TYPE_UNLOCK_PAGE, NULL);
  GtkWindow *window = window_new (page);

  qorgan_unlock_page_begin (QORGAN_UNLOCK_PAGE (page), NAME);
  g_assert_true (says (page, NAME));
  gtk_window_destroy (window);
}

static void
test_record_that_cannot_be_read (void)
{
  GtkWidget *page = qorgan_no_record_new_failed (WHY);
  GtkWindow *window = window_new (page);

  g_assert_true (says (page, WHY));
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/pages/opening-keeps-its-words-back", test_opening_keeps_its_words_back);
  g_test_add_func ("/pages/refused-file", test_refused_file);
  g_test_add_func ("/pages/locked-file", test_locked_file);
  g_test_add_func ("/pages/record-that-cannot-be-read", test_record_that_cannot_be_read);
  return g_test_run ();
}
