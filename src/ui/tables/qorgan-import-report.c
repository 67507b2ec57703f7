/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import would do: see the header. Written anew after every decision; a long table has a few remarks, or one
 * fault in every line, which is decided upon once. */

#include "qorgan-import-report.h"

#include <glib/gi18n-lib.h>

#include "qorgan-digit-words.h"
#include "qorgan-import-row.h"
#include "qorgan-pick-button.h"

/* More than this nobody goes through one by one. */
#define REMARKS_SHOWN 60

struct _QorganImportReport
{
  AdwBin parent_instance;

  GtkWidget *first_entry; /* borrowed: of the first error that is undecided */
};

G_DEFINE_FINAL_TYPE (QorganImportReport, qorgan_import_report, ADW_TYPE_BIN)

enum
{
  DECIDED,
  DECIDED_ALL,
  CORRECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const struct
{
  QorganSheetDecision decision;
  const char *label;
} decisions[] = {
  { QORGAN_SHEET_LEAVE_EMPTY, N_ ("Leave it empty") }, { QORGAN_SHEET_KEEP_TEXT, N_ ("Keep it as text, marked") },
  { QORGAN_SHEET_LINK, N_ ("It is the same one") },    { QORGAN_SHEET_MAKE_NEW, N_ ("It is another one") },
  { QORGAN_SHEET_SKIP_ROW, N_ ("Leave the row out") },
};

/* Where a remark stands, kept by its controls. */
typedef struct
{
  guint row;
  guint column;
  guint choices;
} Spot;

static QorganSheetDecision
decision_at (guint choices, int index)
{
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    if ((decisions[i].decision & choices) != 0 && index-- == 0)
      return decisions[i].decision;
  return QORGAN_SHEET_UNDECIDED;
}

static const Spot *
spot_of (GtkWidget *control)
{
  return g_object_get_data (G_OBJECT (control), "spot");
}

static void
set_spot (GtkWidget *control, const QorganSheetRemark *remark, guint choices)
{
  Spot *spot = g_new0 (Spot, 1);

  spot->choices = choices;
  if (remark != NULL)
    {
      spot->row = remark->row;
      spot->column = remark->column;
    }
  g_object_set_data_full (G_OBJECT (control), "spot", spot, g_free);
}

static void
picked_cb (QorganImportReport *self, QorganPickButton *button)
{
  const Spot *spot = spot_of (GTK_WIDGET (button));

  g_signal_emit (self, signals[DECIDED], 0, spot->row, spot->column,
                 decision_at (spot->choices, qorgan_pick_button_get_chosen (button)));
}

static void
picked_all_cb (QorganImportReport *self, QorganPickButton *button)
{
  const Spot *spot = spot_of (GTK_WIDGET (button));

  g_signal_emit (self, signals[DECIDED_ALL], 0, decision_at (spot->choices, qorgan_pick_button_get_chosen (button)));
}

static void
entry_activated_cb (QorganImportReport *self, GtkText *text)
{
  const Spot *spot = spot_of (GTK_WIDGET (text));

  g_signal_emit (self, signals[CORRECTED], 0, spot->row, spot->column, gtk_editable_get_text (GTK_EDITABLE (text)));
}

/* @where: what is decided upon, for screen readers. */
static GtkWidget *
make_pick (const char *where, guint choices, QorganSheetDecision decision)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;
  int chosen = -1, n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    {
      if ((decisions[i].decision & choices) == 0)
        continue;
      if (decisions[i].decision == decision)
        chosen = n;
      g_strv_builder_add (words, _ (decisions[i].label));
      n++;
    }
  labels = g_strv_builder_end (words);
  return qorgan_pick_button_new (where, (const char *const *) labels, chosen);
}

static GtkWidget *
make_message (const char *text, gboolean is_undecided)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  if (is_undecided)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-error-symbolic");

      gtk_widget_add_css_class (icon, "error");
      gtk_widget_set_valign (icon, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (box), icon);
    }
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* Not a GtkEntry: what has the focus in one has no name. */
static GtkWidget *
make_entry (QorganImportReport *self, const QorganSheetRemark *remark, const char *name)
{
  GtkWidget *frame = g_object_new (GTK_TYPE_BOX, "css-name", "entry", NULL);
  GtkWidget *text = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);

  gtk_editable_set_text (GTK_EDITABLE (text), remark->cell);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_hexpand (frame, TRUE);
  gtk_text_set_placeholder_text (GTK_TEXT (text), _ ("Correct it, then Return"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (frame), text);
  set_spot (text, remark, remark->choices);
  qorgan_digit_words_add (GTK_TEXT (text));
  g_signal_connect_object (text, "activate", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
  if (self->first_entry == NULL && remark->decision == QORGAN_SHEET_UNDECIDED)
    self->first_entry = text;
  return frame;
}

static GtkWidget *
make_line (GtkWidget *message, GtkWidget *controls)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), message);
  if (controls != NULL)
    gtk_box_append (GTK_BOX (box), controls);
  return qorgan_import_row_new (box);
}

static GtkWidget *
make_remark (QorganImportReport *self, const QorganSheetRemark *remark)
{
  g_autofree char *text = qorgan_sheet_remark_to_text (remark);
  GtkWidget *controls = adw_wrap_box_new ();
  gboolean is_undecided = remark->is_error && remark->decision == QORGAN_SHEET_UNDECIDED;

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (controls), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (controls), 6);
  if (remark->is_error)
    adw_wrap_box_append (ADW_WRAP_BOX (controls), make_entry (self, remark, text));
  if (remark->choices != 0)
    {
      GtkWidget *pick = make_pick (text, remark->choices, remark->decision);

      set_spot (pick, remark, remark->choices);
      g_signal_connect_object (pick, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
      adw_wrap_box_append (ADW_WRAP_BOX (controls), pick);
    }
  return make_line (make_message (text, is_undecided), controls);
}

/* One decision for all errors that are still open. */
static void
add_all (QorganImportReport *self, const QorganSheetPlan *plan, GtkListBox *list)
{
  guint choices = QORGAN_SHEET_LEAVE_EMPTY | QORGAN_SHEET_KEEP_TEXT | QORGAN_SHEET_SKIP_ROW;
  g_autofree char *text
      = g_strdup_printf (ngettext ("%u fault: all at once", "%u faults: all at once", plan->n_errors), plan->n_errors);
  GtkWidget *pick = make_pick (text, choices, QORGAN_SHEET_UNDECIDED);

  set_spot (pick, NULL, choices);
  g_signal_connect_object (pick, "picked", G_CALLBACK (picked_all_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (list, make_line (make_message (text, FALSE), pick));
}

static void
add_remarks (QorganImportReport *self, const QorganSheetPlan *plan, gboolean errors, GtkBox *box)
{
  const char *title = errors ? _ ("To Be Decided") : _ ("Worth Knowing");
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *list = qorgan_import_list_new (title);
  guint n = 0, n_more = 0;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  if (errors && plan->n_errors > 1)
    add_all (self, plan, GTK_LIST_BOX (list));
  for (guint i = 0; i < plan->remarks->len; i++)
    {
      const QorganSheetRemark *remark = plan->remarks->pdata[i];

      if (remark->is_error != errors)
        continue;
      if (++n > REMARKS_SHOWN)
        n_more++;
      else
        gtk_list_box_append (GTK_LIST_BOX (list), make_remark (self, remark));
    }
  if (n_more > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("And %u more", "And %u more", n_more), n_more);

      gtk_list_box_append (GTK_LIST_BOX (list), make_line (make_message (text, FALSE), NULL));
    }
  if (n > 0)
    gtk_box_append (box, group);
  else
    g_object_unref (g_object_ref_sink (group));
}

static void
add_counts (const QorganSheetPlan *plan, GtkBox *box)
{
  GtkWidget *group = adw_preferences_group_new ();
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);
  g_autofree char *rows
      = g_strdup_printf (ngettext ("%u row will be imported", "%u rows will be imported", plan->n_rows), plan->n_rows);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), rows);
  if (plan->n_left_out > 0)
    {
      g_autofree char *left
          = g_strdup_printf (ngettext ("%u row is left out", "%u rows are left out", plan->n_left_out),
                             plan->n_left_out);

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), left);
    }
  for (guint i = 0; i < n_kinds; i++)
    {
      guint created = plan->created[kinds[i]->id], linked = plan->linked[kinds[i]->id];
      g_autofree char *words = NULL;
      GtkWidget *row;

      if (created + linked == 0)
        continue;
      words = linked == 0 ? g_strdup_printf (_ ("New: %u"), created)
                          : g_strdup_printf (_ ("New: %u. In the casebook already: %u"), created, linked);
      row = adw_action_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), g_dgettext (GETTEXT_PACKAGE, kinds[i]->label_plural));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
      gtk_widget_set_focusable (row, FALSE);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  gtk_box_append (box, group);
}

static void
qorgan_import_report_class_init (QorganImportReportClass *klass)
{
  /**
   * QorganImportReport::decided:
   * @row: of a remark
   * @column: of the same
   * @decision: a #QorganSheetDecision
   */
  signals[DECIDED] = g_signal_new ("decided", QORGAN_TYPE_IMPORT_REPORT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);

  /**
   * QorganImportReport::decided-all:
   * @decision: a #QorganSheetDecision for every error
   */
  signals[DECIDED_ALL] = g_signal_new ("decided-all", QORGAN_TYPE_IMPORT_REPORT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * QorganImportReport::corrected:
   * @row: of a remark
   * @column: of the same
   * @cell: what shall stand there
   */
  signals[CORRECTED] = g_signal_new ("corrected", QORGAN_TYPE_IMPORT_REPORT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_STRING);
}

static void
qorgan_import_report_init (QorganImportReport *self)
{
}

/**
 * qorgan_import_report_show:
 * @plan: what a dry run came to
 */
void
qorgan_import_report_show (QorganImportReport *self, const QorganSheetPlan *plan)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  g_return_if_fail (QORGAN_IS_IMPORT_REPORT (self));

  self->first_entry = NULL;
  add_remarks (self, plan, TRUE, GTK_BOX (box));
  add_counts (plan, GTK_BOX (box));
  add_remarks (self, plan, FALSE, GTK_BOX (box));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * qorgan_import_report_focus_error:
 *
 * Returns: whether there is an error to decide upon, which has the focus now
 */
gboolean
qorgan_import_report_focus_error (QorganImportReport *self)
{
  g_return_val_if_fail (QORGAN_IS_IMPORT_REPORT (self), FALSE);

  return self->first_entry != NULL && gtk_widget_grab_focus (self->first_entry);
}
