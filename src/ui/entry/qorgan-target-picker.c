/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records chosen by typing: a line for each, and below them the text that finds more. Of a field that holds one record
 * the text is away while there is one. */

#include "qorgan-target-picker.h"

#include <glib/gi18n-lib.h>

#include "qorgan-new-record.h"
#include "qorgan-record-finder.h"
#include "qorgan-short-title.h"

typedef struct
{
  gint64 id; /* 0: to be created */
  const QorganKind *kind;
  const QorganPlace *place;
  char *title;
} Target;

struct _QorganTargetPicker
{
  GtkWidget parent_instance;

  /* Owned */
  QorganCasebook *casebook;
  GPtrArray *targets; /* (element-type Target) */

  QorganFieldId field;

  /* Borrowed */
  GtkWidget *lines;
  GtkWidget *finder;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QorganTargetPicker, qorgan_target_picker, GTK_TYPE_WIDGET)

static void
target_free (gpointer data)
{
  Target *target = data;

  g_free (target->title);
  g_free (target);
}

static const char *
label_of (QorganTargetPicker *self)
{
  return g_dgettext (GETTEXT_PACKAGE, qorgan_field (self->field)->label);
}

static void show (QorganTargetPicker *self);

static void
clear_clicked_cb (QorganTargetPicker *self, GtkWidget *button)
{
  g_ptr_array_remove_index (self->targets, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index")));
  show (self);
  gtk_widget_grab_focus (self->finder);
}

static GtkWidget *
line_new (QorganTargetPicker *self, guint index)
{
  const Target *target = self->targets->pdata[index];
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (target->title);
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  g_autofree char *title = qorgan_short_title (target->title);
  g_autofree char *name = g_strdup_printf (_ ("Clear “%s” from: %s"), title, label_of (self));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Clear"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clear_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), button);
  return line;
}

static void
show (QorganTargetPicker *self)
{
  gboolean is_many = qorgan_field (self->field)->type == QORGAN_LINKS;
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkWidget *line;

  while ((line = gtk_widget_get_first_child (self->lines)) != NULL)
    gtk_box_remove (GTK_BOX (self->lines), line);
  for (guint i = 0; i < self->targets->len; i++)
    {
      const Target *target = self->targets->pdata[i];

      gtk_box_append (GTK_BOX (self->lines), line_new (self, i));
      if (target->id != 0)
        g_array_append_val (taken, target->id);
    }
  qorgan_record_finder_set_taken (QORGAN_RECORD_FINDER (self->finder), (const gint64 *) taken->data, taken->len);
  gtk_widget_set_visible (self->finder, is_many || self->targets->len == 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add (QorganTargetPicker *self, gint64 id, const QorganKind *kind, const QorganPlace *place, const char *title)
{
  Target *target = g_new0 (Target, 1);

  target->id = id;
  target->kind = kind;
  target->place = place;
  target->title = g_strdup (title);
  g_ptr_array_add (self->targets, target);
  show (self);
}

static void
chosen_cb (QorganTargetPicker *self, const QorganSuggestion *suggestion, const char *typed)
{
  gboolean is_named = suggestion->id == 0 && suggestion->place == NULL;
  GtkWidget *button;

  add (self, suggestion->id, suggestion->kind, suggestion->place, is_named ? typed : suggestion->title);
  if (gtk_widget_get_visible (self->finder))
    {
      gtk_widget_grab_focus (self->finder);
      return;
    }
  button = gtk_widget_get_last_child (gtk_widget_get_first_child (self->lines));
  gtk_widget_grab_focus (button);
}

static void
words_changed_cb (QorganTargetPicker *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
qorgan_target_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (QORGAN_TARGET_PICKER (widget)->finder);
}

static void
qorgan_target_picker_dispose (GObject *object)
{
  QorganTargetPicker *self = QORGAN_TARGET_PICKER (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->casebook);
  G_OBJECT_CLASS (qorgan_target_picker_parent_class)->dispose (object);
}

static void
qorgan_target_picker_finalize (GObject *object)
{
  g_ptr_array_unref (QORGAN_TARGET_PICKER (object)->targets);
  G_OBJECT_CLASS (qorgan_target_picker_parent_class)->finalize (object);
}

static void
qorgan_target_picker_class_init (QorganTargetPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qorgan_target_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = qorgan_target_picker_finalize;
  widget_class->grab_focus = qorgan_target_picker_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);

  signals[CHANGED]
      = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qorgan_target_picker_init (QorganTargetPicker *self)
{
  self->targets = g_ptr_array_new_with_free_func (target_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->lines, GTK_WIDGET (self));
}

/**
 * qorgan_target_picker_new:
 * @field: the link, or links, that the records are chosen for
 *
 * Returns: (transfer floating): a picker with nothing chosen
 */
GtkWidget *
qorgan_target_picker_new (QorganCasebook *casebook, QorganFieldId field)
{
  QorganTargetPicker *self = g_object_new (QORGAN_TYPE_TARGET_PICKER, NULL);
  QorganSuggestionScope scope = { .targets = qorgan_field (field)->targets };
  GtkWidget *text;

  self->casebook = g_object_ref (casebook);
  self->field = field;
  self->finder = qorgan_record_finder_new (casebook, &scope);
  text = qorgan_record_finder_get_text_widget (QORGAN_RECORD_FINDER (self->finder));
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, label_of (self), -1);
  gtk_widget_set_parent (self->finder, GTK_WIDGET (self));
  g_signal_connect_object (self->finder, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (text, "changed", G_CALLBACK (words_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * qorgan_target_picker_add:
 * @id: a record of the casebook
 * @title: its title
 *
 * Chooses it.
 */
void
qorgan_target_picker_add (QorganTargetPicker *self, gint64 id, const char *title)
{
  g_return_if_fail (QORGAN_IS_TARGET_PICKER (self));

  add (self, id, NULL, NULL, title);
}

/**
 * qorgan_target_picker_is_empty:
 *
 * Returns: whether nothing is chosen
 */
gboolean
qorgan_target_picker_is_empty (QorganTargetPicker *self)
{
  g_return_val_if_fail (QORGAN_IS_TARGET_PICKER (self), TRUE);

  return self->targets->len == 0;
}

/**
 * qorgan_target_picker_has_words:
 *
 * Returns: whether words stand there that nothing was chosen with
 */
gboolean
qorgan_target_picker_has_words (QorganTargetPicker *self)
{
  g_return_val_if_fail (QORGAN_IS_TARGET_PICKER (self), FALSE);

  return *qorgan_record_finder_get_text (QORGAN_RECORD_FINDER (self->finder)) != '\0';
}

/**
 * qorgan_target_picker_make_value:
 * @change: what creates the record with the field; records that are not there yet are created in it too
 *
 * Returns: (transfer full) (nullable): the canonical value of the field
 */
char *
qorgan_target_picker_make_value (QorganTargetPicker *self, QorganChange *change)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (QORGAN_IS_TARGET_PICKER (self), NULL);

  for (guint i = 0; i < self->targets->len; i++)
    {
      const Target *target = self->targets->pdata[i];
      gint64 id = target->id;

      if (id == 0 && target->place != NULL)
        id = qorgan_new_record_add_place (change, self->casebook, target->place);
      else if (id == 0)
        id = qorgan_new_record_add_named (change, self->casebook, target->kind, target->title);
      g_array_append_val (ids, id);
    }
  return ids->len > 0 ? qorgan_value_from_links ((const gint64 *) ids->data, ids->len) : NULL;
}
