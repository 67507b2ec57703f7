/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of incidents as a map: what the list filters, the map shows, and both choose together. The points are
 * gathered from the list a few thousand at a time between frames, so that the largest casebook never stops the window.
 *
 * The forty-odd types of incident are too many to tell apart by colour and shape; the map groups them in eight. */

#include <glib/gi18n-lib.h>

#include "qorgan-incident-map.h"
#include "qorgan-map-view.h"

/* How many rows are looked at in one go. */
#define SLICE 2000

/* Gravest first: an incident of several types stands under the first that applies. What stands nowhere is other. */
static const struct
{
  QorganMapCategory look;
  const char *const types[10];
} categories[] = {
  { { N_ ("Violence"), "#a51d2d", "#f66151", QORGAN_MARKER_STAR },
    { "killing", "attempted_killing", "shot_at", "assault_injury", "assault", "crowd_force", "abduction" } },
  { { N_ ("Detention and arrest"), "#c64600", "#ffa348", QORGAN_MARKER_TRIANGLE },
    { "detention", "arrest", "house_arrest", "administrative_arrest", "forced_psychiatric", "conviction" } },
  { { N_ ("Threats and pressure"), "#813d9c", "#dc8add", QORGAN_MARKER_DIAMOND },
    { "threat", "armed_threat", "family_targeted", "surveillance", "doxxing_smear", "harassment",
      "chilling_statement" } },
  { { N_ ("Searches and damage"), "#865e3c", "#cdab8f", QORGAN_MARKER_SQUARE },
    { "search", "device_seizure", "equipment_damage", "property_arson", "vandalism" } },
  { { N_ ("Proceedings"), "#1a5fb4", "#99c1f1", QORGAN_MARKER_PENTAGON },
    { "summons", "interrogation", "criminal_charge", "administrative_charge", "civil_suit", "fine",
      "counsel_denied" } },
  { { N_ ("Internet and websites"), "#26755a", "#8ff0a4", QORGAN_MARKER_HEXAGON },
    { "internet_shutdown", "site_blocking", "account_blocking", "cyberattack", "traffic_interception" } },
  { { N_ ("Obstruction of work"), "#986a00", "#f9f06b", QORGAN_MARKER_TRIANGLE_DOWN },
    { "work_obstruction", "access_denied", "accreditation", "outlet_closure", "entry_denied_expulsion", "dismissal",
      "censorship", "law_or_policy" } },
  { { N_ ("Other"), "#5e5c64", "#c0bfbc", QORGAN_MARKER_CIRCLE }, { NULL } },
};

struct _QorganIncidentMap
{
  AdwBin parent_instance;

  /* Template */
  AdwToolbarView *toolbar;
  AdwWindowTitle *title;

  QorganMapView *map; /* borrowed */
  QorganSelection *incidents; /* owned */
  guint column_title, column_types, column_latitude, column_longitude;

  /* While points are gathered */
  guint gathering; /* source */
  guint position;
  GArray *points; /* (element-type QorganMapPoint) */
  GStringChunk *labels;
  guint n_frames;     /* to be drawn before the map is fitted to its size */
  guint n_waits;      /* for the list to have read what was edited */
  gboolean has_shown; /* the map has been brought to what there is */
};

G_DEFINE_FINAL_TYPE (QorganIncidentMap, qorgan_incident_map, ADW_TYPE_BIN)

static guint
category_of (const char *types)
{
  g_auto (GStrv) codes = g_strsplit (types != NULL ? types : "", " ", -1);

  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    for (guint j = 0; j < G_N_ELEMENTS (categories[i].types) && categories[i].types[j] != NULL; j++)
      if (g_strv_contains ((const char *const *) codes, categories[i].types[j]))
        return i;
  return G_N_ELEMENTS (categories) - 1;
}

static void
gather_row (QorganIncidentMap *self, QorganRow *row)
{
  QorganMapPoint point = { .id = qorgan_row_get_id (row) };
  const char *title = qorgan_row_get_value (row, self->column_title);
  double latitude, longitude;

  if (!qorgan_row_get_real (row, self->column_latitude, &latitude)
      || !qorgan_row_get_real (row, self->column_longitude, &longitude))
    return;
  point.place = qorgan_mercator_project (latitude, longitude);
  point.category = category_of (qorgan_row_get_value (row, self->column_types));
  point.label = g_string_chunk_insert (self->labels, title != NULL && *title != '\0' ? title : _ ("Without a title"));
  g_array_append_val (self->points, point);
}

static void
write_count (QorganIncidentMap *self, guint n_shown, guint n_without)
{
  g_autofree char *shown = g_strdup_printf (ngettext ("%u shown", "%u shown", n_shown), n_shown);
  g_autofree char *without
      = g_strdup_printf (ngettext ("%u without a place", "%u without a place", n_without), n_without);
  /* Translators: “12 shown · 3 without a place” */
  g_autofree char *both = g_strdup_printf (C_ ("list", "%s · %s"), shown, without);
  const char *count = n_without > 0 ? both : n_shown > 0 ? shown : _ ("No incidents to show");

  adw_window_title_set_subtitle (self->title, count);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), count); /* a narrow window has room for a part of it */
}

static void
forget_gathered (QorganIncidentMap *self)
{
  g_clear_handle_id (&self->gathering, g_source_remove);
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->labels, g_string_chunk_free);
}

static void
show_gathered (QorganIncidentMap *self)
{
  guint n = self->points->len;

  write_count (self, n, g_list_model_get_n_items (G_LIST_MODEL (self->incidents)) - n);
  qorgan_map_view_take_points (self->map,
                               (QorganMapPoint *) (gpointer) g_array_free (g_steal_pointer (&self->points), FALSE), n,
                               g_steal_pointer (&self->labels), (GDestroyNotify) g_string_chunk_free);
  qorgan_map_view_set_selected (self->map, qorgan_selection_get_id (self->incidents));
  if (!self->has_shown && n > 0)
    qorgan_map_view_fit (self->map);
  self->has_shown = self->has_shown || n > 0;
}

/* A hundred thousand points take as long to place as a slice to gather, and have a turn of their own. */
static gboolean
gather_cb (gpointer data)
{
  QorganIncidentMap *self = data;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->incidents));
  guint end = MIN (n, self->position + SLICE);

  if (self->position >= n)
    {
      self->gathering = 0;
      show_gathered (self);
      return G_SOURCE_REMOVE;
    }
  for (; self->position < end; self->position++)
    {
      g_autoptr (QorganRow) row = g_list_model_get_item (G_LIST_MODEL (self->incidents), self->position);

      gather_row (self, row);
    }
  return G_SOURCE_CONTINUE;
}

static void
gather (QorganIncidentMap *self)
{
  forget_gathered (self);
  self->position = 0;
  self->points = g_array_new (FALSE, FALSE, sizeof (QorganMapPoint));
  self->labels = g_string_chunk_new (4096);
  self->gathering = g_idle_add (gather_cb, self);
}

static void
selected_cb (QorganIncidentMap *self)
{
  qorgan_map_view_set_selected (self->map, qorgan_selection_get_id (self->incidents));
}

static void
activated_cb (QorganIncidentMap *self, gint64 id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "workspace.choose-incident", "x", id);
}

static void wait_for_list (QorganIncidentMap *self, QorganCasebook *casebook);

static gpointer
nothing_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return session;
}

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganIncidentMap) self = data;

  if (qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, NULL) == NULL || self->incidents == NULL)
    self->n_waits = 0; /* it is being closed */
  else if (--self->n_waits > 0)
    wait_for_list (self, QORGAN_CASEBOOK (source));
  else
    gather (self);
}

static void
wait_for_list (QorganIncidentMap *self, QorganCasebook *casebook)
{
  qorgan_casebook_run_async (casebook, nothing_job, NULL, NULL, NULL, NULL, settled_cb, g_object_ref (self));
}

/* A row that was edited where it stands is told to nobody but those who show it, and by then the database thread has
 * read it; so the map waits for the thread to come to what is asked of it now. Twice, because the list asks only after
 * what it had asked before was answered. */
static void
changed_cb (QorganIncidentMap *self, const QorganEntry *entry, QorganCasebook *casebook)
{
  gboolean waits = self->n_waits > 0;

  if (self->incidents == NULL)
    return; /* it is being closed */
  self->n_waits = 2;
  if (!waits)
    wait_for_list (self, casebook);
}

static void
qorgan_incident_map_dispose (GObject *object)
{
  QorganIncidentMap *self = QORGAN_INCIDENT_MAP (object);

  if (self->incidents != NULL)
    {
      g_signal_handlers_disconnect_by_data (qorgan_selection_get_list (self->incidents), self);
      g_signal_handlers_disconnect_by_data (self->incidents, self);
    }
  forget_gathered (self);
  /* The template would unparent its own child behind the back of the class above, which would do it again. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QORGAN_TYPE_INCIDENT_MAP);
  g_clear_object (&self->incidents);
  G_OBJECT_CLASS (qorgan_incident_map_parent_class)->dispose (object);
}

static void
qorgan_incident_map_class_init (QorganIncidentMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_incident_map_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-incident-map.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganIncidentMap, toolbar);
  gtk_widget_class_bind_template_child (widget_class, QorganIncidentMap, title);
}

static void
qorgan_incident_map_init (QorganIncidentMap *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_categories (QorganIncidentMap *self)
{
  QorganMapCategory looks[G_N_ELEMENTS (categories)];

  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    {
      looks[i] = categories[i].look;
      looks[i].label = _ (categories[i].look.label);
    }
  qorgan_map_view_set_categories (self->map, looks, G_N_ELEMENTS (looks));
}

static guint
find_column (const QorganKind *kind, const char *name)
{
  return qorgan_kind_find_column (kind, name) - kind->columns;
}

/**
 * qorgan_incident_map_new:
 * @casebook: (transfer none): the casebook
 * @incidents: (transfer none): the list of its incidents and what is chosen in it
 *
 * Returns: (transfer floating): the map
 */
GtkWidget *
qorgan_incident_map_new (QorganCasebook *casebook, QorganSelection *incidents)
{
  QorganIncidentMap *self = g_object_new (QORGAN_TYPE_INCIDENT_MAP, NULL);
  QorganList *list = qorgan_selection_get_list (incidents);
  const QorganKind *kind = qorgan_list_get_kind (list);

  self->incidents = g_object_ref (incidents);
  self->column_title = find_column (kind, "title");
  self->column_types = find_column (kind, "types");
  self->column_latitude = find_column (kind, "latitude");
  self->column_longitude = find_column (kind, "longitude");
  self->map = QORGAN_MAP_VIEW (qorgan_map_view_new (qorgan_casebook_get_language (casebook)));
  adw_toolbar_view_set_content (self->toolbar, GTK_WIDGET (self->map));
  set_categories (self);
  g_signal_connect_object (self->map, "incident-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (gather), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (casebook, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (incidents, "notify::id", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gather (self);
  return GTK_WIDGET (self);
}

static gboolean
fit_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  QorganIncidentMap *self = QORGAN_INCIDENT_MAP (widget);

  if (--self->n_frames > 0)
    return G_SOURCE_CONTINUE;
  qorgan_map_view_fit (self->map);
  return G_SOURCE_REMOVE;
}

/**
 * qorgan_incident_map_fit_later:
 * @self: the map
 *
 * Brings all incidents into view once the map has the size of the place it was just put in.
 */
void
qorgan_incident_map_fit_later (QorganIncidentMap *self)
{
  g_return_if_fail (QORGAN_IS_INCIDENT_MAP (self));

  if (self->n_frames == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), fit_cb, NULL, NULL);
  self->n_frames = 2;
}

/**
 * qorgan_incident_map_get_busy:
 * @self: the map
 *
 * Returns: whether it is still gathering what it is to show
 */
gboolean
qorgan_incident_map_get_busy (QorganIncidentMap *self)
{
  g_return_val_if_fail (QORGAN_IS_INCIDENT_MAP (self), FALSE);

  return self->gathering != 0 || self->n_frames > 0;
}
