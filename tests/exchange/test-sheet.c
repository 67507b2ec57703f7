/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody's table as a sheet: whatever its encoding, separator and quotation marks; what is no table is refused by its
 * name; and what the headings of three languages mean. */

#include "qorgan-sheet-mapping.h"
#include "qorgan-sheet-text.h"
#include "qorgan-sheet-values.h"

#include <string.h>

static QorganSheet *
read_bytes (const char *bytes, gssize length, QorganSheetEncoding wanted)
{
  g_autoptr (GBytes) given = g_bytes_new (bytes, length < 0 ? strlen (bytes) : (gsize) length);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  QorganSheetEncoding encoding;
  QorganSheet *sheet;

  g_assert_true (qorgan_sheet_guess_encoding (given, &encoding, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (qorgan_sheet_encoding_name (encoding), ==, qorgan_sheet_encoding_name (wanted));
  text = qorgan_sheet_decode (given, encoding);
  sheet = qorgan_sheet_new (text, qorgan_sheet_guess_separator (text), &error);
  g_assert_no_error (error);
  return sheet;
}

/* All cells, "|" between them and a line a row, each with its number in the file. */
static char *
dump (const QorganSheet *sheet)
{
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < qorgan_sheet_n_rows (sheet); row++)
    {
      g_string_append_printf (text, "%u:", qorgan_sheet_line (sheet, row));
      for (guint i = 0; i < qorgan_sheet_n_cells (sheet, row); i++)
        g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", qorgan_sheet_cell (sheet, row, i));
      g_string_append_c (text, '\n');
    }
  return g_string_free_and_steal (text);
}

typedef struct
{
  const char *name;
  const char *text;
  const char *cells;
} Sample;

static const Sample samples[] = {
  { "comma", "Name,City\nDana,Oral\n", "1:Name|City\n2:Dana|Oral\n" },
  { "semicolon", "ФИО;Дата;Где\nДана, врач;7,5;Орал\n", "1:ФИО|Дата|Где\n2:Дана, врач|7,5|Орал\n" },
  { "tab", "a\tb\r\nc, d; e\tf\r\n", "1:a|b\n2:c, d; e|f\n" },
  { "pipe", "a|b\nc|d", "1:a|b\n2:c|d\n" },
  { "cr-only", "a,b\rc,d\r", "1:a|b\n2:c|d\n" },
  { "bom",
    "\xef\xbb\xbf"
    "a,b\nc,d\n",
    "1:a|b\n2:c|d\n" },
  { "quotes", "a,b\n\"x, \"\"y\"\"\nz\",2\n3,4\n", "1:a|b\n2:x, \"y\"\nz|2\n4:3|4\n" },
  { "quote-within", "a;b\nТОО \"Неделя\";2\n", "1:a|b\n2:ТОО \"Неделя\"|2\n" },
  { "ragged", "a,b,c\n1\n1,2,3,4\n", "1:a|b|c\n2:1\n3:1|2|3|4\n" },
  { "empty-rows", "a,b\n\n,\n  ,  \n1,2\n\n", "1:a|b\n5:1|2\n" },
  { "blank-lines", "a\tb\n  \n\n1\t2\n", "1:a|b\n4:1|2\n" },
  { "only-headings", "ФИО;Дата\n", "1:ФИО|Дата\n" },
  { "names", "Серик Ажибай\nДана, Орал\nБолат Оспанов\n", "1:Серик Ажибай\n2:Дана, Орал\n3:Болат Оспанов\n" },
  { "numbered", "1. Серик Ажибай\n2) Болат\n10. Дана\n", "1:Серик Ажибай\n2:Болат\n3:Дана\n" },
  { "message", "1. Асель Омарова — 5.01.2022 — Алматы\n2. Ерлан Сагинтаев - 6.01.2022 – Актобе, ИВС\n",
    "1:Асель Омарова|5.01.2022|Алматы\n2:Ерлан Сагинтаев|6.01.2022|Актобе, ИВС\n" },
  { "dash-alone", "1. Асель — 5.01.2022\n—\n2. Ерлан — 6.01.2022\n", "1:Асель|5.01.2022\n3:Ерлан|6.01.2022\n" },
  { "numbered-columns", "1. Асель Омарова, Алматы\n2. Ерлан Сагинтаев, Актобе\n",
    "1:Асель Омарова|Алматы\n2:Ерлан Сагинтаев|Актобе\n" },
  { "numbers-alone", "1.;Асель\n2.;Ерлан\n", "1:1.|Асель\n2:2.|Ерлан\n" },
  { "dashes", "— Серик\n- Болат\n• Дана\n", "1:Серик\n2:Болат\n3:Дана\n" },
  { "dates-are-no-numbers", "07.01.2022\n08.01.2022\n", "1:07.01.2022\n2:08.01.2022\n" },
};

static void
test_sample (gconstpointer data)
{
  const Sample *sample = data;
  g_autoptr (QorganSheet) sheet = read_bytes (sample->text, -1, QORGAN_SHEET_UTF_8);
  g_autofree char *cells = dump (sheet);

  g_assert_cmpstr (cells, ==, sample->cells);
}

static void
test_encodings (void)
{
  static const struct
  {
    QorganSheetEncoding encoding;
    const char *iconv;
    const char *text;
    const char *before;
  } cases[] = {
    { QORGAN_SHEET_WINDOWS_1251, "WINDOWS-1251", "ФИО;Город\nАхмедьяров Лукпан;«Уральск» № 5\n", "" },
    { QORGAN_SHEET_KZ_1048, "RK1048", "Аты-жөні;Қаласы\nСұлтанова Айгүл;Өскемен, Ғабит Һәм\n", "" },
    { QORGAN_SHEET_PT154, "PT154", "Аты-жөні;Қаласы\nСұлтанова Айгүл;Өскемен, Ғабит Һәм\n", "" },
    { QORGAN_SHEET_WINDOWS_1251, "WINDOWS-1251", "ФИО;ГОРОД\nАХМЕДЬЯРОВ ЛУКПАН;УРАЛЬСК\nОМАРОВА АСЕЛЬ;АЛМАТЫ\n", "" },
    { QORGAN_SHEET_KOI8_R, "KOI8-R", "ФИО;Город\nАхмедьяров Лукпан;Уральск\n", "" },
    { QORGAN_SHEET_KOI8_R, "KOI8-R", "ФИО;ГОРОД\nАХМЕДЬЯРОВ ЛУКПАН;УРАЛЬСК\nОМАРОВА АСЕЛЬ;АЛМАТЫ\n", "" },
    { QORGAN_SHEET_IBM866, "IBM866", "ФИО;Город\nАхмедьяров Лукпан;Уральск\n", "" },
    { QORGAN_SHEET_UTF_16_LE, "UTF-16LE", "ФИО;Город\nАйгүл;Орал\n", "\xff\xfe" },
    { QORGAN_SHEET_UTF_16_BE, "UTF-16BE", "ФИО;Город\nАйгүл;Орал\n", "\xfe\xff" },
    { QORGAN_SHEET_UTF_16_LE, "UTF-16LE", "Name;City\nDana;Oral\n", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length;
      g_autofree char *encoded = g_convert (cases[i].text, -1, cases[i].iconv, "UTF-8", NULL, &length, NULL);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (QorganSheet) sheet = NULL;
      g_autoptr (QorganSheet) plain = read_bytes (cases[i].text, -1, QORGAN_SHEET_UTF_8);
      g_autofree char *cells = NULL;
      g_autofree char *wanted = dump (plain);

      g_assert_nonnull (encoded);
      g_byte_array_append (bytes, (const guint8 *) cases[i].before, (guint) strlen (cases[i].before));
      g_byte_array_append (bytes, (const guint8 *) encoded, (guint) length);
      sheet = read_bytes ((const char *) bytes->data, bytes->len, cases[i].encoding);
      cells = dump (sheet);
      g_assert_cmpstr (cells, ==, wanted);
    }
}

static void
test_damaged_utf_8 (void)
{
  g_autoptr (GString) text = g_string_new ("имя,город\n");
  g_autoptr (QorganSheet) sheet = NULL;

  for (guint i = 0; i < 30; i++)
    g_string_append (text, "Ахмедьяров,Уральск\n");
  g_string_append (text, "Сул\xffтанова,Орал\n");
  sheet = read_bytes (text->str, -1, QORGAN_SHEET_UTF_8);
  g_assert_cmpstr (qorgan_sheet_cell (sheet, 31, 0), ==, "Сул\uFFFDтанова");
}

static void
test_no_tables (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *word;
  } cases[] = {
    { "", 0, "nothing" },
    { "PK\003\004\024\0\010", 7, "workbook" },
    { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, "Excel" },
    { "%PDF-1.7\n", 9, "PDF" },
    { "\x7f"
      "ELF\2\1\1\0\0\0\0\0\0\1\2\3\4\5\6\7\3\2\6\1\5\6",
      26, "no letters" },
    { "a,b\n\0\1\2\3\4\5\6\7\10\16\17\20\1\2\3\4\5\6\7\1", 25, "no letters" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].bytes, cases[i].length);
      g_autoptr (GError) error = NULL;
      QorganSheetEncoding encoding;

      g_assert_false (qorgan_sheet_guess_encoding (bytes, &encoding, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_nonnull (strstr (error->message, cases[i].word));
    }
}

static QorganSheet *
try_text (const char *text, char separator, GError **error)
{
  return qorgan_sheet_new (text, separator, error);
}

static void
test_limits (void)
{
  g_autoptr (GString) wide = g_string_new (NULL);
  g_autoptr (GString) long_cell = g_string_new ("a,b\nc,");
  g_autoptr (QorganSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (wide, "%s%u", i > 0 ? "," : "", i);
  sheet = try_text (wide->str, qorgan_sheet_guess_separator (wide->str), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (qorgan_sheet_n_columns (sheet), ==, 1000);
  g_assert_cmpstr (qorgan_sheet_cell (sheet, 0, 999), ==, "999");
  for (guint i = 0; i < QORGAN_SHEET_MAX_COLUMNS; i++)
    g_string_append (wide, ",x");
  g_assert_null (try_text (wide->str, ',', &error));
  g_assert_cmpstr (error->message, ==, "Line 1 has more than 2000 columns.");
  g_clear_error (&error);
  for (guint i = 0; i < QORGAN_SHEET_MAX_CELL + 10; i++)
    g_string_append_c (long_cell, 'x');
  g_assert_null (try_text (long_cell->str, ',', &error));
  g_assert_cmpstr (error->message, ==, "Line 2 has a cell of more than 1048576 bytes.");
  g_clear_error (&error);
  g_assert_null (try_text (" \n,\n", ',', &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
test_open_quote (void)
{
  g_autoptr (QorganSheet) sheet = try_text ("a,b\n1,\"2\n3,4\n", ',', NULL);
  g_autofree char *cells = dump (sheet);

  g_assert_cmpuint (qorgan_sheet_open_quote (sheet), ==, 2);
  g_assert_cmpstr (cells, ==, "1:a|b\n2:1|\"2\n3:3|4\n");
}

/* 2 GB of nothing on no disk: refused by its size, in no time and no memory. */
static void
test_huge_file (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileIOStream) stream = NULL;
  gint64 start = g_get_monotonic_time ();

  file = g_file_new_tmp ("huge-XXXXXX.csv", &stream, &error);
  g_assert_no_error (error);
  g_assert_true (g_seekable_truncate (G_SEEKABLE (stream), G_GOFFSET_CONSTANT (2) << 30, NULL, &error));
  g_assert_null (qorgan_sheet_read_file (file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
  g_assert_true (g_file_delete (file, NULL, NULL));
}

static void
test_values (void)
{
  static const struct
  {
    const char *cell;
    const char *edtf;
  } dates[] = {
    { "07.01.2022", "2022-01-07" },
    { "2022-01-07", "2022-01-07" },
    { "2022-01-07 18:40:00", "2022-01-07T18:40" },
    { "2022-01-07T18:40:31Z", "2022-01-07T18:40" },
    { "07.01.2022 0:00:00", "2022-01-07" },
    { "7 января 2022 г.", "2022-01-07" },
    { "2022 жылғы 7 қаңтар", "2022-01-07" },
    { "7 Jan 2022, 18:40", "2022-01-07T18:40" },
    { "44568", "2022-01-07" },
    { "44568.7777777", "2022-01-07T18:40" },
    { "31.02.2022", NULL },
    { "не знаю", NULL },
  };
  QorganDate today, date;

  qorgan_date_init_day (&today, 2022, 1, 8);
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *edtf = NULL;

      if (qorgan_sheet_read_date (dates[i].cell, TRUE, &today, &date))
        edtf = qorgan_date_to_edtf (&date);
      g_assert_cmpstr (edtf, ==, dates[i].edtf);
    }
  g_assert_false (qorgan_sheet_read_date ("44568", FALSE, &today, &date));
}

static const struct
{
  const char *target;
  const char *heading;
  const char *slot;
} headings[] = {
  { "detention", "ФИО", "name" },
  { "detention", "Ф.И.О. задержанного", "name" },
  { "detention", "Фамилия, имя, отчество", "name" },
  { "detention", "Аты-жөні", "name" },
  { "detention", "Full name", "name" },
  { "detention", "ЖУРНАЛИСТ", "name" },
  { "detention", "Дата задержания", "date" },
  { "detention", "Дата  задержания (если известна)", "date" },
  { "detention", "Когда задержан", "date" },
  { "detention", "Ұсталған күні", "date" },
  { "detention", "Date of detention", "date" },
  { "detention", "Detained", "date" },
  { "detention", "Город", "place" },
  { "detention", "Населённый пункт", "place" },
  { "detention", "Қаласы", "place" },
  { "detention", "City", "place" },
  { "detention", "Место задержания", "place" },
  { "detention", "Суд", "body" },
  { "detention", "Кем задержан", "body" },
  { "detention", "Сот", "body" },
  { "detention", "Редакция", "outlet" },
  { "detention", "Место работы", "outlet" },
  { "detention", "Басылым", "outlet" },
  { "detention", "Статья КоАП", "articles" },
  { "detention", "Бап", "articles" },
  { "detention", "Article", "articles" },
  { "detention", "Мера пресечения", "measure" },
  { "detention", "Срок, суток", "length" },
  { "detention", "Телефон", "contact" },
  { "detention", "Байланыс телефоны", "contact" },
  { "detention", "Примечание", "note" },
  { "detention", "Ескерту", "note" },
  { "detention", "Где содержится", "held_at" },
  { "detention", "Источник", "sources" },
  { "person", "Дата рождения", "birth" },
  { "person", "Туған күні", "birth" },
  { "person", "D.O.B.", "birth" },
  { "person", "Пол", "gender" },
  { "person", "Жынысы", "gender" },
  { "person", "Name in English", "name_en" },
  { "person", "Имя на казахском", "name_kk" },
  { "person", "Кәсібі", "roles" },
  { "organisation", "Наименование", "name" },
  { "organisation", "Мекенжайы", "address" },
  { "source", "Дата публикации", "published" },
  { "source", "Сілтеме", "address" },
  { "incident", "Вид нарушения", "types" },
  { "case", "Іс нөмірі", "numbers" },
  { "place", "Широта", "latitude" },
  { "step", "Дата заседания", "happened" },
};

/* Each heading stands in a table beside a column that nobody knows. */
static void
test_headings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      g_autofree char *text = g_strdup_printf ("%s\tzzz\nx\ty\n", headings[i].heading);
      g_autoptr (QorganSheet) sheet = try_text (text, '\t', NULL);
      const QorganSheetTarget *target = qorgan_sheet_target_by_name (headings[i].target);
      g_autoptr (QorganSheetMapping) mapping = qorgan_sheet_guess_mapping (sheet, target);
      int slot = qorgan_sheet_mapping_slot (mapping, 0);

      g_test_message ("%u: %s", i, headings[i].heading);
      g_assert_true (mapping->has_headings);
      g_assert_cmpint (slot, >=, 0);
      g_assert_cmpstr (target->slots[slot].name, ==, headings[i].slot);
    }
}

static void
test_whole_tables (void)
{
  static const struct
  {
    const char *text;
    const char *json;
  } cases[] = {
    { "ФИО;Дата задержания;Город;Суд\nА Б;1.1.2022;Орал;\n",
      "{\"target\":\"detention\",\"headings\":true,\"columns\":[\"name\",\"date\",\"place\",\"body\"]}" },
    { "Аты-жөні;Ұсталған күні;Қаласы\nА Б;1.1.2022;Орал\n",
      "{\"target\":\"detention\",\"headings\":true,\"columns\":[\"name\",\"date\",\"place\"]}" },
    { "Name,Date of birth,Role\nA B,1980,journalist\n",
      "{\"target\":\"person\",\"headings\":true,\"columns\":[\"name\",\"birth\",\"roles\"]}" },
    { "Заголовок;Издание;Дата публикации;Ссылка\nа;б;1.1.2022;https://example.org\n",
      "{\"target\":\"source\",\"headings\":true,\"columns\":[\"title\",\"publisher\",\"published\",\"address\"]}" },
    { "Ахмедьяров Лукпан;07.01.2022;Уральск\nАйгүл Сұлтанова;08.01.2022;Актобе\n",
      "{\"target\":\"detention\",\"headings\":false,\"columns\":[\"name\",\"date\",\"place\"]}" },
    { "1. Ахмедьяров Лукпан\n2. Айгүл Сұлтанова\n",
      "{\"target\":\"person\",\"headings\":false,\"columns\":[\"name\"]}" },
    { "ФИО\nАхмедьяров Лукпан\n", "{\"target\":\"person\",\"headings\":true,\"columns\":[\"name\"]}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QorganSheet) sheet = try_text (cases[i].text, qorgan_sheet_guess_separator (cases[i].text), NULL);
      g_autoptr (QorganSheetMapping) mapping = qorgan_sheet_guess_mapping (sheet, NULL);
      g_autofree char *json = qorgan_sheet_mapping_to_json (mapping);
      g_autoptr (QorganSheetMapping) again
          = qorgan_sheet_mapping_from_json (json, qorgan_sheet_n_columns (sheet), NULL);
      g_autofree char *json_again = qorgan_sheet_mapping_to_json (again);

      g_assert_cmpstr (json, ==, cases[i].json);
      g_assert_cmpstr (json_again, ==, json);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strconcat ("/sheet/reading/", samples[i].name, NULL);

      g_test_add_data_func (path, &samples[i], test_sample);
    }
  g_test_add_func ("/sheet/encodings", test_encodings);
  g_test_add_func ("/sheet/damaged-utf-8", test_damaged_utf_8);
  g_test_add_func ("/sheet/no-tables", test_no_tables);
  g_test_add_func ("/sheet/limits", test_limits);
  g_test_add_func ("/sheet/open-quote", test_open_quote);
  g_test_add_func ("/sheet/huge-file", test_huge_file);
  g_test_add_func ("/sheet/values", test_values);
  g_test_add_func ("/sheet/headings", test_headings);
  g_test_add_func ("/sheet/whole-tables", test_whole_tables);
  return g_test_run ();
}
