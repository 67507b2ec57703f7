/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a form: the label of a field, its control, and what there is to say about what stands in it. What is said is
 * written and announced, never told by colour alone; it stands beside the label, so that nothing jumps while typing. */

#include "qorgan-field-row.h"

#include <glib/gi18n-lib.h>

#include "qorgan-claims-dialog.h"
#include "qorgan-field-remark.h"
#include "qorgan-field-translations.h"
#include "qorgan-sources-button.h"

typedef struct
{
  /* Owned */
  QorganFieldEdit *edit;
  QorganDossier *dossier;
  QorganRecord *record;
  char *hint; /* what the control itself has to say; NULL: nothing */
  gboolean offers_cover; /* what is in it is sealed, and shown */
  gboolean is_quiet; /* its record is covered: nothing is told of what is known elsewhere */

  /* Borrowed */
  GtkWidget *focus; /* the part of the control that takes the keyboard */
  GtkWidget *sources; /* weak: the dialog opened last */

  /* Template */
  GtkWidget *title_label;
  GtkWidget *remark_icon;
  GtkWidget *remark_label;
  GtkWidget *cover_button;
  QorganSourcesButton *sources_button;
  GtkWidget *control_place;
  GtkWidget *translations;
  GtkWidget *error_box;
  GtkWidget *error_label;
  GtkWidget *retry_button;
} QorganFieldRowPrivate;

enum
{
  SIGNAL_COVER_ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (QorganFieldRow, qorgan_field_row, ADW_TYPE_PREFERENCES_ROW)

static QorganFieldRowPrivate *
get_private (QorganFieldRow *self)
{
  return qorgan_field_row_get_instance_private (self);
}

/* ---- What is said about the value ---- */

static void
make_remark (QorganFieldRow *self, QorganFieldRemark *remark)
{
  QorganFieldRowPrivate *priv = get_private (self);

  qorgan_field_remark_make (priv->edit, priv->dossier, priv->record, priv->hint, priv->is_quiet, remark);
}

static char *
dup_remark (QorganFieldRow *self)
{
  QorganFieldRemark remark;

  make_remark (self, &remark);
  return remark.words;
}

static void
show_remark (QorganFieldRow *self)
{
  QorganFieldRowPrivate *priv = get_private (self);
  g_autofree char *words = NULL;
  QorganFieldRemark remark;

  make_remark (self, &remark);
  words = remark.words;
  gtk_widget_set_visible (priv->remark_label, words != NULL);
  gtk_widget_set_visible (priv->remark_icon, words != NULL && remark.is_warning);
  gtk_label_set_label (GTK_LABEL (priv->remark_label), words != NULL ? words : "");
  gtk_image_set_from_icon_name (GTK_IMAGE (priv->remark_icon), remark.is_warning ? "dialog-warning-symbolic" : NULL);
  if (remark.is_warning)
    gtk_widget_remove_css_class (priv->remark_label, "dimmed");
  else
    gtk_widget_add_css_class (priv->remark_label, "dimmed");
  if (priv->focus != NULL)
    {
      gtk_accessible_update_state (GTK_ACCESSIBLE (priv->focus), GTK_ACCESSIBLE_STATE_INVALID,
                                   remark.is_invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (priv->focus), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      words != NULL ? words : "", -1);
    }
}

/* ---- Sources ---- */

/* Adding the first source is offered where the person is, not in every row of the page. */
static void
show_sources (QorganFieldRow *self)
{
  QorganFieldRowPrivate *priv = get_private (self);
  gboolean may_add = qorgan_field_row_is_editable (self)
                     && qorgan_dossier_margin (priv->dossier, qorgan_record_id (priv->record)) != NULL
                     && qorgan_field_edit_is_held (priv->edit)
                     && qorgan_field_has_claims (qorgan_field_edit_get_place (priv->edit));
  QorganAgreement agreement;

  qorgan_field_remark_weigh (priv->edit, priv->dossier, priv->record, &agreement);
  qorgan_sources_button_show (priv->sources_button, qorgan_field_row_get_label (self), &agreement);
  gtk_widget_set_visible (GTK_WIDGET (priv->sources_button), !priv->is_quiet && (agreement.n_claims > 0 || may_add));
}

static void
sources_clicked_cb (QorganFieldRow *self)
{
  QorganFieldRowPrivate *priv = get_private (self);
  GtkWidget *dialog;

  if (!gtk_widget_get_visible (GTK_WIDGET (priv->sources_button)))
    return;
  qorgan_field_edit_save (priv->edit);
  dialog = qorgan_claims_dialog_new (qorgan_field_edit_get_casebook (priv->edit), qorgan_record_id (priv->record),
                                     qorgan_field_edit_get_place (priv->edit));
  g_set_weak_pointer (&priv->sources, dialog);
  qorgan_claims_dialog_present (QORGAN_CLAIMS_DIALOG (dialog), GTK_WIDGET (self));
}

static void
show_error (QorganFieldRow *self)
{
  QorganFieldRowPrivate *priv = get_private (self);
  const GError *error = qorgan_field_edit_get_error (priv->edit);
  g_autofree char *words = NULL;

  if (error != NULL)
    /* Translators: %s is why, a whole sentence such as "The disk is full." */
    words = g_strdup_printf (_ ("Not saved yet. %s"), error->message);
  if (words != NULL && g_strcmp0 (words, gtk_label_get_label (GTK_LABEL (priv->error_label))) != 0)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  gtk_label_set_label (GTK_LABEL (priv->error_label), words != NULL ? words : "");
  gtk_widget_set_visible (priv->error_box, words != NULL);
  gtk_widget_set_visible (priv->retry_button,
                          qorgan_field_draft_needs_saving (qorgan_field_edit_get_draft (priv->edit)));
}

/* Where there is nothing yet, there is nothing to cover. */
static void
show_cover (QorganFieldRow *self)
{
  QorganFieldRowPrivate *priv = get_private (self);
  const QorganFieldDraft *draft = qorgan_field_edit_get_draft (priv->edit);
  const char *text = qorgan_field_draft_text (draft);

  gtk_widget_set_visible (priv->cover_button,
                          priv->offers_cover
                              && (qorgan_field_draft_value (draft) != NULL || (text != NULL && *text != '\0')));
}

static void
edit_changed_cb (QorganFieldRow *self)
{
  show_cover (self);
  QORGAN_FIELD_ROW_GET_CLASS (self)->show (self);
  show_remark (self);
  show_sources (self);
  show_error (self);
}

static void
sources_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  sources_clicked_cb (QORGAN_FIELD_ROW (widget));
}

/* ---- Entering and leaving ---- */

static void
entered_cb (QorganFieldRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "focused");
  qorgan_field_edit_hold (get_private (self)->edit);
}

static void
left_cb (QorganFieldRow *self)
{
  QorganFieldRowPrivate *priv = get_private (self);
  const QorganFieldDraft *draft = qorgan_field_edit_get_draft (priv->edit);
  g_autofree char *said = NULL;

  /* What was understood, or was not, is heard where it is not seen. */
  if (qorgan_field_draft_needs_saving (draft) || qorgan_field_draft_remark (draft) == QORGAN_DRAFT_REMARK_NOT_A_NUMBER)
    said = dup_remark (self);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "focused");
  qorgan_field_edit_release (priv->edit);
  if (said == NULL)
    said = g_strdup (priv->hint);
  if (said != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), said, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
retry_clicked_cb (QorganFieldRow *self)
{
  qorgan_field_edit_save (get_private (self)->edit);
}

static void
cover_clicked_cb (QorganFieldRow *self)
{
  g_signal_emit (self, signals[SIGNAL_COVER_ASKED], 0);
}

/* The row itself is no stop of the Tab key: what can be typed or chosen in it is. */
static gboolean
qorgan_field_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget)), direction);
}

static gboolean
qorgan_field_row_grab_focus (GtkWidget *widget)
{
  QorganFieldRowPrivate *priv = get_private (QORGAN_FIELD_ROW (widget));

  return priv->focus != NULL && gtk_widget_grab_focus (priv->focus);
}

static void
qorgan_field_row_unmap (GtkWidget *widget)
{
  QorganFieldRowPrivate *priv = get_private (QORGAN_FIELD_ROW (widget));

  if (priv->edit != NULL)
    qorgan_field_edit_save (priv->edit);
  GTK_WIDGET_CLASS (qorgan_field_row_parent_class)->unmap (widget);
}

static void
qorgan_field_row_dispose (GObject *object)
{
  QorganFieldRowPrivate *priv = get_private (QORGAN_FIELD_ROW (object));

  gtk_widget_dispose_template (GTK_WIDGET (object), QORGAN_TYPE_FIELD_ROW);
  priv->focus = NULL;
  g_clear_weak_pointer (&priv->sources);
  g_clear_object (&priv->edit);
  g_clear_pointer (&priv->dossier, qorgan_dossier_unref);
  g_clear_pointer (&priv->record, qorgan_record_unref);
  g_clear_pointer (&priv->hint, g_free);

  G_OBJECT_CLASS (qorgan_field_row_parent_class)->dispose (object);
}

static void
history_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  QorganFieldRowPrivate *priv = get_private (QORGAN_FIELD_ROW (widget));
  g_autofree char *path = g_strdup_printf ("%s.%s", qorgan_record_kind (priv->record)->name,
                                           qorgan_field (qorgan_field_edit_get_place (priv->edit))->name);

  gtk_widget_activate_action (widget, "workspace.field-history", "(xs)", qorgan_field_edit_get_record (priv->edit),
                              path);
}

static void
qorgan_field_row_class_init (QorganFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qorgan_field_row_dispose;
  widget_class->focus = qorgan_field_row_focus;
  widget_class->grab_focus = qorgan_field_row_grab_focus;
  widget_class->unmap = qorgan_field_row_unmap;

  gtk_widget_class_install_action (widget_class, "field.sources", NULL, sources_action);

  g_type_ensure (QORGAN_TYPE_SOURCES_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/qorgan/Qorgan/ui/qorgan-field-row.ui");
  gtk_widget_class_bind_template_child_private (widget_class, QorganFieldRow, title_label);
  gtk_widget_class_bind_template_child_private (widget_class, QorganFieldRow, remark_icon);
  gtk_widget_class_bind_template_child_private (widget_class, QorganFieldRow, remark_label);
  gtk_widget_class_bind_template_child_private (widget_class, QorganFieldRow, cover_button);
  gtk_widget_class_bind_template_child_private (widget_class, QorganFieldRow, sources_button);
  gtk_widget_class_bind_template_child_private (widget_class, QorganFieldRow, control_place);
  gtk_widget_class_bind_template_child_private (widget_class, QorganFieldRow, translations);
  gtk_widget_class_bind_template_child_private (widget_class, QorganFieldRow, error_box);
  gtk_widget_class_bind_template_child_private (widget_class, QorganFieldRow, error_label);
  gtk_widget_class_bind_template_child_private (widget_class, QorganFieldRow, retry_button);
  gtk_widget_class_install_action (widget_class, "field.history", NULL, history_action);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cover_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, sources_clicked_cb);

  signals[SIGNAL_COVER_ASKED]
      = g_signal_new ("cover-asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qorgan_field_row_init (QorganFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * qorgan_field_row_set_up:
 * @edit: the field
 * @dossier: the page it stands on
 * @record: the record of the page that the field belongs to
 *
 * Called once, on a new row: makes its control and shows the value.
 */
void
qorgan_field_row_set_up (QorganFieldRow *self, QorganFieldEdit *edit, QorganDossier *dossier, QorganRecord *record)
{
  QorganFieldRowPrivate *priv = get_private (self);
  g_autofree char *retry = NULL;

  g_return_if_fail (priv->edit == NULL);

  priv->edit = g_object_ref (edit);
  priv->dossier = qorgan_dossier_ref (dossier);
  priv->record = qorgan_record_ref (record);
  gtk_label_set_label (GTK_LABEL (priv->title_label), qorgan_field_row_get_label (self));
  /* Translators: for screen readers; %s is the label of a field */
  retry = g_strdup_printf (_ ("Try again to save: %s"), qorgan_field_row_get_label (self));
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (priv->retry_button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->retry_button), GTK_ACCESSIBLE_PROPERTY_LABEL, retry, -1);
  QORGAN_FIELD_ROW_GET_CLASS (self)->set_up (self);
  qorgan_field_translations_show (GTK_BOX (priv->translations), priv->edit, priv->dossier, priv->record);
  edit_changed_cb (self);
  g_signal_connect_object (edit, "changed", G_CALLBACK (edit_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * qorgan_field_row_get_edit:
 *
 * Returns: (transfer none): the field
 */
QorganFieldEdit *
qorgan_field_row_get_edit (QorganFieldRow *self)
{
  return get_private (self)->edit;
}

/**
 * qorgan_field_row_get_dossier:
 *
 * Returns: (transfer none): the page it stands on
 */
QorganDossier *
qorgan_field_row_get_dossier (QorganFieldRow *self)
{
  return get_private (self)->dossier;
}

/**
 * qorgan_field_row_get_record:
 *
 * Returns: (transfer none): the record of the page that the field belongs to
 */
QorganRecord *
qorgan_field_row_get_record (QorganFieldRow *self)
{
  return get_private (self)->record;
}

/**
 * qorgan_field_row_get_label:
 *
 * Returns: the label of the field, in the language of the interface
 */
const char *
qorgan_field_row_get_label (QorganFieldRow *self)
{
  return g_dgettext (GETTEXT_PACKAGE, qorgan_field (qorgan_field_edit_get_place (get_private (self)->edit))->label);
}

/**
 * qorgan_field_row_set_control:
 * @control: (transfer floating): what stands under the label
 * @focus: the part of it that takes the keyboard
 */
void
qorgan_field_row_set_control (QorganFieldRow *self, GtkWidget *control, GtkWidget *focus)
{
  QorganFieldRowPrivate *priv = get_private (self);

  gtk_box_append (GTK_BOX (priv->control_place), control);
  qorgan_field_row_set_focus_part (self, focus, NULL);
}

/**
 * qorgan_field_row_set_focus_part:
 * @focus: the part of the control that takes the keyboard from now on
 * @name: (nullable): what a screen reader calls it; %NULL: the label of the field
 */
void
qorgan_field_row_set_focus_part (QorganFieldRow *self, GtkWidget *focus, const char *name)
{
  get_private (self)->focus = focus;
  gtk_accessible_update_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : qorgan_field_row_get_label (self), -1);
}

/**
 * qorgan_field_row_set_hint:
 * @hint: (nullable): what the control itself has to say about what stands in it
 */
void
qorgan_field_row_set_hint (QorganFieldRow *self, const char *hint)
{
  if (g_set_str (&get_private (self)->hint, hint))
    show_remark (self);
}

/**
 * qorgan_field_row_is_editable:
 *
 * Returns: whether the casebook may be written at all, and the field not only when its record is made
 */
gboolean
qorgan_field_row_is_editable (QorganFieldRow *self)
{
  QorganFieldEdit *edit = get_private (self)->edit;

  return (qorgan_field_edit_get_field (edit)->flags & QORGAN_FIXED) == 0
         && !qorgan_casebook_is_read_only (qorgan_field_edit_get_casebook (edit));
}

/**
 * qorgan_field_row_offer_cover:
 *
 * Offers to cover the value again.
 */
void
qorgan_field_row_offer_cover (QorganFieldRow *self)
{
  QorganFieldRowPrivate *priv = get_private (self);
  /* Translators: for screen readers: a button that covers the shown value of a sealed field; %s is its label */
  g_autofree char *name = g_strdup_printf (_ ("%s: Cover"), qorgan_field_row_get_label (self));

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (priv->cover_button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->cover_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  priv->offers_cover = TRUE;
  show_cover (self);
}

/**
 * qorgan_field_row_set_quiet:
 * @is_quiet: whether the record is sealed and was not asked for: then neither sources nor remarks tell of it
 */
void
qorgan_field_row_set_quiet (QorganFieldRow *self, gboolean is_quiet)
{
  QorganFieldRowPrivate *priv = get_private (self);

  if (priv->is_quiet == is_quiet)
    return;
  priv->is_quiet = is_quiet;
  if (priv->edit == NULL) /* not set up yet */
    return;
  show_remark (self);
  show_sources (self);
}

/**
 * qorgan_field_row_cover_sources:
 *
 * Covers again what is sealed in the dialog that was opened from the row.
 */
void
qorgan_field_row_cover_sources (QorganFieldRow *self)
{
  QorganFieldRowPrivate *priv = get_private (self);

  if (priv->sources != NULL)
    qorgan_claims_dialog_cover (QORGAN_CLAIMS_DIALOG (priv->sources));
}

/**
 * qorgan_field_row_is_saved:
 *
 * Returns: whether the casebook holds all that stands in the row
 */
gboolean
qorgan_field_row_is_saved (QorganFieldRow *self)
{
  QorganFieldRowClass *class = QORGAN_FIELD_ROW_GET_CLASS (self);

  return qorgan_field_draft_is_stored (qorgan_field_edit_get_draft (get_private (self)->edit))
         && (class->has_words == NULL || !class->has_words (self));
}

/**
 * qorgan_field_row_point_out:
 *
 * Goes there and says what the matter is.
 */
void
qorgan_field_row_point_out (QorganFieldRow *self)
{
  QorganFieldRowPrivate *priv = get_private (self);
  g_autofree char *reason = qorgan_field_edit_get_error (priv->edit) != NULL
                                ? g_strdup (gtk_label_get_label (GTK_LABEL (priv->error_label)))
                                : dup_remark (self);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (reason != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), reason, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/**
 * qorgan_field_row_refresh:
 * @dossier: the page as it is now
 * @record: the record of it that the field belongs to
 */
void
qorgan_field_row_refresh (QorganFieldRow *self, QorganDossier *dossier, QorganRecord *record)
{
  QorganFieldRowPrivate *priv = get_private (self);

  g_autoptr (QorganDossier) old_dossier = g_steal_pointer (&priv->dossier);
  g_autoptr (QorganRecord) old_record = g_steal_pointer (&priv->record);

  priv->dossier = qorgan_dossier_ref (dossier);
  priv->record = qorgan_record_ref (record);
  qorgan_field_translations_show (GTK_BOX (priv->translations), priv->edit, priv->dossier, priv->record);
  show_remark (self);
  show_sources (self);
  qorgan_field_edit_refresh (priv->edit, qorgan_record_value (record, qorgan_field_edit_get_place (priv->edit)));
  QORGAN_FIELD_ROW_GET_CLASS (self)->show (self); /* the title of what a link points to may be another */
  show_remark (self);
}
