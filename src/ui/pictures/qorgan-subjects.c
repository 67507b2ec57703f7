/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every page, form and dialog of the program, one row of a table each: what has to be open, and the steps from there.
 * A step is taken once the one before has come to rest; most are actions that the person could have chosen. */

#include "qorgan-subjects.h"

#include <glib/gi18n-lib.h>

#include "qorgan-claims-dialog.h"
#include "qorgan-columns-dialog.h"
#include "qorgan-contact-dialog.h"
#include "qorgan-each-dialog.h"
#include "qorgan-filter-dialog.h"
#include "qorgan-goto-dialog.h"
#include "qorgan-help-dialog.h"
#include "qorgan-history-dialog.h"
#include "qorgan-history-page.h"
#include "qorgan-import-columns.h"
#include "qorgan-import-dialog.h"
#include "qorgan-import-report.h"
#include "qorgan-kinds.h"
#include "qorgan-likes-dialog.h"
#include "qorgan-map-view.h"
#include "qorgan-merge-dialog.h"
#include "qorgan-passphrase-dialog.h"
#include "qorgan-quick-entry.h"
#include "qorgan-record-page.h"
#include "qorgan-shortcuts-dialog.h"
#include "qorgan-sources-button.h"
#include "qorgan-subject-find.h"
#include "qorgan-tag-dialog.h"
#include "qorgan-unlock-page.h"
#include "qorgan-vocabulary-page.h"
#include "qorgan-welcome-page.h"
#include "qorgan-workspace-private.h"

/* ---- Steps ---- */

static gboolean
press_suggested (QorganWindow *window)
{
  for (guint i = 0; TRUE; i++)
    {
      GtkWidget *button = qorgan_subject_find_widget (window, GTK_TYPE_BUTTON, i);

      if (button == NULL)
        return FALSE;
      if (!gtk_widget_has_css_class (button, "suggested-action") || !gtk_widget_is_sensitive (button))
        continue;
      g_signal_emit_by_name (button, "clicked");
      return TRUE;
    }
}

/* Every “More Fields”, and every row that can be expanded. */
static void
reveal (GtkWidget *widget)
{
  if (ADW_IS_EXPANDER_ROW (widget))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
  else if (ADW_IS_ACTION_ROW (widget) && gtk_widget_get_visible (widget)
           && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), _ ("More Fields")) == 0)
    g_signal_emit_by_name (widget, "activated");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    reveal (child);
}

static gboolean
reveal_all (QorganWindow *window)
{
  GtkWidget *editor = qorgan_subject_find_widget (window, QORGAN_TYPE_EDITOR, 0);

  if (editor != NULL)
    reveal (editor);
  return editor != NULL;
}

static gboolean
type_quick_line (QorganWindow *window)
{
  static const char *const lines[QORGAN_N_LANGUAGES] = {
    [QORGAN_LANGUAGE_EN] = "Lukpan Akhmedyarov, detained 7 Jan 2022 18:40 Uralsk, article 488 KoAP, near his home",
    [QORGAN_LANGUAGE_RU] = "задержан Лукпан Ахмедьяров 07.01.2022 18:40 Уральск, ст. 488 КоАП, у дома",
    [QORGAN_LANGUAGE_KK] = "Лұқпан Ахмедияров 7 қаңтар 2022, 18:40 Оралда ұсталды, 488-бап ӘҚБтК, үйінің жанында",
  };
  QorganCasebook *casebook = qorgan_workspace_get_casebook (qorgan_window_get_workspace (window));
  AdwDialog *dialog = qorgan_quick_entry_new (casebook);

  qorgan_quick_entry_set_line (QORGAN_QUICK_ENTRY (dialog), lines[qorgan_casebook_get_language (casebook)]);
  adw_dialog_present (dialog, GTK_WIDGET (window));
  return TRUE;
}

static gboolean
log_contact (QorganWindow *window)
{
  adw_dialog_present (qorgan_contact_dialog_new (qorgan_workspace_get_casebook (qorgan_window_get_workspace (window)),
                                                 0),
                      GTK_WIDGET (window));
  return TRUE;
}

/* With something of each sort to be seen. */
static gboolean
filter_cases (QorganWindow *window)
{
  QorganList *list = qorgan_selection_get_list (qorgan_subject_get_selection (window));
  QorganQuery *query = qorgan_query_copy (qorgan_list_get_query (list));
  const QorganPath happened = { { QORGAN_STEP_CASE }, QORGAN_STEP_HAPPENED };
  QorganCondition *since = qorgan_condition_new (&happened);

  since->since = g_strdup ("2022-01");
  qorgan_query_take_condition (query, since);
  qorgan_query_where_none (query, QORGAN_CASE_STATE, (const char *[]) { "suspended", NULL });
  qorgan_query_where_empty (query, QORGAN_CASE_LANGUAGE, TRUE);
  qorgan_list_take_query (list, query);
  return TRUE;
}

static gboolean
choose_filter_values (QorganWindow *window)
{
  AdwDialog *dialog = qorgan_filter_dialog_new (qorgan_selection_get_list (qorgan_subject_get_selection (window)));
  const QorganPath kind = { { QORGAN_STEP_CASE }, QORGAN_STEP_KIND };

  qorgan_filter_dialog_show_path (QORGAN_FILTER_DIALOG (dialog), &kind);
  adw_dialog_present (dialog, GTK_WIDGET (window));
  return TRUE;
}

static gboolean
search_for_nothing (QorganWindow *window)
{
  QorganList *list = qorgan_selection_get_list (qorgan_subject_get_selection (window));
  QorganQuery *query = qorgan_query_copy (qorgan_list_get_query (list));

  qorgan_query_set_search (query, "wvzq xylt");
  qorgan_list_take_query (list, query);
  return TRUE;
}

/* What a table of the demo's people may look like, with a date that is none. */
static gboolean
paste_table (QorganWindow *window)
{
  GtkWidget *dialog = qorgan_subject_find_widget (window, QORGAN_TYPE_IMPORT_DIALOG, 0);

  if (dialog != NULL)
    qorgan_import_dialog_paste (QORGAN_IMPORT_DIALOG (dialog), "ФИО;Дата задержания;Город;Суд\n"
                                                               "Лукпан Ахмедьяров;07.01.2022;Уральск;Абайский районный "
                                                               "суд\n"
                                                               "Айгүл Сұлтанова;32.01.2022;Ақтөбе;\n");
  return dialog != NULL;
}

static gboolean
plan_import (QorganWindow *window)
{
  return qorgan_subject_find_widget (window, QORGAN_TYPE_IMPORT_COLUMNS, 0) != NULL && press_suggested (window);
}

static gboolean
go_to (QorganWindow *window)
{
  GtkWidget *dialog = qorgan_subject_find_widget (window, QORGAN_TYPE_GOTO_DIALOG, 0);

  if (dialog != NULL)
    gtk_editable_set_text (GTK_EDITABLE (qorgan_subject_find_inside (dialog, GTK_TYPE_SEARCH_ENTRY)), "a");
  return dialog != NULL;
}

/* In a narrow window a record covers the list; the selection is seen in the list. */
static gboolean
select_rows (QorganWindow *window)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (qorgan_subject_get_selection (window)));
  return TRUE;
}

static gboolean
add_to_each (QorganWindow *window)
{
  return gtk_widget_activate_action (GTK_WIDGET (qorgan_workspace_get_list_page (qorgan_window_get_workspace (window))),
                                     "list.add-to-each", NULL);
}

static gboolean
tag_selected (QorganWindow *window)
{
  return gtk_widget_activate_action (GTK_WIDGET (qorgan_workspace_get_list_page (qorgan_window_get_workspace (window))),
                                     "list.tag", NULL);
}

static gboolean
merge_first_two (QorganWindow *window)
{
  g_autoptr (QorganRow) keep = g_list_model_get_item (G_LIST_MODEL (qorgan_subject_get_selection (window)), 0);
  g_autoptr (QorganRow) other = g_list_model_get_item (G_LIST_MODEL (qorgan_subject_get_selection (window)), 1);

  if (keep == NULL || other == NULL)
    return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (qorgan_window_get_workspace (window)), "workspace.merge", "(xx)",
                                     qorgan_row_get_id (keep), qorgan_row_get_id (other));
}

static gboolean
open_sources (QorganWindow *window)
{
  GtkWidget *button = qorgan_subject_find_widget (window, QORGAN_TYPE_SOURCES_BUTTON, 0);

  if (button != NULL)
    g_signal_emit_by_name (button, "clicked");
  return button != NULL;
}

static gboolean
open_entry (QorganWindow *window)
{
  GtkWidget *page = qorgan_subject_find_widget (window, QORGAN_TYPE_HISTORY_PAGE, 0);
  /* A table has one as well. */
  GtkWidget *view = page != NULL ? qorgan_subject_find_inside (page, GTK_TYPE_LIST_VIEW) : NULL;
  GtkSelectionModel *model = view != NULL ? gtk_list_view_get_model (GTK_LIST_VIEW (view)) : NULL;

  if (model == NULL || g_list_model_get_n_items (G_LIST_MODEL (model)) == 0)
    return FALSE;
  g_signal_emit_by_name (view, "activate", 0);
  return TRUE;
}

/* One's own words, in place of words drawn by lot; or none. */
static gboolean
tick (QorganWindow *window, guint nth)
{
  GtkWidget *check = qorgan_subject_find_widget (window, GTK_TYPE_CHECK_BUTTON, nth);

  if (check != NULL)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  return check != NULL;
}

static gboolean
tick_own_words (QorganWindow *window)
{
  return tick (window, 1);
}

static gboolean
tick_no_words (QorganWindow *window)
{
  return tick (window, 2);
}

static gboolean
type_passphrase (QorganWindow *window, const char *passphrase)
{
  GtkWidget *entry = qorgan_subject_find_widget (window, ADW_TYPE_PASSWORD_ENTRY_ROW, 0);

  if (entry == NULL)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (entry), passphrase);
  return press_suggested (window);
}

static gboolean
type_wrong_passphrase (QorganWindow *window)
{
  return type_passphrase (window, "wrong");
}

static gboolean
type_right_passphrase (QorganWindow *window)
{
  return type_passphrase (window, QORGAN_SUBJECT_PASSPHRASE);
}

static gboolean
change_passphrase (QorganWindow *window)
{
  return qorgan_window_get_workspace (window) != NULL
         && gtk_widget_activate_action (GTK_WIDGET (window), "win.passphrase", NULL);
}

static gboolean
new_term (QorganWindow *window)
{
  return gtk_widget_activate_action (GTK_WIDGET (qorgan_window_get_workspace (window)), "workspace.new-term", "s",
                                     "step_kind");
}

static gboolean
back (QorganWindow *window)
{
  return gtk_widget_activate_action (GTK_WIDGET (qorgan_window_get_workspace (window)), "workspace.back", NULL);
}

/* ---- The table ---- */

#define LIST(name, page) { name, "demo", page, .shows = qorgan_list_page_get_type }
#define RECORD(name, page) { name, "demo", page, TRUE, .shows = qorgan_editor_get_type }
#define EMPTY(page) { "empty-" page, "empty", page, .shows = qorgan_list_page_get_type }
/* As it is when it opens, and with every field it has. */
#define FORM(kind)                                                                                                     \
  { "form-" kind, "empty", "case", .form = kind, .shows = qorgan_editor_get_type },                                    \
  {                                                                                                                    \
    "fields-" kind, "empty", "case", .form = kind, .steps = { reveal_all }, .shows = qorgan_editor_get_type            \
  }
/* On the page of what it belongs to. */
#define PART(page, kind)                                                                                               \
  { page "-" kind,                                                                                                     \
    "demo",                                                                                                            \
    page,                                                                                                              \
    TRUE,                                                                                                              \
    .action = "editor.add",                                                                                            \
    .target = kind,                                                                                                    \
    .steps = { reveal_all },                                                                                           \
    .shows = qorgan_editor_get_type }

static const QorganSubject subjects[] = {
  { "welcome", .shows = qorgan_welcome_page_get_type },
  { "broken", "broken", .shows = qorgan_welcome_page_get_type },
  { "unlock", "locked", .shows = qorgan_unlock_page_get_type },
  { "unlock-wrong", "locked", .steps = { type_wrong_passphrase }, .shows = qorgan_unlock_page_get_type },
  { "passphrase", .action = "win.new-casebook", .shows = qorgan_passphrase_dialog_get_type },
  { "passphrase-own", .action = "win.new-casebook", .steps = { tick_own_words },
    .shows = qorgan_passphrase_dialog_get_type },
  { "passphrase-none", .action = "win.new-casebook", .steps = { tick_no_words },
    .shows = qorgan_passphrase_dialog_get_type },
  { "passphrase-set", "demo", "case", .action = "win.passphrase", .shows = qorgan_passphrase_dialog_get_type },
  { "passphrase-change", "locked", .steps = { type_right_passphrase, change_passphrase },
    .shows = qorgan_passphrase_dialog_get_type },

  EMPTY ("case"),
  EMPTY ("person"),
  EMPTY ("incident"),
  { "empty-map", "empty", "map", .shows = qorgan_map_view_get_type },
  EMPTY ("organisation"),
  EMPTY ("place"),
  EMPTY ("source"),
  EMPTY ("contact"),
  EMPTY ("intervention"),
  { "empty-history", "empty", "case", .action = "workspace.casebook-history", .shows = qorgan_history_page_get_type },

  LIST ("cases", "case"),
  LIST ("people", "person"),
  LIST ("incidents", "incident"),
  { "map", "demo", "map", .shows = qorgan_map_view_get_type },
  LIST ("organisations", "organisation"),
  LIST ("places", "place"),
  LIST ("sources", "source"),
  LIST ("interventions", "intervention"),
  { "sidebar", "demo", "case", .steps = { back }, .shows = qorgan_sidebar_get_type },
  { "nothing", "demo", "case", .steps = { search_for_nothing }, .shows = qorgan_list_page_get_type },
  { "selection", "demo", "case", .steps = { select_rows }, .shows = qorgan_list_page_get_type },
  { "filters", "demo", "case", .steps = { filter_cases }, .shows = qorgan_list_page_get_type },
  { "history", "demo", "case", .action = "workspace.casebook-history", .shows = qorgan_history_page_get_type },
  { "history-record", "demo", "case", TRUE, .action = "record.history", .shows = qorgan_history_page_get_type },
  { "vocabularies", "demo", "case", .action = "workspace.vocabularies", .shows = qorgan_vocabulary_page_get_type },
  { "term", "demo", "case", .steps = { new_term, reveal_all }, .shows = qorgan_editor_get_type },

  RECORD ("case", "case"),
  RECORD ("person", "person"),
  RECORD ("incident", "incident"),
  { "incident-on-map", "demo", "map", TRUE, .shows = qorgan_editor_get_type },
  RECORD ("organisation", "organisation"),
  RECORD ("place", "place"),
  RECORD ("source", "source"),
  RECORD ("intervention", "intervention"),
  { "sealed-contacts", "sealed", "contact", .shows = qorgan_list_page_get_type },
  { "sealed-contact", "sealed", "contact", TRUE, .shows = qorgan_editor_get_type },
  { "sealed-case", "sealed", "case", TRUE, .shows = qorgan_editor_get_type },
  { "case-all", "demo", "case", TRUE, .steps = { reveal_all }, .shows = qorgan_editor_get_type },
  { "person-all", "demo", "person", TRUE, .steps = { reveal_all }, .shows = qorgan_editor_get_type },
  { "incident-all", "demo", "incident", TRUE, .steps = { reveal_all }, .shows = qorgan_editor_get_type },

  FORM ("case"),
  FORM ("person"),
  FORM ("incident"),
  FORM ("organisation"),
  FORM ("place"),
  FORM ("source"),
  FORM ("contact"),
  FORM ("intervention"),
  FORM ("step"),
  FORM ("case_role"),
  FORM ("involvement"),
  FORM ("figure"),
  FORM ("affiliation"),
  FORM ("relation"),
  FORM ("name"),
  FORM ("tag"),
  PART ("case", "step"),
  PART ("case", "case_role"),
  PART ("incident", "involvement"),
  PART ("incident", "figure"),
  PART ("person", "affiliation"),
  PART ("person", "relation"),
  PART ("person", "name"),
  PART ("case", "text"),

  { "quick", "demo", "case", .steps = { type_quick_line }, .shows = qorgan_quick_entry_get_type },
  { "contact", "demo", "case", .steps = { log_contact }, .shows = qorgan_contact_dialog_get_type },
  { "demo", "demo", "case", .action = "workspace.new", .shows = adw_alert_dialog_get_type },
  { "filter-fields", "demo", "case", .action = "list.add-filter", .shows = qorgan_filter_dialog_get_type },
  { "filter-values", "demo", "case", .steps = { filter_cases, choose_filter_values },
    .shows = qorgan_filter_dialog_get_type },
  { "columns", "demo", "case", .action = "list.columns", .shows = qorgan_columns_dialog_get_type },
  { "view-name", "demo", "case", .action = "workspace.save-view", .shows = adw_alert_dialog_get_type },
  { "each", "demo", "case", .steps = { select_rows, add_to_each }, .shows = qorgan_each_dialog_get_type },
  { "tags", "demo", "case", .steps = { select_rows, tag_selected }, .shows = qorgan_tag_dialog_get_type },
  { "import-paste", "demo", "person", .action = "workspace.import-table", .shows = qorgan_import_dialog_get_type },
  { "import", "demo", "person", .action = "workspace.import-table", .steps = { paste_table },
    .shows = qorgan_import_columns_get_type },
  { "import-report", "demo", "person", .action = "workspace.import-table", .steps = { paste_table, plan_import },
    .shows = qorgan_import_report_get_type },
  { "export", "demo", "case", .action = "workspace.export-list", .shows = adw_alert_dialog_get_type },
  { "goto", "demo", "case", .action = "workspace.go-to-anything", .shows = qorgan_goto_dialog_get_type },
  { "goto-found", "demo", "case", .action = "workspace.go-to-anything", .steps = { go_to },
    .shows = qorgan_goto_dialog_get_type },
  { "merge-choose", "demo", "person", TRUE, .action = "record.merge", .shows = qorgan_merge_dialog_get_type },
  { "merge", "demo", "person", .steps = { merge_first_two }, .shows = qorgan_merge_dialog_get_type },
  { "duplicates", "demo", "person", .action = "workspace.duplicates", .shows = qorgan_likes_dialog_get_type },
  { "claims", "demo", "incident", TRUE, .steps = { open_sources }, .shows = qorgan_claims_dialog_get_type },
  { "history-entry", "demo", "case", .action = "workspace.casebook-history", .steps = { open_entry },
    .shows = qorgan_history_dialog_get_type },
  { "help", .action = "win.help", .shows = qorgan_help_dialog_get_type },
  { "help-page", "demo", "case", .action = "win.help", .shows = qorgan_help_dialog_get_type },
  { "shortcuts", "demo", "case", .action = "win.shortcuts", .shows = qorgan_shortcuts_dialog_get_type },
  { "your-name", "demo", "case", .action = "win.person", .shows = adw_alert_dialog_get_type },
  { "about", "demo", "case", .action = "win.about", .shows = adw_about_dialog_get_type },
};

/**
 * qorgan_subjects:
 * @n_subjects: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_subjects): all there is to see
 */
const QorganSubject *
qorgan_subjects (guint *n_subjects)
{
  *n_subjects = G_N_ELEMENTS (subjects);
  return subjects;
}

/**
 * qorgan_subject_find:
 * @name: of a subject
 *
 * Returns: (transfer none) (nullable): the subject
 */
const QorganSubject *
qorgan_subject_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (g_str_equal (subjects[i].name, name))
      return &subjects[i];
  return NULL;
}

static gboolean
is_ready (const QorganSubject *self, QorganWindow *window)
{
  if (g_strcmp0 (self->casebook, "locked") == 0)
    return qorgan_subject_find_widget (window, QORGAN_TYPE_UNLOCK_PAGE, 0) != NULL;
  return self->page == NULL || qorgan_window_get_workspace (window) != NULL;
}

static gboolean
open_form (QorganWindow *window, const char *kind)
{
  QorganWorkspace *workspace = qorgan_window_get_workspace (window);
  g_autoptr (QorganNewborn) newborn
      = qorgan_newborn_new (qorgan_workspace_get_casebook (workspace), qorgan_kind_by_name (kind), 0, 0);

  qorgan_workspace_open_newborn (workspace, newborn);
  return TRUE;
}

/* An action belongs to what is shown, such as the list or the form. */
static gboolean
activate (QorganWindow *window, const char *action, const char *target)
{
  QorganWorkspace *workspace = qorgan_window_get_workspace (window);
  GtkWidget *widget = workspace != NULL ? GTK_WIDGET (workspace) : GTK_WIDGET (window);

  if (g_str_has_prefix (action, "list."))
    widget = GTK_WIDGET (qorgan_workspace_get_list_page (workspace));
  else if (g_str_has_prefix (action, "editor."))
    widget = qorgan_subject_find_widget (window, QORGAN_TYPE_EDITOR, 0);
  else if (g_str_has_prefix (action, "record."))
    widget = qorgan_subject_find_widget (window, QORGAN_TYPE_RECORD_PAGE, 0);
  return widget != NULL
         && gtk_widget_activate_action_variant (widget, action, target != NULL ? g_variant_new_string (target) : NULL);
}

typedef enum
{
  STEP_READY,
  STEP_PAGE,
  STEP_RECORD,
  STEP_FORM,
  STEP_ACTION,
  STEP_MORE,
} Step;

static gboolean
take (const QorganSubject *self, QorganWindow *window, Step step)
{
  QorganWorkspace *workspace = qorgan_window_get_workspace (window);

  switch (step)
    {
    case STEP_READY:
      return is_ready (self, window);
    case STEP_PAGE:
      if (self->page != NULL)
        qorgan_workspace_show_page (workspace, self->page);
      return TRUE;
    case STEP_RECORD:
      return !self->is_record || qorgan_workspace_open_first (workspace);
    case STEP_FORM:
      return self->form == NULL || open_form (window, self->form);
    case STEP_ACTION:
      return self->action == NULL || activate (window, self->action, self->target);
    case STEP_MORE:
    default:
      return self->steps[step - STEP_MORE](window);
    }
}

static gboolean
is_last (const QorganSubject *self, guint step)
{
  return step >= STEP_MORE && (step - STEP_MORE == QORGAN_SUBJECT_STEPS || self->steps[step - STEP_MORE] == NULL);
}

/**
 * qorgan_subject_take_step:
 * @subject: what is to be seen
 * @window: where
 * @step: (inout): which step is next, 0 at first
 *
 * Goes one step further. To be called whenever nothing moves any more; a step that is not possible yet is taken again.
 *
 * Returns: whether there is more to do
 */
gboolean
qorgan_subject_take_step (const QorganSubject *subject, QorganWindow *window, guint *step)
{
  if (is_last (subject, *step))
    return FALSE;
  if (take (subject, window, *step))
    (*step)++;
  return TRUE;
}

/**
 * qorgan_subject_is_shown:
 * @subject: what is to be seen
 * @window: where
 *
 * Returns: whether it is seen
 */
gboolean
qorgan_subject_is_shown (const QorganSubject *subject, QorganWindow *window)
{
  return qorgan_subject_find_widget (window, subject->shows (), 0) != NULL;
}
