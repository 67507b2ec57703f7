/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the casebook is doing, see the header. The jobs themselves are in another thread: the line looks how far they
 * are a few times a second, and only while it is shown. */

#include "qorgan-work-line.h"

#include <glib/gi18n-lib.h>

#define LOOK_EVERY_MS 200

struct _QorganWorkLine
{
  AdwBin parent_instance;

  /* Template */
  GtkRevealer *revealer;
  GtkLabel *words;
  GtkProgressBar *progress;
  GtkWidget *stop;

  QorganCasebook *casebook; /* owned */
  guint later; /* source: shows the line after a moment */
  guint look;  /* source: how far it is */
};

G_DEFINE_FINAL_TYPE (QorganWorkLine, qorgan_work_line, ADW_TYPE_BIN)

static gboolean
look_cb (gpointer data)
{
  QorganWorkLine *self = data;
  double done = qorgan_casebook_get_progress (self->casebook);

  gtk_widget_set_visible (GTK_WIDGET (self->progress), done >= 0);
  if (done >= 0)
    gtk_progress_bar_set_fraction (self->progress, MIN (done, 1));
  return G_SOURCE_CONTINUE;
}

static void
hide (QorganWorkLine *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_clear_handle_id (&self->later, g_source_remove);
  g_clear_handle_id (&self->look, g_source_remove);
  /* What is pressed here goes, and the keyboard is to be somewhere. */
  if (root != NULL && gtk_root_get_focus (root) == self->stop)
    gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

static void
write_words (QorganWorkLine *self)
{
  const char *work = qorgan_casebook_get_work (self->casebook);

  if (work == NULL)
    work = _ ("Finishing what was begun…");
  gtk_widget_set_visible (self->stop, qorgan_casebook_can_stop_work (self->casebook));
  if (g_str_equal (gtk_label_get_label (self->words), work) && gtk_revealer_get_reveal_child (self->revealer))
    return;
  gtk_label_set_label (self->words, work);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), work, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static gboolean
show_cb (gpointer data)
{
  QorganWorkLine *self = data;

  self->later = 0;
  write_words (self);
  look_cb (self);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  if (self->look == 0)
    self->look = g_timeout_add (LOOK_EVERY_MS, look_cb, self);
  return G_SOURCE_REMOVE;
}

static void
work_cb (QorganWorkLine *self)
{
  if (qorgan_casebook_get_work (self->casebook) == NULL)
    hide (self);
  else if (gtk_revealer_get_reveal_child (self->revealer))
    write_words (self);
  else if (self->later == 0)
    self->later = g_timeout_add (QORGAN_WORK_MOMENT_MS, show_cb, self);
}

static void
stop_cb (QorganWorkLine *self)
{
  qorgan_casebook_stop_work (self->casebook);
}

static void
qorgan_work_line_dispose (GObject *object)
{
  QorganWorkLine *self = QORGAN_WORK_LINE (object);

  g_clear_handle_id (&self->later, g_source_remove);
  g_clear_handle_id (&self->look, g_source_remove);
  if (self->casebook != NULL)
    g_signal_handlers_disconnect_by_data (self->casebook, self);
  g_clear_object (&self->casebook);
  /* The template would unparent its own child behind the back of the class above, which would do it again. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QORGAN_TYPE_WORK_LINE);
  G_OBJECT_CLASS (qorgan_work_line_parent_class)->dispose (object);
}

static void
qorgan_work_line_class_init (QorganWorkLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_work_line_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-work-line.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganWorkLine, revealer);
  gtk_widget_class_bind_template_child (widget_class, QorganWorkLine, words);
  gtk_widget_class_bind_template_child (widget_class, QorganWorkLine, progress);
  gtk_widget_class_bind_template_child (widget_class, QorganWorkLine, stop);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
qorgan_work_line_init (QorganWorkLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * qorgan_work_line_new:
 * @casebook: (transfer none): whose work it tells of
 *
 * Returns: (transfer floating): the line
 */
GtkWidget *
qorgan_work_line_new (QorganCasebook *casebook)
{
  GtkWidget *self = g_object_new (QORGAN_TYPE_WORK_LINE, NULL);

  qorgan_work_line_set_casebook (QORGAN_WORK_LINE (self), casebook);
  return self;
}

/**
 * qorgan_work_line_set_casebook:
 * @self: a line of a template, once
 * @casebook: (transfer none): whose work it tells of
 */
void
qorgan_work_line_set_casebook (QorganWorkLine *self, QorganCasebook *casebook)
{
  g_return_if_fail (QORGAN_IS_WORK_LINE (self));
  g_return_if_fail (self->casebook == NULL);

  self->casebook = g_object_ref (casebook);
  g_signal_connect_object (casebook, "notify::work", G_CALLBACK (work_cb), self, G_CONNECT_SWAPPED);
  work_cb (self);
}

/**
 * qorgan_work_line_show_now:
 * @self: a line
 *
 * Shows what is being done without waiting for a moment, also where there is nothing to speak of.
 */
void
qorgan_work_line_show_now (QorganWorkLine *self)
{
  g_return_if_fail (QORGAN_IS_WORK_LINE (self));

  g_clear_handle_id (&self->later, g_source_remove);
  show_cb (self);
}
