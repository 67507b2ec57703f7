/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A frame only copies the pictures of the markers in view, so a frame over 100 000 incidents costs as little as one
 * over ten. */
#include "qorgan-incident-layer-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "qorgan-gazetteer.h"
#include "qorgan-marker-search.h"

/* A cluster is called after a town no farther away than this. */
#define TOWN_KM 15.0

/* New pictures are drawn for so long in one frame; the others follow in the next frames. */
#define DRAWING_US 4000

G_DEFINE_FINAL_TYPE (QorganIncidentLayer, qorgan_incident_layer, SHUMATE_TYPE_LAYER)

enum
{
  CLUSTER_ACTIVATED,
  CLUSTER_ZOOMED,
  RESIZED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Where the world lies in the layer now. */
QorganMapCanvas
qorgan_incident_layer_get_canvas (QorganIncidentLayer *self)
{
  return qorgan_map_canvas_of (shumate_layer_get_viewport (SHUMATE_LAYER (self)), GTK_WIDGET (self));
}

static void
release_texture (gpointer texture)
{
  g_clear_object (&texture);
}

static void
forget_textures (QorganIncidentLayer *self)
{
  g_ptr_array_set_size (self->textures, 0);
  if (self->shown != NULL)
    g_ptr_array_set_size (self->textures, (int) qorgan_clusters_get_size (self->shown));
}

static void
redraw_markers (QorganIncidentLayer *self)
{
  qorgan_marker_set_forget (self->markers);
  forget_textures (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Takes the clusters of the present zoom level, if there are any yet. */
static void
update_shown (QorganIncidentLayer *self)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));
  double zoom = shumate_viewport_get_zoom_level (viewport);
  QorganClusters *clusters;

  if (self->points == NULL)
    return;
  clusters = qorgan_map_points_get_clusters (self->points, (guint) CLAMP (floor (zoom), 0, QORGAN_MAP_MAX_ZOOM));
  if (clusters == NULL || clusters == self->shown)
    return;
  if (g_set_object (&self->shown_points, self->points))
    qorgan_incident_layer_forget_focused (self);
  g_clear_pointer (&self->shown, qorgan_clusters_unref);
  self->shown = qorgan_clusters_ref (clusters);
  forget_textures (self);
}

static GdkTexture *
draw_marker (QorganIncidentLayer *self, guint cluster)
{
  guint n_categories = qorgan_marker_set_get_n_categories (self->markers), n_members;
  const guint *members = qorgan_incident_layer_get_members (self, cluster, &n_members);
  g_autofree guint *counts = g_new0 (guint, n_categories);

  for (guint i = 0; i < n_members; i++)
    counts[MIN (qorgan_map_points_get (self->shown_points, members[i])->category, n_categories - 1)]++;
  return qorgan_marker_set_draw (self->markers, counts);
}

/* NULL when this frame has drawn its share, which is one picture at least. */
static GdkTexture *
get_texture (QorganIncidentLayer *self, guint cluster)
{
  GdkTexture *texture = g_ptr_array_index (self->textures, cluster);

  if (texture != NULL)
    return texture;
  if (self->n_drawn > 0 && g_get_monotonic_time () >= self->draws_until)
    {
      self->is_unfinished = TRUE;
      return NULL;
    }
  texture = draw_marker (self, cluster);
  g_ptr_array_index (self->textures, cluster) = texture;
  self->n_drawn++;
  return texture;
}

static gboolean
find_selected (QorganIncidentLayer *self, guint *cluster)
{
  guint point;

  return self->selected != 0 && self->shown != NULL
         && qorgan_map_points_find (self->shown_points, self->selected, &point)
         && qorgan_clusters_find_member (self->shown, point, cluster);
}

static void
append_ring (QorganIncidentLayer *self,
             GtkSnapshot *snapshot,
             const QorganMapCanvas *canvas,
             guint cluster,
             double gap,
             float width)
{
  const QorganCluster *at = qorgan_clusters_get (self->shown, cluster);
  GdkRGBA colour = qorgan_map_style_get_colour (self->style, "selection");
  float radius = (float) (qorgan_marker_get_radius (at->n_members) + gap) + width;
  graphene_rect_t box
      = GRAPHENE_RECT_INIT ((float) qorgan_map_canvas_get_x (canvas, at->at) - radius,
                            (float) qorgan_map_canvas_get_y (canvas, at->at) - radius, 2 * radius, 2 * radius);
  GskRoundedRect circle;

  gsk_rounded_rect_init_from_rect (&circle, &box, radius);
  gtk_snapshot_append_border (snapshot, &circle, (float[4]) { width, width, width, width },
                              (GdkRGBA[4]) { colour, colour, colour, colour });
}

static void
append_markers (QorganIncidentLayer *self, GtkSnapshot *snapshot, const QorganMapCanvas *canvas)
{
  double scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  guint first, end;

  qorgan_marker_search_get_rows (self->shown, canvas, &first, &end);
  for (guint i = first; i < end; i++)
    {
      QorganWorldPoint at = qorgan_clusters_get (self->shown, i)->at;
      GdkTexture *texture;
      double side;

      if (!qorgan_marker_search_is_in_view (canvas, at))
        continue;
      texture = get_texture (self, i);
      if (texture == NULL)
        continue;
      side = gdk_texture_get_width (texture) / scale;

      /* On whole device pixels, or the numbers blur. */
      gtk_snapshot_append_texture (
          snapshot, texture,
          &GRAPHENE_RECT_INIT ((float) (round ((qorgan_map_canvas_get_x (canvas, at) - side / 2) * scale) / scale),
                               (float) (round ((qorgan_map_canvas_get_y (canvas, at) - side / 2) * scale) / scale),
                               (float) side, (float) side));
    }
}

static gboolean
on_tick_to_draw (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_queue_draw (widget);
  return G_SOURCE_REMOVE;
}

static void
qorgan_incident_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  QorganIncidentLayer *self = QORGAN_INCIDENT_LAYER (widget);
  QorganMapCanvas canvas = qorgan_incident_layer_get_canvas (self);
  guint cluster;

  update_shown (self);
  if (self->shown == NULL || qorgan_marker_set_get_n_categories (self->markers) == 0)
    return;
  self->draws_until = g_get_monotonic_time () + DRAWING_US;
  self->n_drawn = 0;
  self->is_unfinished = FALSE;
  append_markers (self, snapshot, &canvas);
  if (self->is_unfinished)
    gtk_widget_add_tick_callback (widget, on_tick_to_draw, NULL, NULL);
  if (find_selected (self, &cluster))
    append_ring (self, snapshot, &canvas, cluster, 1, 3);
  if (gtk_widget_has_visible_focus (widget) && qorgan_incident_layer_find_focused (self, &cluster))
    append_ring (self, snapshot, &canvas, cluster, 5, 2);
}

/* The whole map is the layer's: what misses every marker goes on to the map below as all events do. */
static gboolean
qorgan_incident_layer_contains (GtkWidget *widget, double x, double y)
{
  return x >= 0 && y >= 0 && x < gtk_widget_get_width (widget) && y < gtk_widget_get_height (widget);
}

static gboolean
qorgan_incident_layer_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  QorganIncidentLayer *self = QORGAN_INCIDENT_LAYER (widget);
  g_autofree char *title = NULL;
  guint cluster;

  if (keyboard ? !qorgan_incident_layer_find_focused (self, &cluster)
               : !qorgan_incident_layer_find_hit (self, x, y, &cluster))
    return FALSE;
  title = qorgan_incident_layer_dup_title (self, cluster);
  gtk_tooltip_set_text (tooltip, title);
  return TRUE;
}

static void
qorgan_incident_layer_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  QorganIncidentLayer *self = QORGAN_INCIDENT_LAYER (widget);

  GTK_WIDGET_CLASS (qorgan_incident_layer_parent_class)->size_allocate (widget, width, height, baseline);
  if (width == self->allocated_width && height == self->allocated_height)
    return;
  self->allocated_width = width;
  self->allocated_height = height;
  g_signal_emit (self, signals[RESIZED], 0);
}

static void
qorgan_incident_layer_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (qorgan_incident_layer_parent_class)->system_setting_changed (widget, setting);
  redraw_markers (QORGAN_INCIDENT_LAYER (widget));
}

static void
qorgan_incident_layer_constructed (GObject *object)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (object));

  G_OBJECT_CLASS (qorgan_incident_layer_parent_class)->constructed (object);
  g_signal_connect_object (viewport, "notify", G_CALLBACK (gtk_widget_queue_draw), object, G_CONNECT_SWAPPED);
}

static void
qorgan_incident_layer_finalize (GObject *object)
{
  QorganIncidentLayer *self = QORGAN_INCIDENT_LAYER (object);

  g_clear_object (&self->points);
  g_clear_object (&self->shown_points);
  g_clear_pointer (&self->shown, qorgan_clusters_unref);
  g_clear_pointer (&self->style, qorgan_map_style_unref);
  g_clear_pointer (&self->textures, g_ptr_array_unref);
  g_clear_pointer (&self->markers, qorgan_marker_set_free);
  G_OBJECT_CLASS (qorgan_incident_layer_parent_class)->finalize (object);
}

static void
qorgan_incident_layer_class_init (QorganIncidentLayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = qorgan_incident_layer_constructed;
  object_class->finalize = qorgan_incident_layer_finalize;
  widget_class->size_allocate = qorgan_incident_layer_size_allocate;
  widget_class->snapshot = qorgan_incident_layer_snapshot;
  widget_class->contains = qorgan_incident_layer_contains;
  widget_class->query_tooltip = qorgan_incident_layer_query_tooltip;
  widget_class->system_setting_changed = qorgan_incident_layer_system_setting_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  /**
   * QorganIncidentLayer::cluster-activated:
   * @cluster: which marker
   *
   * A marker was clicked, or Enter was pressed on it.
   */
  signals[CLUSTER_ACTIVATED] = g_signal_new ("cluster-activated", QORGAN_TYPE_INCIDENT_LAYER, G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * QorganIncidentLayer::cluster-zoomed:
   * @cluster: which marker
   *
   * A marker of several incidents was double-clicked.
   */
  signals[CLUSTER_ZOOMED] = g_signal_new ("cluster-zoomed", QORGAN_TYPE_INCIDENT_LAYER, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * QorganIncidentLayer::resized:
   *
   * The layer, and so the whole map, has a new size; what lies over the map may get its own in the next frames.
   */
  signals[RESIZED]
      = g_signal_new ("resized", QORGAN_TYPE_INCIDENT_LAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qorgan_incident_layer_init (QorganIncidentLayer *self)
{
  self->markers = qorgan_marker_set_new (GTK_WIDGET (self));
  self->textures = g_ptr_array_new_with_free_func (release_texture);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (self, "notify::scale-factor", G_CALLBACK (redraw_markers), self, G_CONNECT_SWAPPED);
  qorgan_incident_layer_set_up_input (self);
}

/**
 * qorgan_incident_layer_new:
 * @viewport: of the map
 * @language: to name towns in
 *
 * Returns: (transfer floating): the layer
 */
QorganIncidentLayer *
qorgan_incident_layer_new (ShumateViewport *viewport, QorganLanguage language)
{
  QorganIncidentLayer *self = g_object_new (QORGAN_TYPE_INCIDENT_LAYER, "viewport", viewport, NULL);

  self->language = language;
  return self;
}

/**
 * qorgan_incident_layer_set_points:
 * @self: the layer
 * @points: the incidents
 */
void
qorgan_incident_layer_set_points (QorganIncidentLayer *self, QorganMapPoints *points)
{
  if (!g_set_object (&self->points, points))
    return;
  g_signal_connect_object (points, "clusters-ready", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  update_shown (self);
  qorgan_incident_layer_name_whole (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * qorgan_incident_layer_set_appearance:
 * @self: the layer
 * @style: of the map
 * @categories: (array length=n_categories): of the incidents; copied
 * @n_categories: how many
 */
void
qorgan_incident_layer_set_appearance (QorganIncidentLayer *self,
                                      QorganMapStyle *style,
                                      const QorganMapCategory *categories,
                                      guint n_categories)
{
  g_clear_pointer (&self->style, qorgan_map_style_unref);
  self->style = qorgan_map_style_ref (style);
  qorgan_marker_set_set_appearance (self->markers, style, categories, n_categories);
  redraw_markers (self);
}

/**
 * qorgan_incident_layer_set_selected:
 * @self: the layer
 * @id: of the incident whose marker gets a ring; 0 for none
 */
void
qorgan_incident_layer_set_selected (QorganIncidentLayer *self, gint64 id)
{
  self->selected = id;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * qorgan_incident_layer_get_shown_points:
 * @self: the layer
 *
 * Returns: (transfer none): the incidents on the screen, which may still be those before the last ones set
 */
QorganMapPoints *
qorgan_incident_layer_get_shown_points (QorganIncidentLayer *self)
{
  return self->shown_points;
}

/**
 * qorgan_incident_layer_get_members:
 * @self: the layer
 * @cluster: a marker
 * @n_members: (out): how many incidents it stands for
 *
 * Returns: (transfer none): their numbers among the shown points
 */
const guint *
qorgan_incident_layer_get_members (QorganIncidentLayer *self, guint cluster, guint *n_members)
{
  *n_members = qorgan_clusters_get (self->shown, cluster)->n_members;
  return qorgan_clusters_get_members (self->shown, cluster);
}

/**
 * qorgan_incident_layer_get_position:
 * @self: the layer
 * @cluster: a marker
 * @x: (out): where it is in the widget
 * @y: (out): where it is in the widget
 */
void
qorgan_incident_layer_get_position (QorganIncidentLayer *self, guint cluster, double *x, double *y)
{
  QorganMapCanvas canvas = qorgan_incident_layer_get_canvas (self);
  QorganWorldPoint at = qorgan_clusters_get (self->shown, cluster)->at;

  *x = qorgan_map_canvas_get_x (&canvas, at);
  *y = qorgan_map_canvas_get_y (&canvas, at);
}

/**
 * qorgan_incident_layer_dup_title:
 * @self: the layer
 * @cluster: a marker
 *
 * Returns: (transfer full): what the marker is called: the incident, or the town and how many incidents
 */
char *
qorgan_incident_layer_dup_title (QorganIncidentLayer *self, guint cluster)
{
  const QorganCluster *at = qorgan_clusters_get (self->shown, cluster);
  const guint *members = qorgan_clusters_get_members (self->shown, cluster);
  const QorganPlace *town;

  if (at->n_members == 1)
    return g_strdup (qorgan_map_points_get (self->shown_points, members[0])->label);
  town = qorgan_gazetteer_find_nearest (qorgan_gazetteer_get_default (), qorgan_mercator_latitude (at->at.y),
                                        qorgan_mercator_longitude (at->at.x), TOWN_KM);
  if (town == NULL)
    return g_strdup_printf (ngettext ("%u incident", "%u incidents", at->n_members), at->n_members);
  /* Translators: a town, and how many incidents are marked there. */
  return g_strdup_printf (ngettext ("%s: %u incident", "%s: %u incidents", at->n_members), town->names[self->language],
                          at->n_members);
}
