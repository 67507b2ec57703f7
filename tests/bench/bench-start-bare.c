/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least a program of libadwaita can be: a window with a header bar. Usage: bench-start-bare START */

#include "bench-start-probe.h"

static void
activate_cb (GApplication *application)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application = adw_application_new ("org.qorgan.Bare", G_APPLICATION_DEFAULT_FLAGS);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  bench_start_probe (GTK_APPLICATION (application), g_ascii_strtoll (argv[1], NULL, 10), FALSE);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
