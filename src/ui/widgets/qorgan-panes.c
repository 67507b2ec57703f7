/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list and what is opened from it, side by side or one of them alone.
 *
 * Whatever is shown, both stay where they are. A split view of libadwaita takes its children out of one parent and puts
 * them into another when it collapses, and for a table GTK then takes apart the two hundred rows that it keeps and
 * makes them again: ten to twenty milliseconds whenever a record is opened or closed. A GtkPaned leaves them, but keeps
 * the width of its first child and not its share of the window. */

#include "qorgan-panes.h"

/* What the list has beside a record, if both have room: a share of the width, within bounds in sp. */
#define LIST_SHARE 0.4
#define LIST_LEAST 260
#define LIST_MOST 520

struct _QorganPanes
{
  GtkWidget parent_instance;

  /* Owned, as children */
  GtkWidget *list;
  GtkWidget *separator;
  GtkWidget *record;

  QorganPanesShown shown;
};

G_DEFINE_FINAL_TYPE (QorganPanes, qorgan_panes, GTK_TYPE_WIDGET)

enum
{
  PROP_LIST = 1,
  PROP_RECORD,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static int
in_pixels (QorganPanes *self, double sp)
{
  return (int) adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, sp, gtk_widget_get_settings (GTK_WIDGET (self)));
}

static int
width_of (GtkWidget *child)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
least_list_width (QorganPanes *self)
{
  return MAX (in_pixels (self, LIST_LEAST), width_of (self->list));
}

/* ---- Layout ---- */

static void
measure_width (QorganPanes *self, int *minimum, int *natural)
{
  int record_minimum, record_natural;

  if (self->shown == QORGAN_PANES_LIST)
    {
      gtk_widget_measure (self->list, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
      return;
    }
  gtk_widget_measure (self->record, GTK_ORIENTATION_HORIZONTAL, -1, &record_minimum, &record_natural, NULL, NULL);
  *minimum = record_minimum;
  *natural = record_natural;
  if (self->shown != QORGAN_PANES_BOTH)
    return;
  *minimum += least_list_width (self) + width_of (self->separator);
  *natural += MAX (least_list_width (self), in_pixels (self, LIST_MOST)) + width_of (self->separator);
}

/* For any width: what is in the panes scrolls. */
static void
measure_height (QorganPanes *self, int *minimum, int *natural)
{
  GtkWidget *children[] = { self->list, self->record };

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int least, best;

      if (!gtk_widget_get_child_visible (children[i]))
        continue;
      gtk_widget_measure (children[i], GTK_ORIENTATION_VERTICAL, -1, &least, &best, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, best);
    }
}

static void
qorgan_panes_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (QORGAN_PANES (widget), minimum, natural);
  else
    measure_height (QORGAN_PANES (widget), minimum, natural);
}

static void
allocate (GtkWidget *child, int x, int width, int height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, 0, width, height }, -1);
}

static void
qorgan_panes_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  QorganPanes *self = QORGAN_PANES (widget);
  gboolean is_reversed = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int list, line, record;

  if (self->shown != QORGAN_PANES_BOTH)
    {
      allocate (self->shown == QORGAN_PANES_LIST ? self->list : self->record, 0, width, height);
      return;
    }
  list = qorgan_panes_get_list_width (self, width);
  line = width_of (self->separator);
  record = width - list - line;
  allocate (self->list, is_reversed ? width - list : 0, list, height);
  allocate (self->separator, is_reversed ? record : list, line, height);
  allocate (self->record, is_reversed ? 0 : list + line, record, height);
}

/* ---- The object ---- */

static void
take_child (QorganPanes *self, GtkWidget **place, GtkWidget *child)
{
  *place = child;
  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
  qorgan_panes_show (self, self->shown);
}

static void
qorgan_panes_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  QorganPanes *self = QORGAN_PANES (object);

  if (id == PROP_LIST)
    take_child (self, &self->list, g_value_get_object (value));
  else if (id == PROP_RECORD)
    take_child (self, &self->record, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
qorgan_panes_dispose (GObject *object)
{
  QorganPanes *self = QORGAN_PANES (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->separator, gtk_widget_unparent);
  g_clear_pointer (&self->record, gtk_widget_unparent);
  G_OBJECT_CLASS (qorgan_panes_parent_class)->dispose (object);
}

static void
qorgan_panes_class_init (QorganPanesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  G_OBJECT_CLASS (klass)->set_property = qorgan_panes_set_property;
  G_OBJECT_CLASS (klass)->dispose = qorgan_panes_dispose;
  widget_class->measure = qorgan_panes_measure;
  widget_class->size_allocate = qorgan_panes_size_allocate;
  props[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
}

static void
qorgan_panes_init (QorganPanes *self)
{
  self->separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (self->separator, GTK_WIDGET (self));
}

/**
 * qorgan_panes_show:
 * @self: the panes
 * @shown: which; the keyboard is not to be in one that goes
 */
void
qorgan_panes_show (QorganPanes *self, QorganPanesShown shown)
{
  g_return_if_fail (QORGAN_IS_PANES (self));

  self->shown = shown;
  gtk_widget_set_child_visible (self->separator, shown == QORGAN_PANES_BOTH);
  if (self->list != NULL)
    gtk_widget_set_child_visible (self->list, shown != QORGAN_PANES_RECORD);
  if (self->record != NULL)
    gtk_widget_set_child_visible (self->record, shown != QORGAN_PANES_LIST);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * qorgan_panes_get_shown:
 * @self: the panes
 *
 * Returns: which are shown
 */
QorganPanesShown
qorgan_panes_get_shown (QorganPanes *self)
{
  g_return_val_if_fail (QORGAN_IS_PANES (self), QORGAN_PANES_LIST);

  return self->shown;
}

/**
 * qorgan_panes_get_list_width:
 * @self: the panes
 * @width: of both, in pixels
 *
 * Returns: how much of that the list has beside a record, in pixels
 */
int
qorgan_panes_get_list_width (QorganPanes *self, int width)
{
  g_return_val_if_fail (QORGAN_IS_PANES (self), 0);

  return MAX (least_list_width (self), MIN ((int) (width * LIST_SHARE), in_pixels (self, LIST_MOST)));
}
