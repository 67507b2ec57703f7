/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bundle with anything wrong in it: every fault is told with its line, its record and its field, and nothing in the
 * casebook changes. */

#include "bundle-fixture.h"
#include "qorgan-bundle-lines.h"

/* In every test's casebook: the case 5, of the person 6. */
#define GROUND                                                                                                         \
  BUNDLE_HEADING "{\"record\":\"person\",\"id\":\"6\",\"name_en\":\"Dana\"}\n"                                         \
                 "{\"record\":\"case\",\"id\":\"5\",\"title\":\"A case\",\"client\":\"6\"}\n"

#define H BUNDLE_HEADING
#define PERSON(id, rest) "{\"record\":\"person\",\"id\":\"" id "\"" rest "}\n"

typedef struct
{
  const char *name;
  const char *text;
  const char *problems; /* all of them, one a line */
} Fault;

static const Fault faults[] = {
  { "empty", "", "Line 1: the file is empty" },
  { "no-heading", PERSON ("11", ""),
    "Line 1: this is not a bundle of Qorgan, whose first line is {\"qorgan\":\"bundle\",\"version\":1}" },
  { "other-program", "{\"qorgan\":\"map\",\"version\":1}\n",
    "Line 1: this is not a bundle of Qorgan, whose first line is {\"qorgan\":\"bundle\",\"version\":1}" },
  { "version-as-text", "{\"qorgan\":\"bundle\",\"version\":\"1\"}\n",
    "Line 1: this is not a bundle of Qorgan, whose first line is {\"qorgan\":\"bundle\",\"version\":1}" },
  { "newer", "{\"qorgan\":\"bundle\",\"version\":2}\nnonsense\n",
    "Line 1: the bundle was made by a newer version of Qorgan: it has the version 2 of the format, and this program "
    "knows 1" },
  { "not-json", H "{\"record\":\n", "Line 2: this is not valid JSON, at about character 10" },
  { "single-quotes", H "{'record':'person','id':'11'}\n", "Line 2: this is not valid JSON, at about character *" },
  { "comment", H "{\"record\":\"person\",/* who? */\"id\":\"11\"}\n",
    "Line 2: this is not valid JSON, at about character *" },
  { "array", H "[1,2]\n", "Line 2: this is not a JSON object" },
  { "text", H "\"person\"\n", "Line 2: this is not a JSON object" },
  { "two-objects", H "{\"record\":\"person\",\"id\":\"11\"}{}\n", "Line 2: *" },
  { "no-kind", H "{\"id\":\"11\"}\n", "Line 2: “record” has to be there and name a kind of record" },
  { "kind-is-number", H "{\"record\":4,\"id\":\"11\"}\n",
    "Line 2: “record” has to be there and name a kind of record" },
  { "unknown-kind", H "{\"record\":\"dragon\",\"id\":\"11\"}\n", "Line 2: there is no kind of record “dragon”" },
  { "no-id", H "{\"record\":\"person\"}\n",
    "Line 2, person, id: “id” has to be there and be the number of the record, in quotation marks" },
  { "id-is-number", H "{\"record\":\"person\",\"id\":11}\n",
    "Line 2, person, id: “id” has to be there and be the number of the record, in quotation marks" },
  { "id-is-word", H PERSON ("eleven", ""),
    "Line 2, person, id: “id” has to be there and be the number of the record, in quotation marks" },
  { "id-too-large", H PERSON ("9223372036854775808", ""),
    "Line 2, person, id: “id” has to be there and be the number of the record, in quotation marks" },
  { "id-twice", H PERSON ("11", "") PERSON ("12", "") PERSON ("11", ""),
    "Line 4, person 11, id: line 2 has the same id" },
  { "id-of-other-kind", H PERSON ("5", ""),
    "Line 2, person 5, id: the casebook has a record of this id, of the kind “case”" },
  { "circle",
    H "{\"record\":\"place\",\"id\":\"11\",\"name_en\":\"A\",\"within\":\"12\"}\n"
      "{\"record\":\"place\",\"id\":\"12\",\"name_en\":\"B\",\"within\":\"11\"}\n",
    "Line 2, place 11, within: this would close a circle: “A” → “B” → “A”\n"
    "Line 3, place 12, within: this would close a circle: “B” → “A” → “B”" },
  { "unknown-field", H PERSON ("11", ",\"shoe_size\":\"44\""),
    "Line 2, person 11, shoe_size: a record of the kind “person” has no such field" },
  { "field-twice", H PERSON ("11", ",\"note\":\"a\",\"note\":\"b\""), "Line 2: a field stands there twice" },
  { "text-is-number", H PERSON ("11", ",\"note\":1"),
    "Line 2, person 11, note: this has to be a text in quotation marks" },
  { "text-is-true", H PERSON ("11", ",\"note\":true"),
    "Line 2, person 11, note: this has to be a text in quotation marks" },
  { "text-is-object", H PERSON ("11", ",\"note\":{\"en\":\"x\"}"),
    "Line 2, person 11, note: this has to be a text in quotation marks" },
  { "empty-text", H PERSON ("11", ",\"note\":\"\""),
    "Line 2, person 11, note: an empty text is not a value; leave the field out instead" },
  { "line-break", H PERSON ("11", ",\"name_en\":\"a\\nb\""),
    "Line 2, person 11, name_en: the text holds a control character or a line break where none may be" },
  { "zero-byte", H PERSON ("11", ",\"note\":\"a\\u0000b\""), "Line 2: a text holds the character U+0000" },
  { "code-is-list", H PERSON ("11", ",\"gender\":[\"male\"]"),
    "Line 2, person 11, gender: this has to be a text in quotation marks" },
  { "not-a-code", H PERSON ("11", ",\"gender\":\"Male\""), "Line 2, person 11, gender: “Male” is not a code" },
  { "unknown-code", H PERSON ("11", ",\"gender\":\"dragon\""),
    "Line 2, person 11, gender: “dragon” is not a code of the vocabulary “gender”, neither in the casebook nor in the "
    "file" },
  { "codes-are-text", H PERSON ("11", ",\"roles\":\"journalist\""),
    "Line 2, person 11, roles: this has to be a list of texts" },
  { "codes-of-numbers", H PERSON ("11", ",\"roles\":[1]"),
    "Line 2, person 11, roles: each part of the list has to be a text without spaces" },
  { "code-with-space", H PERSON ("11", ",\"roles\":[\"journalist editor\"]"),
    "Line 2, person 11, roles: each part of the list has to be a text without spaces" },
  { "code-twice", H PERSON ("11", ",\"roles\":[\"editor\",\"editor\"]"),
    "Line 2, person 11, roles: “editor” stands there twice" },
  { "month-13", H "{\"record\":\"case\",\"id\":\"11\",\"opened\":\"2022-13\"}\n",
    "Line 2, case 11, opened: ‘2022-13’ is not a date*" },
  { "date-is-number", H "{\"record\":\"case\",\"id\":\"11\",\"opened\":2022}\n",
    "Line 2, case 11, opened: this has to be a text in quotation marks" },
  { "link-is-number", H "{\"record\":\"case\",\"id\":\"11\",\"client\":6}\n",
    "Line 2, case 11, client: this has to be the id of a record, in quotation marks" },
  { "link-is-word", H "{\"record\":\"case\",\"id\":\"11\",\"client\":\"Dana\"}\n",
    "Line 2, case 11, client: “Dana” is not the id of a record" },
  { "dangling", H "{\"record\":\"case\",\"id\":\"11\",\"client\":\"777\"}\n",
    "Line 2, case 11, client: there is no record 777, neither in the file nor in the casebook" },
  { "dangling-in-list", H "{\"record\":\"case\",\"id\":\"11\",\"sources\":[\"777\",\"778\"]}\n",
    "Line 2, case 11, sources: there is no record 777, neither in the file nor in the casebook\n"
    "Line 2, case 11, sources: there is no record 778, neither in the file nor in the casebook" },
  { "wrong-kind-there", H "{\"record\":\"case\",\"id\":\"11\",\"client\":\"5\"}\n",
    "Line 2, case 11, client: record 5 is of the kind “case”, which cannot stand here" },
  { "wrong-kind-in-file", H "{\"record\":\"case\",\"id\":\"11\",\"incidents\":[\"12\"]}\n" PERSON ("12", ""),
    "Line 2, case 11, incidents: record 12 is of the kind “person”, which cannot stand here" },
  { "no-owner", H "{\"record\":\"step\",\"id\":\"11\",\"happened\":\"2022\"}\n",
    "Line 2, step 11, case: this record must belong to another, and that is missing" },
  { "null-owner", H "{\"record\":\"step\",\"id\":\"11\",\"case\":null}\n",
    "Line 2, step 11, case: this record must belong to another, and that is missing" },
  { "field-name", H "{\"record\":\"claim\",\"id\":\"11\",\"about\":\"5\",\"field\":\"happened\"}\n",
    "Line 2, claim 11, field: a record of the kind “case” has no field “happened”" },
  { "number-is-text", H "{\"record\":\"step\",\"id\":\"11\",\"case\":\"5\",\"length\":\"10\"}\n",
    "Line 2, step 11, length: this has to be a whole number, without quotation marks" },
  { "number-is-fraction", H "{\"record\":\"step\",\"id\":\"11\",\"case\":\"5\",\"length\":1.5}\n",
    "Line 2, step 11, length: this has to be a whole number, without quotation marks" },
  { "number-too-large", H "{\"record\":\"step\",\"id\":\"11\",\"case\":\"5\",\"length\":99999999999999999999}\n",
    "Line 2: a number is too large" },
  { "number-just-too-large", H "{\"record\":\"step\",\"id\":\"11\",\"case\":\"5\",\"length\":-9223372036854775809}\n",
    "Line 2: a number is too large" },
  { "real-too-large", H "{\"record\":\"place\",\"id\":\"11\",\"latitude\":1e999}\n",
    "Line 2, place 11, latitude: this is not a number" },
  { "real-is-text", H "{\"record\":\"place\",\"id\":\"11\",\"latitude\":\"51.2\"}\n",
    "Line 2, place 11, latitude: this has to be a number, without quotation marks" },
  { "nested", H "{\"record\":[[[[[[[[[[]]]]]]]]]]}\n", "Line 2: brackets are nested more than 8 deep" },
  { "all-at-once",
    H PERSON ("11", ",\"gender\":\"dragon\",\"birth\":\"2022-13\",\"hat\":\"\"") "nonsense\n" PERSON ("11", "")
        PERSON ("12", ",\"note\":2"),
    "Line 2, person 11, birth: ‘2022-13’ is not a date*\n"
    "Line 2, person 11, hat: a record of the kind “person” has no such field\n"
    "Line 2, person 11, gender: “dragon” is not a code of the vocabulary “gender”, neither in the casebook nor in the "
    "file\n"
    "Line 3: this is not valid JSON, at about character *\n"
    "Line 4, person 11, id: line 2 has the same id\n"
    "Line 5, person 12, note: this has to be a text in quotation marks" },
};

static char *
join_problems (QorganBundleProblems *problems)
{
  GPtrArray *list = qorgan_bundle_problems_list (problems);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *problem = qorgan_bundle_problem_to_text (list->pdata[i]);

      g_assert_true (g_utf8_validate (problem, -1, NULL));
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", problem);
    }
  return g_string_free (text, FALSE);
}

/* Imports @text, which must be refused and leave no trace, and tells why it was. */
static char *
refuse (Fixture *fixture, const char *text, gssize length)
{
  g_autofree char *before = fixture_dump (fixture);
  g_autofree char *after = NULL;
  guint n_entries = bundle_count_entries (fixture);
  g_autoptr (QorganBundleImportResult) result = bundle_import (fixture, text, length);

  g_assert_cmpuint (qorgan_bundle_problems_count (result->problems), >, 0);
  after = fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (bundle_count_entries (fixture), ==, n_entries);
  return join_problems (result->problems);
}

static void
test_fault (Fixture *fixture, gconstpointer data)
{
  const Fault *fault = data;
  g_autofree char *found = NULL;

  bundle_import_well (fixture, GROUND);
  found = refuse (fixture, fault->text, -1);
  if (!g_pattern_match_simple (fault->problems, found))
    g_assert_cmpstr (found, ==, fault->problems);
}

static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (BUNDLE_HEADING);
  g_autoptr (QorganBundleImportResult) result = NULL;
  GPtrArray *list;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "{\"record\":\"person\",\"id\":\"%u\",\"note\":1,\"gender\":\"dragon\"}\n",
                            500000 + i);
  result = bundle_import (fixture, text->str, -1);
  g_assert_cmpuint (qorgan_bundle_problems_count (result->problems), ==, 10000);
  list = qorgan_bundle_problems_list (result->problems);
  g_assert_cmpuint (list->len, ==, QORGAN_BUNDLE_MAX_PROBLEMS);
  /* The first ones of the file, although codes are judged last. */
  for (guint i = 0; i < list->len; i++)
    g_assert_cmpuint (((QorganBundleProblem *) list->pdata[i])->line, ==, i / 2 + 2);
}

static void
test_long_line (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (BUNDLE_HEADING);
  g_autofree char *found = NULL;

  g_string_append (text, "{\"record\":\"person\",\"id\":\"1\",\"note\":\"");
  for (guint i = 0; i < 6 * 1024; i++)
    g_string_append_printf (text, "%01023u ", i);
  g_string_append (text, "\"}\n{\"record\":\"person\",\"id\":\"2\",\"note\":3}\n");
  found = refuse (fixture, text->str, (gssize) text->len);
  g_assert_cmpstr (found, ==,
                   "Line 2: the line is longer than 4194304 bytes\n"
                   "Line 3, person 2, note: this has to be a text in quotation marks");
}

/* A file of one line that never ends, as large as the memory one would not want to lose. */
static void
test_no_line_break (Fixture *fixture, gconstpointer data)
{
  gsize length = 32 * 1024 * 1024;
  g_autofree char *text = g_malloc (length);
  g_autofree char *found = NULL;

  memset (text, '[', length);
  found = refuse (fixture, text, (gssize) length);
  g_assert_true (g_str_has_prefix (found, "Line 1: this is not a bundle of Qorgan"));
}

/* The longest line that is allowed comes through whole, wherever it ends. */
static void
test_longest_line (void)
{
  g_autofree char *text = g_malloc (QORGAN_BUNDLE_MAX_LINE + 4);

  memset (text, 'x', QORGAN_BUNDLE_MAX_LINE + 4);
  for (guint extra = 0; extra < 2; extra++)
    {
      gsize length = QORGAN_BUNDLE_MAX_LINE + extra;
      g_autoptr (GInputStream) stream = NULL;
      g_autoptr (QorganBundleLines) lines = NULL;
      QorganBundleLine line;
      gboolean has_line;

      text[length] = '\n';
      text[length + 1] = 'y';
      stream = g_memory_input_stream_new_from_data (text, (gssize) length + 2, NULL);
      lines = qorgan_bundle_lines_new (stream);
      g_assert_true (qorgan_bundle_lines_next (lines, &line, &has_line, NULL, NULL));
      g_assert_true (has_line);
      if (extra == 0)
        g_assert_cmpuint (line.length, ==, length);
      else
        g_assert_null (line.text);
      g_assert_true (qorgan_bundle_lines_next (lines, &line, &has_line, NULL, NULL));
      g_assert_cmpstr (line.text, ==, "y");
      g_assert_cmpuint (line.number, ==, 2);
      g_assert_true (qorgan_bundle_lines_next (lines, &line, &has_line, NULL, NULL));
      g_assert_false (has_line);
      text[length] = 'x';
    }
}

static void
test_nesting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (BUNDLE_HEADING "{\"record\":");
  g_autofree char *found = NULL;

  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (text, '[');
  found = refuse (fixture, text->str, -1);
  g_assert_cmpstr (found, ==, "Line 2: brackets are nested more than 8 deep");
}

static void
test_not_utf8 (Fixture *fixture, gconstpointer data)
{
  g_autofree char *found
      = refuse (fixture, BUNDLE_HEADING "{\"record\":\"person\",\"id\":\"1\",\"note\":\"\xC0\xC1\xFE\"}\n", -1);
  g_autofree char *surrogate
      = refuse (fixture, BUNDLE_HEADING "{\"record\":\"person\",\"id\":\"1\",\"note\":\"\\ud83e\"}\n", -1);

  g_assert_cmpstr (found, ==, "Line 2: the line is not valid UTF-8");
  g_assert_true (g_str_has_prefix (surrogate, "Line 2"));
}

static void
test_zero_bytes (Fixture *fixture, gconstpointer data)
{
  static const char text[] = BUNDLE_HEADING "{\"record\":\"person\",\"id\":\"1\"}\0{\"record\":\"person\"}\n";
  g_autofree char *found = refuse (fixture, text, sizeof text - 1);

  g_assert_cmpstr (found, ==, "Line 2: the line is not valid UTF-8");
}

/* A download that broke off: the last line is cut somewhere. */
static void
test_cut (Fixture *fixture, gconstpointer data)
{
  g_autofree char *demo = bundle_read_demo ();
  gsize length = strlen (demo);

  for (gsize cut = 2; cut < 40; cut += 3)
    {
      g_autofree char *found = refuse (fixture, demo, (gssize) (length - cut));

      g_assert_true (g_str_has_prefix (found, "Line "));
    }
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  guint8 bytes[4096];

  for (guint round = 0; round < 50; round++)
    {
      g_autofree char *found = NULL;

      for (gsize i = 0; i < sizeof bytes; i++)
        bytes[i] = (guint8) g_rand_int (random);
      found = refuse (fixture, (const char *) bytes, sizeof bytes);
      g_assert_nonnull (found);
    }
}

static void
run_closed (QorganSession *session, gpointer data)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new ();
  g_autoptr (QorganBundleImport) import = qorgan_bundle_import_new (stream);
  g_autoptr (GError) error = NULL;

  g_input_stream_close (stream, NULL, NULL);
  g_assert_null (qorgan_bundle_import_run (session, import, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

static void
test_stream_fails (Fixture *fixture, gconstpointer data)
{
  fixture_run (fixture, run_closed, NULL);
}

#define ADD(name, test) g_test_add ("/bundle/faults/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/bundle/fault/", faults[i].name, NULL);

      g_test_add (path, Fixture, &faults[i], fixture_set_up, test_fault, fixture_tear_down);
    }
  ADD ("many", test_many);
  ADD ("long-line", test_long_line);
  ADD ("no-line-break", test_no_line_break);
  g_test_add_func ("/bundle/faults/longest-line", test_longest_line);
  ADD ("nesting", test_nesting);
  ADD ("not-utf8", test_not_utf8);
  ADD ("zero-bytes", test_zero_bytes);
  ADD ("cut", test_cut);
  ADD ("random", test_random);
  ADD ("stream-fails", test_stream_fails);
  return g_test_run ();
}
