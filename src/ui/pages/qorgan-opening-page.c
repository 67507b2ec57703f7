/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window shows while its casebook is opened: nothing at first, for most are open before anybody could read that
 * they are being opened, and words that flash by unsettle. */

#include "qorgan-opening-page.h"

#define WAIT_MS 250

struct _QorganOpeningPage
{
  AdwBin parent_instance;

  GtkWidget *words; /* template */
  guint source; /* 0: it is not shown, or says what it is waiting for */
};

G_DEFINE_FINAL_TYPE (QorganOpeningPage, qorgan_opening_page, ADW_TYPE_BIN)

static void
waited_cb (gpointer data)
{
  QorganOpeningPage *self = data;

  self->source = 0;
  gtk_widget_set_visible (self->words, TRUE);
}

static void
qorgan_opening_page_map (GtkWidget *widget)
{
  QorganOpeningPage *self = QORGAN_OPENING_PAGE (widget);

  GTK_WIDGET_CLASS (qorgan_opening_page_parent_class)->map (widget);
  self->source = g_timeout_add_once (WAIT_MS, waited_cb, self);
}

static void
qorgan_opening_page_unmap (GtkWidget *widget)
{
  QorganOpeningPage *self = QORGAN_OPENING_PAGE (widget);

  g_clear_handle_id (&self->source, g_source_remove);
  GTK_WIDGET_CLASS (qorgan_opening_page_parent_class)->unmap (widget);
  gtk_widget_set_visible (self->words, FALSE);
}

static void
qorgan_opening_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), QORGAN_TYPE_OPENING_PAGE);
  G_OBJECT_CLASS (qorgan_opening_page_parent_class)->dispose (object);
}

static void
qorgan_opening_page_class_init (QorganOpeningPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_opening_page_dispose;
  widget_class->map = qorgan_opening_page_map;
  widget_class->unmap = qorgan_opening_page_unmap;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-opening-page.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganOpeningPage, words);
}

static void
qorgan_opening_page_init (QorganOpeningPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
