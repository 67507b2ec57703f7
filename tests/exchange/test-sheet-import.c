/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet into the casebook: what the dry run says, that it writes nothing, what an import makes, that one undo takes
 * all of it back, and that a cancelled one leaves nothing. */

#include "fixture.h"
#include "qorgan-query.h"
#include "qorgan-sheet-plan.h"

#include <string.h>

#define N_LONG 2000 /* rows that take a while */

static QorganSheetImport *
import_new (Fixture *fixture, const char *text, const char *target)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganSheet) sheet = qorgan_sheet_new (text, qorgan_sheet_guess_separator (text), &error);
  g_autoptr (QorganSheetMapping) mapping = NULL;
  QorganDate today;

  g_assert_no_error (error);
  mapping = qorgan_sheet_guess_mapping (sheet, qorgan_sheet_target_by_name (target));
  qorgan_date_init_day (&today, 2022, 1, 8);
  return qorgan_sheet_import_new (fixture->casebook, sheet, mapping, &today);
}

static QorganSheetPlan *
run (Fixture *fixture, QorganSheetImport *import)
{
  g_autoptr (GError) error = NULL;
  QorganSheetPlan *plan = qorgan_casebook_run_sync (fixture->casebook, qorgan_sheet_import_run, import, &error);

  g_assert_no_error (error);
  return plan;
}

static void
assert_remarks (const QorganSheetPlan *plan, const char *wanted)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < plan->remarks->len; i++)
    {
      g_autofree char *remark = qorgan_sheet_remark_to_text (plan->remarks->pdata[i]);

      g_string_append_printf (text, "%s\n", remark);
    }
  g_assert_cmpstr (text->str, ==, wanted);
}

static void
find_job (QorganSession *session, gpointer data)
{
  struct
  {
    const QorganKind *kind;
    GArray *ids;
  } *search = data;
  g_autoptr (QorganQuery) query = qorgan_query_new (search->kind);

  search->ids = qorgan_session_find (session, query, NULL);
}

static GArray *
find_all (Fixture *fixture, const QorganKind *kind)
{
  struct
  {
    const QorganKind *kind;
    GArray *ids;
  } search = { kind, NULL };

  fixture_run (fixture, find_job, &search);
  return search.ids;
}

static guint
count (Fixture *fixture, const QorganKind *kind)
{
  g_autoptr (GArray) ids = find_all (fixture, kind);

  return ids->len;
}

/* Thirty names that came in by Telegram: one bad date, one name twice. */
static char *
thirty_rows (void)
{
  static const char *const given[] = { "Dana", "Serik", "Bolat", "Aigul", "Marat", "Zarina" };
  static const char *const surnames[] = { "Omarov", "Suleimen", "Tleuberdi", "Kassenov", "Utepbergen" };
  GString *text = g_string_new ("Name;Detained;City\n");

  for (guint i = 0; i < 30; i++)
    {
      guint who = i == 20 ? 4 : i;

      g_string_append_printf (text, "%s %s;%s;Uralsk\n", given[who % 6], surnames[who / 6],
                              i == 12 ? "31.02.2022" : "07.01.2022");
    }
  return g_string_free_and_steal (text);
}

static void
test_thirty (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = thirty_rows ();
  g_autoptr (QorganSheetImport) import = import_new (fixture, text, NULL);
  g_autofree char *before = fixture_dump (fixture);
  g_autofree char *dry = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (QorganSheetPlan) plan = run (fixture, import);

      assert_remarks (plan, "Line 14, Detained: “31.02.2022” is not a date\n"
                            "Line 22, Name: the same as line 6; taken once\n");
      g_assert_cmpuint (plan->n_errors, ==, 1);
      g_assert_cmpuint (plan->created[QORGAN_KIND_PERSON], ==, 29);
      g_assert_cmpuint (plan->created[QORGAN_KIND_CASE], ==, 29);
      g_assert_cmpuint (plan->created[QORGAN_KIND_PLACE], ==, 1);
      g_assert_false (plan->applied);
      qorgan_sheet_import_set_apply (import,
                                     QORGAN_SHEET_REMEMBER); /* an error that is undecided still writes nothing */
    }
  dry = fixture_dump (fixture);
  g_assert_cmpstr (before, ==, dry);
  qorgan_sheet_import_decide (import, 13, 1, QORGAN_SHEET_KEEP_TEXT);
  {
    g_autoptr (QorganSheetPlan) plan = run (fixture, import);

    g_assert_cmpuint (plan->n_errors, ==, 0);
    g_assert_true (plan->applied);
    g_assert_cmpuint (plan->n_rows, ==, 29);
    g_assert_cmpuint (plan->n_left_out, ==, 1);
  }
  g_assert_cmpuint (count (fixture, &qorgan_kind_person), ==, 29);
  g_assert_cmpuint (count (fixture, &qorgan_kind_step), ==, 29);
  g_assert_cmpuint (count (fixture, &qorgan_kind_involvement), ==, 29);
  g_assert_cmpuint (count (fixture, &qorgan_kind_place), ==, 1);
  fixture_assert_sound (fixture);
  after = fixture_dump (fixture);
  g_assert_nonnull (strstr (after, "?31.02.2022"));
  g_assert_true (fixture_undo (fixture));
  undone = fixture_dump (fixture);
  g_assert_cmpstr (before, ==, undone);
  g_assert_true (fixture_redo (fixture));
  redone = fixture_dump (fixture);
  g_assert_cmpstr (after, ==, redone);
  fixture_assert_sound (fixture);
}

/* What each decision makes of the bad date. */
static void
test_decisions (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    QorganSheetDecision decision;
    guint n_rows;
    const char *happened;
  } cases[] = { { QORGAN_SHEET_LEAVE_EMPTY, 1, NULL },
                { QORGAN_SHEET_KEEP_TEXT, 1, "?31.02.2022" },
                { QORGAN_SHEET_SKIP_ROW, 0, NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint all = 0; all < 2; all++)
      {
        g_autoptr (QorganSheetImport) import = import_new (fixture, "Name;Detained\nDana Omarova;31.02.2022\n", NULL);
        g_autoptr (QorganSheetPlan) plan = NULL;
        g_autoptr (GArray) steps = NULL;

        if (all)
          qorgan_sheet_import_decide_all (import, cases[i].decision);
        else
          qorgan_sheet_import_decide (import, 1, 1, cases[i].decision);
        qorgan_sheet_import_set_apply (import, QORGAN_SHEET_LEAVE);
        plan = run (fixture, import);
        g_assert_cmpuint (plan->n_rows, ==, cases[i].n_rows);
        g_assert_cmpint (plan->applied, ==, cases[i].n_rows > 0);
        if (!plan->applied)
          continue;
        steps = find_all (fixture, &qorgan_kind_step);
        g_assert_cmpuint (steps->len, ==, 1);
        fixture_assert_value (fixture, g_array_index (steps, gint64, 0), QORGAN_STEP_HAPPENED, cases[i].happened);
        g_assert_true (fixture_undo (fixture));
      }
}

static void
test_correction (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QorganSheetImport) import = import_new (fixture, "Name;Detained\nDana Omarova;31.02.2022\n", NULL);
  g_autoptr (QorganSheetPlan) plan = NULL;
  g_autoptr (GArray) incidents = NULL;

  qorgan_sheet_import_correct (import, 1, 1, "28.02.2022");
  qorgan_sheet_import_set_apply (import, QORGAN_SHEET_LEAVE);
  plan = run (fixture, import);
  g_assert_true (plan->applied);
  incidents = find_all (fixture, &qorgan_kind_incident);
  fixture_assert_value (fixture, g_array_index (incidents, gint64, 0), QORGAN_INCIDENT_START, "2022-02-28");
  fixture_assert_value (fixture, g_array_index (incidents, gint64, 0), QORGAN_INCIDENT_TYPES, "detention");
  fixture_assert_value (fixture, g_array_index (incidents, gint64, 0), QORGAN_INCIDENT_TITLE,
                        "Detention: Dana Omarova, 28 Feb 2022");
}

/* Who is there stays one record, in whatever script, keeps what it says, and gets what is new. */
static void
test_existing (Fixture *fixture, gconstpointer data)
{
  gint64 lukpan = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Lukpan Akhmedyarov",
                                  QORGAN_PERSON_GENDER, "male", 0);
  g_autoptr (QorganSheetImport) import = import_new (fixture,
                                                     "ФИО;Пол;Дата рождения\nАхмедьяров Лукпан;женский;1976\n"
                                                     "Ахмедьярова Мария;женский;1980\nАхмедьяров Мария;мужской;\n",
                                                     "person");
  g_autoptr (QorganSheetPlan) plan = NULL;

  qorgan_sheet_import_set_apply (import, QORGAN_SHEET_LEAVE);
  plan = run (fixture, import);
  assert_remarks (plan, "Line 2, ФИО: taken for “Lukpan Akhmedyarov”, which is in the casebook\n"
                        "Line 2, Пол: “Male” is recorded already, and stays\n"
                        "Line 4, ФИО: reads like “Ахмедьярова Мария” in line 3; another record will be made\n");
  g_assert_cmpuint (plan->linked[QORGAN_KIND_PERSON], ==, 1);
  g_assert_cmpuint (plan->created[QORGAN_KIND_PERSON], ==, 2);
  fixture_assert_value (fixture, lukpan, QORGAN_PERSON_GENDER, "male");
  fixture_assert_value (fixture, lukpan, QORGAN_PERSON_BIRTH, "1976");
  g_assert_cmpuint (count (fixture, &qorgan_kind_person), ==, 3);
  fixture_assert_sound (fixture);
}

/* Who may be meant is told, of the casebook and of the table itself; nothing is taken for granted, and a decision is
 * enough. */
static void
test_similar (Fixture *fixture, gconstpointer data)
{
  static const char table[] = "Name\nAigul Utepowa\nL. Akhmedyarov\nАсель Омарова Сериковна\nDana Ospanova\n"
                              "Dana Ospandva\nErlan Sagintaev\n";
  gint64 aigul = fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_RU, "Айгуль Утепева", 0);
  g_autoptr (QorganSheetImport) import = NULL;
  g_autoptr (QorganSheetPlan) plan = NULL;

  fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Lukpan Akhmedyarov", 0);
  fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Asel Omarova", 0);
  for (guint i = 0; i < 2; i++)
    fixture_create (fixture, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Erlan Sagintaev", 0);
  import = import_new (fixture, table, "person");
  plan = run (fixture, import);
  assert_remarks (
      plan, "Line 2, Name: similar: “Айгуль Утепева” in the casebook (one letter differs); a new record will be made\n"
            "Line 3, Name: similar: “Lukpan Akhmedyarov” in the casebook (same family name and initial); a new record "
            "will be made\n"
            "Line 4, Name: similar: “Asel Omarova” in the casebook (same name but for a part, such as a patronymic); a "
            "new record will be made\n"
            "Line 6, Name: similar: “Dana Ospanova” in line 5 (one letter differs); another record will be made\n"
            "Line 7, Name: 2 records are called “Erlan Sagintaev”; a new one will be made\n");
  g_assert_cmpuint (plan->n_errors, ==, 0);
  g_assert_cmpuint (plan->created[QORGAN_KIND_PERSON], ==, 6);
  qorgan_sheet_plan_free (g_steal_pointer (&plan));
  qorgan_sheet_import_decide (import, 1, 0, QORGAN_SHEET_LINK);
  qorgan_sheet_import_decide (import, 5, 0, QORGAN_SHEET_LINK);
  qorgan_sheet_import_set_apply (import, QORGAN_SHEET_LEAVE);
  plan = run (fixture, import);
  g_assert_cmpuint (plan->created[QORGAN_KIND_PERSON], ==, 4);
  g_assert_cmpuint (count (fixture, &qorgan_kind_person), ==, 5 + 4);
  fixture_assert_value (fixture, aigul, QORGAN_PERSON_NAME_RU, "Айгуль Утепева");
  fixture_assert_sound (fixture);
  g_assert_true (fixture_undo (fixture));
  g_assert_cmpuint (count (fixture, &qorgan_kind_person), ==, 5);
}

static void
test_make_new (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QorganSheetImport) import = import_new (fixture, "1. Dana Omarova\n2. Dana Omarova\n3. Serik\n", NULL);
  g_autoptr (QorganSheetPlan) plan = NULL;

  qorgan_sheet_import_decide (import, 1, 0, QORGAN_SHEET_MAKE_NEW);
  qorgan_sheet_import_set_apply (import, QORGAN_SHEET_LEAVE);
  plan = run (fixture, import);
  g_assert_cmpuint (plan->n_rows, ==, 3);
  g_assert_cmpuint (count (fixture, &qorgan_kind_person), ==, 3);
}

/* Words of three languages, several in a cell; links by name, places by the gazetteer; what cannot be is told. */
static void
test_values (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QorganSheetImport) import = import_new (
      fixture,
      "Название;Тип;Начало;Место;Источники\n"
      "Задержание у акимата;Задержание; 7 января 2022;г. Уральск;\"https://example.org/1; Рассказ очевидца\"\n"
      "Обыск;Тінту, Detention;2022-01-08;Oral;\n"
      "Третий;чепуха;x;Орал;\n",
      "incident");
  g_autoptr (QorganSheetPlan) plan = NULL;
  g_autoptr (GArray) incidents = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  plan = run (fixture, import);
  assert_remarks (plan, "Line 4, Тип: “чепуха” is none of the terms that can be chosen here\n"
                        "Line 4, Начало: “x” is not a date\n");
  qorgan_sheet_import_decide_all (import, QORGAN_SHEET_SKIP_ROW);
  qorgan_sheet_import_set_apply (import, QORGAN_SHEET_LEAVE);
  qorgan_sheet_plan_free (g_steal_pointer (&plan));
  plan = run (fixture, import);
  g_assert_true (plan->applied);
  incidents = find_all (fixture, &qorgan_kind_incident);
  g_assert_cmpuint (incidents->len, ==, 2);
  fixture_assert_value (fixture, g_array_index (incidents, gint64, 1), QORGAN_INCIDENT_TYPES, "search detention");
  first = fixture_value (fixture, g_array_index (incidents, gint64, 0), QORGAN_INCIDENT_PLACE);
  second = fixture_value (fixture, g_array_index (incidents, gint64, 1), QORGAN_INCIDENT_PLACE);
  g_assert_nonnull (first);
  g_assert_cmpstr (first, ==, second);
  fixture_assert_value (fixture, g_ascii_strtoll (first, NULL, 10), QORGAN_PLACE_NAME_RU, "Уральск");
}

/* A dependant without its owner cannot be. */
static void
test_owner (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QorganSheetImport) import
      = import_new (fixture, "Case;Kind of step;Happened\nMy case;Detention;2022\n;Detention;2022\n", "step");
  g_autoptr (QorganSheetPlan) plan = run (fixture, import);

  assert_remarks (plan, "Line 3, Case: “Case” has to be filled in\n");
  g_assert_cmpuint (plan->n_errors, ==, 1);
}

typedef struct
{
  gboolean done;
  GError *error;
} Outcome;

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;
  g_autoptr (QorganSheetPlan) plan = qorgan_casebook_run_finish (QORGAN_CASEBOOK (source), result, &outcome->error);

  outcome->done = TRUE;
}

/* Cancelled in its midst. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Name\n");
  g_autofree char *before = fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr (QorganSheetImport) import = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Outcome outcome = { FALSE, NULL };

  for (guint i = 0; i < N_LONG; i++)
    g_string_append_printf (text, "Somebody Number%u\n", i);
  import = import_new (fixture, text->str, NULL);
  qorgan_sheet_import_set_apply (import, QORGAN_SHEET_REMEMBER);
  qorgan_casebook_run_async (fixture->casebook, qorgan_sheet_import_run, import, NULL,
                             (GDestroyNotify) qorgan_sheet_plan_free, cancellable, ran_cb, &outcome);
  while (qorgan_casebook_get_progress (fixture->casebook) < 0.1)
    g_usleep (100);
  g_cancellable_cancel (cancellable);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&outcome.error);
  after = fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
  fixture_assert_sound (fixture);
}

static void
recall_job (QorganSession *session, gpointer data)
{
  g_autoptr (QorganSheet) sheet = qorgan_sheet_new ("NAME;что это\nx;y\n", ';', NULL);
  g_autoptr (QorganSheetMapping) mapping = qorgan_sheet_mapping_recall (sheet, session, NULL);

  g_assert_true (mapping == NULL || mapping->is_remembered);
  *(char **) data = mapping != NULL ? qorgan_sheet_mapping_to_json (mapping) : NULL;
}

static void
import_with_memory (Fixture *fixture, QorganSheet *sheet, const QorganSheetMapping *mapping, QorganSheetMemory memory)
{
  g_autoptr (QorganSheetImport) import = NULL; /* it holds the casebook */
  g_autoptr (QorganSheetPlan) plan = NULL;
  QorganDate today;

  qorgan_date_init_day (&today, 2022, 1, 8);
  import = qorgan_sheet_import_new (fixture->casebook, sheet, mapping, &today);
  qorgan_sheet_import_set_apply (import, memory);
  plan = run (fixture, import);
  g_assert_true (plan->applied);
}

/* A mapping is kept in the casebook, under the headings, survives a restart, and is forgotten when that is asked for.
 */
static void
test_remembered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QorganSheet) sheet = qorgan_sheet_new ("Name;Что это\nDana;x\n", ';', NULL);
  g_autoptr (QorganSheetMapping) mapping
      = qorgan_sheet_mapping_new (qorgan_sheet_target_by_name ("person"), qorgan_sheet_n_columns (sheet));
  g_autofree char *json = NULL;
  g_autofree char *recalled = NULL;

  mapping->has_headings = TRUE;
  qorgan_sheet_mapping_set_slot (mapping, 0, 0);
  qorgan_sheet_mapping_set_slot (mapping, 1, qorgan_sheet_target_find_slot (mapping->target, "note"));
  json = qorgan_sheet_mapping_to_json (mapping);
  fixture_run (fixture, recall_job, &recalled);
  g_assert_null (recalled);
  import_with_memory (fixture, sheet, mapping, QORGAN_SHEET_REMEMBER);
  fixture_restart (fixture);
  fixture_run (fixture, recall_job, &recalled);
  g_assert_cmpstr (recalled, ==, json);
  import_with_memory (fixture, sheet, mapping, QORGAN_SHEET_LEAVE);
  g_clear_pointer (&recalled, g_free);
  fixture_run (fixture, recall_job, &recalled);
  g_assert_cmpstr (recalled, ==, json);
  import_with_memory (fixture, sheet, mapping, QORGAN_SHEET_FORGET);
  g_clear_pointer (&recalled, g_free);
  fixture_run (fixture, recall_job, &recalled);
  g_assert_null (recalled);
}

int
main (int argc, char **argv)
{
#define ADD(name, function)                                                                                            \
  g_test_add ("/sheet-import/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("thirty", test_thirty);
  ADD ("decisions", test_decisions);
  ADD ("correction", test_correction);
  ADD ("existing", test_existing);
  ADD ("similar", test_similar);
  ADD ("make-new", test_make_new);
  ADD ("values", test_values);
  ADD ("owner", test_owner);
  ADD ("cancel", test_cancel);
  ADD ("remembered", test_remembered);
  return g_test_run ();
}
