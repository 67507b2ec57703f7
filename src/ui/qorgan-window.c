/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window: one casebook, or the way to one. It opens and closes casebooks and hands keys on; everything inside an open
 * casebook is the workspace's business. */

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "qorgan-casebook-chooser.h"
#include "qorgan-finishing.h"
#include "qorgan-message.h"
#include "qorgan-opening-page.h"
#include "qorgan-pages.h"
#include "qorgan-passphrase-dialog.h"
#include "qorgan-recent.h"
#include "qorgan-settings.h"
#include "qorgan-shortcuts.h"
#include "qorgan-unlock-page.h"
#include "qorgan-vault.h"
#include "qorgan-welcome-page.h"
#include "qorgan-window-another.h"
#include "qorgan-window-drop.h"
#include "qorgan-window-help.h"
#include "qorgan-window-owner.h"
#include "qorgan-window.h"

struct _QorganWindow
{
  AdwApplicationWindow parent_instance;

  /* Template */
  GtkStack *stack;

  QorganWelcomePage *welcome; /* borrowed from the stack, as the next; NULL until it is first shown */
  QorganUnlockPage *unlock;
  QorganWorkspace *workspace; /* borrowed from the stack; NULL: no casebook is open */
  GFile *opening; /* owned; the file being opened */
  GFile *locked; /* owned; the file whose passphrase is asked for */
  GFile *table; /* owned; to be imported once a casebook is open; NULL: none */
  char *passphrase; /* owned, wiped; of the casebook to be made, until its place is chosen */
  GCancellable *cancellable;
  QorganFinishing *finishing; /* owned; it is to be closed; NULL: not */
};

G_DEFINE_FINAL_TYPE (QorganWindow, qorgan_window, ADW_TYPE_APPLICATION_WINDOW)

static void unlock_cb (QorganWindow *self);

static QorganApplication *
get_application (QorganWindow *self)
{
  return QORGAN_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

static void
need_welcome_page (QorganWindow *self)
{
  g_autoptr (GFile) demo = qorgan_settings_demo_file ();

  if (self->welcome != NULL)
    return;
  self->welcome = QORGAN_WELCOME_PAGE (g_object_new (QORGAN_TYPE_WELCOME_PAGE, NULL));
  qorgan_welcome_page_set_has_demo (self->welcome, g_file_query_exists (demo, NULL));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->welcome), "welcome");
}

static void
need_unlock_page (QorganWindow *self)
{
  if (self->unlock != NULL)
    return;
  self->unlock = QORGAN_UNLOCK_PAGE (g_object_new (QORGAN_TYPE_UNLOCK_PAGE, NULL));
  g_signal_connect_object (self->unlock, "unlock", G_CALLBACK (unlock_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->unlock), "unlock");
}

/* That it waits is said on either page that stands before a casebook. */
static void
show_table (QorganWindow *self)
{
  g_autofree char *name = g_file_get_basename (self->table);

  if (self->locked != NULL)
    {
      qorgan_unlock_page_show_table (self->unlock, name);
      return;
    }
  need_welcome_page (self);
  qorgan_welcome_page_show_table (self->welcome, name);
}

static void
show_unlock_page (QorganWindow *self, GFile *file, const char *name)
{
  /* Translators: title of a window: the name of a casebook's file that asks for its passphrase, and the program */
  g_autofree char *title = g_strdup_printf (_ ("%s (locked) — Qorgan"), name);

  need_unlock_page (self);
  g_set_object (&self->locked, file);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_stack_set_visible_child_name (self->stack, "unlock");
  qorgan_unlock_page_begin (self->unlock, name);
  if (self->table != NULL)
    show_table (self);
}

static void
show_welcome_page (QorganWindow *self, const char *name, const GError *error)
{
  need_welcome_page (self);
  g_clear_object (&self->locked);
  gtk_window_set_title (GTK_WINDOW (self), "Qorgan");
  qorgan_welcome_page_show_error (self->welcome, name, error);
  gtk_stack_set_visible_child_name (self->stack, "welcome");
}

/* A link to a file is that file: its window is brought up, and this one, which has nothing to show, goes. */
static gboolean
leave_to_other_window (QorganWindow *self, GFile *file, const GError *error)
{
  if (!qorgan_casebook_error_is_open (error)
      || !qorgan_application_present_other (get_application (self), GTK_WINDOW (self), file))
    return FALSE;
  gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganCasebook) casebook = qorgan_casebook_open_finish (result, &error);
  g_autoptr (GFile) file = g_steal_pointer (&self->opening);
  g_autofree char *name = NULL;

  if (file == NULL) /* the window was closed meanwhile */
    return;
  name = g_file_get_basename (file);
  if (self->locked != NULL)
    qorgan_unlock_page_end_try (self->unlock, qorgan_casebook_error_is_wrong_passphrase (error));
  if (casebook != NULL)
    {
      g_clear_object (&self->locked);
      qorgan_window_show_casebook (self, casebook);
    }
  else if (qorgan_casebook_error_is_locked (error))
    show_unlock_page (self, file, name);
  else if (!leave_to_other_window (self, file, error)
           && (self->locked == NULL || !qorgan_casebook_error_is_wrong_passphrase (error)))
    show_welcome_page (self, name, error);
}

/* The unlock page stays while its passphrase is tried; it shows that by itself. */
static void
open_file (QorganWindow *self, GFile *file, gboolean create, const char *passphrase)
{
  QorganCasebookOptions options = { .language = qorgan_settings_language (), .passphrase = passphrase };
  g_autoptr (GError) error = NULL;
  g_autofree char *person = qorgan_settings_dup_person ();
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *device = qorgan_settings_dup_device (&error);

  if (path == NULL && error == NULL)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                         _ ("A casebook has to be a file on this computer. Copy it here and open the copy."));
  if (error != NULL)
    {
      g_autofree char *name = g_file_get_basename (file);

      show_welcome_page (self, name, error);
      return;
    }
  options.device = device;
  options.who = person;
  self->opening = g_object_ref (file);
  if (self->locked == NULL || !g_file_equal (self->locked, file))
    {
      g_clear_object (&self->locked);
      gtk_stack_set_visible_child_name (self->stack, "opening");
    }
  qorgan_casebook_open_async (path, create, &options, self->cancellable, opened_cb, g_object_ref (self));
}

/* The newly chosen file goes where there is room for it: a window shows one casebook, and a casebook one window. */
static void
open_somewhere (QorganWindow *self, GFile *file, gboolean create, const char *passphrase)
{
  QorganWindow *window = self;

  if (!create && qorgan_application_present_file (get_application (self), file))
    return;
  if (!qorgan_window_is_free (self))
    {
      window = qorgan_window_new (get_application (self));
      gtk_window_present (GTK_WINDOW (window));
    }
  open_file (window, file, create, passphrase);
}

/* @file: NULL: none was chosen; @error says why. */
static void
open_chosen (QorganWindow *self, GFile *file, gboolean create, const char *passphrase, const GError *error)
{
  if (file != NULL)
    {
      qorgan_recent_keep_out (file);
      open_somewhere (self, file, create, passphrase);
    }
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
           && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    qorgan_message_show_error (GTK_WIDGET (self), _ ("Could Not Choose a File"), error);
}

static void
open_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  open_chosen (self, file, FALSE, NULL, error);
}

static void
open_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWindow *self = QORGAN_WINDOW (widget);
  g_autoptr (GtkFileDialog) dialog = qorgan_casebook_chooser_new (_ ("Open a Casebook"));

  gtk_file_dialog_open (dialog, GTK_WINDOW (self), NULL, open_chosen_cb, g_object_ref (self));
}

static void
new_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  open_chosen (self, file, TRUE, self->passphrase, error);
  g_clear_pointer (&self->passphrase, qorgan_vault_free_secret);
}

static void
passphrase_chosen_cb (QorganWindow *self, QorganPassphraseDialog *chosen)
{
  g_autoptr (GtkFileDialog) dialog = qorgan_casebook_chooser_new (_ ("New Casebook"));

  g_clear_pointer (&self->passphrase, qorgan_vault_free_secret);
  self->passphrase = qorgan_passphrase_dialog_dup_passphrase (chosen);
  gtk_file_dialog_set_accept_label (dialog, _ ("_Create"));
  gtk_file_dialog_set_initial_name (dialog,
                                    /* Translators: the suggested name of a new casebook's file, without and with a
                                     * passphrase; keep the ending .casebook */
                                    self->passphrase == NULL ? _ ("practice.casebook") : _ ("cases.casebook"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, new_chosen_cb, g_object_ref (self));
}

static void
new_casebook_action (GtkWidget *widget, const char *action, GVariant *target)
{
  AdwDialog *dialog = qorgan_passphrase_dialog_new (NULL);

  g_signal_connect_object (dialog, "done", G_CALLBACK (passphrase_chosen_cb), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
unlock_cb (QorganWindow *self)
{
  char *passphrase = qorgan_unlock_page_dup_passphrase (self->unlock);
  g_autoptr (GFile) file = g_object_ref (self->locked);

  open_file (self, file, FALSE, passphrase);
  qorgan_vault_free_secret (passphrase);
}

static void
demo_copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) copy = qorgan_settings_copy_demo_finish (result, &error);

  if (self->cancellable == NULL) /* the window was closed meanwhile */
    return;
  if (copy != NULL)
    open_somewhere (self, copy, FALSE, NULL);
  else
    qorgan_message_show_error (GTK_WIDGET (self), _ ("The Demo Could Not Be Copied"), error);
}

/* The demo is worked in like any casebook, so everybody gets a copy; one that is there is kept with what was done. */
static void
open_demo_action (GtkWidget *widget, const char *action, GVariant *target)
{
  qorgan_settings_copy_demo_async (demo_copied_cb, g_object_ref (widget));
}

static gboolean
key_pressed_cb (QorganWindow *self, guint key, guint code, GdkModifierType state)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  /* A dialog keeps its keys to itself, but for those that come while nothing in it has the focus. */
  if (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL)
    return GDK_EVENT_PROPAGATE;
  if (focus == NULL || focus == GTK_WIDGET (self))
    focus = self->workspace != NULL ? qorgan_workspace_get_place (self->workspace)
                                    : gtk_stack_get_visible_child (self->stack);
  if (qorgan_shortcuts_activate (focus, key, code, state))
    return GDK_EVENT_STOP;
  /* What is open answers its keys from the list beside it, too. */
  return self->workspace != NULL && qorgan_workspace_is_record_shown (self->workspace)
         && qorgan_shortcuts_activate (qorgan_workspace_get_place (self->workspace), key, code, state);
}

/* Not closed, but gone: a dialog that is still on its way out would be closed in its place. */
static void
left_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganWindow) self = data;
  g_autoptr (QorganFinishing) finishing = g_steal_pointer (&self->finishing);

  if (finishing == NULL) /* the window is gone already */
    return;
  if (qorgan_workspace_leave_finish (QORGAN_WORKSPACE (source), result) && qorgan_finishing_end (finishing))
    gtk_window_destroy (GTK_WINDOW (self));
  else
    qorgan_application_stay (get_application (self));
}

/* Leaving a field saves it; the window goes once everything is saved, or given up. */
static void
finish_action (GtkWidget *widget, const char *action, GVariant *target)
{
  QorganWindow *self = QORGAN_WINDOW (widget);

  qorgan_settings_keep_window (GTK_WINDOW (self));
  /* A view is the casebook's own; its name stays there. */
  if (qorgan_pages_find (qorgan_workspace_get_page (self->workspace)) != NULL)
    qorgan_settings_keep_page (qorgan_workspace_get_page (self->workspace));
  if (self->finishing != NULL)
    {
      qorgan_finishing_ask_again (self->finishing);
      return;
    }
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  self->finishing = qorgan_finishing_new (widget, qorgan_workspace_get_casebook (self->workspace));
  qorgan_workspace_leave_async (self->workspace, left_cb, g_object_ref (self));
}

static gboolean
close_request_cb (GtkWindow *window)
{
  QorganWindow *self = QORGAN_WINDOW (window);

  if (self->workspace != NULL)
    finish_action (GTK_WIDGET (self), NULL, NULL);
  else
    qorgan_settings_keep_window (window);
  return self->workspace != NULL;
}

/* A window without a casebook begins with the ways to one. */
static void
qorgan_window_realize (GtkWidget *widget)
{
  QorganWindow *self = QORGAN_WINDOW (widget);

  if (self->workspace == NULL && self->opening == NULL && self->locked == NULL)
    {
      need_welcome_page (self);
      gtk_stack_set_visible_child_name (self->stack, "welcome");
    }
  GTK_WIDGET_CLASS (qorgan_window_parent_class)->realize (widget);
}

static void
qorgan_window_dispose (GObject *object)
{
  QorganWindow *self = QORGAN_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->finishing);
  g_clear_object (&self->opening);
  g_clear_object (&self->locked);
  g_clear_object (&self->table);
  g_clear_pointer (&self->passphrase, qorgan_vault_free_secret);
  if (self->workspace != NULL && !qorgan_window_another_leave_to (self))
    qorgan_finishing_close (qorgan_workspace_get_casebook (self->workspace));
  self->workspace = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), QORGAN_TYPE_WINDOW);
  G_OBJECT_CLASS (qorgan_window_parent_class)->dispose (object);
}

static void
qorgan_window_class_init (QorganWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (QORGAN_TYPE_OPENING_PAGE);
  G_OBJECT_CLASS (klass)->dispose = qorgan_window_dispose;
  widget_class->realize = qorgan_window_realize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-window.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganWindow, stack);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_install_action (widget_class, "win.finish", NULL, finish_action);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.new-casebook", NULL, new_casebook_action);
  gtk_widget_class_install_action (widget_class, "win.open-demo", NULL, open_demo_action);
  qorgan_window_another_install (widget_class);
  qorgan_window_owner_install (widget_class);
  qorgan_window_help_install (widget_class);
}

static void
qorgan_window_init (QorganWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.passphrase", FALSE);
  qorgan_window_drop_install (self);
  g_signal_connect_object (self, "notify::is-active", G_CALLBACK (qorgan_window_another_follow), self, 0);
  qorgan_settings_restore_window (GTK_WINDOW (self));
}

/**
 * qorgan_window_new:
 * @application: (transfer none): the application
 *
 * Returns: (transfer none): a window without a casebook, to be presented
 */
QorganWindow *
qorgan_window_new (QorganApplication *application)
{
  return g_object_new (QORGAN_TYPE_WINDOW, "application", application, NULL);
}

/**
 * qorgan_window_show_casebook:
 * @self: a window without a casebook
 * @casebook: an open casebook
 */
void
qorgan_window_show_casebook (QorganWindow *self, QorganCasebook *casebook)
{
  g_autofree char *name = g_path_get_basename (qorgan_casebook_get_path (casebook));
  /* Translators: title of a window: the name of a casebook's file, and the program */
  g_autofree char *title = g_strdup_printf (_ ("%s — Qorgan"), name);

  self->workspace = QORGAN_WORKSPACE (qorgan_workspace_new (casebook));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->workspace), "workspace");
  gtk_stack_set_visible_child_name (self->stack, "workspace");
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.passphrase", !qorgan_casebook_is_read_only (casebook));
  if (self->table != NULL)
    {
      g_autoptr (GFile) table = g_steal_pointer (&self->table);

      qorgan_workspace_import_table (self->workspace, table);
    }
}

/**
 * qorgan_window_open:
 * @self: a window without a casebook
 * @file: the casebook's file
 *
 * Opens a casebook, which may ask for its passphrase; if that is not possible the window says why.
 */
void
qorgan_window_open (QorganWindow *self, GFile *file)
{
  g_return_if_fail (QORGAN_IS_WINDOW (self));
  g_return_if_fail (qorgan_window_is_free (self));

  open_file (self, file, FALSE, NULL);
}

/**
 * qorgan_window_open_somewhere:
 * @self: a window
 * @file: the casebook's file
 *
 * Opens a casebook in the window, or beside it if the window has one already.
 */
void
qorgan_window_open_somewhere (QorganWindow *self, GFile *file)
{
  g_return_if_fail (QORGAN_IS_WINDOW (self));

  open_somewhere (self, file, FALSE, NULL);
}

/**
 * qorgan_window_import_table:
 * @self: a window
 * @file: a table in text
 *
 * Imports it into the casebook that is open; if none is, the table waits until one is, and the window says so.
 */
void
qorgan_window_import_table (QorganWindow *self, GFile *file)
{
  g_return_if_fail (QORGAN_IS_WINDOW (self));

  if (self->workspace != NULL)
    {
      qorgan_workspace_import_table (self->workspace, file);
      return;
    }
  g_set_object (&self->table, file);
  show_table (self);
}

/**
 * qorgan_window_is_free:
 * @self: a window
 *
 * Returns: whether a casebook can be opened in it
 */
gboolean
qorgan_window_is_free (QorganWindow *self)
{
  g_return_val_if_fail (QORGAN_IS_WINDOW (self), FALSE);

  return self->workspace == NULL && self->opening == NULL;
}

/**
 * qorgan_window_dup_file:
 * @self: a window
 *
 * Returns: (transfer full) (nullable): the casebook's file that it shows, opens or asks the passphrase of
 */
GFile *
qorgan_window_dup_file (QorganWindow *self)
{
  g_return_val_if_fail (QORGAN_IS_WINDOW (self), NULL);

  if (self->workspace != NULL)
    return g_file_new_for_path (qorgan_casebook_get_path (qorgan_workspace_get_casebook (self->workspace)));
  return self->opening != NULL  ? g_object_ref (self->opening)
         : self->locked != NULL ? g_object_ref (self->locked)
                                : NULL;
}

/**
 * qorgan_window_get_table:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the table that waits for a casebook
 */
GFile *
qorgan_window_get_table (QorganWindow *self)
{
  g_return_val_if_fail (QORGAN_IS_WINDOW (self), NULL);

  return self->table;
}

/**
 * qorgan_window_has_path:
 * @self: a window
 * @path: (type filename): a file, with all links followed
 *
 * Returns: whether the window shows it, under whatever name
 */
gboolean
qorgan_window_has_path (QorganWindow *self, const char *path)
{
  g_autofree char *shown = NULL;

  g_return_val_if_fail (QORGAN_IS_WINDOW (self), FALSE);

  if (self->workspace != NULL)
    shown = realpath (qorgan_casebook_get_path (qorgan_workspace_get_casebook (self->workspace)), NULL);
  return shown != NULL && g_str_equal (shown, path);
}

/**
 * qorgan_window_get_workspace:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): its open casebook on the screen
 */
QorganWorkspace *
qorgan_window_get_workspace (QorganWindow *self)
{
  g_return_val_if_fail (QORGAN_IS_WINDOW (self), NULL);

  return self->workspace;
}
