/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window that is to be closed while something is being written waits for that. When it takes longer than a moment, a
 * dialog says what is being done and that the window then closes by itself; the person may stop it where that leaves no
 * trace, or keep the window open. Nothing is asked that has to be answered. */

#include "qorgan-finishing.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "qorgan-work-line.h"

struct _QorganFinishing
{
  GObject parent_instance;

  GtkWidget *window;        /* borrowed: it owns this */
  QorganCasebook *casebook; /* owned */
  AdwDialog *dialog;        /* weak; NULL: not shown */
  guint later;              /* source */
  gboolean stays;           /* the person wants the window to stay */
};

G_DEFINE_FINAL_TYPE (QorganFinishing, qorgan_finishing, G_TYPE_OBJECT)

static void
answered_cb (QorganFinishing *self, const char *response)
{
  self->stays = g_str_equal (response, "stay");
  g_clear_weak_pointer (&self->dialog);
}

static void
show (QorganFinishing *self)
{
  AdwAlertDialog *dialog;
  GtkWidget *line;

  if (self->dialog != NULL || !qorgan_casebook_is_busy (self->casebook))
    return;
  dialog = ADW_ALERT_DIALOG (
      adw_alert_dialog_new (_ ("Finishing First"), _ ("The window closes by itself as soon as this is done. Nothing "
                                                      "is lost.")));
  line = qorgan_work_line_new (self->casebook);
  qorgan_work_line_show_now (QORGAN_WORK_LINE (line));
  adw_alert_dialog_set_extra_child (dialog, line);
  adw_alert_dialog_add_response (dialog, "stay", _ ("_Keep the Window Open"));
  adw_alert_dialog_set_default_response (dialog, "stay");
  adw_alert_dialog_set_close_response (dialog, "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->dialog, ADW_DIALOG (dialog));
  adw_dialog_present (ADW_DIALOG (dialog), self->window);
}

static gboolean
show_cb (gpointer data)
{
  QorganFinishing *self = data;

  self->later = 0;
  show (self);
  return G_SOURCE_REMOVE;
}

/* No answer any more: the dialog is not to take this for one. */
static void
hide (QorganFinishing *self)
{
  AdwDialog *dialog = self->dialog;

  if (dialog == NULL)
    return;
  g_clear_weak_pointer (&self->dialog);
  g_signal_handlers_disconnect_by_data (dialog, self);
  adw_dialog_force_close (dialog);
}

/* What comes next, a question about an edit perhaps, is not to stand behind the dialog. */
static void
work_cb (QorganFinishing *self)
{
  if (!qorgan_casebook_is_busy (self->casebook))
    hide (self);
}

static void
qorgan_finishing_dispose (GObject *object)
{
  QorganFinishing *self = QORGAN_FINISHING (object);

  g_clear_handle_id (&self->later, g_source_remove);
  hide (self);
  g_clear_object (&self->casebook);
  G_OBJECT_CLASS (qorgan_finishing_parent_class)->dispose (object);
}

static void
qorgan_finishing_class_init (QorganFinishingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qorgan_finishing_dispose;
}

static void
qorgan_finishing_init (QorganFinishing *self)
{
}

/**
 * qorgan_finishing_new:
 * @window: the window that is to be closed, which outlives this
 * @casebook: what it waits for
 *
 * Returns: (transfer full): the waiting, which is shown if it takes longer than a moment
 */
QorganFinishing *
qorgan_finishing_new (GtkWidget *window, QorganCasebook *casebook)
{
  QorganFinishing *self = g_object_new (QORGAN_TYPE_FINISHING, NULL);

  self->window = window;
  self->casebook = g_object_ref (casebook);
  g_signal_connect_object (casebook, "notify::work", G_CALLBACK (work_cb), self, G_CONNECT_SWAPPED);
  self->later = g_timeout_add (QORGAN_WORK_MOMENT_MS, show_cb, self);
  return self;
}

/**
 * qorgan_finishing_ask_again:
 * @self: a waiting
 *
 * The window is to be closed once more: that is said again, whatever was answered before.
 */
void
qorgan_finishing_ask_again (QorganFinishing *self)
{
  g_return_if_fail (QORGAN_IS_FINISHING (self));

  self->stays = FALSE;
  show (self);
}

/**
 * qorgan_finishing_end:
 * @self: a waiting
 *
 * Returns: whether the window is still to be closed
 */
gboolean
qorgan_finishing_end (QorganFinishing *self)
{
  g_return_val_if_fail (QORGAN_IS_FINISHING (self), FALSE);

  g_clear_handle_id (&self->later, g_source_remove);
  hide (self);
  return !self->stays;
}

static void
closed_cb (GObject *casebook, GAsyncResult *result, gpointer data)
{
  g_autoptr (GApplication) application = data;

  g_application_release (application);
}

/**
 * qorgan_finishing_close:
 * @casebook: that of a window which goes
 *
 * The window is gone at once; the program stays until the file is closed.
 */
void
qorgan_finishing_close (QorganCasebook *casebook)
{
  GApplication *application = g_application_get_default ();

  g_application_hold (application);
  qorgan_casebook_close_async (casebook, closed_cb, g_object_ref (application));
}
