/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the map: the map, and beside it the list of incidents, which shows the same and chooses the same. In a
 * narrow window the map is alone. The map itself is lent by the workspace, which has only one. */

#include "qorgan-list-page.h"
#include "qorgan-help-dialog.h"
#include "qorgan-map-page.h"

struct _QorganMapPage
{
  AdwNavigationPage parent_instance;

  /* Template */
  AdwBin *holder;
  AdwBin *list_holder;
};

G_DEFINE_FINAL_TYPE (QorganMapPage, qorgan_map_page, ADW_TYPE_NAVIGATION_PAGE)

static void
qorgan_map_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), QORGAN_TYPE_MAP_PAGE);
  G_OBJECT_CLASS (qorgan_map_page_parent_class)->dispose (object);
}

static void
qorgan_map_page_class_init (QorganMapPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_map_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-map-page.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganMapPage, holder);
  gtk_widget_class_bind_template_child (widget_class, QorganMapPage, list_holder);
}

static void
qorgan_map_page_init (QorganMapPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  qorgan_help_set_topic (GTK_WIDGET (self), "map");
}

/**
 * qorgan_map_page_new:
 * @incidents: (transfer none): the list of incidents and what is chosen in it
 *
 * Returns: (transfer floating): the page, without a map yet
 */
AdwNavigationPage *
qorgan_map_page_new (QorganSelection *incidents)
{
  QorganMapPage *self = g_object_new (QORGAN_TYPE_MAP_PAGE, NULL);

  adw_bin_set_child (self->list_holder, qorgan_list_page_new (incidents, TRUE));
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * qorgan_map_page_get_list_page:
 * @self: the page
 *
 * Returns: (transfer none): the list beside the map
 */
GtkWidget *
qorgan_map_page_get_list_page (QorganMapPage *self)
{
  g_return_val_if_fail (QORGAN_IS_MAP_PAGE (self), NULL);

  return adw_bin_get_child (self->list_holder);
}

/**
 * qorgan_map_page_set_map:
 * @self: the page
 * @map: (nullable) (transfer none): the map to show; %NULL gives back the one that is shown
 */
void
qorgan_map_page_set_map (QorganMapPage *self, GtkWidget *map)
{
  g_return_if_fail (QORGAN_IS_MAP_PAGE (self));

  adw_bin_set_child (self->holder, map);
}
