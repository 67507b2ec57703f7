/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Only shows a list and says what was chosen: which incidents they are and what follows is the map's business. */
#include "qorgan-incident-popover.h"

#include "qorgan-map-rows.h"
#include "qorgan-marker.h"

struct _QorganIncidentPopover
{
  GtkPopover parent_instance;

  /* Template */
  GtkLabel *title;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (QorganIncidentPopover, qorgan_incident_popover, GTK_TYPE_POPOVER)

enum
{
  INCIDENT_ACTIVATED,
  ZOOM_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_row_activated (QorganIncidentPopover *self, guint position)
{
  g_autoptr (QorganMapRow) row = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list)), position);
  gint64 id = qorgan_map_row_get_id (row);

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[INCIDENT_ACTIVATED], 0, id);
}

static void
on_focus_leave (QorganIncidentPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
close_popover (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_popover_popdown (GTK_POPOVER (widget));
}

static void
request_zoom (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_popover_popdown (GTK_POPOVER (widget));
  g_signal_emit (widget, signals[ZOOM_REQUESTED], 0);
}

static void
qorgan_incident_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), QORGAN_TYPE_INCIDENT_POPOVER);
  G_OBJECT_CLASS (qorgan_incident_popover_parent_class)->dispose (object);
}

static void
qorgan_incident_popover_class_init (QorganIncidentPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_incident_popover_dispose;
  g_type_ensure (QORGAN_TYPE_MAP_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/map/qorgan-incident-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganIncidentPopover, title);
  gtk_widget_class_bind_template_child (widget_class, QorganIncidentPopover, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_focus_leave);
  gtk_widget_class_install_action (widget_class, "incidents.close", NULL, close_popover);
  gtk_widget_class_install_action (widget_class, "incidents.zoom", NULL, request_zoom);

  /**
   * QorganIncidentPopover::incident-activated:
   * @id: of the incident
   *
   * An incident was chosen.
   */
  signals[INCIDENT_ACTIVATED] = g_signal_new ("incident-activated", QORGAN_TYPE_INCIDENT_POPOVER, G_SIGNAL_RUN_LAST, 0,
                                              NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  /**
   * QorganIncidentPopover::zoom-requested:
   *
   * The marker is to be opened up.
   */
  signals[ZOOM_REQUESTED] = g_signal_new ("zoom-requested", QORGAN_TYPE_INCIDENT_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
qorgan_incident_popover_init (QorganIncidentPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * qorgan_incident_popover_new:
 *
 * Returns: (transfer floating): the popover
 */
QorganIncidentPopover *
qorgan_incident_popover_new (void)
{
  return g_object_new (QORGAN_TYPE_INCIDENT_POPOVER, NULL);
}

/**
 * qorgan_incident_popover_present:
 * @self: the popover
 * @title: what the marker is called
 * @rows: (transfer none): a model of #QorganMapRow
 * @x: where the marker is in the popover's parent
 * @y: where the marker is in the popover's parent
 *
 * Shows the incidents of a marker and puts the keyboard into their list.
 */
void
qorgan_incident_popover_present (QorganIncidentPopover *self, const char *title, GListModel *rows, double x, double y)
{
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (g_object_ref (rows));
  const int radius = (int) QORGAN_MARKER_MAX_RADIUS;

  gtk_label_set_label (self->title, title);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  gtk_popover_set_pointing_to (GTK_POPOVER (self),
                               &(GdkRectangle) { (int) x - radius, (int) y - radius, 2 * radius, 2 * radius });
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_list_view_scroll_to (self->list, 0, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
