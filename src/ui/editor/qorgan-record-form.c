/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of one record, made from the table of its kind. Rows under “More Fields” are made when they are asked for.
 */

#include "qorgan-record-form.h"

#include <glib/gi18n-lib.h>

#include "qorgan-dossier-claims.h"
#include "qorgan-field-control.h"
#include "qorgan-form-layout.h"
#include "qorgan-sealed-row.h"

struct _QorganRecordForm
{
  GObject parent_instance;

  QorganCasebook *casebook;
  QorganDossier *dossier;
  QorganRecord *record;
  QorganNewborn *newborn; /* NULL: the record is in the casebook */
  QorganFieldId left_out; /* 0: no field */
  GPtrArray *rows; /* (element-type QorganFieldRow) by field; NULL where there is none (yet) */
  GPtrArray *covers; /* (element-type QorganSealedRow) by field; NULL where nothing is covered */
  gboolean is_shown; /* sealed as a whole, it was asked for */
  gboolean is_covering; /* rows go under their covers as soon as what is in them is saved */
  GtkWidget *place; /* the list or the row that rows are added to */
  GtkWidget *more; /* the row that stands for what is tucked away; NULL: nothing is */
  GtkWidget *last; /* what stands below the rows; NULL: nothing */
};

enum
{
  SIGNAL_COVERED,
  SIGNAL_TYPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QorganRecordForm, qorgan_record_form, G_TYPE_OBJECT)

static void edit_changed_cb (QorganRecordForm *self);
static void cover_asked_cb (QorganRecordForm *self, QorganFieldRow *row);

static const QorganFieldDraft *
get_draft (QorganRecordForm *self, guint index)
{
  return qorgan_field_edit_get_draft (qorgan_field_row_get_edit (self->rows->pdata[index]));
}

/* Who may see the record is no secret of it. */
static gboolean
is_sealed (QorganRecordForm *self, guint index)
{
  QorganFieldId field = qorgan_kind_field_id (qorgan_record_kind (self->record), index);

  return qorgan_dossier_is_field_sealed (self->dossier, self->record, field);
}

static void
typed_cb (QorganRecordForm *self)
{
  g_signal_emit (self, signals[SIGNAL_TYPED], 0);
}

static GtkWidget *
make_field_row (QorganRecordForm *self, guint index)
{
  QorganFieldId field = qorgan_kind_field_id (qorgan_record_kind (self->record), index);
  QorganFieldRow *row = qorgan_field_control_new (self->casebook, self->dossier, self->record, self->newborn, field,
                                                  qorgan_record_form_is_covered (self));

  g_signal_connect_object (qorgan_field_row_get_edit (row), "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_set_object ((QorganFieldRow **) &self->rows->pdata[index], row);
  if (is_sealed (self, index))
    {
      qorgan_field_row_offer_cover (row);
      g_signal_connect_object (row, "cover-asked", G_CALLBACK (cover_asked_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (qorgan_field_row_get_edit (row), "changed", G_CALLBACK (edit_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  return GTK_WIDGET (row);
}

/* ---- What is sealed ---- */

static void
uncover (QorganRecordForm *self, guint index)
{
  g_autoptr (GtkWidget) cover = g_steal_pointer (&self->covers->pdata[index]);

  qorgan_field_control_swap (cover, make_field_row (self, index));
}

static void
show_asked_cb (QorganRecordForm *self, QorganSealedRow *cover)
{
  self->is_covering = FALSE;
  if (!qorgan_dossier_is_sealed (self->dossier, self->record))
    {
      guint index;

      if (g_ptr_array_find (self->covers, cover, &index))
        uncover (self, index);
      return;
    }
  self->is_shown = TRUE;
  for (guint i = 0; i < self->covers->len; i++)
    if (self->covers->pdata[i] != NULL)
      uncover (self, i);
    else if (self->rows->pdata[i] != NULL)
      qorgan_field_row_set_quiet (self->rows->pdata[i], FALSE);
  g_signal_emit (self, signals[SIGNAL_COVERED], 0);
}

static GtkWidget *
make_cover (QorganRecordForm *self, guint index)
{
  const char *label = qorgan_record_kind (self->record)->fields[index].label;
  GtkWidget *cover = qorgan_sealed_row_new (g_dgettext (GETTEXT_PACKAGE, label));

  g_set_object ((GtkWidget **) &self->covers->pdata[index], cover);
  g_signal_connect_object (cover, "show-asked", G_CALLBACK (show_asked_cb), self, G_CONNECT_SWAPPED);
  return cover;
}

static void
cover (QorganRecordForm *self, guint index)
{
  g_autoptr (QorganFieldRow) row = NULL;

  if (self->rows->pdata[index] == NULL || !is_sealed (self, index)
      || qorgan_field_draft_value (get_draft (self, index)) == NULL
      || !qorgan_field_row_is_saved (self->rows->pdata[index]))
    return;
  row = g_steal_pointer (&self->rows->pdata[index]);
  qorgan_field_control_swap (GTK_WIDGET (row), make_cover (self, index));
}

static gboolean
cover_later_cb (gpointer data)
{
  QorganRecordForm *self = data;

  for (guint i = 0; self->is_covering && self->rows != NULL && i < self->rows->len; i++)
    cover (self, i);
  return G_SOURCE_REMOVE;
}

/* The row sounds this itself: it goes once it is done with it. */
static void
edit_changed_cb (QorganRecordForm *self)
{
  if (self->is_covering)
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, cover_later_cb, g_object_ref (self), g_object_unref);
}

static void
cover_asked_cb (QorganRecordForm *self, QorganFieldRow *row)
{
  if (qorgan_dossier_is_sealed (self->dossier, self->record))
    {
      qorgan_record_form_cover (self);
      return;
    }
  for (guint i = 0; i < self->rows->len; i++)
    if (self->rows->pdata[i] == row)
      cover (self, i);
}

static GtkWidget *
make_row (QorganRecordForm *self, guint index)
{
  QorganFieldId field = qorgan_kind_field_id (qorgan_record_kind (self->record), index);

  if (is_sealed (self, index) && !self->is_shown && qorgan_record_value (self->record, field) != NULL)
    return make_cover (self, index);
  return make_field_row (self, index);
}

/* On its owner's page a record need not say whose it is. */
static gboolean
is_on_page (QorganRecordForm *self, guint index)
{
  gboolean is_nested = qorgan_dossier_record (self->dossier) != self->record;

  if (qorgan_kind_field_id (qorgan_record_kind (self->record), index) == self->left_out)
    return FALSE;
  return !is_nested || (qorgan_record_kind (self->record)->fields[index].flags & QORGAN_OWNER) == 0;
}

/* What a source says of a field, or what there is to remark on it, is seen even where nothing is recorded. */
static gboolean
is_spoken_of (QorganRecordForm *self, QorganFieldId field)
{
  const QorganMargin *margin = qorgan_dossier_margin (self->dossier, qorgan_record_id (self->record));
  QorganAgreement agreement;

  if (margin == NULL || qorgan_record_form_is_covered (self))
    return FALSE;
  qorgan_claims_weigh (margin->claims, field, NULL, &agreement);
  return agreement.n_claims > 0 || qorgan_remarks_find (margin->remarks, field) != NULL;
}

static gboolean
is_tucked_away (QorganRecordForm *self, guint index)
{
  return is_on_page (self, index) && !qorgan_form_layout_is_shown (self->record, index)
         && !is_spoken_of (self, qorgan_kind_field_id (qorgan_record_kind (self->record), index));
}

/* Its row is still to be made. */
static gboolean
is_missing (QorganRecordForm *self, guint index)
{
  return self->rows->pdata[index] == NULL && self->covers->pdata[index] == NULL && is_on_page (self, index)
         && !is_tucked_away (self, index);
}

/* ---- More fields ---- */

static void
add_row (QorganRecordForm *self, GtkWidget *row)
{
  if (ADW_IS_EXPANDER_ROW (self->place))
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self->place), row);
  else
    gtk_list_box_append (GTK_LIST_BOX (self->place), row);
}

/* The rows take the place of the one that stood for them. */
static void
reveal_more (QorganRecordForm *self)
{
  GtkWidget *first = NULL;
  gboolean had_focus;

  if (self->more == NULL || !gtk_widget_get_visible (self->more))
    return;
  had_focus = gtk_widget_has_focus (self->more);
  if (self->last != NULL)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self->place), self->last);
  for (guint i = 0; i < self->rows->len; i++)
    if (self->rows->pdata[i] == NULL && self->covers->pdata[i] == NULL && is_on_page (self, i))
      {
        GtkWidget *row = make_row (self, i);

        add_row (self, row);
        first = first != NULL ? first : row;
      }
  if (self->last != NULL)
    add_row (self, self->last);
  gtk_widget_set_visible (self->more, FALSE);
  if (had_focus && first != NULL)
    gtk_widget_grab_focus (first);
}

/* Which fields there are more of: read at a glance instead of opened to see. */
static char *
dup_labels_of_more (QorganRecordForm *self)
{
  const QorganKind *kind = qorgan_record_kind (self->record);
  GString *labels = g_string_new (NULL);

  for (guint i = 0; i < kind->n_fields; i++)
    if (is_tucked_away (self, i))
      g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "",
                              g_dgettext (GETTEXT_PACKAGE, kind->fields[i].label));
  return g_string_free (labels, FALSE);
}

static void
add_more (QorganRecordForm *self)
{
  g_autofree char *labels = dup_labels_of_more (self);
  GtkWidget *row;

  if (*labels == '\0' || qorgan_casebook_is_read_only (self->casebook))
    return;
  row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("More Fields"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), labels);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (reveal_more), self, G_CONNECT_SWAPPED);
  add_row (self, row);
  g_set_object (&self->more, row);
}

/* ---- Life ---- */

static void
clear_row (gpointer row)
{
  if (row != NULL)
    g_object_unref (row);
}

static void
qorgan_record_form_dispose (GObject *object)
{
  QorganRecordForm *self = QORGAN_RECORD_FORM (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->covers, g_ptr_array_unref);
  g_clear_weak_pointer (&self->place);
  g_clear_object (&self->more);
  g_clear_object (&self->last);
  g_clear_object (&self->casebook);
  g_clear_pointer (&self->dossier, qorgan_dossier_unref);
  g_clear_pointer (&self->record, qorgan_record_unref);
  g_clear_pointer (&self->newborn, qorgan_newborn_unref);

  G_OBJECT_CLASS (qorgan_record_form_parent_class)->dispose (object);
}

static void
qorgan_record_form_class_init (QorganRecordFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qorgan_record_form_dispose;

  signals[SIGNAL_COVERED]
      = g_signal_new ("covered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TYPED]
      = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qorgan_record_form_init (QorganRecordForm *self)
{
}

/**
 * qorgan_record_form_new:
 * @dossier: the page
 * @record: the record it is about, or one of the dependants on it
 * @newborn: (nullable): that record when it is not in the casebook yet
 *
 * Returns: (transfer full): a form that has no rows yet
 */
QorganRecordForm *
qorgan_record_form_new (QorganCasebook *casebook, QorganDossier *dossier, QorganRecord *record, QorganNewborn *newborn)
{
  QorganRecordForm *self = g_object_new (QORGAN_TYPE_RECORD_FORM, NULL);

  self->casebook = g_object_ref (casebook);
  self->dossier = qorgan_dossier_ref (dossier);
  self->record = qorgan_record_ref (record);
  self->newborn = newborn != NULL ? qorgan_newborn_ref (newborn) : NULL;
  self->rows = g_ptr_array_new_with_free_func (clear_row);
  g_ptr_array_set_size (self->rows, qorgan_record_kind (record)->n_fields);
  self->covers = g_ptr_array_new_with_free_func (clear_row);
  g_ptr_array_set_size (self->covers, qorgan_record_kind (record)->n_fields);
  return self;
}

/**
 * qorgan_record_form_leave_out:
 * @field: a field of the record's kind that needs no saying where the form stands
 *
 * To be called before there are rows.
 */
void
qorgan_record_form_leave_out (QorganRecordForm *self, QorganFieldId field)
{
  self->left_out = field;
}

/**
 * qorgan_record_form_add_row:
 * @section: of the record's kind
 * @group: (nullable): where to put the next row of the section; %NULL: only asks
 *
 * Returns: whether there was one to make
 */
gboolean
qorgan_record_form_add_row (QorganRecordForm *self, const char *section, AdwPreferencesGroup *group)
{
  const QorganKind *kind = qorgan_record_kind (self->record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      if (!g_str_equal (kind->fields[i].section, section) || !is_missing (self, i))
        continue;
      if (group != NULL)
        adw_preferences_group_add (group, make_row (self, i));
      return TRUE;
    }
  return FALSE;
}

/**
 * qorgan_record_form_make_more:
 *
 * Returns: (transfer floating): a list that reveals what is tucked away; not visible when nothing is
 */
GtkWidget *
qorgan_record_form_make_more (QorganRecordForm *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("More Fields"), -1);
  g_set_weak_pointer (&self->place, list);
  add_more (self);
  gtk_widget_set_visible (list, self->more != NULL);
  return list;
}

/**
 * qorgan_record_form_fill_row:
 * @row: the row of a dependant on its owner's page
 * @last: what stands below the fields
 */
void
qorgan_record_form_fill_row (QorganRecordForm *self, AdwExpanderRow *row, GtkWidget *last)
{
  g_set_weak_pointer (&self->place, GTK_WIDGET (row));
  g_set_object (&self->last, last);
  for (guint i = 0; i < self->rows->len; i++)
    if (is_on_page (self, i) && !is_tucked_away (self, i))
      add_row (self, make_row (self, i));
  add_more (self);
  add_row (self, last);
}

static void
refresh_row (QorganRecordForm *self, guint index)
{
  QorganFieldId field = qorgan_kind_field_id (qorgan_record_kind (self->record), index);
  QorganFieldRow *row = self->rows->pdata[index];
  QorganFieldEdit *edit = qorgan_field_row_get_edit (row);

  qorgan_field_row_set_quiet (row, qorgan_record_form_is_covered (self));
  qorgan_field_row_refresh (row, self->dossier, self->record);
  if (qorgan_field_draft_field (qorgan_field_edit_get_draft (edit))
          != qorgan_field_control_type (self->dossier, self->record, field)
      && !qorgan_field_edit_is_held (edit))
    { /* a value of another type has another row */
      g_autoptr (GtkWidget) old = g_object_ref (GTK_WIDGET (row));

      qorgan_field_control_swap (old, make_field_row (self, index));
    }
}

/* There is something to show now that waits under “More Fields”. */
static gboolean
has_news (QorganRecordForm *self, guint index)
{
  QorganFieldId field = qorgan_kind_field_id (qorgan_record_kind (self->record), index);

  return is_on_page (self, index) && (qorgan_record_value (self->record, field) != NULL || is_spoken_of (self, field));
}

/**
 * qorgan_record_form_refresh:
 * @dossier: the page as it is now
 * @record: the record of it that the form shows
 */
void
qorgan_record_form_refresh (QorganRecordForm *self, QorganDossier *dossier, QorganRecord *record)
{
  const QorganKind *kind = qorgan_record_kind (record);
  g_autoptr (QorganDossier) old_dossier = g_steal_pointer (&self->dossier);
  g_autoptr (QorganRecord) old_record = g_steal_pointer (&self->record);

  self->dossier = qorgan_dossier_ref (dossier);
  self->record = qorgan_record_ref (record);
  for (guint i = 0; i < self->rows->len; i++)
    if (self->rows->pdata[i] != NULL)
      refresh_row (self, i);
    else if (self->covers->pdata[i] != NULL && qorgan_record_value (record, qorgan_kind_field_id (kind, i)) == NULL)
      uncover (self, i); /* there is nothing to cover any more */
    else if (self->covers->pdata[i] == NULL && has_news (self, i))
      reveal_more (self);
}

/**
 * qorgan_record_form_cover:
 *
 * Covers again what is sealed. What is still being saved is covered when it is.
 */
void
qorgan_record_form_cover (QorganRecordForm *self)
{
  gboolean was_shown = self->is_shown;

  self->is_shown = FALSE;
  self->is_covering = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (self->rows->pdata[i] != NULL)
        {
          qorgan_field_row_cover_sources (self->rows->pdata[i]);
          qorgan_field_row_set_quiet (self->rows->pdata[i], qorgan_record_form_is_covered (self));
        }
      cover (self, i);
    }
  if (was_shown)
    g_signal_emit (self, signals[SIGNAL_COVERED], 0);
}

/**
 * qorgan_record_form_is_covered:
 *
 * Returns: whether the record is sealed as a whole and was not asked for: nothing that belongs to it is to be shown
 */
gboolean
qorgan_record_form_is_covered (QorganRecordForm *self)
{
  return !self->is_shown && qorgan_dossier_is_sealed (self->dossier, self->record);
}

/**
 * qorgan_record_form_save:
 *
 * Saves what stands in the rows, without waiting for it to arrive.
 */
void
qorgan_record_form_save (QorganRecordForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (self->rows->pdata[i] != NULL)
      qorgan_field_edit_save (qorgan_field_row_get_edit (self->rows->pdata[i]));
}

/**
 * qorgan_record_form_give_up:
 *
 * What could not be saved is not tried again.
 */
void
qorgan_record_form_give_up (QorganRecordForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (self->rows->pdata[i] != NULL && !qorgan_field_row_is_saved (self->rows->pdata[i]))
      qorgan_field_edit_give_up (qorgan_field_row_get_edit (self->rows->pdata[i]));
}

/**
 * qorgan_record_form_dup_draft:
 *
 * Returns: (transfer full): the record as it stands in the rows, saved or not
 */
QorganRecord *
qorgan_record_form_dup_draft (QorganRecordForm *self)
{
  const QorganKind *kind = qorgan_record_kind (self->record);
  g_autofree const char **values = g_new0 (const char *, kind->n_fields);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      QorganFieldEdit *edit = self->rows->pdata[i] != NULL ? qorgan_field_row_get_edit (self->rows->pdata[i]) : NULL;

      values[i] = edit != NULL ? qorgan_field_draft_value (qorgan_field_edit_get_draft (edit))
                               : qorgan_record_value (self->record, qorgan_kind_field_id (kind, i));
    }
  return qorgan_record_new (qorgan_record_id (self->record), kind, values);
}

/**
 * qorgan_record_form_find_unsaved:
 *
 * Returns: (transfer none) (nullable): the first row that holds what the casebook does not
 */
QorganFieldRow *
qorgan_record_form_find_unsaved (QorganRecordForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (self->rows->pdata[i] != NULL && !qorgan_field_row_is_saved (self->rows->pdata[i]))
      return self->rows->pdata[i];
  return NULL;
}

/**
 * qorgan_record_form_grab_focus:
 *
 * The caret goes into the first row that nothing stands in, or else into the first one.
 *
 * Returns: whether there is one that takes it; not before the rows above it are made
 */
gboolean
qorgan_record_form_grab_focus (QorganRecordForm *self)
{
  GtkWidget *first = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      if (is_missing (self, i))
        return FALSE;
      if (self->rows->pdata[i] != NULL && qorgan_field_draft_value (get_draft (self, i)) == NULL)
        return gtk_widget_grab_focus (self->rows->pdata[i]);
      if (first == NULL)
        first = self->rows->pdata[i] != NULL ? self->rows->pdata[i] : self->covers->pdata[i];
    }
  return first != NULL && gtk_widget_grab_focus (first);
}
