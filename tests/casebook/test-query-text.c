/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of queries: what it means, in three languages; what is refused, where, and in which words; and that what is
 * written is read again as the same. */

#include <string.h>

#include "fixture.h"
#include "qorgan-filters.h"
#include "qorgan-query-text.h"

/* A small world with names to ask for. */
typedef struct
{
  Fixture fixture;
  gint64 lukpan, namesake, outlet, almaty, oblast, aktau, urgent;
} World;

static void
world_set_up (World *world, gconstpointer data)
{
  Fixture *f = &world->fixture;

  fixture_set_up (f, NULL);
  world->lukpan = fixture_create (f, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Lukpan Akhmedyarov",
                                  QORGAN_PERSON_NAME_RU, "Лукпан Ахмедьяров", 0);
  world->namesake = fixture_create (f, &qorgan_kind_person, QORGAN_PERSON_NAME_EN, "Aliya Akhmedyarova", 0);
  world->outlet = fixture_create (f, &qorgan_kind_organisation, QORGAN_ORGANISATION_NAME_EN, "Uralsk Week", 0);
  world->almaty
      = fixture_create (f, &qorgan_kind_place, QORGAN_PLACE_NAME_EN, "Almaty", QORGAN_PLACE_NAME_RU, "Алматы", 0);
  world->oblast = fixture_create (f, &qorgan_kind_place, QORGAN_PLACE_NAME_EN, "Almaty Region", 0);
  world->aktau = fixture_create (f, &qorgan_kind_place, QORGAN_PLACE_NAME_EN, "Aktau", QORGAN_PLACE_NAME_RU, "Актау",
                                 QORGAN_PLACE_NAME_KK, "Ақтау", 0);
  world->urgent = fixture_create (f, &qorgan_kind_tag, QORGAN_TAG_NAME, "urgent", 0);
}

static void
world_tear_down (World *world, gconstpointer data)
{
  fixture_tear_down (&world->fixture, NULL);
}

typedef struct
{
  const QorganKind *kind;
  const char *text;
  QorganQuery *query;
  QorganSpan wrong;
  GError *error;
} Parse;

static void
parse_body (QorganSession *session, gpointer data)
{
  Parse *parse = data;
  QorganDate today;

  qorgan_date_init_day (&today, 2022, 1, 8); /* a Saturday */
  parse->query = qorgan_query_parse (session, parse->kind, parse->text, &today, &parse->wrong, &parse->error);
}

/* The names of records for their numbers, which differ from run to run. */
static char *
name_ids (World *world, const char *json)
{
  const struct
  {
    gint64 id;
    const char *name;
  } names[] = { { world->lukpan, "LUKPAN" }, { world->namesake, "ALIYA" }, { world->outlet, "OUTLET" },
                { world->almaty, "ALMATY" }, { world->oblast, "OBLAST" },  { world->aktau, "AKTAU" },
                { world->urgent, "URGENT" } };
  GString *named = g_string_new (json);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *digits = qorgan_value_from_number (names[i].id);

      g_string_replace (named, digits, names[i].name, 0);
    }
  g_string_replace (named, "\"", "'", 0);
  return g_string_free (named, FALSE);
}

#define STEP "'via':'step.case',"

static const struct
{
  const char *kind;
  const char *text;
  const char *where; /* and what is searched for, after "|" */
} meanings[] = {
  { "case", "", "" },
  { "case", "state:open", "{'field':'state','any':['open']}" },
  { "case", "State:open", "{'field':'state','any':['open']}" },
  { "case", "STATE:Closed", "{'field':'state','any':['closed']}" },
  { "case", "state:open,closed", "{'field':'state','any':['open','closed']}" },
  { "case", "state:open state:closed", "{'field':'state','any':['open','closed']}" },
  { "case", "state:open,open", "{'field':'state','any':['open']}" },
  { "case", "-state:closed", "{'field':'state','none':['closed']}" },
  { "case", "state:open -state:closed", "{'field':'state','any':['open'],'none':['closed']}" },
  { "case", "state:\"In progress\"", "{'field':'state','any':['open']}" },
  { "case", "state:\"in  PROGRESS\"", "{'field':'state','any':['open']}" },
  { "case", "state:susp", "{'field':'state','any':['suspended']}" },
  { "case", "состояние:Завершено", "{'field':'state','any':['closed']}" },
  { "case", "состояние:\"в производстве\"", "{'field':'state','any':['open']}" },
  { "case", "-состояние:завершено", "{'field':'state','none':['closed']}" },
  { "case", "жай_күйі:аяқталды", "{'field':'state','any':['closed']}" },
  { "case", "type:house_arrest", "{" STEP "'field':'measure','any':['house_arrest']}" },
  { "case", "тип:\"домашний арест\"", "{" STEP "'field':'measure','any':['house_arrest']}" },
  { "case", "түрі:үйқамақ", "{" STEP "'field':'measure','any':['house_arrest']}" },
  { "case", "measure:remand", "{" STEP "'field':'measure','any':['remand']}" },
  { "case", "мера:залог", "{" STEP "'field':'measure','any':['bail']}" },
  { "case", "шара:кепіл", "{" STEP "'field':'measure','any':['bail']}" },
  { "case", "шара_немесе_жаза:кепіл", "{" STEP "'field':'measure','any':['bail']}" },
  { "case", "place:almaty", "{" STEP "'field':'place','any':['ALMATY'],'within':true}" },
  { "case", "place:Алматы", "{" STEP "'field':'place','any':['ALMATY'],'within':true}" },
  { "case", "место:Алматы", "{" STEP "'field':'place','any':['ALMATY'],'within':true}" },
  { "case", "орын:Ақтау", "{" STEP "'field':'place','any':['AKTAU'],'within':true}" },
  { "case", "жер:актау", "{" STEP "'field':'place','any':['AKTAU'],'within':true}" },
  { "case", "place:=almaty", "{" STEP "'field':'place','any':['ALMATY']}" },
  { "case", "place:=almaty,=aktau", "{" STEP "'field':'place','any':['ALMATY','AKTAU']}" },
  { "case", "place:almaty,aktau", "{" STEP "'field':'place','any':['ALMATY','AKTAU'],'within':true}" },
  { "case", "place:\"almaty region\"", "{" STEP "'field':'place','any':['OBLAST'],'within':true}" },
  { "case", "-place:aktau", "{" STEP "'field':'place','none':['AKTAU'],'within':true}" },
  { "case", "since:2022-01", "{" STEP "'field':'happened','since':'2022-01'}" },
  { "case", "since:friday", "{" STEP "'field':'happened','since':'2022-01-07'}" },
  { "case", "since:Saturday", "{" STEP "'field':'happened','since':'2022-01-08'}" },
  { "case", "с:пятница", "{" STEP "'field':'happened','since':'2022-01-07'}" },
  { "case", "бастап:жұма", "{" STEP "'field':'happened','since':'2022-01-07'}" },
  { "case", "since:yesterday", "{" STEP "'field':'happened','since':'2022-01-07'}" },
  { "case", "с:вчера", "{" STEP "'field':'happened','since':'2022-01-07'}" },
  { "case", "since:07.01.2022", "{" STEP "'field':'happened','since':'2022-01-07'}" },
  { "case", "since:\"7 қаңтар 2022\"", "{" STEP "'field':'happened','since':'2022-01-07'}" },
  { "case", "since:\"7 января 2022\" until:2022-02",
    "{" STEP "'field':'happened','since':'2022-01-07','until':'2022-02'}" },
  { "case", "held:2022-01-15", "{" STEP "'field':'happened','on':'2022-01-15'}" },
  { "case", "held:on=2022-01-15", "{" STEP "'field':'happened','on':'2022-01-15'}" },
  { "case", "held:today", "{" STEP "'field':'happened','on':'2022-01-08'}" },
  { "case", "күшінде:2022", "{" STEP "'field':'happened','on':'2022'}" },
  { "case", "since:2022-01-07T14:30", "{" STEP "'field':'happened','since':'2022-01-07T14:30'}" },
  { "case", "opened:2022-01..2022-03", "{'field':'opened','since':'2022-01','until':'2022-03'}" },
  { "case", "opened:2022-01..", "{'field':'opened','since':'2022-01'}" },
  { "case", "opened:..2022", "{'field':'opened','until':'2022'}" },
  { "case", "opened:2022", "{'field':'opened','since':'2022','until':'2022'}" },
  { "case", "opened:../2022-03", "{'field':'opened','since':'../2022-03','until':'../2022-03'}" },
  { "case", "opened:on=2022", "{'field':'opened','on':'2022'}" },
  { "case", "начато:2022", "{'field':'opened','since':'2022','until':'2022'}" },
  { "case", "басталды:2022", "{'field':'opened','since':'2022','until':'2022'}" },
  { "case", "closed:empty", "{'field':'closed','empty':true}" },
  { "case", "closed:пусто", "{'field':'closed','empty':true}" },
  { "case", "closed:бос", "{'field':'closed','empty':true}" },
  { "case", "-closed:empty", "{'field':'closed','empty':false}" },
  { "case", "measure:empty", "{" STEP "'field':'measure','empty':true}" },
  { "case", "client:\"Лукпан\"", "{'field':'client','any':['LUKPAN']}" },
  { "case", "client:Лукпан", "{'field':'client','any':['LUKPAN']}" },
  { "case", "доверитель:лукпан", "{'field':'client','any':['LUKPAN']}" },
  { "case", "сенім_білдіруші:lukpan", "{'field':'client','any':['LUKPAN']}" },
  { "case", "client:akhmedyarov", "{'field':'client','any':['ALIYA','LUKPAN']}" },
  { "case", "client:\"Uralsk Week\"", "{'field':'client','any':['OUTLET']}" },
  { "case", "client:empty", "{'field':'client','empty':true}" },
  { "case", "tag:urgent", "{'field':'tags','any':['URGENT']}" },
  { "case", "tags:urgent -tag:empty", "{'field':'tags','any':['URGENT'],'empty':false}" },
  { "case", "title:\"A, \\\"b\\\" \\\\ c\"", "{'field':'title','any':['A, \\'b\\' \\\\ c']}" },
  { "case", "numbers:7594-22-00", "{'field':'numbers','any':['7594-22-00']}" },
  { "case", "participant:lukpan", "{'via':'case_role.case','field':'person','any':['LUKPAN']}" },
  { "case", "type:house_arrest place:almaty since:2022-01 -state:closed",
    "{" STEP "'field':'measure','any':['house_arrest']},{" STEP "'field':'place','any':['ALMATY'],'within':true},"
    "{" STEP "'field':'happened','since':'2022-01'},{'field':'state','none':['closed']}" },
  { "case", "lukpan", "|lukpan" },
  { "case", "  lukpan   2022 ", "|lukpan 2022" },
  { "case", "10:30", "|10:30" },
  { "case", "at 10:30 in court", "|at 10:30 in court" },
  { "case", "https://example.org/a", "|https://example.org/a" },
  { "case", "Re: state", "|Re: state" },
  { "case", "state:", "|state:" },
  { "case", ":open", "|:open" },
  { "case", "-closed", "|-closed" },
  { "case", "\"state:open\" x", "|state:open x" },
  { "case", "words state:open more", "{'field':'state','any':['open']}|words more" },
  { "incident", "type:detention", "{'field':'types','any':['detention']}" },
  { "incident", "types:detention,assault place:almaty",
    "{'field':'types','any':['detention','assault']},{'field':'place','any':['ALMATY'],'within':true}" },
  { "incident", "since:2022 until:2022-02", "{'field':'start','since':'2022','until':'2022-02'}" },
  { "incident", "on:2022-01-05", "{'field':'start','on':'2022-01-05'}" },
  { "incident", "person:лукпан", "{'via':'involvement.incident','field':'person','any':['LUKPAN']}" },
  { "incident", "адам:лукпан", "{'via':'involvement.incident','field':'person','any':['LUKPAN']}" },
  { "person", "outlet:\"uralsk week\"",
    "{'via':'affiliation.person','field':'organisation','any':['OUTLET'],'within':true}" },
  { "person", "type:remand since:friday place:алматы",
    "{'via':['case.client','step.case'],'field':'measure','any':['remand']},{'via':['case.client','step.case'],"
    "'field':'happened','since':'2022-01-07'},{'via':['case.client','step.case'],'field':'place','any':['ALMATY'],"
    "'within':true}" },
  { "person", "role:journalist", "{'field':'roles','any':['journalist']}" },
  { "organisation", "type:court", "{'field':'type','any':['court']}" },
};

static char *
word_query (World *world, const QorganQuery *query)
{
  g_autoptr (JsonNode) node = qorgan_query_to_json (query);
  JsonObject *object = json_node_get_object (node);
  GString *words = g_string_new (NULL);

  if (json_object_has_member (object, "where"))
    {
      g_autofree char *where = json_to_string (json_object_get_member (object, "where"), FALSE);
      g_autofree char *named = name_ids (world, where);

      g_string_append_len (words, named + 1, (gssize) strlen (named) - 2);
    }
  if (qorgan_query_search (query) != NULL)
    g_string_append_printf (words, "|%s", qorgan_query_search (query));
  return g_string_free (words, FALSE);
}

static void
test_meanings (World *world, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      Parse parse = { .kind = qorgan_kind_by_name (meanings[i].kind), .text = meanings[i].text };
      g_autofree char *words = NULL;

      fixture_run (&world->fixture, parse_body, &parse);
      if (parse.error != NULL)
        g_error ("“%s”: %s", parse.text, parse.error->message);
      words = word_query (world, parse.query);
      if (!g_str_equal (words, meanings[i].where))
        g_error ("“%s” means %s, not %s", parse.text, words, meanings[i].where);
      qorgan_query_free (parse.query);
    }
}

/* What is wrong in @text is marked in it with ⟨ and ⟩; the message names @names. */
static const struct
{
  const char *text;
  const char *names;
} refused[] = {
  { "⟨palce⟩:almaty", "Is “place” meant" },
  { "words ⟨sate⟩:open", "Is “state” meant" },
  { "⟨мето⟩:Алматы", "Is “место” meant" },
  { "⟨xyzzyq⟩:1", "client, track" },
  { "state:⟨opne⟩", "Is “open” meant" },
  { "state:open,⟨wrongwrong⟩", "state" },
  { "-state:⟨завершенно⟩", "closed" },
  { "measure:⟨administrative⟩", "several" },
  { "⟨state:\"⟩", "expected" },
  { "⟨state:\"open⟩", "quotation mark" },
  { "state:open ⟨\"word⟩", "quotation mark" },
  { "⟨state:,open⟩", "expected" },
  { "⟨state:open,⟩", "expected" },
  { "⟨state:\"\"⟩", "expected" },
  { "state:\"open\"⟨x⟩", "state" },
  { "opened:⟨2022-13⟩", "2022-13" },
  { "opened:⟨..⟩", "date" },
  { "opened:⟨soon⟩", "soon" },
  { "opened:2022,⟨2023⟩", "two" },
  { "⟨-opened:2022⟩", "excluded" },
  { "closed:⟨on=2022⟩", "on=" },
  { "since:⟨on=⟩", "date" },
  { "place:⟨Atlantis⟩", "Atlantis" },
  { "client:⟨#x⟩", "#x" },
  { "place:almaty,⟨=aktau⟩", "=" },
};

static void
test_refused (World *world, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GString) text = g_string_new (refused[i].text);
      gsize start = (gsize) (strstr (text->str, "⟨") - text->str);
      gsize end = (gsize) (strstr (text->str, "⟩") - text->str) - strlen ("⟨");
      Parse parse = { .kind = &qorgan_kind_case };

      g_string_replace (text, "⟨", "", 1);
      g_string_replace (text, "⟩", "", 1);
      parse.text = text->str;
      fixture_run (&world->fixture, parse_body, &parse);
      if (parse.query != NULL)
        g_error ("“%s” is not refused", text->str);
      g_assert_error (parse.error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_QUERY);
      if (parse.wrong.start != start || parse.wrong.end != end)
        g_error ("“%s” is marked from %zu to %zu", text->str, parse.wrong.start, parse.wrong.end);
      if (strstr (parse.error->message, refused[i].names) == NULL)
        g_error ("“%s”: “%s” does not name “%s”", text->str, parse.error->message, refused[i].names);
      g_clear_error (&parse.error);
    }
}

static void
test_very_long (World *world, gconstpointer data)
{
  g_autofree char *text = g_strnfill (1000 * 1000, 'x');
  Parse parse = { .kind = &qorgan_kind_case, .text = text };

  fixture_run (&world->fixture, parse_body, &parse);
  g_assert_null (parse.query);
  g_assert_error (parse.error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_QUERY);
  g_clear_error (&parse.error);
  parse.text = "\xff state:open";
  fixture_run (&world->fixture, parse_body, &parse);
  g_assert_error (parse.error, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_QUERY);
  g_clear_error (&parse.error);
}

/* A query made of what is offered for its kind. */
static QorganQuery *
random_query (World *world, QorganSession *session, const QorganKind *kind)
{
  static const char *const dates[] = { "2022", "2022-01", "2022-01-07", "2021-12-31T23:59", "2022-01-07~", "../2022" };
  static const char *const words[]
      = { "lukpan", "state:open", "-x:y", "\"quoted\"", "10:30", "a\\b", "Ахмедьяров", "=" };
  g_autoptr (GArray) filters = qorgan_filters_offered (kind);
  const gint64 records[] = { world->lukpan, world->namesake, world->outlet, world->almaty, world->aktau, 42 };
  QorganQuery *query = qorgan_query_new (kind);
  GString *search = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 4); n > 0; n--)
    {
      const QorganFilter *filter
          = &g_array_index (filters, QorganFilter, g_test_rand_int_range (0, (gint32) filters->len));
      QorganPath path = qorgan_filter_path (filter);
      const QorganField *field = qorgan_field (filter->field);
      QorganCondition *condition = qorgan_condition_new (&path);
      g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
      guint n_terms;
      const QorganTerm *terms;

      if (field->type == QORGAN_DATE)
        {
          gboolean since = g_test_rand_bit ();

          if (since)
            condition->since = g_strdup (dates[g_test_rand_int_range (0, G_N_ELEMENTS (dates))]);
          if (!since || g_test_rand_bit ())
            condition->until = g_strdup (dates[g_test_rand_int_range (0, G_N_ELEMENTS (dates))]);
          if (field->ends != 0 && g_test_rand_bit ())
            condition->on = g_strdup (dates[g_test_rand_int_range (0, G_N_ELEMENTS (dates))]);
          qorgan_query_take_condition (query, condition);
          continue;
        }
      if (field->vocabulary != NULL)
        {
          terms = qorgan_vocabularies_terms (qorgan_session_vocabularies (session), field->vocabulary, &n_terms);
          g_strv_builder_add (values, terms[g_test_rand_int_range (0, (gint32) n_terms)].code);
        }
      else
        g_strv_builder_take (values,
                             qorgan_value_from_number (records[g_test_rand_int_range (0, G_N_ELEMENTS (records))]));
      *(g_test_rand_bit () ? &condition->any : &condition->none) = g_strv_builder_end (values);
      condition->within = qorgan_path_has_parts (&path) && g_test_rand_bit ();
      condition->emptiness = (QorganEmptiness) g_test_rand_int_range (0, 3);
      qorgan_query_take_condition (query, condition);
    }
  for (int n = g_test_rand_int_range (0, 3); n > 0; n--)
    g_string_append_printf (search, "%s%s", search->len > 0 ? " " : "",
                            words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
  qorgan_query_set_search (query, search->str);
  g_string_free (search, TRUE);
  return query;
}

static void
round_trips_body (QorganSession *session, gpointer data)
{
  World *world = data;
  const QorganKind *const kinds[] = { &qorgan_kind_case, &qorgan_kind_incident, &qorgan_kind_person };

  for (guint i = 0; i < 600; i++)
    {
      g_autoptr (QorganQuery) query = random_query (world, session, kinds[i % G_N_ELEMENTS (kinds)]);
      g_autoptr (QorganQuery) again = NULL;
      g_autoptr (JsonNode) before = qorgan_query_to_json (query);
      g_autoptr (JsonNode) after = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = qorgan_query_format (session, query, &error);
      g_autofree char *text_again = NULL;
      g_autofree char *was = json_to_string (before, FALSE);
      g_autofree char *is = NULL;

      g_assert_no_error (error);
      again = qorgan_query_parse (session, qorgan_query_kind (query), text, NULL, NULL, &error);
      if (error != NULL)
        g_error ("%s is written “%s”: %s", was, text, error->message);
      after = qorgan_query_to_json (again);
      is = json_to_string (after, FALSE);
      g_assert_cmpstr (is, ==, was);
      text_again = qorgan_query_format (session, again, &error);
      g_assert_cmpstr (text_again, ==, text);
    }
}

static void
test_round_trips (World *world, gconstpointer data)
{
  fixture_run (&world->fixture, round_trips_body, world);
}

typedef struct
{
  const QorganQuery *query;
  char *text;
} Format;

static void
format_body (QorganSession *session, gpointer data)
{
  Format *format = data;
  g_autoptr (GError) error = NULL;

  format->text = qorgan_query_format (session, format->query, &error);
  g_assert_no_error (error);
}

static void
assert_formats (World *world, const QorganQuery *query, const char *expected)
{
  Format format = { query };

  fixture_run (&world->fixture, format_body, &format);
  g_assert_cmpstr (format.text, ==, expected);
  g_free (format.text);
}

/* A filter that is copied may be pasted anywhere: it does not name whom the screen covers, nor does it fail for
 * somebody who is gone. */
static void
test_covered_goes_by_number (World *world, gconstpointer data)
{
  Parse parse = { .kind = &qorgan_kind_case, .text = "client:\"Aliya Akhmedyarova\"" };
  g_autofree char *by_number = g_strdup_printf ("client:#%" G_GINT64_FORMAT, world->namesake);

  fixture_run (&world->fixture, parse_body, &parse);
  g_assert_no_error (parse.error);
  assert_formats (world, parse.query, "client:\"Aliya Akhmedyarova\"");
  fixture_set (&world->fixture, world->namesake, QORGAN_PERSON_SENSITIVITY, "sealed");
  assert_formats (world, parse.query, by_number);
  fixture_delete (&world->fixture, world->namesake);
  assert_formats (world, parse.query, by_number);
  qorgan_query_free (parse.query);
}

static void
test_while_typing (void)
{
  static const struct
  {
    const char *text;
    const char *words;
    gboolean complete;
  } typed[] = {
    { "", "", FALSE },
    { "luk", "luk", FALSE },
    { "luk ", "luk ", FALSE },
    { "luk stat", "luk stat", FALSE },
    { "luk state:", "luk state:", FALSE },
    { "luk state:op", "luk", FALSE },
    { "luk state:open ", "luk", TRUE },
    { "state:\"in pro", "", FALSE },
    { "state:\"in progress\"", "", FALSE },
    { "state:\"in progress\" ", "", TRUE },
    { "state:open luk", "luk", FALSE },
    { "10:30 ", "10:30 ", FALSE },
    { "Re:Public", "", FALSE },
    { "Re:Public ", "", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *words = qorgan_query_plain_words (typed[i].text);

      g_assert_cmpstr (words, ==, typed[i].words);
      g_assert_cmpint (qorgan_query_text_is_complete (typed[i].text), ==, typed[i].complete);
    }
}

/* Two filters of one kind under one name: the second could never be asked for. */
static void
test_names_are_clear (void)
{
  guint n_kinds;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_filters; j++)
      {
        const QorganFilter *filter = &kinds[i]->filters[j];
        QorganFilter found;

        g_test_message ("%s %s", kinds[i]->name, filter->key);
        g_assert_true (qorgan_filters_find (kinds[i], filter->key, &found));
        g_assert_cmpuint (found.field, ==, filter->field);
        g_assert_cmpint (found.test, ==, filter->test);
        /* Only a date has since, until and on; and on needs an end. */
        g_assert_true (filter->test == QORGAN_FILTER_VALUES || qorgan_field (filter->field)->type == QORGAN_DATE);
        g_assert_true (filter->test != QORGAN_FILTER_ON || qorgan_field (filter->field)->ends != 0);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/query-text/meanings", World, NULL, world_set_up, test_meanings, world_tear_down);
  g_test_add ("/query-text/refused", World, NULL, world_set_up, test_refused, world_tear_down);
  g_test_add ("/query-text/very-long", World, NULL, world_set_up, test_very_long, world_tear_down);
  g_test_add ("/query-text/round-trips", World, NULL, world_set_up, test_round_trips, world_tear_down);
  g_test_add ("/query-text/covered-goes-by-number", World, NULL, world_set_up, test_covered_goes_by_number,
              world_tear_down);
  g_test_add_func ("/query-text/while-typing", test_while_typing);
  g_test_add_func ("/query-text/names", test_names_are_clear);
  return g_test_run ();
}
