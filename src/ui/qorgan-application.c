/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: its windows, its command line, its language. gettext speaks one language per process and every label is
 * made once, so another language means starting again, with the same casebook. */

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "qorgan-application.h"
#include "qorgan-import-dialog.h"
#include "qorgan-picture.h"
#include "qorgan-settings.h"
#include "qorgan-window-drop.h"
#include "qorgan-window.h"

struct _QorganApplication
{
  AdwApplication parent_instance;

  QorganPicture *picture; /* owned; what --picture asks for */
  char *next_language;    /* to start again in, once the last window is closed; NULL: not */
  GPtrArray *next_files;  /* (element-type filename): to open then: a casebook, a table that waits for one */
};

G_DEFINE_FINAL_TYPE (QorganApplication, qorgan_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  /* Read by main(), before anything is translated. */
  { "language", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Speak this language: en, ru or kk"), N_ ("CODE") },
  { "picture", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, NULL, "Take a picture of this page, and quit", "PAGE" },
  { "pictures", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL, "Tell what there are pictures of", NULL },
  { "picture-size", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, NULL, "Of the window", "WIDTHxHEIGHT" },
  { "picture-text-scale", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_DOUBLE, NULL, "Of the text", "NUMBER" },
  { "picture-file", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, NULL, "Where to put it", "FILE" },
  { NULL },
};

static gboolean
has_file (GtkWindow *window, GFile *file)
{
  g_autoptr (GFile) shown = QORGAN_IS_WINDOW (window) ? qorgan_window_dup_file (QORGAN_WINDOW (window)) : NULL;

  return shown != NULL && g_file_equal (shown, file);
}

static QorganWindow *
window_with (QorganApplication *self, GFile *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (has_file (l->data, file))
      return l->data;
  return NULL;
}

/* The one that was used last. */
static QorganWindow *
free_window (QorganApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (QORGAN_IS_WINDOW (l->data) && qorgan_window_is_free (l->data))
      return l->data;
  return NULL;
}

static void
show_window (QorganApplication *self, QorganWindow *window)
{
  gtk_window_present (GTK_WINDOW (window));
  if (self->picture != NULL)
    qorgan_picture_start (self->picture, window);
}

static void
qorgan_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  QorganApplication *self = QORGAN_APPLICATION (application);
  guint n_tables = 0;

  for (int i = 0; i < n_files; i++)
    n_tables += qorgan_import_is_table (files[i]);
  for (int i = 0; i < n_files; i++)
    {
      QorganWindow *window = window_with (self, files[i]);
      GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

      if (qorgan_import_is_table (files[i]))
        {
          window = QORGAN_IS_WINDOW (active) ? QORGAN_WINDOW (active) : qorgan_window_new (self);
          if (n_tables == 1)
            qorgan_window_import_table (window, files[i]);
        }
      else if (window == NULL)
        {
          window = free_window (self);
          if (window == NULL)
            window = qorgan_window_new (self);
          qorgan_window_open (window, files[i]);
        }
      show_window (self, window);
    }
  if (n_tables > 1)
    qorgan_window_drop_refuse_tables (QORGAN_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (self))));
}

static void
qorgan_application_activate (GApplication *application)
{
  QorganApplication *self = QORGAN_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (QORGAN_IS_WINDOW (window))
    gtk_window_present (window);
  else
    show_window (self, qorgan_window_new (self));
}

static int
qorgan_application_handle_local_options (GApplication *application, GVariantDict *given)
{
  QorganApplication *self = QORGAN_APPLICATION (application);
  g_autofree char *page = NULL;
  g_autofree char *size = NULL;
  g_autofree char *file = NULL;
  double text_scale = 1;

  if (g_variant_dict_contains (given, "pictures"))
    {
      qorgan_picture_print_subjects ();
      return EXIT_SUCCESS;
    }
  if (!g_variant_dict_lookup (given, "picture", "s", &page))
    return -1;
  g_variant_dict_lookup (given, "picture-size", "s", &size);
  g_variant_dict_lookup (given, "picture-file", "^ay", &file);
  g_variant_dict_lookup (given, "picture-text-scale", "d", &text_scale);
  self->picture = qorgan_picture_new (page, size, text_scale, file);
  if (self->picture == NULL)
    return EXIT_FAILURE;
  g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
close_windows (QorganApplication *self)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
quit_cb (GSimpleAction *action, GVariant *target, gpointer data)
{
  close_windows (QORGAN_APPLICATION (data));
}

/* @file: NULL: there is none */
static void
keep_next_file (QorganApplication *self, GFile *file)
{
  if (file != NULL && g_file_peek_path (file) != NULL)
    g_ptr_array_add (self->next_files, g_file_get_path (file));
}

/* Closing the windows saves what is being typed; once the last is gone the program starts again. */
static void
language_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  QorganApplication *self = QORGAN_APPLICATION (data);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (g_variant_equal (value, g_action_get_state (G_ACTION (action))))
    return;
  g_ptr_array_set_size (self->next_files, 0);
  if (QORGAN_IS_WINDOW (window))
    {
      g_autoptr (GFile) file = qorgan_window_dup_file (QORGAN_WINDOW (window));

      keep_next_file (self, file);
      keep_next_file (self, qorgan_window_get_table (QORGAN_WINDOW (window)));
    }
  g_set_str (&self->next_language, g_variant_get_string (value, NULL));
  close_windows (self);
}

static void
add_actions (QorganApplication *self)
{
  static const GActionEntry entries[] = { { .name = "quit", .activate = quit_cb } };
  g_autoptr (GSimpleAction) language
      = g_simple_action_new_stateful ("language", G_VARIANT_TYPE_STRING,
                                      g_variant_new_string (qorgan_language_code (qorgan_settings_language ())));

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (language, "change-state", G_CALLBACK (language_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (language));
}

static void
qorgan_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (qorgan_application_parent_class)->startup (application);
  add_actions (QORGAN_APPLICATION (application));
}

static void
qorgan_application_shutdown (GApplication *application)
{
  QorganApplication *self = QORGAN_APPLICATION (application);

  if (self->next_language != NULL)
    qorgan_settings_keep_language_code (self->next_language);
  G_APPLICATION_CLASS (qorgan_application_parent_class)->shutdown (application);
}

static void
qorgan_application_finalize (GObject *object)
{
  QorganApplication *self = QORGAN_APPLICATION (object);

  g_clear_object (&self->picture);
  g_free (self->next_language);
  g_ptr_array_unref (self->next_files);
  G_OBJECT_CLASS (qorgan_application_parent_class)->finalize (object);
}

static void
qorgan_application_class_init (QorganApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = qorgan_application_finalize;
  application_class->activate = qorgan_application_activate;
  application_class->handle_local_options = qorgan_application_handle_local_options;
  application_class->open = qorgan_application_open;
  application_class->shutdown = qorgan_application_shutdown;
  application_class->startup = qorgan_application_startup;
}

static void
qorgan_application_init (QorganApplication *self)
{
  GApplication *application = G_APPLICATION (self);

  self->next_files = g_ptr_array_new_with_free_func (g_free);
  g_application_add_main_option_entries (application, options);
  g_application_set_option_context_parameter_string (application, _ ("[CASEBOOK]"));
  g_application_set_option_context_summary (application, _ ("Opens a casebook."));
}

/**
 * qorgan_application_new:
 *
 * Returns: (transfer full): the program
 */
QorganApplication *
qorgan_application_new (void)
{
  return g_object_new (QORGAN_TYPE_APPLICATION, "application-id", "org.qorgan.Qorgan", "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/org/qorgan/Qorgan", NULL);
}

/**
 * qorgan_application_present_file:
 * @self: the program
 * @file: a casebook's file
 *
 * Shows the window that has the file already.
 *
 * Returns: whether there is one
 */
gboolean
qorgan_application_present_file (QorganApplication *self, GFile *file)
{
  QorganWindow *window;

  g_return_val_if_fail (QORGAN_IS_APPLICATION (self), FALSE);

  window = window_with (self, file);
  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
  return window != NULL;
}

/**
 * qorgan_application_present_other:
 * @self: the program
 * @window: a window
 * @file: a casebook's file on this computer
 *
 * Shows the window, other than @window, that has the file open under another name.
 *
 * Returns: whether there is one
 */
gboolean
qorgan_application_present_other (QorganApplication *self, GtkWindow *window, GFile *file)
{
  g_autofree char *resolved = realpath (g_file_peek_path (file), NULL);

  g_return_val_if_fail (QORGAN_IS_APPLICATION (self), FALSE);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); resolved != NULL && l != NULL; l = l->next)
    if (QORGAN_IS_WINDOW (l->data) && l->data != (gpointer) window && qorgan_window_has_path (l->data, resolved))
      {
        gtk_window_present (l->data);
        return TRUE;
      }
  return FALSE;
}

/**
 * qorgan_application_stay:
 * @self: the program
 *
 * A window stays open after all: the language does too.
 */
void
qorgan_application_stay (QorganApplication *self)
{
  g_return_if_fail (QORGAN_IS_APPLICATION (self));

  g_clear_pointer (&self->next_language, g_free);
}

/**
 * qorgan_application_starts_again:
 * @self: the program, after its last window is closed
 * @files: (out) (transfer none) (element-type filename): what to open then
 *
 * Returns: whether it was closed only to start again in another language
 */
gboolean
qorgan_application_starts_again (QorganApplication *self, GPtrArray **files)
{
  g_return_val_if_fail (QORGAN_IS_APPLICATION (self), FALSE);

  *files = self->next_files;
  return self->next_language != NULL;
}
