/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture of one page, for `./dev picture`: goes to the page, waits until nothing moves any more, draws the window
 * into a file and quits. Where the way there takes several steps, it waits after each. The page is drawn by GTK itself,
 * so that neither a window manager nor a screenshot program is needed. */

#include "qorgan-picture.h"

#include "qorgan-subjects.h"

/* How often it is looked at, and for how long nothing may have been going on: between two steps, and in the end, when
 * the tiles of the map come last. */
#define LOOK_EVERY_MS 100
#define LOOKS_BETWEEN_STEPS 3
#define LOOKS_AT_REST 15
#define LOOKS_AT_MOST 300

struct _QorganPicture
{
  GObject parent_instance;

  const QorganSubject *subject;
  int width, height;
  double text_scale;
  char *file;

  QorganWindow *window; /* owned while at work */
  guint n_looks;
  guint n_at_rest;
  guint step; /* of the way to the subject */
};

G_DEFINE_FINAL_TYPE (QorganPicture, qorgan_picture, G_TYPE_OBJECT)

static gboolean
is_at_rest (QorganPicture *self)
{
  QorganWorkspace *workspace = qorgan_window_get_workspace (self->window);

  return workspace == NULL || !qorgan_workspace_get_busy (workspace);
}

static gboolean
draw (QorganPicture *self)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self->window));
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  int width = gdk_paintable_get_intrinsic_width (paintable);
  int height = gdk_paintable_get_intrinsic_height (paintable);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  if (node == NULL)
    return FALSE;
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (self->window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  return gdk_texture_save_to_png (texture, self->file);
}

static gboolean
look_cb (gpointer data)
{
  QorganPicture *self = data;

  self->n_at_rest = is_at_rest (self) ? self->n_at_rest + 1 : 0;
  if (self->n_at_rest == LOOKS_BETWEEN_STEPS && qorgan_subject_take_step (self->subject, self->window, &self->step))
    self->n_at_rest = 0;
  if (++self->n_looks < LOOKS_AT_MOST && self->n_at_rest < LOOKS_AT_REST)
    return G_SOURCE_CONTINUE;
  if (!qorgan_subject_is_shown (self->subject, self->window) || !draw (self))
    g_warning ("No picture of the page %s", self->subject->name);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->window);
  return G_SOURCE_REMOVE;
}

static void
qorgan_picture_finalize (GObject *object)
{
  QorganPicture *self = QORGAN_PICTURE (object);

  g_free (self->file);
  G_OBJECT_CLASS (qorgan_picture_parent_class)->finalize (object);
}

static void
qorgan_picture_class_init (QorganPictureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qorgan_picture_finalize;
}

static void
qorgan_picture_init (QorganPicture *self)
{
}

/**
 * qorgan_picture_new:
 * @page: the name of a subject
 * @size: (nullable): of the window, “1200x800”
 * @text_scale: how large the text is, 1.5 for half as large again
 * @file: where to put the picture
 *
 * Returns: (transfer full) (nullable): what is to be done; %NULL when it makes no sense
 */
QorganPicture *
qorgan_picture_new (const char *page, const char *size, double text_scale, const char *file)
{
  g_autoptr (QorganPicture) self = g_object_new (QORGAN_TYPE_PICTURE, NULL);
  g_auto (GStrv) numbers = g_strsplit (size != NULL ? size : "1200x800", "x", 2);

  self->subject = qorgan_subject_find (page);
  if (self->subject == NULL || file == NULL || g_strv_length (numbers) != 2)
    return NULL;
  self->width = (int) g_ascii_strtoll (numbers[0], NULL, 10);
  self->height = (int) g_ascii_strtoll (numbers[1], NULL, 10);
  self->text_scale = text_scale;
  self->file = g_strdup (file);
  return self->width > 0 && self->height > 0 ? g_steal_pointer (&self) : NULL;
}

/**
 * qorgan_picture_start:
 * @self: what is to be done
 * @window: (transfer none): the window to picture, which is closed afterwards
 */
void
qorgan_picture_start (QorganPicture *self, QorganWindow *window)
{
  g_return_if_fail (QORGAN_IS_PICTURE (self));

  self->window = g_object_ref (window);
  g_object_set (gtk_widget_get_settings (GTK_WIDGET (window)), "gtk-xft-dpi", (int) (96 * 1024 * self->text_scale),
                NULL);
  gtk_window_unmaximize (GTK_WINDOW (window));
  gtk_window_set_default_size (GTK_WINDOW (window), self->width, self->height);
  g_timeout_add_full (G_PRIORITY_LOW, LOOK_EVERY_MS, look_cb, g_object_ref (self), g_object_unref);
}

/**
 * qorgan_picture_print_subjects:
 *
 * Prints what there are pictures of, one a line: its name, and what has to be open for it.
 */
void
qorgan_picture_print_subjects (void)
{
  guint n;
  const QorganSubject *subjects = qorgan_subjects (&n);

  for (guint i = 0; i < n; i++)
    g_print ("%s %s\n", subjects[i].name, subjects[i].casebook != NULL ? subjects[i].casebook : "none");
}
