/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads data/gazetteer.tsv, strictly: a table that decides where an incident is said to have happened must not be half
 * understood. The whole table is read once and kept; a search compares folded names one after another, which for some
 * hundred places takes microseconds and needs no index. */
#include "qorgan-gazetteer.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "qorgan-fold.h"

#define RESOURCE_PATH "/org/qorgan/Qorgan/geo/gazetteer.tsv"
#define HEADING "code\tkind\tname_en\tname_ru\tname_kk\tother_names\tregion\tlat\tlon\tzone\tsource"

/* Kazakhstan, with a small margin: a coordinate outside is a slip of the pen. */
#define SOUTH 40.5
#define NORTH 55.5
#define WEST 46.4
#define EAST 87.4

enum
{
  COLUMN_CODE,
  COLUMN_KIND,
  COLUMN_NAME_EN,
  COLUMN_NAME_RU,
  COLUMN_NAME_KK,
  COLUMN_OTHER_NAMES,
  COLUMN_REGION,
  COLUMN_LATITUDE,
  COLUMN_LONGITUDE,
  COLUMN_ZONE,
  COLUMN_SOURCE,
  N_COLUMNS,
};

struct _QorganGazetteer
{
  GStringChunk *strings;
  GPtrArray *places;      /* QorganPlace */
  GPtrArray *folded;      /* GStrv per place: its three names, then the others */
  GHashTable *by_code;    /* borrowed code → QorganPlace */
  GHashTable *by_name;    /* borrowed folded name → QorganPlace, of several the largest */
};

static const char *const kinds[] = {
  [QORGAN_PLACE_CAPITAL] = "capital",
  [QORGAN_PLACE_REPUBLICAN_CITY] = "republican-city",
  [QORGAN_PLACE_REGIONAL_CENTRE] = "regional-centre",
  [QORGAN_PLACE_SPECIAL_STATUS_CITY] = "special-status-city",
  [QORGAN_PLACE_CITY] = "city",
  [QORGAN_PLACE_REGION] = "region",
};

static gboolean G_GNUC_PRINTF (3, 4) refuse (GError **error, guint line, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, QORGAN_GEO_ERROR, QORGAN_GEO_ERROR_GAZETTEER, "Gazetteer, line %u: %s", line, what);
  return FALSE;
}

static void
place_free (gpointer data)
{
  QorganPlace *place = data;

  g_free ((gpointer) place->other_names);
  g_free (place);
}

/* A code travels in files: lower-case ASCII, digits and hyphens only. */
static gboolean
is_code (const char *text)
{
  if (*text == '\0')
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_islower (*p) && !g_ascii_isdigit (*p) && *p != '-')
      return FALSE;
  return TRUE;
}

static gboolean
is_name (const char *text)
{
  return *text != '\0' && !g_ascii_isspace (*text) && !g_ascii_isspace (text[strlen (text) - 1])
         && strpbrk (text, "()|") == NULL;
}

/* YYYY, YYYY-MM, YYYY-MM-DD, or two of them with a slash between ("between 1990 and 1999"). */
static gboolean
is_partial_date (const char *text)
{
  return g_regex_match_simple ("^\\d{4}(-\\d{2}(-\\d{2})?)?(/\\d{4}(-\\d{2}(-\\d{2})?)?)?$", text, G_REGEX_DEFAULT,
                               G_REGEX_MATCH_DEFAULT);
}

/* Takes "Nur-Sultan (2019-03..2022-09-19)", "Guryev (to 1991)", "Qosshy (from 2004)" or a bare name apart. */
static gboolean
parse_other_name (QorganGazetteer *self, const char *text, guint line, QorganPlaceName *name, GError **error)
{
  const char *bracket = strstr (text, " (");
  g_autofree char *bare = bracket ? g_strndup (text, bracket - text) : g_strdup (text);
  g_autofree char *from = NULL, *to = NULL;

  if (!is_name (bare))
    return refuse (error, line, "“%s” is not a name", text);
  if (bracket != NULL)
    {
      g_autofree char *period = NULL;
      char *dots;

      if (!g_str_has_suffix (bracket, ")"))
        return refuse (error, line, "“%s” has no closing bracket at its end", text);
      period = g_strndup (bracket + 2, strlen (bracket) - 3);
      if (g_str_has_prefix (period, "to "))
        to = g_strdup (period + 3);
      else if (g_str_has_prefix (period, "from "))
        from = g_strdup (period + 5);
      else if ((dots = strstr (period, "..")) != NULL)
        {
          from = g_strndup (period, dots - period);
          to = g_strdup (dots + 2);
        }
      if ((from == NULL && to == NULL) || (from && !is_partial_date (from)) || (to && !is_partial_date (to)))
        return refuse (error, line, "“%s” is not a period", period);
    }
  *name = (QorganPlaceName) {
    .name = g_string_chunk_insert (self->strings, bare),
    .from = from ? g_string_chunk_insert (self->strings, from) : NULL,
    .to = to ? g_string_chunk_insert (self->strings, to) : NULL,
  };
  return TRUE;
}

static gboolean
parse_other_names (QorganGazetteer *self, const char *text, guint line, QorganPlace *place, GError **error)
{
  g_auto (GStrv) parts = NULL;
  QorganPlaceName *names;

  if (g_str_equal (text, "-"))
    return TRUE;
  parts = g_strsplit (text, "|", -1);
  names = g_new0 (QorganPlaceName, g_strv_length (parts));
  place->other_names = names;
  for (guint i = 0; parts[i] != NULL; i++)
    if (!parse_other_name (self, parts[i], line, &names[place->n_other_names++], error))
      return FALSE;
  return TRUE;
}

static gboolean
parse_degrees (const char *text, double low, double high, guint line, double *degrees, GError **error)
{
  char *end;

  *degrees = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !(*degrees >= low && *degrees <= high))
    return refuse (error, line, "“%s” is not a coordinate in Kazakhstan", text);
  return TRUE;
}

static gboolean
parse_zone (QorganGazetteer *self, const char *text, guint line, QorganPlace *place, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (text);

  if (!g_str_has_prefix (text, "Asia/") || zone == NULL)
    return refuse (error, line, "“%s” is not a time zone", text);
  place->zone = g_string_chunk_insert_const (self->strings, text);
  return TRUE;
}

static gboolean
parse_kind (const char *text, guint line, QorganPlace *place, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (text, kinds[i]))
      {
        place->kind = i;
        return TRUE;
      }
  return refuse (error, line, "“%s” is not a kind of place", text);
}

/* A region stands above the rows that name it, so that there is always something to point at. */
static gboolean
parse_region (QorganGazetteer *self, const char *text, guint line, QorganPlace *place, GError **error)
{
  gboolean none = g_str_equal (text, "-");
  gboolean may_have_none = place->kind == QORGAN_PLACE_REGION || place->kind == QORGAN_PLACE_CAPITAL
                           || place->kind == QORGAN_PLACE_REPUBLICAN_CITY;

  if (none != may_have_none)
    return refuse (error, line, none ? "“%s” needs a region" : "“%s” cannot have a region", place->code);
  if (none)
    return TRUE;
  place->region = g_hash_table_lookup (self->by_code, text);
  if (place->region == NULL || place->region->kind != QORGAN_PLACE_REGION)
    return refuse (error, line, "“%s” is not a region named above", text);
  return TRUE;
}

static gboolean
parse_place (QorganGazetteer *self, char **cells, guint line, QorganPlace *place, GError **error)
{
  static const guint name_columns[QORGAN_N_LANGUAGES] = {
    [QORGAN_LANGUAGE_EN] = COLUMN_NAME_EN,
    [QORGAN_LANGUAGE_RU] = COLUMN_NAME_RU,
    [QORGAN_LANGUAGE_KK] = COLUMN_NAME_KK,
  };

  if (!is_code (cells[COLUMN_CODE]))
    return refuse (error, line, "“%s” is not a code", cells[COLUMN_CODE]);
  if (g_hash_table_contains (self->by_code, cells[COLUMN_CODE]))
    return refuse (error, line, "the code “%s” is already taken", cells[COLUMN_CODE]);
  for (guint i = 0; i < QORGAN_N_LANGUAGES; i++)
    {
      if (!is_name (cells[name_columns[i]]))
        return refuse (error, line, "“%s” is not a name", cells[name_columns[i]]);
      place->names[i] = g_string_chunk_insert (self->strings, cells[name_columns[i]]);
    }
  place->code = g_string_chunk_insert (self->strings, cells[COLUMN_CODE]);
  return parse_kind (cells[COLUMN_KIND], line, place, error)
         && parse_other_names (self, cells[COLUMN_OTHER_NAMES], line, place, error)
         && parse_region (self, cells[COLUMN_REGION], line, place, error)
         && parse_degrees (cells[COLUMN_LATITUDE], SOUTH, NORTH, line, &place->latitude, error)
         && parse_degrees (cells[COLUMN_LONGITUDE], WEST, EAST, line, &place->longitude, error)
         && parse_zone (self, cells[COLUMN_ZONE], line, place, error);
}

static char **
fold_names (const QorganPlace *place)
{
  char **folded = g_new0 (char *, QORGAN_N_LANGUAGES + place->n_other_names + 1);

  for (guint i = 0; i < QORGAN_N_LANGUAGES; i++)
    folded[i] = qorgan_fold_text (place->names[i]);
  for (guint i = 0; i < place->n_other_names; i++)
    folded[QORGAN_N_LANGUAGES + i] = qorgan_fold_text (place->other_names[i].name);
  return folded;
}

/* Kinds are in the order of size. */
static void
index_names (QorganGazetteer *self, QorganPlace *place, char **folded)
{
  for (; *folded != NULL; folded++)
    {
      const QorganPlace *other = g_hash_table_lookup (self->by_name, *folded);

      if (other == NULL || place->kind < other->kind)
        g_hash_table_insert (self->by_name, *folded, place);
    }
}

static gboolean
parse_line (QorganGazetteer *self, const char *text, guint line, GError **error)
{
  g_auto (GStrv) cells = g_strsplit (text, "\t", -1);
  QorganPlace *place;

  if (g_strv_length (cells) != N_COLUMNS)
    return refuse (error, line, "%u columns instead of %u", g_strv_length (cells), (guint) N_COLUMNS);
  place = g_new0 (QorganPlace, 1);
  g_ptr_array_add (self->places, place);
  if (!parse_place (self, cells, line, place, error))
    return FALSE;
  g_hash_table_insert (self->by_code, (gpointer) place->code, place);
  g_ptr_array_add (self->folded, fold_names (place));
  index_names (self, place, g_ptr_array_index (self->folded, self->folded->len - 1));
  return TRUE;
}

/**
 * qorgan_gazetteer_new:
 * @text: a table as in data/gazetteer.tsv
 * @error: return location for a #QorganGeoError, which names the line
 *
 * Reads a gazetteer.
 *
 * Returns: (transfer full) (nullable): the gazetteer
 */
QorganGazetteer *
qorgan_gazetteer_new (const char *text, GError **error)
{
  g_autoptr (QorganGazetteer) self = g_new0 (QorganGazetteer, 1);
  g_auto (GStrv) lines = NULL;

  self->strings = g_string_chunk_new (4096);
  self->places = g_ptr_array_new_with_free_func (place_free);
  self->folded = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  if (!g_utf8_validate (text, -1, NULL))
    {
      refuse (error, 1, "the text is not UTF-8");
      return NULL;
    }
  lines = g_strsplit (text, "\n", -1);
  if (!g_str_equal (lines[0] ? lines[0] : "", HEADING))
    {
      refuse (error, 1, "these are not the columns of a gazetteer");
      return NULL;
    }
  for (guint i = 1; lines[i] != NULL; i++)
    if ((*lines[i] != '\0' || lines[i + 1] != NULL) && !parse_line (self, lines[i], i + 1, error))
      return NULL;
  return g_steal_pointer (&self);
}

/**
 * qorgan_gazetteer_free:
 * @self: (transfer full): a gazetteer from qorgan_gazetteer_new()
 */
void
qorgan_gazetteer_free (QorganGazetteer *self)
{
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_code);
  g_ptr_array_unref (self->folded);
  g_ptr_array_unref (self->places);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * qorgan_gazetteer_get_default:
 *
 * The built-in gazetteer; read on first use, from any thread.
 *
 * Returns: (transfer none): the gazetteer
 */
QorganGazetteer *
qorgan_gazetteer_get_default (void)
{
  static QorganGazetteer *gazetteer;

  if (g_once_init_enter_pointer (&gazetteer))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      QorganGazetteer *built_in = bytes ? qorgan_gazetteer_new (g_bytes_get_data (bytes, NULL), &error) : NULL;

      /* It is part of the program and a test reads it: only a broken build gets here without one. */
      if (built_in == NULL)
        g_error ("%s", error->message);
      g_once_init_leave_pointer (&gazetteer, built_in);
    }
  return gazetteer;
}

/**
 * qorgan_gazetteer_get_size:
 * @self: the gazetteer
 *
 * Returns: how many places it has
 */
guint
qorgan_gazetteer_get_size (QorganGazetteer *self)
{
  return self->places->len;
}

/**
 * qorgan_gazetteer_get:
 * @self: the gazetteer
 * @index: which place, in the order of the file
 *
 * Returns: (transfer none): the place
 */
const QorganPlace *
qorgan_gazetteer_get (QorganGazetteer *self, guint index)
{
  g_return_val_if_fail (index < self->places->len, NULL);
  return g_ptr_array_index (self->places, index);
}

/* Accurate enough for "which town is this at": the Earth is flat across the width of a town. */
static double
kilometres_between (const QorganPlace *place, double latitude, double longitude)
{
  const double km_per_degree = 111.2;
  double north = (place->latitude - latitude) * km_per_degree;
  double east = (place->longitude - longitude) * km_per_degree * cos (latitude * G_PI / 180);

  return hypot (north, east);
}

/**
 * qorgan_gazetteer_find_nearest:
 * @self: the gazetteer
 * @latitude: degrees north
 * @longitude: degrees east
 * @within_km: how far the place may be
 *
 * Finds the town nearest to a point. Regions are not towns.
 *
 * Returns: (transfer none) (nullable): the town
 */
const QorganPlace *
qorgan_gazetteer_find_nearest (QorganGazetteer *self, double latitude, double longitude, double within_km)
{
  const QorganPlace *nearest = NULL;

  for (guint i = 0; i < self->places->len; i++)
    {
      const QorganPlace *place = g_ptr_array_index (self->places, i);
      double distance = kilometres_between (place, latitude, longitude);

      if (place->kind != QORGAN_PLACE_REGION && distance < within_km)
        {
          within_km = distance;
          nearest = place;
        }
    }
  return nearest;
}

/**
 * qorgan_gazetteer_find:
 * @self: the gazetteer
 * @name: a whole name a place has or had, in any spelling and case: “Уральске”, “Оралда”
 *
 * Returns: (transfer none) (nullable): the place; of several with that name the largest
 */
const QorganPlace *
qorgan_gazetteer_find (QorganGazetteer *self, const char *name)
{
  g_autofree char *folded = qorgan_fold_text (name);

  return *folded != '\0' ? g_hash_table_lookup (self->by_name, folded) : NULL;
}

/* How well a name answers what was typed. */
typedef enum
{
  MATCH_EXACT,
  MATCH_START,
  MATCH_WORD, /* a later word begins with it: “Kazakhstan” in “West Kazakhstan Region” */
  MATCH_NONE,
} Match;

static Match
match_name (const char *name, const char *sought, gsize length)
{
  if (g_str_has_prefix (name, sought))
    return name[length] == '\0' ? MATCH_EXACT : MATCH_START;
  for (const char *word = strchr (name, ' '); word != NULL; word = strchr (word + 1, ' '))
    if (g_str_has_prefix (word + 1, sought))
      return MATCH_WORD;
  return MATCH_NONE;
}

static Match
match_place (char **folded, const char *sought)
{
  gsize length = strlen (sought);
  Match best = MATCH_NONE;

  for (char **name = folded; *name != NULL && best != MATCH_EXACT; name++)
    best = MIN (best, match_name (*name, sought, length));
  return best;
}

/**
 * qorgan_gazetteer_search:
 * @self: the gazetteer
 * @text: what somebody typed, in any of the languages and spellings
 *
 * Finds places by any name they have or had. Best first: exact, then beginning with @text, then with a later word
 * beginning with it; among equals larger places first. At most %QORGAN_GAZETTEER_MAX_RESULTS.
 *
 * Returns: (transfer container) (element-type QorganPlace): the places, empty when there are none
 */
GPtrArray *
qorgan_gazetteer_search (QorganGazetteer *self, const char *text)
{
  g_autofree char *sought = qorgan_fold_text (text);
  g_autofree guint8 *match = g_new (guint8, MAX (self->places->len, 1));
  GPtrArray *found = g_ptr_array_new ();

  if (*sought == '\0')
    return found;
  for (guint i = 0; i < self->places->len; i++)
    match[i] = match_place (g_ptr_array_index (self->folded, i), sought);
  for (guint rank = MATCH_EXACT; rank < MATCH_NONE; rank++)
    for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
      for (guint i = 0; i < self->places->len && found->len < QORGAN_GAZETTEER_MAX_RESULTS; i++)
        {
          QorganPlace *place = g_ptr_array_index (self->places, i);

          if (match[i] == rank && place->kind == kind)
            g_ptr_array_add (found, place);
        }
  return found;
}
