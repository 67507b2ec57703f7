/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the history is asked for. Its menus are made of the tables of the kinds, of the journal's verbs and of the
 * people the journal knows; what is chosen stands on their buttons. */

#include <glib/gi18n-lib.h>

#include "qorgan-digit-keys.h"
#include "qorgan-history-bar.h"
#include "qorgan-late-menu.h"
#include "qorgan-record-finder.h"
#include "qorgan-today.h"

#define PERSON "person:"

/* What was done, as one asks for it. */
static const struct
{
  const char *name;
  const char *label;
  guint verbs;
} ways[] = {
  { "create", NC_ ("what was done", "Created"), 1u << QORGAN_VERB_CREATE },
  { "edit", NC_ ("what was done", "Edited"), 1u << QORGAN_VERB_EDIT },
  { "delete", NC_ ("what was done", "Deleted"), 1u << QORGAN_VERB_DELETE },
  { "restore", NC_ ("what was done", "Restored"), 1u << QORGAN_VERB_RESTORE },
  { "import", NC_ ("what was done", "Imported"), 1u << QORGAN_VERB_IMPORT },
  { "undo", NC_ ("what was done", "Undone or redone"), 1u << QORGAN_VERB_UNDO | 1u << QORGAN_VERB_REDO },
};

typedef enum
{
  PROP_WHAT = 1, /* "", a kind, or kind.field */
  PROP_DONE,     /* "", or one of the ways */
  PROP_WHO,      /* "", "here", "elsewhere", or person:NAME */
} QorganHistoryBarProps;

static GParamSpec *properties[PROP_WHO + 1];
static guint changed_signal;

struct _QorganHistoryBar
{
  AdwBin parent_instance;

  /* Template */
  GtkEditable *words;
  GtkBox *record_place;
  GtkWidget *record_button;
  GtkLabel *record_label;
  GtkCheckButton *parts_button;
  GtkMenuButton *what_button;
  GtkMenuButton *done_button;
  GtkMenuButton *who_button;
  GtkEditable *period;
  GtkWidget *clear_button;

  QorganCasebook *casebook; /* owned */
  gint64 record;
  char *chosen[PROP_WHO + 1]; /* by property */
};

G_DEFINE_FINAL_TYPE (QorganHistoryBar, qorgan_history_bar, ADW_TYPE_BIN)

/* ---- What is asked for ---- */

static void
read_what (QorganHistoryBar *self, const QorganKind **kind, QorganFieldId *field)
{
  g_auto (GStrv) names = g_strsplit (self->chosen[PROP_WHAT], ".", 2);

  *kind = names[0] != NULL ? qorgan_kind_by_name (names[0]) : NULL;
  *field = 0;
  if (*kind != NULL && names[1] != NULL)
    qorgan_kind_find_field (*kind, names[1], field);
}

static gboolean
read_period (QorganHistoryBar *self, QorganDate *period)
{
  QorganDate today;

  qorgan_today (self->casebook, &today);
  return qorgan_date_understand (gtk_editable_get_text (self->period), &today, period);
}

/**
 * qorgan_history_bar_dup_filter:
 * @self: the bar
 *
 * Returns: (transfer full): what is asked for
 */
QorganHistoryFilter *
qorgan_history_bar_dup_filter (QorganHistoryBar *self)
{
  QorganHistoryFilter *filter = g_new0 (QorganHistoryFilter, 1);
  const char *who = self->chosen[PROP_WHO];
  const char *words = gtk_editable_get_text (self->words);
  QorganDate period;

  filter->record = self->record;
  read_what (self, &filter->kind, &filter->field);
  filter->with_parts = gtk_check_button_get_active (self->parts_button);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_str_equal (ways[i].name, self->chosen[PROP_DONE]))
      filter->verbs = ways[i].verbs;
  filter->here = g_str_equal (who, "here");
  filter->elsewhere = g_str_equal (who, "elsewhere");
  if (g_str_has_prefix (who, PERSON))
    filter->who = g_strdup (who + strlen (PERSON));
  if (*words != '\0')
    filter->words = g_strdup (words);
  if (read_period (self, &period))
    qorgan_history_filter_set_period (filter, &period);
  return filter;
}

static void
changed_cb (QorganHistoryBar *self)
{
  g_autoptr (QorganHistoryFilter) filter = NULL;

  if (self->casebook == NULL)
    return; /* being made */
  filter = qorgan_history_bar_dup_filter (self);
  gtk_widget_set_visible (self->clear_button, !qorgan_history_filter_is_empty (filter));
  g_signal_emit (self, changed_signal, 0);
}

/* A date half typed asks for nothing yet; one that is not understood is marked, not obeyed. */
static void
period_changed_cb (QorganHistoryBar *self)
{
  const char *typed = gtk_editable_get_text (self->period);
  gboolean wrong;
  QorganDate period;

  if (self->casebook == NULL)
    return;
  wrong = *typed != '\0' && !read_period (self, &period);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->period), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->period), "warning");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->period), wrong ? _ ("This is not understood as a date yet") : NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->period), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (!wrong)
    changed_cb (self);
}

static void
stopped_cb (QorganHistoryBar *self)
{
  if (*gtk_editable_get_text (self->words) != '\0')
    gtk_editable_set_text (self->words, "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "workspace.back", NULL);
}

/* ---- The record ---- */

static gpointer
title_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 record = *(gint64 *) data;
  char *title = qorgan_session_title (session, record, qorgan_session_language (session), NULL);
  g_autoptr (GPtrArray) events = NULL;

  if (title != NULL && *title != '\0')
    return title;
  g_free (title);
  events = qorgan_session_history (session, record, 0, 1, error); /* of a record that is gone */
  if (events == NULL)
    return NULL;
  if (events->len == 0)
    return g_strdup (_ ("Without a title"));
  title = ((const QorganEvent *) g_ptr_array_index (events, 0))->entry->title;
  return g_strdup (
      title != NULL && *title != '\0' ? title : _ (((const QorganEvent *) g_ptr_array_index (events, 0))->kind->label));
}

static void
title_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganHistoryBar) self = data;
  g_autofree char *title = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, NULL);
  g_autofree char *label = NULL;

  if (title == NULL || self->casebook == NULL)
    return;
  gtk_label_set_label (self->record_label, title);
  /* Translators: a button that is pressed to see the history of all records again */
  label = g_strdup_printf (_ ("Only “%s”; press to show all records"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->record_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
set_record (QorganHistoryBar *self, gint64 record)
{
  gint64 *id = g_new (gint64, 1);

  self->record = *id = record;
  gtk_widget_set_visible (GTK_WIDGET (self->record_place), record == 0);
  gtk_widget_set_visible (self->record_button, record != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->parts_button), record != 0);
  if (record != 0)
    qorgan_casebook_run_async (self->casebook, title_job, id, g_free, g_free, NULL, title_cb, g_object_ref (self));
  else
    g_free (id);
}

static void
chosen_cb (QorganHistoryBar *self, const QorganSuggestion *suggestion)
{
  if (suggestion->id == 0)
    return;
  set_record (self, suggestion->id);
  gtk_widget_grab_focus (self->record_button);
  changed_cb (self);
}

static void
forget_record_cb (QorganHistoryBar *self)
{
  set_record (self, 0);
  gtk_widget_child_focus (GTK_WIDGET (self->record_place), GTK_DIR_TAB_FORWARD);
  changed_cb (self);
}

static void
add_finder (QorganHistoryBar *self)
{
  const QorganSuggestionScope scope = { 0 };
  GtkWidget *finder = qorgan_record_finder_new (self->casebook, &scope);

  gtk_widget_set_hexpand (finder, TRUE);
  gtk_text_set_placeholder_text (GTK_TEXT (qorgan_record_finder_get_text_widget (QORGAN_RECORD_FINDER (finder))),
                                 _ ("Record"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (qorgan_record_finder_get_text_widget (QORGAN_RECORD_FINDER (finder))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Only the history of this record"), -1);
  g_signal_connect_object (finder, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->record_place, finder);
}

/* ---- The menus ---- */

static GMenu *
menu_new (const char *action, const char *all)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (all, NULL);

  g_menu_item_set_action_and_target (item, action, "s", "");
  g_menu_append_item (menu, item);
  return menu;
}

/* @label: as it is, with any line in it: it may be a person's name */
static void
add_item (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree char *escaped = g_strjoinv ("__", parts);
  g_autoptr (GMenuItem) item = g_menu_item_new (escaped, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static void
make_what_menu (QorganHistoryBar *self)
{
  g_autoptr (GMenu) menu = menu_new ("history.what", _ ("Everything"));
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (GMenu) fields = g_menu_new ();

      /* Translators: in a menu of the fields of a kind of record: whichever field it is */
      add_item (fields, _ ("Any Field"), "history.what", kinds[i]->name);
      for (guint j = 0; j < kinds[i]->n_fields; j++)
        {
          g_autofree char *target = g_strdup_printf ("%s.%s", kinds[i]->name, kinds[i]->fields[j].name);

          add_item (fields, _ (kinds[i]->fields[j].label), "history.what", target);
        }
      g_menu_append_submenu (menu, _ (kinds[i]->label_plural), G_MENU_MODEL (fields));
    }
  qorgan_late_menu_set (self->what_button, G_MENU_MODEL (menu));
}

static void
make_done_menu (QorganHistoryBar *self)
{
  g_autoptr (GMenu) menu = menu_new ("history.done", _ ("Done in Any Way"));

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    add_item (menu, g_dpgettext2 (GETTEXT_PACKAGE, "what was done", ways[i].label), "history.done", ways[i].name);
  qorgan_late_menu_set (self->done_button, G_MENU_MODEL (menu));
}

static void
make_who_menu (QorganHistoryBar *self, char **people)
{
  g_autoptr (GMenu) menu = menu_new ("history.who", _ ("By Anyone"));
  g_autoptr (GMenu) places = g_menu_new ();
  g_autoptr (GMenu) names = g_menu_new ();

  for (guint i = 0; people != NULL && people[i] != NULL; i++)
    {
      g_autofree char *target = g_strconcat (PERSON, people[i], NULL);

      add_item (names, people[i], "history.who", target);
    }
  add_item (places, _ ("On This Computer"), "history.who", "here");
  add_item (places, _ ("On Other Computers"), "history.who", "elsewhere");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (names));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (places));
  qorgan_late_menu_set (self->who_button, G_MENU_MODEL (menu));
}

static gpointer
people_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return qorgan_session_history_people (session, error);
}

static void
people_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QorganHistoryBar) self = data;
  g_auto (GStrv) people = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, NULL);

  if (people != NULL && self->casebook != NULL)
    make_who_menu (self, people);
}

static void
write_buttons (QorganHistoryBar *self)
{
  const char *who = self->chosen[PROP_WHO];
  const char *done = _ ("Done in Any Way");
  const QorganKind *kind;
  QorganFieldId field;

  read_what (self, &kind, &field);
  if (field != 0)
    {
      g_autofree char *label = g_strdup_printf (C_ ("kind of record and field", "%s: %s"), _ (kind->label),
                                                _ (qorgan_field (field)->label));

      gtk_menu_button_set_label (self->what_button, label);
    }
  else
    gtk_menu_button_set_label (self->what_button, kind != NULL ? _ (kind->label_plural) : _ ("Everything"));
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_str_equal (ways[i].name, self->chosen[PROP_DONE]))
      done = g_dpgettext2 (GETTEXT_PACKAGE, "what was done", ways[i].label);
  gtk_menu_button_set_label (self->done_button, done);
  gtk_menu_button_set_label (self->who_button, g_str_has_prefix (who, PERSON)   ? who + strlen (PERSON)
                                               : g_str_equal (who, "here")      ? _ ("On This Computer")
                                               : g_str_equal (who, "elsewhere") ? _ ("On Other Computers")
                                                                                : _ ("By Anyone"));
}

static void
clear_cb (QorganHistoryBar *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_WHAT; i <= PROP_WHO; i++)
    g_set_str (&self->chosen[i], "");
  for (guint i = PROP_WHAT; i <= PROP_WHO; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
  write_buttons (self);
  set_record (self, 0);
  gtk_editable_set_text (self->words, "");
  gtk_editable_set_text (self->period, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->words));
  changed_cb (self);
}

/* ---- The object ---- */

static void
qorgan_history_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_string (value, QORGAN_HISTORY_BAR (object)->chosen[id]);
}

static void
qorgan_history_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  QorganHistoryBar *self = QORGAN_HISTORY_BAR (object);

  if (!g_set_str (&self->chosen[id], g_value_get_string (value)))
    return;
  g_object_notify_by_pspec (object, spec);
  write_buttons (self);
  changed_cb (self);
}

static void
qorgan_history_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), QORGAN_TYPE_HISTORY_BAR);
  g_clear_object (&QORGAN_HISTORY_BAR (object)->casebook);
  G_OBJECT_CLASS (qorgan_history_bar_parent_class)->dispose (object);
}

static void
qorgan_history_bar_finalize (GObject *object)
{
  for (guint i = PROP_WHAT; i <= PROP_WHO; i++)
    g_free (QORGAN_HISTORY_BAR (object)->chosen[i]);
  G_OBJECT_CLASS (qorgan_history_bar_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-history-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, QorganHistoryBar, words);
  gtk_widget_class_bind_template_child (widget_class, QorganHistoryBar, record_place);
  gtk_widget_class_bind_template_child (widget_class, QorganHistoryBar, record_button);
  gtk_widget_class_bind_template_child (widget_class, QorganHistoryBar, record_label);
  gtk_widget_class_bind_template_child (widget_class, QorganHistoryBar, parts_button);
  gtk_widget_class_bind_template_child (widget_class, QorganHistoryBar, what_button);
  gtk_widget_class_bind_template_child (widget_class, QorganHistoryBar, done_button);
  gtk_widget_class_bind_template_child (widget_class, QorganHistoryBar, who_button);
  gtk_widget_class_bind_template_child (widget_class, QorganHistoryBar, period);
  gtk_widget_class_bind_template_child (widget_class, QorganHistoryBar, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_record_cb);
  gtk_widget_class_bind_template_callback (widget_class, period_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
}

static void
qorgan_history_bar_class_init (QorganHistoryBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = qorgan_history_bar_get_property;
  object_class->set_property = qorgan_history_bar_set_property;
  object_class->dispose = qorgan_history_bar_dispose;
  object_class->finalize = qorgan_history_bar_finalize;
  properties[PROP_WHAT] = g_param_spec_string ("what", NULL, NULL, "", flags);
  properties[PROP_DONE] = g_param_spec_string ("done", NULL, NULL, "", flags);
  properties[PROP_WHO] = g_param_spec_string ("who", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * QorganHistoryBar::changed:
   *
   * Something else is asked for.
   */
  changed_signal
      = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  bind_template (widget_class);
  gtk_widget_class_install_property_action (widget_class, "history.what", "what");
  gtk_widget_class_install_property_action (widget_class, "history.done", "done");
  gtk_widget_class_install_property_action (widget_class, "history.who", "who");
}

static void
qorgan_history_bar_init (QorganHistoryBar *self)
{
  for (guint i = PROP_WHAT; i <= PROP_WHO; i++)
    self->chosen[i] = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  qorgan_digit_keys_add (GTK_TEXT (gtk_editable_get_delegate (self->period)));
}

/**
 * qorgan_history_bar_new:
 * @casebook: (transfer none): the casebook
 * @record: what is asked for first; 0: everything
 * @field: a field of it; 0: all of them
 *
 * Returns: (transfer floating): the bar
 */
GtkWidget *
qorgan_history_bar_new (QorganCasebook *casebook, gint64 record, QorganFieldId field)
{
  QorganHistoryBar *self = g_object_new (QORGAN_TYPE_HISTORY_BAR, NULL);

  if (field != 0)
    {
      g_free (self->chosen[PROP_WHAT]);
      self->chosen[PROP_WHAT]
          = g_strdup_printf ("%s.%s", qorgan_kind_by_id (QORGAN_FIELD_KIND (field))->name, qorgan_field (field)->name);
    }
  self->casebook = g_object_ref (casebook);
  make_what_menu (self);
  make_done_menu (self);
  make_who_menu (self, NULL);
  add_finder (self);
  set_record (self, record);
  write_buttons (self);
  qorgan_casebook_run_async (casebook, people_job, NULL, NULL, (GDestroyNotify) g_strfreev, NULL, people_cb,
                             g_object_ref (self));
  return GTK_WIDGET (self);
}

/**
 * qorgan_history_bar_focus_words:
 * @self: the bar
 *
 * Goes to where words are typed.
 */
void
qorgan_history_bar_focus_words (QorganHistoryBar *self)
{
  g_return_if_fail (QORGAN_IS_HISTORY_BAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->words));
}
