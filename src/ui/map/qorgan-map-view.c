/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts together the basemap, the layer of incidents and the controls: what is chosen on the map is said here, how it
 * looks is decided here. Where the map looks is the camera's business. */
#include "qorgan-map-view.h"

#include <glib/gi18n-lib.h>

#include "qorgan-incident-popover.h"
#include "qorgan-map-background.h"
#include "qorgan-map-camera.h"
#include "qorgan-map-rows.h"

#define SYMBOL_SCALE 2

struct _QorganMapView
{
  AdwBin parent_instance;

  /* Template */
  ShumateMap *map;
  ShumateScale *scale;
  GtkWidget *buttons_panel;
  GtkWidget *legend_panel;
  GtkBox *legend_categories;
  GtkLabel *problem;

  /* Borrowed */
  QorganIncidentLayer *incidents;
  GtkWidget *popover;

  /* Owned */
  QorganMapBackground *background; /* NULL: there is no basemap */
  QorganMapCamera *camera;
  QorganMapStyle *style;
  QorganMapPoints *points;
  GArray *categories; /* QorganMapCategory, with own strings */
  GPtrArray *symbols; /* GdkTexture, by category */
  QorganLanguage language;
  QorganMapBox open_box; /* around the incidents in the popover */
};

G_DEFINE_FINAL_TYPE (QorganMapView, qorgan_map_view, ADW_TYPE_BIN)

enum
{
  INCIDENT_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static ShumateViewport *
get_viewport (QorganMapView *self)
{
  return shumate_map_get_viewport (self->map);
}

static void
close_popover (QorganMapView *self)
{
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
on_viewport_notify (QorganMapView *self)
{
  double zoom = shumate_viewport_get_zoom_level (get_viewport (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.zoom-in", zoom < QORGAN_MAP_MAX_ZOOM);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.zoom-out", zoom > QORGAN_MAP_MIN_ZOOM);
  close_popover (self);
}

static void
show_problem (QorganMapView *self, const GError *error)
{
  /* Translators: %s is a technical reason, in English. */
  g_autofree char *text = g_strdup_printf (_ ("The background of the map cannot be shown. %s"), error->message);

  gtk_label_set_label (self->problem, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

static GtkWidget *
make_legend_row (const char *text, GdkTexture *symbol)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_paintable (GDK_PAINTABLE (symbol));
  GtkWidget *label = gtk_label_new (text);

  gtk_image_set_pixel_size (GTK_IMAGE (image), 20);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (row), image);
  gtk_box_append (GTK_BOX (row), label);
  return row;
}

static void
update_legend (QorganMapView *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->legend_categories))) != NULL)
    gtk_box_remove (self->legend_categories, row);
  g_ptr_array_unref (self->symbols);
  self->symbols = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->categories->len; i++)
    {
      const QorganMapCategory *category = &g_array_index (self->categories, QorganMapCategory, i);
      GdkRGBA colour = { 0 };

      gdk_rgba_parse (&colour, qorgan_map_style_is_dark (self->style) ? category->colour_dark : category->colour_light);
      g_ptr_array_add (self->symbols, qorgan_marker_draw (self->style, category->shape, &colour, SYMBOL_SCALE));
      gtk_box_append (self->legend_categories, make_legend_row (category->label, g_ptr_array_index (self->symbols, i)));
    }
  gtk_widget_set_visible (self->legend_panel, self->categories->len > 0);
}

static void
update_appearance (QorganMapView *self)
{
  qorgan_incident_layer_set_appearance (self->incidents, self->style,
                                        (const QorganMapCategory *) self->categories->data, self->categories->len);
  update_legend (self);
  close_popover (self);
}

static void
on_style_changed (QorganMapView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->style, qorgan_map_style_unref);
  self->style = qorgan_map_style_new (self->language, adw_style_manager_get_dark (manager),
                                      adw_style_manager_get_high_contrast (manager));
  if (self->background != NULL && !qorgan_map_background_set_style (self->background, self->style, &error))
    show_problem (self, error);

  /* A new renderer brings its own limits. */
  shumate_viewport_set_min_zoom_level (get_viewport (self), QORGAN_MAP_MIN_ZOOM);
  shumate_viewport_set_max_zoom_level (get_viewport (self), QORGAN_MAP_MAX_ZOOM);
  update_appearance (self);
}

static void
zoom_in (GtkWidget *widget, const char *action, GVariant *parameter)
{
  qorgan_map_camera_zoom_by (QORGAN_MAP_VIEW (widget)->camera, 1);
}

static void
zoom_out (GtkWidget *widget, const char *action, GVariant *parameter)
{
  qorgan_map_camera_zoom_by (QORGAN_MAP_VIEW (widget)->camera, -1);
}

static void
fit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QorganMapView *self = QORGAN_MAP_VIEW (widget);

  qorgan_map_camera_fit (self->camera, self->points, TRUE);
}

static QorganMapBox
get_cluster_box (QorganMapView *self, guint cluster)
{
  guint n_members;
  const guint *members = qorgan_incident_layer_get_members (self->incidents, cluster, &n_members);

  return qorgan_map_box_around (qorgan_incident_layer_get_shown_points (self->incidents), members, n_members);
}

static void
on_cluster_zoomed (QorganMapView *self, guint cluster)
{
  close_popover (self);
  qorgan_map_camera_zoom_into (self->camera, get_cluster_box (self, cluster));
}

static void
on_zoom_requested (QorganMapView *self)
{
  qorgan_map_camera_zoom_into (self->camera, self->open_box);
}

static void
on_popover_incident_activated (QorganMapView *self, gint64 id)
{
  g_signal_emit (self, signals[INCIDENT_ACTIVATED], 0, id);
}

/* Where the list was, the keyboard goes on with the markers. */
static void
on_popover_closed (QorganMapView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* Without a root the map is on its way to another page, and nothing here can have the focus. */
  if (root != NULL && (focus == NULL || gtk_widget_is_ancestor (focus, self->popover)))
    gtk_widget_grab_focus (GTK_WIDGET (self->incidents));
}

static void
on_cluster_activated (QorganMapView *self, guint cluster)
{
  guint n_members;
  const guint *members = qorgan_incident_layer_get_members (self->incidents, cluster, &n_members);
  QorganMapPoints *points = qorgan_incident_layer_get_shown_points (self->incidents);
  g_autoptr (QorganMapRows) rows = NULL;
  g_autofree char *title = NULL;
  graphene_point_t at;
  double x, y;

  if (n_members == 1)
    {
      g_signal_emit (self, signals[INCIDENT_ACTIVATED], 0, qorgan_map_points_get (points, members[0])->id);
      return;
    }
  rows = qorgan_map_rows_new (points, members, n_members, self->symbols);
  title = qorgan_incident_layer_dup_title (self->incidents, cluster);
  qorgan_incident_layer_get_position (self->incidents, cluster, &x, &y);
  if (!gtk_widget_compute_point (GTK_WIDGET (self->incidents), GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &at))
    return;
  self->open_box = get_cluster_box (self, cluster);
  qorgan_incident_popover_present (QORGAN_INCIDENT_POPOVER (self->popover), title, G_LIST_MODEL (rows), at.x, at.y);
}

static void
category_clear (gpointer data)
{
  QorganMapCategory *category = data;

  g_free ((char *) category->label);
  g_free ((char *) category->colour_light);
  g_free ((char *) category->colour_dark);
}

static void
set_up_map (QorganMapView *self)
{
  ShumateViewport *viewport = get_viewport (self);
  g_autoptr (GError) error = NULL;

  self->background = qorgan_map_background_new (self->map, &error);
  if (self->background == NULL)
    show_problem (self, error);
  shumate_scale_set_viewport (self->scale, viewport);
  self->camera = qorgan_map_camera_new (self->map, self->legend_panel, self->buttons_panel);
  self->incidents = qorgan_incident_layer_new (viewport, self->language);
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->incidents));
  g_signal_connect_object (viewport, "notify", G_CALLBACK (on_viewport_notify), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->incidents, "cluster-activated", G_CALLBACK (on_cluster_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->incidents, "resized", G_CALLBACK (qorgan_map_camera_fit_again), self->camera,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->incidents, "cluster-zoomed", G_CALLBACK (on_cluster_zoomed), self, G_CONNECT_SWAPPED);
}

static void
set_up_popover (QorganMapView *self)
{
  self->popover = GTK_WIDGET (qorgan_incident_popover_new ());
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect_object (self->popover, "incident-activated", G_CALLBACK (on_popover_incident_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "zoom-requested", G_CALLBACK (on_zoom_requested), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (on_popover_closed), self, G_CONNECT_SWAPPED);
}

static void
load_stylesheet (void)
{
  static gboolean loaded;
  g_autoptr (GtkCssProvider) provider = NULL;

  if (loaded)
    return;
  loaded = TRUE;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/org/qorgan/Qorgan/ui/map/map.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
qorgan_map_view_dispose (GObject *object)
{
  QorganMapView *self = QORGAN_MAP_VIEW (object);

  g_clear_object (&self->background);
  g_clear_object (&self->camera);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), QORGAN_TYPE_MAP_VIEW);
  G_OBJECT_CLASS (qorgan_map_view_parent_class)->dispose (object);
}

static void
qorgan_map_view_finalize (GObject *object)
{
  QorganMapView *self = QORGAN_MAP_VIEW (object);

  g_clear_object (&self->points);
  g_clear_pointer (&self->style, qorgan_map_style_unref);
  g_clear_pointer (&self->categories, g_array_unref);
  g_clear_pointer (&self->symbols, g_ptr_array_unref);
  G_OBJECT_CLASS (qorgan_map_view_parent_class)->finalize (object);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    const char *action;
  } bindings[] = {
    { GDK_KEY_plus, "map.zoom-in" },   { GDK_KEY_equal, "map.zoom-in" },        { GDK_KEY_KP_Add, "map.zoom-in" },
    { GDK_KEY_minus, "map.zoom-out" }, { GDK_KEY_KP_Subtract, "map.zoom-out" }, { GDK_KEY_Home, "map.fit" },
    { GDK_KEY_KP_Home, "map.fit" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding_action (widget_class, bindings[i].key, 0, bindings[i].action, NULL);
}

static void
qorgan_map_view_class_init (QorganMapViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qorgan_map_view_dispose;
  object_class->finalize = qorgan_map_view_finalize;

  g_type_ensure (SHUMATE_TYPE_MAP);
  g_type_ensure (SHUMATE_TYPE_SCALE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/map/qorgan-map-view.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganMapView, map);
  gtk_widget_class_bind_template_child (widget_class, QorganMapView, scale);
  gtk_widget_class_bind_template_child (widget_class, QorganMapView, buttons_panel);
  gtk_widget_class_bind_template_child (widget_class, QorganMapView, legend_panel);
  gtk_widget_class_bind_template_child (widget_class, QorganMapView, legend_categories);
  gtk_widget_class_bind_template_child (widget_class, QorganMapView, problem);
  gtk_widget_class_install_action (widget_class, "map.zoom-in", NULL, zoom_in);
  gtk_widget_class_install_action (widget_class, "map.zoom-out", NULL, zoom_out);
  gtk_widget_class_install_action (widget_class, "map.fit", NULL, fit);
  add_bindings (widget_class);

  /**
   * QorganMapView::incident-activated:
   * @id: of the incident
   *
   * The user chose an incident.
   */
  signals[INCIDENT_ACTIVATED] = g_signal_new ("incident-activated", QORGAN_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                              NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
qorgan_map_view_init (QorganMapView *self)
{
  load_stylesheet ();
  self->categories = g_array_new (FALSE, FALSE, sizeof (QorganMapCategory));
  g_array_set_clear_func (self->categories, category_clear);
  self->symbols = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * qorgan_map_view_new:
 * @language: of the names on the map
 *
 * Returns: (transfer floating): a map of Kazakhstan without incidents
 */
GtkWidget *
qorgan_map_view_new (QorganLanguage language)
{
  QorganMapView *self = g_object_new (QORGAN_TYPE_MAP_VIEW, NULL);
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->language = language;
  set_up_map (self);
  set_up_popover (self);
  on_style_changed (self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (on_style_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (on_style_changed), self, G_CONNECT_SWAPPED);
  qorgan_map_view_fit (self);
  return GTK_WIDGET (self);
}

/**
 * qorgan_map_view_set_categories:
 * @self: the map
 * @categories: (array length=n_categories): in the order of the legend; copied
 * @n_categories: how many
 *
 * Says what the categories of the points mean and how they look. Set them before the first points.
 */
void
qorgan_map_view_set_categories (QorganMapView *self, const QorganMapCategory *categories, guint n_categories)
{
  g_array_set_size (self->categories, 0);
  for (guint i = 0; i < n_categories; i++)
    {
      QorganMapCategory category = {
        .label = g_strdup (categories[i].label),
        .colour_light = g_strdup (categories[i].colour_light),
        .colour_dark = g_strdup (categories[i].colour_dark),
        .shape = categories[i].shape,
      };

      g_array_append_val (self->categories, category);
    }
  update_appearance (self);
}

/**
 * qorgan_map_view_take_points:
 * @self: the map
 * @points: (array length=n_points) (transfer full): the incidents, from g_malloc()
 * @n_points: how many
 * @owner: (transfer full) (nullable): what keeps the labels of @points alive
 * @free_owner: (nullable): how to let go of @owner
 *
 * Replaces the incidents on the map. What part of the map is shown stays as it is.
 */
void
qorgan_map_view_take_points (QorganMapView *self,
                             QorganMapPoint *points,
                             guint n_points,
                             gpointer owner,
                             GDestroyNotify free_owner)
{
  close_popover (self);
  g_clear_object (&self->points);
  self->points = qorgan_map_points_new (points, n_points, owner, free_owner);
  qorgan_incident_layer_set_points (self->incidents, self->points);
}

/**
 * qorgan_map_view_set_selected:
 * @self: the map
 * @id: of an incident; 0 for none
 *
 * Marks an incident with a ring, and moves the map only if it is out of sight.
 */
void
qorgan_map_view_set_selected (QorganMapView *self, gint64 id)
{
  guint point;

  qorgan_incident_layer_set_selected (self->incidents, id);
  if (id != 0 && self->points != NULL && qorgan_map_points_find (self->points, id, &point))
    qorgan_map_camera_show (self->camera, qorgan_map_points_get_place (self->points, point));
}

/**
 * qorgan_map_view_fit:
 * @self: the map
 *
 * Shows all incidents, or Kazakhstan when there are none; as soon as the map has a size, and in each later size until
 * the map is moved.
 */
void
qorgan_map_view_fit (QorganMapView *self)
{
  qorgan_map_camera_fit (self->camera, self->points, FALSE);
}
