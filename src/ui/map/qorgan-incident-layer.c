/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A frame only copies the pictures of the markers in view, so a frame over 100 000 incidents costs as little as one
 * over ten. */
#include "qorgan-incident-layer.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "qorgan-gazetteer.h"

/* How far beside a marker a click still counts, in pixels. */
#define SLOP 4.0

/* A cluster is called after a town no farther away than this. */
#define TOWN_KM 15.0

/* So many new textures are drawn in one frame at most, some 4 ms' work; the others follow in the next frames. */
#define TEXTURES_PER_FRAME 64

#define NO_POINT G_MAXUINT

/* Where the world lies in the widget. */
typedef struct
{
  QorganWorldPoint centre;
  double size; /* of the unit square, in pixels */
  double width;
  double height;
} View;

struct _QorganIncidentLayer
{
  ShumateLayer parent_instance;

  /* Owned */
  QorganMapPoints *points;
  QorganMapPoints *shown_points; /* the older points stay until the clusters of the new ones are there */
  QorganClusters *shown;
  QorganMapStyle *style;
  QorganMarkerSet *markers;
  GPtrArray *textures;  /* GdkTexture by cluster of `shown`; NULL: not drawn yet */
  QorganLanguage language;
  gint64 selected;              /* an incident's id; 0: none */
  guint n_drawn_before; /* pictures drawn before this frame */
  guint focused_point;          /* of shown_points: where the keyboard is */
  double press_x;
  double press_y;
};

G_DEFINE_FINAL_TYPE (QorganIncidentLayer, qorgan_incident_layer, SHUMATE_TYPE_LAYER)

enum
{
  CLUSTER_ACTIVATED,
  CLUSTER_ZOOMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static View
get_view (QorganIncidentLayer *self)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));
  ShumateLocation *location = SHUMATE_LOCATION (viewport);

  return (View) {
    .centre
    = qorgan_mercator_project (shumate_location_get_latitude (location), shumate_location_get_longitude (location)),
    .size = qorgan_mercator_world_size (shumate_viewport_get_zoom_level (viewport)),
    .width = gtk_widget_get_width (GTK_WIDGET (self)),
    .height = gtk_widget_get_height (GTK_WIDGET (self)),
  };
}

static double
view_x (const View *view, QorganWorldPoint at)
{
  return (at.x - view->centre.x) * view->size + view->width / 2;
}

static double
view_y (const View *view, QorganWorldPoint at)
{
  return (at.y - view->centre.y) * view->size + view->height / 2;
}

/* A visible part of a marker is enough. */
static gboolean
is_in_view (const View *view, QorganWorldPoint at)
{
  double x = view_x (view, at), y = view_y (view, at);

  return x > -QORGAN_MARKER_MAX_RADIUS && y > -QORGAN_MARKER_MAX_RADIUS && x < view->width + QORGAN_MARKER_MAX_RADIUS
         && y < view->height + QORGAN_MARKER_MAX_RADIUS;
}

static void
get_rows_in_view (QorganIncidentLayer *self, const View *view, guint *first, guint *end)
{
  double half = (view->height / 2 + QORGAN_MARKER_MAX_RADIUS) / view->size;

  qorgan_clusters_get_rows (self->shown, view->centre.y - half, view->centre.y + half, first, end);
}

static double
get_radius (const QorganCluster *cluster)
{
  return cluster->n_members == 1 ? QORGAN_MARKER_RADIUS : qorgan_marker_get_cluster_radius (cluster->n_members);
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
    self->focused_point = NO_POINT;
  g_clear_pointer (&self->shown, qorgan_clusters_unref);
  self->shown = qorgan_clusters_ref (clusters);
  forget_textures (self);
}

static gboolean
has_drawn_its_share (QorganIncidentLayer *self)
{
  return qorgan_marker_set_get_n_drawn (self->markers) - self->n_drawn_before >= TEXTURES_PER_FRAME;
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

/* NULL when this frame has drawn its share. */
static GdkTexture *
get_texture (QorganIncidentLayer *self, guint cluster)
{
  GdkTexture *texture = g_ptr_array_index (self->textures, cluster);

  if (texture == NULL && !has_drawn_its_share (self))
    {
      texture = draw_marker (self, cluster);
      g_ptr_array_index (self->textures, cluster) = texture;
    }
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

static gboolean
find_focused (QorganIncidentLayer *self, guint *cluster)
{
  return self->shown != NULL && qorgan_clusters_find_member (self->shown, self->focused_point, cluster);
}

static void
append_ring (QorganIncidentLayer *self, GtkSnapshot *snapshot, const View *view, guint cluster, double gap, float width)
{
  const QorganCluster *at = qorgan_clusters_get (self->shown, cluster);
  GdkRGBA colour = qorgan_map_style_get_colour (self->style, "selection");
  float radius = (float) (get_radius (at) + gap) + width;
  graphene_rect_t box = GRAPHENE_RECT_INIT ((float) view_x (view, at->at) - radius,
                                            (float) view_y (view, at->at) - radius, 2 * radius, 2 * radius);
  GskRoundedRect circle;

  gsk_rounded_rect_init_from_rect (&circle, &box, radius);
  gtk_snapshot_append_border (snapshot, &circle, (float[4]) { width, width, width, width },
                              (GdkRGBA[4]) { colour, colour, colour, colour });
}

static void
append_markers (QorganIncidentLayer *self, GtkSnapshot *snapshot, const View *view)
{
  double scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  guint first, end;

  get_rows_in_view (self, view, &first, &end);
  for (guint i = first; i < end; i++)
    {
      QorganWorldPoint at = qorgan_clusters_get (self->shown, i)->at;
      GdkTexture *texture;
      double side;

      if (!is_in_view (view, at))
        continue;
      texture = get_texture (self, i);
      if (texture == NULL)
        continue;
      side = gdk_texture_get_width (texture) / scale;

      /* On whole device pixels, or the numbers blur. */
      gtk_snapshot_append_texture (
          snapshot, texture,
          &GRAPHENE_RECT_INIT ((float) (round ((view_x (view, at) - side / 2) * scale) / scale),
                               (float) (round ((view_y (view, at) - side / 2) * scale) / scale), (float) side,
                               (float) side));
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
  View view = get_view (self);
  guint cluster;

  update_shown (self);
  if (self->shown == NULL || qorgan_marker_set_get_n_categories (self->markers) == 0)
    return;
  self->n_drawn_before = qorgan_marker_set_get_n_drawn (self->markers);
  append_markers (self, snapshot, &view);
  if (has_drawn_its_share (self))
    gtk_widget_add_tick_callback (widget, on_tick_to_draw, NULL, NULL);
  if (find_selected (self, &cluster))
    append_ring (self, snapshot, &view, cluster, 1, 3);
  if (gtk_widget_has_visible_focus (widget) && find_focused (self, &cluster))
    append_ring (self, snapshot, &view, cluster, 5, 2);
}

/* The whole map is the layer's: what misses every marker goes on to the map below as all events do. */
static gboolean
qorgan_incident_layer_contains (GtkWidget *widget, double x, double y)
{
  return x >= 0 && y >= 0 && x < gtk_widget_get_width (widget) && y < gtk_widget_get_height (widget);
}

static gboolean
find_hit (QorganIncidentLayer *self, double x, double y, guint *cluster)
{
  View view = get_view (self);
  QorganWorldPoint at
      = { view.centre.x + (x - view.width / 2) / view.size, view.centre.y + (y - view.height / 2) / view.size };

  if (self->shown == NULL
      || !qorgan_clusters_find (self->shown, at, (QORGAN_MARKER_MAX_RADIUS + SLOP) / view.size, cluster))
    return FALSE;
  return hypot (view_x (&view, qorgan_clusters_get (self->shown, *cluster)->at) - x,
                view_y (&view, qorgan_clusters_get (self->shown, *cluster)->at) - y)
         <= get_radius (qorgan_clusters_get (self->shown, *cluster)) + SLOP;
}

static gboolean
qorgan_incident_layer_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  QorganIncidentLayer *self = QORGAN_INCIDENT_LAYER (widget);
  g_autofree char *title = NULL;
  guint cluster;

  if (keyboard ? !find_focused (self, &cluster) : !find_hit (self, x, y, &cluster))
    return FALSE;
  title = qorgan_incident_layer_dup_title (self, cluster);
  gtk_tooltip_set_text (tooltip, title);
  return TRUE;
}

static void
on_motion (QorganIncidentLayer *self, double x, double y)
{
  guint cluster;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), find_hit (self, x, y, &cluster) ? "pointer" : NULL);
}

/* A double click on a cluster opens it up; the map's own double click would zoom on the pointer instead. */
static void
on_pressed (QorganIncidentLayer *self, int n_press, double x, double y, GtkGesture *gesture)
{
  guint cluster;

  self->press_x = x;
  self->press_y = y;
  if (n_press != 2 || !find_hit (self, x, y, &cluster))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (qorgan_clusters_get (self->shown, cluster)->n_members > 1)
    g_signal_emit (self, signals[CLUSTER_ZOOMED], 0, cluster);
}

static void
activate (QorganIncidentLayer *self, guint cluster)
{
  self->focused_point = qorgan_clusters_get_members (self->shown, cluster)[0];
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CLUSTER_ACTIVATED], 0, cluster);
}

static void
on_released (QorganIncidentLayer *self, int n_press, double x, double y)
{
  guint cluster;

  /* Not after having dragged the map. */
  if (n_press == 1 && hypot (x - self->press_x, y - self->press_y) < 2 * SLOP && find_hit (self, x, y, &cluster))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self));
      activate (self, cluster);
    }
}

/* The marker in view that is best reached from (@x, @y) by going towards (@dx, @dy); from nowhere: the one nearest to
 * it. */
static gboolean
find_towards (QorganIncidentLayer *self, double x, double y, double dx, double dy, guint *cluster)
{
  View view = get_view (self);
  double best = G_MAXDOUBLE;
  guint first, end, found = 0;

  get_rows_in_view (self, &view, &first, &end);
  for (guint i = first; i < end; i++)
    {
      QorganWorldPoint at = qorgan_clusters_get (self->shown, i)->at;
      double right = view_x (&view, at) - x, down = view_y (&view, at) - y;
      double ahead = right * dx + down * dy, aside = fabs (right * dy - down * dx);
      gboolean anywhere = dx == 0 && dy == 0;
      double cost = anywhere ? hypot (right, down) : ahead + 2 * aside;

      if (is_in_view (&view, at) && cost < best && (anywhere || (ahead > 0.5 && aside <= 2 * ahead)))
        {
          best = cost;
          found = i;
        }
    }
  *cluster = found;
  return best < G_MAXDOUBLE;
}

/* As long as the keyboard is on no marker. */
static void
name_whole_layer (QorganIncidentLayer *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Incidents on the map"), -1);
}

static void
set_focused (QorganIncidentLayer *self, guint cluster)
{
  g_autofree char *title = qorgan_incident_layer_dup_title (self, cluster);

  self->focused_point = qorgan_clusters_get_members (self->shown, cluster)[0];
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), title, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* FALSE when there is no marker that way: then the arrow key moves the map. */
static gboolean
move_focus (QorganIncidentLayer *self, double dx, double dy)
{
  guint from, to;
  double x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0, y = gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
  View view = get_view (self);

  if (self->shown == NULL)
    return FALSE;
  if (find_focused (self, &from) && is_in_view (&view, qorgan_clusters_get (self->shown, from)->at))
    qorgan_incident_layer_get_position (self, from, &x, &y);
  else
    dx = dy = 0;
  if (!find_towards (self, x, y, dx, dy, &to))
    return FALSE;
  set_focused (self, to);
  return TRUE;
}

static gboolean
on_key_pressed (QorganIncidentLayer *self, guint key, guint code, GdkModifierType modifiers)
{
  guint cluster;

  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return move_focus (self, -1, 0);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return move_focus (self, 1, 0);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return move_focus (self, 0, -1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return move_focus (self, 0, 1);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      if (!find_focused (self, &cluster))
        return FALSE;
      activate (self, cluster);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
on_focus_enter (QorganIncidentLayer *self)
{
  guint cluster;

  if (!find_focused (self, &cluster))
    move_focus (self, 0, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
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
}

static void
add_controllers (QorganIncidentLayer *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (on_released), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (on_motion), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (on_focus_enter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static void
qorgan_incident_layer_init (QorganIncidentLayer *self)
{
  self->focused_point = NO_POINT;
  self->markers = qorgan_marker_set_new (GTK_WIDGET (self));
  self->textures = g_ptr_array_new_with_free_func (release_texture);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  name_whole_layer (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("The arrow keys move from marker to marker, Enter opens one"), -1);
  g_signal_connect_object (self, "notify::scale-factor", G_CALLBACK (redraw_markers), self, G_CONNECT_SWAPPED);
  add_controllers (self);
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
  name_whole_layer (self);
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
  View view = get_view (self);
  QorganWorldPoint at = qorgan_clusters_get (self->shown, cluster)->at;

  *x = view_x (&view, at);
  *y = view_y (&view, at);
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
