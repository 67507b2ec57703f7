/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a dialog is that ends in one act. The act stands below the content: a header has no room for its words beside a
 * title in every language at 360 pixels and with large text. Enter does it, wherever the dialog takes Enter. */

#include "qorgan-action-view.h"

struct _QorganActionView
{
  AdwBin parent_instance;

  /* Borrowed */
  AdwToolbarView *toolbar_view;
  AdwHeaderBar *header;
  GtkButton *cancel_button;
  GtkButton *action_button;
};

enum
{
  PROP_CONTENT = 1,
  PROP_TITLE_WIDGET,
  PROP_CANCEL_LABEL,
  PROP_ACTION_LABEL,
  PROP_ACTION_SENSITIVE,
  N_PROPERTIES
};

enum
{
  SIGNAL_ACT,
  SIGNAL_CANCEL,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QorganActionView, qorgan_action_view, ADW_TYPE_BIN)

/* With a way out of its own the header needs no other. */
static void
set_cancel_label (QorganActionView *self, const char *label)
{
  gtk_button_set_label (self->cancel_button, label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->cancel_button), label != NULL);
  adw_header_bar_set_show_start_title_buttons (self->header, label == NULL);
  adw_header_bar_set_show_end_title_buttons (self->header, label == NULL);
}

static void
act_cb (QorganActionView *self)
{
  g_signal_emit (self, signals[SIGNAL_ACT], 0);
}

static void
cancel_cb (QorganActionView *self)
{
  g_signal_emit (self, signals[SIGNAL_CANCEL], 0);
}

/* A dialog may have several of these, one after the other. */
static void
qorgan_action_view_map (GtkWidget *widget)
{
  QorganActionView *self = QORGAN_ACTION_VIEW (widget);
  GtkWidget *dialog = gtk_widget_get_ancestor (widget, ADW_TYPE_DIALOG);

  GTK_WIDGET_CLASS (qorgan_action_view_parent_class)->map (widget);
  if (dialog != NULL)
    adw_dialog_set_default_widget (ADW_DIALOG (dialog), GTK_WIDGET (self->action_button));
}

static gboolean
qorgan_action_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (QORGAN_ACTION_VIEW (widget)->action_button));
}

static void
qorgan_action_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  QorganActionView *self = QORGAN_ACTION_VIEW (object);

  switch (id)
    {
    case PROP_CONTENT:
      adw_toolbar_view_set_content (self->toolbar_view, g_value_get_object (value));
      break;
    case PROP_TITLE_WIDGET:
      adw_header_bar_set_title_widget (self->header, g_value_get_object (value));
      break;
    case PROP_CANCEL_LABEL:
      set_cancel_label (self, g_value_get_string (value));
      break;
    case PROP_ACTION_LABEL:
      qorgan_action_view_set_action_label (self, g_value_get_string (value));
      break;
    case PROP_ACTION_SENSITIVE:
      qorgan_action_view_set_action_sensitive (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qorgan_action_view_class_init (QorganActionViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = qorgan_action_view_set_property;
  GTK_WIDGET_CLASS (klass)->map = qorgan_action_view_map;
  GTK_WIDGET_CLASS (klass)->grab_focus = qorgan_action_view_grab_focus;

  /**
   * QorganActionView:content:
   *
   * What stands between the header and the act.
   */
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  /**
   * QorganActionView:title-widget:
   *
   * In place of the title of the dialog or page.
   */
  properties[PROP_TITLE_WIDGET] = g_param_spec_object ("title-widget", NULL, NULL, GTK_TYPE_WIDGET, flags);
  /**
   * QorganActionView:cancel-label:
   *
   * The way out, with its mnemonic; without one the header shows the usual buttons.
   */
  properties[PROP_CANCEL_LABEL] = g_param_spec_string ("cancel-label", NULL, NULL, NULL, flags);
  /**
   * QorganActionView:action-label:
   *
   * The act, with its mnemonic; without one there is none yet.
   */
  properties[PROP_ACTION_LABEL] = g_param_spec_string ("action-label", NULL, NULL, NULL, flags);
  /**
   * QorganActionView:action-sensitive:
   *
   * Whether it can be done as things stand.
   */
  properties[PROP_ACTION_SENSITIVE] = g_param_spec_boolean ("action-sensitive", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * QorganActionView::act:
   *
   * The person does it.
   */
  signals[SIGNAL_ACT]
      = g_signal_new ("act", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * QorganActionView::cancel:
   *
   * The person wants out.
   */
  signals[SIGNAL_CANCEL]
      = g_signal_new ("cancel", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkButton *
button_new (void)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_use_underline (GTK_BUTTON (button), TRUE);
  return GTK_BUTTON (button);
}

static void
qorgan_action_view_init (QorganActionView *self)
{
  GtkWidget *action;

  self->toolbar_view = ADW_TOOLBAR_VIEW (adw_toolbar_view_new ());
  self->header = ADW_HEADER_BAR (adw_header_bar_new ());
  self->cancel_button = button_new ();
  self->action_button = button_new ();
  action = GTK_WIDGET (self->action_button);
  gtk_widget_add_css_class (action, "pill");
  gtk_widget_add_css_class (action, "suggested-action");
  gtk_widget_set_halign (action, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (action, 6);
  gtk_widget_set_margin_bottom (action, 12);
  gtk_widget_set_visible (GTK_WIDGET (self->cancel_button), FALSE);
  gtk_widget_set_visible (action, FALSE);
  adw_header_bar_pack_start (self->header, GTK_WIDGET (self->cancel_button));
  adw_toolbar_view_add_top_bar (self->toolbar_view, GTK_WIDGET (self->header));
  adw_toolbar_view_add_bottom_bar (self->toolbar_view, action);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->toolbar_view));
  g_signal_connect_object (self->action_button, "clicked", G_CALLBACK (act_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cancel_button, "clicked", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
}

/**
 * qorgan_action_view_set_action_label:
 * @label: (nullable): what is done, with its mnemonic; %NULL: nothing yet
 */
void
qorgan_action_view_set_action_label (QorganActionView *self, const char *label)
{
  g_return_if_fail (QORGAN_IS_ACTION_VIEW (self));

  gtk_button_set_label (self->action_button, label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->action_button), label != NULL);
}

/**
 * qorgan_action_view_set_action_sensitive:
 * @is_sensitive: whether it can be done as things stand
 */
void
qorgan_action_view_set_action_sensitive (QorganActionView *self, gboolean is_sensitive)
{
  g_return_if_fail (QORGAN_IS_ACTION_VIEW (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self->action_button), is_sensitive);
}
