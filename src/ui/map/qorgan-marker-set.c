/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture is known by what it shows: the count, and the ring in coarse steps, so that clusters which cannot be told
 * apart share one. */
#include "qorgan-marker-set.h"

#include <math.h>

/* A ring is drawn in this many steps. */
#define RING_STEPS 32

/* When there are more pictures than any view needs, all are dropped. */
#define MAX_TEXTURES 4000

typedef struct
{
  GdkRGBA colour;
  QorganMarkerShape shape;
} Look;

struct _QorganMarkerSet
{
  GtkWidget *widget;     /* borrowed: its font and scale */
  QorganMapStyle *style; /* owned */
  GArray *looks;         /* owned; Look, by category */
  GHashTable *textures;  /* owned; GBytes → GdkTexture */
};

/**
 * qorgan_marker_set_new:
 * @widget: where the markers are shown; it outlives the set
 *
 * Returns: (transfer full): a set without categories
 */
QorganMarkerSet *
qorgan_marker_set_new (GtkWidget *widget)
{
  QorganMarkerSet *self = g_new0 (QorganMarkerSet, 1);

  self->widget = widget;
  self->looks = g_array_new (FALSE, FALSE, sizeof (Look));
  self->textures = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, g_object_unref);
  return self;
}

/**
 * qorgan_marker_set_free:
 * @self: (transfer full): the set
 */
void
qorgan_marker_set_free (QorganMarkerSet *self)
{
  g_clear_pointer (&self->style, qorgan_map_style_unref);
  g_array_unref (self->looks);
  g_hash_table_unref (self->textures);
  g_free (self);
}

/**
 * qorgan_marker_set_set_appearance:
 * @self: the set
 * @style: of the map
 * @categories: (array length=n_categories): of the incidents
 * @n_categories: how many
 */
void
qorgan_marker_set_set_appearance (QorganMarkerSet *self,
                                  QorganMapStyle *style,
                                  const QorganMapCategory *categories,
                                  guint n_categories)
{
  g_clear_pointer (&self->style, qorgan_map_style_unref);
  self->style = qorgan_map_style_ref (style);
  g_array_set_size (self->looks, 0);
  for (guint i = 0; i < n_categories; i++)
    {
      const char *colour = qorgan_map_style_is_dark (style) ? categories[i].colour_dark : categories[i].colour_light;
      Look look = { .shape = categories[i].shape };

      if (!gdk_rgba_parse (&look.colour, colour))
        g_warning ("“%s” is not a colour", colour);
      g_array_append_val (self->looks, look);
    }
  qorgan_marker_set_forget (self);
}

/**
 * qorgan_marker_set_forget:
 * @self: the set
 *
 * Drops the pictures: they would look different now.
 */
void
qorgan_marker_set_forget (QorganMarkerSet *self)
{
  g_hash_table_remove_all (self->textures);
}

/**
 * qorgan_marker_set_get_n_categories:
 * @self: the set
 *
 * Returns: how many categories there are; 0 before any were set
 */
guint
qorgan_marker_set_get_n_categories (QorganMarkerSet *self)
{
  return self->looks->len;
}

static GdkTexture *
draw_single (QorganMarkerSet *self, const guint *counts)
{
  double scale = gtk_widget_get_scale_factor (self->widget);
  guint category = 0;

  while (counts[category] == 0)
    category++;
  return qorgan_marker_draw (self->style, g_array_index (self->looks, Look, category).shape,
                             &g_array_index (self->looks, Look, category).colour, scale);
}

static GdkTexture *
draw_cluster (QorganMarkerSet *self, guint count, const guint *steps)
{
  g_autofree QorganMarkerShare *shares = g_new (QorganMarkerShare, self->looks->len);
  guint n_shares = 0, total = 0;

  for (guint i = 0; i < self->looks->len; i++)
    total += steps[i];
  for (guint i = 0; i < self->looks->len; i++)
    if (steps[i] > 0)
      shares[n_shares++]
          = (QorganMarkerShare) { g_array_index (self->looks, Look, i).colour, (double) steps[i] / total };
  return qorgan_marker_draw_cluster (self->style, self->widget, count, shares, n_shares,
                                     gtk_widget_get_scale_factor (self->widget));
}

/**
 * qorgan_marker_set_draw:
 * @self: the set
 * @counts: for each category, how many incidents of it the marker stands for; one at least
 *
 * Returns: (transfer full): the picture
 */
GdkTexture *
qorgan_marker_set_draw (QorganMarkerSet *self, const guint *counts)
{
  guint n = self->looks->len, count = 0;
  g_autofree guint *composition = g_new (guint, n + 1);
  g_autoptr (GBytes) key = NULL;
  GdkTexture *texture;

  for (guint i = 0; i < n; i++)
    count += counts[i];

  /* Every category present gets one step of the ring at least. */
  composition[0] = count;
  for (guint i = 0; i < n; i++)
    composition[i + 1] = counts[i] == 0 ? 0 : MAX (1, (guint) lround ((double) counts[i] * RING_STEPS / count));
  key = g_bytes_new (composition, (n + 1) * sizeof (guint));
  texture = g_hash_table_lookup (self->textures, key);
  if (texture != NULL)
    return g_object_ref (texture);

  texture = count == 1 ? draw_single (self, counts) : draw_cluster (self, count, composition + 1);
  if (g_hash_table_size (self->textures) >= MAX_TEXTURES)
    qorgan_marker_set_forget (self);
  g_hash_table_insert (self->textures, g_steal_pointer (&key), g_object_ref (texture));
  return texture;
}
