/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes up casebooks. First the ground: places with all their names, outlets, courts and police, and the sources the
 * rest rests on; then cases, each with its person, incident, ten steps and what is said of them. Dates come in every
 * shape, titles in the three languages, gaps are left, as in real life. */

#include "qorgan-generator.h"

#include "qorgan-gazetteer.h"
#include "qorgan-generator-names.h"
#include "qorgan-generator-plans.h"
#include "qorgan-kinds.h"

/* Ids are counted, not drawn, so that a seed makes the same ones on every machine: a stretch of 4 million records for
 * each of 100 000 seeds. */
#define ID_BASE (G_GINT64_CONSTANT (1) << 50)
#define ID_STRETCH (G_GINT64_CONSTANT (1) << 42)
#define ID_SEEDS 100000
#define ID_STEP (1 << 20)

#define N_SOURCES_PER_OUTLET 4

typedef struct
{
  const QorganPlace *place;
  gint64 id;
  gint64 outlet;
  gint64 court;
  gint64 police;
} Town;

struct _QorganGenerator
{
  GRand *random;        /* owned */
  QorganChange *change; /* being filled */
  gint64 first_id;
  guint n_records;
  GArray *towns;   /* (element-type Town) owned */
  GArray *sources; /* (element-type gint64) owned */
  GArray *people;  /* (element-type gint64) owned: those a case may be about once more */
  GPtrArray *names; /* (element-type QorganMadeName) owned: theirs */
};

/* A case while it is made. */
typedef struct
{
  const QorganPlan *plan;
  const Town *town;
  gint64 person;
  const QorganMadeName *name;
  gint64 incident;
  gint64 id;
  GDate day;     /* of the next step */
  guint language; /* of its titles */
} Making;

static void
made_name_free (gpointer data)
{
  qorgan_made_name_clear (data);
  g_free (data);
}

/**
 * qorgan_generator_new:
 * @seed: what everything follows from
 *
 * Returns: (transfer full): a generator
 */
QorganGenerator *
qorgan_generator_new (guint32 seed)
{
  QorganGenerator *self = g_new0 (QorganGenerator, 1);

  self->random = g_rand_new_with_seed (seed);
  self->first_id = ID_BASE + (seed % ID_SEEDS) * ID_STRETCH;
  self->towns = g_array_new (FALSE, FALSE, sizeof (Town));
  self->sources = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->names = g_ptr_array_new_with_free_func (made_name_free);
  return self;
}

/**
 * qorgan_generator_free:
 * @self: (transfer full): a generator
 */
void
qorgan_generator_free (QorganGenerator *self)
{
  g_rand_free (self->random);
  g_array_unref (self->towns);
  g_array_unref (self->sources);
  g_array_unref (self->people);
  g_ptr_array_unref (self->names);
  g_free (self);
}

/**
 * qorgan_generator_first_id:
 * @self: a generator
 *
 * Returns: the id of the first record it makes; a casebook that has it was generated with the same seed
 */
gint64
qorgan_generator_first_id (const QorganGenerator *self)
{
  return self->first_id;
}

/**
 * qorgan_generator_n_records:
 * @self: a generator
 *
 * Returns: how many records it has made
 */
guint
qorgan_generator_n_records (const QorganGenerator *self)
{
  return self->n_records;
}

static gint64
create (QorganGenerator *self, const QorganKind *kind)
{
  gint64 id = self->first_id + (gint64) self->n_records++ * ID_STEP;

  qorgan_change_create (self->change, kind, id);
  return id;
}

static void
set (QorganGenerator *self, gint64 id, QorganFieldId field, const char *value)
{
  if (value != NULL)
    qorgan_change_set (self->change, id, field, value);
}

static void
set_link (QorganGenerator *self, gint64 id, QorganFieldId field, gint64 target)
{
  g_autofree char *value = qorgan_value_from_number (target);

  if (target != 0)
    set (self, id, field, value);
}

static void
set_number (QorganGenerator *self, gint64 id, QorganFieldId field, gint64 number)
{
  g_autofree char *value = qorgan_value_from_number (number);

  set (self, id, field, value);
}

/* @first: the first of three fields in a row */
static void
set_names (QorganGenerator *self, gint64 id, QorganFieldId first, const char *const *names)
{
  for (guint i = 0; i < QORGAN_N_LANGUAGES; i++)
    set (self, id, first + i, names[i]);
}

static gboolean
chance (QorganGenerator *self, guint percent)
{
  return (guint) g_rand_int_range (self->random, 0, 100) < percent;
}

static gint64
pick_id (QorganGenerator *self, const GArray *ids)
{
  return g_array_index (ids, gint64, g_rand_int_range (self->random, 0, (gint32) ids->len));
}

/* What one may know of a day. Most often the day itself. */
static char *
dup_date (QorganGenerator *self, const GDate *day)
{
  static const char *const parts[] = { "early-hours", "morning", "afternoon", "evening", "late", "night" };
  int year = g_date_get_year (day), month = (int) g_date_get_month (day), date = g_date_get_day (day);
  int roll = g_rand_int_range (self->random, 0, 100);

  if (roll < 8)
    return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d", year, month, date, g_rand_int_range (self->random, 0, 24),
                            g_rand_int_range (self->random, 0, 12) * 5);
  if (roll < 12)
    return g_strdup_printf ("%04d-%02d-%02d@%s", year, month, date,
                            parts[g_rand_int_range (self->random, 0, G_N_ELEMENTS (parts))]);
  if (roll < 16)
    return g_strdup_printf ("%04d-%02d-%02d~", year, month, date);
  if (roll < 20)
    return g_strdup_printf ("%04d-%02d", year, month);
  if (roll < 22)
    return g_strdup_printf ("%04d", year);
  if (roll < 24)
    return g_strdup_printf ("../%04d-%02d-%02d", year, month, date);
  if (roll < 25)
    return g_strdup_printf ("%04d-%02d-%02d/..", year, month, date);
  if (roll < 26)
    return g_strdup_printf ("%04d/%04d", year, year + 1);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, date);
}

static void
set_date (QorganGenerator *self, gint64 id, QorganFieldId field, const GDate *day)
{
  g_autofree char *date = dup_date (self, day);

  set (self, id, field, date);
}

static void
make_other_names (QorganGenerator *self, gint64 id, const QorganPlace *place)
{
  for (guint i = 0; i < place->n_other_names; i++)
    {
      const QorganPlaceName *name = &place->other_names[i];
      gint64 other = create (self, &qorgan_kind_name);

      set_link (self, other, QORGAN_NAME_OF, id);
      set (self, other, QORGAN_NAME_TEXT, name->name);
      set (self, other, QORGAN_NAME_SORT, name->to != NULL ? "former" : "other_spelling");
      set (self, other, QORGAN_NAME_SINCE, name->from);
      set (self, other, QORGAN_NAME_UNTIL, name->to);
    }
}

static gint64
make_place (QorganGenerator *self, const QorganPlace *place, GHashTable *regions)
{
  gint64 id = create (self, &qorgan_kind_place);
  gint64 *region = place->region != NULL ? g_hash_table_lookup (regions, place->region) : NULL;
  g_autofree char *latitude = qorgan_value_from_real (place->latitude);
  g_autofree char *longitude = qorgan_value_from_real (place->longitude);

  set_names (self, id, QORGAN_PLACE_NAME_EN, place->names);
  set (self, id, QORGAN_PLACE_KIND, place->kind == QORGAN_PLACE_REGION ? "region" : "city");
  set_link (self, id, QORGAN_PLACE_WITHIN, region != NULL ? *region : 0);
  set (self, id, QORGAN_PLACE_LATITUDE, latitude);
  set (self, id, QORGAN_PLACE_LONGITUDE, longitude);
  set (self, id, QORGAN_PLACE_ZONE, place->zone);
  set (self, id, QORGAN_PLACE_GAZETTEER, place->code);
  make_other_names (self, id, place);
  if (place->kind == QORGAN_PLACE_REGION)
    g_hash_table_insert (regions, (gpointer) place, g_memdup2 (&id, sizeof id));
  return id;
}

static gint64
make_body (QorganGenerator *self, const Town *town, const char *type, const char *const *words)
{
  gint64 id = create (self, &qorgan_kind_organisation);

  for (guint i = 0; i < QORGAN_N_LANGUAGES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s: %s", town->place->names[i], words[i]);

      set (self, id, QORGAN_ORGANISATION_NAME_EN + i, name);
    }
  set (self, id, QORGAN_ORGANISATION_TYPE, type);
  set_link (self, id, QORGAN_ORGANISATION_PLACE, town->id);
  return id;
}

static void
make_source (QorganGenerator *self, gint64 outlet)
{
  static const char *const titles[] = {
    "Journalist detained in the city centre",
    "Суд над журналистом отложен",
    "Журналист сотқа шақырылды",
    "Редакция сообщает об обыске",
    "Редакцияда тінту жүргізілді",
    "Reporter summoned over a publication",
  };
  gint64 id = create (self, &qorgan_kind_source);
  guint title = (guint) g_rand_int_range (self->random, 0, G_N_ELEMENTS (titles));
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 1, G_DATE_JANUARY, 2019);
  g_date_add_days (&day, (guint) g_rand_int_range (self->random, 0, 7 * 365));
  set (self, id, QORGAN_SOURCE_TITLE, titles[title]);
  set_link (self, id, QORGAN_SOURCE_PUBLISHER, outlet);
  set_date (self, id, QORGAN_SOURCE_PUBLISHED, &day);
  set (self, id, QORGAN_SOURCE_KIND, "news_report");
  set (self, id, QORGAN_SOURCE_LANGUAGE, title == 0 || title == 5 ? "en" : title == 1 || title == 3 ? "ru" : "kk");
  g_array_append_val (self->sources, id);
}

static void
make_town (QorganGenerator *self, const QorganPlace *place, GHashTable *regions)
{
  static const char *const court[] = { "specialised court", "специализированный суд", "мамандандырылған сот" };
  static const char *const police[] = { "police department", "управление полиции", "полиция басқармасы" };
  Town town = { .place = place, .id = make_place (self, place, regions) };
  g_auto (QorganMadeName) name = { 0 };

  town.court = make_body (self, &town, "court", court);
  town.police = make_body (self, &town, "police_body", police);
  qorgan_made_name_init_outlet (&name, self->random, place->names);
  town.outlet = create (self, &qorgan_kind_organisation);
  set_names (self, town.outlet, QORGAN_ORGANISATION_NAME_EN, (const char *const *) name.names);
  set (self, town.outlet, QORGAN_ORGANISATION_TYPE, "outlet");
  set_link (self, town.outlet, QORGAN_ORGANISATION_PLACE, town.id);
  for (guint i = 0; i < N_SOURCES_PER_OUTLET; i++)
    make_source (self, town.outlet);
  g_array_append_val (self->towns, town);
}

static QorganChange *
begin_change (QorganGenerator *self)
{
  self->change = qorgan_change_new (QORGAN_VERB_IMPORT);
  return self->change;
}

/**
 * qorgan_generator_make_ground:
 * @self: a new generator
 *
 * Returns: (transfer full): places, organisations and sources; to be applied first
 */
QorganChange *
qorgan_generator_make_ground (QorganGenerator *self)
{
  QorganChange *change = begin_change (self);
  QorganGazetteer *gazetteer = qorgan_gazetteer_get_default ();
  g_autoptr (GHashTable) regions = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  /* Regions first: towns lie within them. */
  for (guint i = 0; i < qorgan_gazetteer_get_size (gazetteer); i++)
    if (qorgan_gazetteer_get (gazetteer, i)->kind == QORGAN_PLACE_REGION)
      make_place (self, qorgan_gazetteer_get (gazetteer, i), regions);
  for (guint i = 0; i < qorgan_gazetteer_get_size (gazetteer); i++)
    if (qorgan_gazetteer_get (gazetteer, i)->kind != QORGAN_PLACE_REGION)
      make_town (self, qorgan_gazetteer_get (gazetteer, i), regions);
  return change;
}

static void
make_person (QorganGenerator *self, Making *making)
{
  QorganMadeName *name;
  gint64 affiliation;

  if (self->people->len > 0 && chance (self, 30))
    {
      guint known = (guint) g_rand_int_range (self->random, 0, (gint32) self->people->len);

      making->person = g_array_index (self->people, gint64, known);
      making->name = self->names->pdata[known];
      return;
    }
  name = g_new0 (QorganMadeName, 1);
  qorgan_made_name_init_person (name, self->random);
  making->name = name;
  making->person = create (self, &qorgan_kind_person);
  set_names (self, making->person, QORGAN_PERSON_NAME_EN, (const char *const *) name->names);
  set (self, making->person, QORGAN_PERSON_ROLES, chance (self, 20) ? "journalist editor" : "journalist");
  set (self, making->person, QORGAN_PERSON_GENDER, name->female ? "female" : "male");
  affiliation = create (self, &qorgan_kind_affiliation);
  set_link (self, affiliation, QORGAN_AFFILIATION_PERSON, making->person);
  set_link (self, affiliation, QORGAN_AFFILIATION_ORGANISATION, making->town->outlet);
  g_array_append_val (self->people, making->person);
  g_ptr_array_add (self->names, name);
}

/* The title in the case's own language, and now and then its translation into another. */
static void
set_title (QorganGenerator *self, const Making *making, gint64 id, QorganFieldId field, const char *const *words)
{
  g_autofree char *title = g_strdup_printf ("%s: %s", making->name->names[making->language], words[making->language]);

  set (self, id, field, title);
  if (chance (self, 25))
    {
      guint language = (making->language + 1) % QORGAN_N_LANGUAGES;
      g_autofree char *other = g_strdup_printf ("%s: %s", making->name->names[language], words[language]);
      gint64 text = create (self, &qorgan_kind_text);

      set_link (self, text, QORGAN_TEXT_ABOUT, id);
      set (self, text, QORGAN_TEXT_FIELD, "title");
      set (self, text, QORGAN_TEXT_LANGUAGE, qorgan_language_code (language));
      set (self, text, QORGAN_TEXT_TEXT, other);
    }
}

static void
make_involvements (QorganGenerator *self, const Making *making)
{
  gint64 target = create (self, &qorgan_kind_involvement);
  gint64 police;

  set_link (self, target, QORGAN_INVOLVEMENT_INCIDENT, making->incident);
  set (self, target, QORGAN_INVOLVEMENT_ROLE, "target");
  set_link (self, target, QORGAN_INVOLVEMENT_PERSON, making->person);
  set (self, target, QORGAN_INVOLVEMENT_HARMS, making->plan->harm);
  set_link (self, target, QORGAN_INVOLVEMENT_OUTLET, making->town->outlet);
  if (!chance (self, 30))
    return;
  police = create (self, &qorgan_kind_involvement);
  set_link (self, police, QORGAN_INVOLVEMENT_INCIDENT, making->incident);
  set (self, police, QORGAN_INVOLVEMENT_ROLE, "detaining_body");
  set_link (self, police, QORGAN_INVOLVEMENT_ORGANISATION, making->town->police);
}

static void
make_claim (QorganGenerator *self, gint64 incident, const char *date)
{
  gint64 claim = create (self, &qorgan_kind_claim);

  set_link (self, claim, QORGAN_CLAIM_ABOUT, incident);
  set (self, claim, QORGAN_CLAIM_FIELD, "start");
  set (self, claim, QORGAN_CLAIM_VALUE, date);
  set_link (self, claim, QORGAN_CLAIM_SOURCE, pick_id (self, self->sources));
  set (self, claim, QORGAN_CLAIM_STATUS, chance (self, 80) ? "accepted" : "disputed");
}

static void
make_incident (QorganGenerator *self, Making *making)
{
  static const char *const accounts[] = {
    "The journalist was at work when it happened. Two witnesses confirm it.",
    "Журналист находился при исполнении. Двое свидетелей это подтверждают.",
    "Журналист жұмыс үстінде болған. Оны екі куәгер растайды.",
  };
  gint64 id = making->incident = create (self, &qorgan_kind_incident);
  g_autofree char *start = dup_date (self, &making->day);

  set_title (self, making, id, QORGAN_INCIDENT_TITLE, making->plan->deeds);
  set (self, id, QORGAN_INCIDENT_NATURE, "incident");
  set (self, id, QORGAN_INCIDENT_TYPES, making->plan->types);
  set (self, id, QORGAN_INCIDENT_START, start);
  if (!chance (self, 5))
    set_link (self, id, QORGAN_INCIDENT_PLACE, making->town->id);
  set (self, id, QORGAN_INCIDENT_PRECISION, "city");
  set (self, id, QORGAN_INCIDENT_ACTORS, "police");
  set (self, id, QORGAN_INCIDENT_ACCOUNT, accounts[making->language]);
  set_link (self, id, QORGAN_INCIDENT_SOURCES, pick_id (self, self->sources));
  make_involvements (self, making);
  make_claim (self, id, start);
}

/* How long it is to last, from @begun; of two in three that are over by now it is known when. */
static void
set_length (QorganGenerator *self, gint64 id, const QorganPlannedStep *planned, const GDate *begun)
{
  int length = g_rand_int_range (self->random, 1, planned->max_length + 1);
  GDate end = *begun;
  g_autofree char *ended = NULL;

  set_number (self, id, QORGAN_STEP_LENGTH, length);
  set (self, id, QORGAN_STEP_LENGTH_UNIT, planned->length_unit);
  if (length % 3 == 0 || g_str_equal (planned->length_unit, "years"))
    return;
  if (g_str_equal (planned->length_unit, "months"))
    g_date_add_months (&end, (guint) length);
  else
    g_date_add_days (&end, (guint) length);
  ended = g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&end), (int) g_date_get_month (&end),
                           g_date_get_day (&end));
  set (self, id, QORGAN_STEP_ENDED, ended);
}

static gint64
make_step (QorganGenerator *self, Making *making, const QorganPlannedStep *planned, gint64 before)
{
  gint64 id = create (self, &qorgan_kind_step);

  g_date_add_days (&making->day, (guint) g_rand_int_range (self->random, 0, planned->days_after + 1));
  set_link (self, id, QORGAN_STEP_CASE, making->id);
  set (self, id, QORGAN_STEP_KIND, planned->kind);
  if (!chance (self, 3))
    set_date (self, id, QORGAN_STEP_HAPPENED, &making->day);
  set_link (self, id, QORGAN_STEP_BODY, planned->in_court ? making->town->court : making->town->police);
  set_link (self, id, QORGAN_STEP_PLACE, making->town->id);
  set (self, id, QORGAN_STEP_OUTCOME, planned->outcome);
  set (self, id, QORGAN_STEP_MEASURE, planned->measure);
  if (planned->max_length > 0)
    set_length (self, id, planned, &making->day);
  if (g_str_equal (planned->kind, "judgment"))
    {
      set_number (self, id, QORGAN_STEP_AMOUNT, g_rand_int_range (self->random, 1, 50) * 100000);
      set (self, id, QORGAN_STEP_CURRENCY, "kzt");
    }
  if (before != 0 && chance (self, 20))
    set_link (self, id, QORGAN_STEP_FOLLOWS, before);
  if (chance (self, 30))
    set_link (self, id, QORGAN_STEP_SOURCES, pick_id (self, self->sources));
  return id;
}

static void
make_case (QorganGenerator *self)
{
  static const char *const languages[] = { "en", "ru", "kk" };
  Making making = { .plan = qorgan_plan_pick (self->random) };
  g_autofree char *number = NULL;
  gint64 step = 0;

  making.town = &g_array_index (self->towns, Town, g_rand_int_range (self->random, 0, (gint32) self->towns->len));
  making.language = chance (self, 20)   ? QORGAN_LANGUAGE_EN
                    : chance (self, 70) ? QORGAN_LANGUAGE_RU
                                        : QORGAN_LANGUAGE_KK;
  g_date_clear (&making.day, 1);
  g_date_set_dmy (&making.day, 1, G_DATE_JANUARY, 2019);
  g_date_add_days (&making.day, (guint) g_rand_int_range (self->random, 0, 7 * 365));
  make_person (self, &making);
  make_incident (self, &making);
  making.id = create (self, &qorgan_kind_case);
  number = g_strdup_printf ("%d-%02d-00-3/%d", g_rand_int_range (self->random, 1000, 9999),
                            g_date_get_year (&making.day) % 100, g_rand_int_range (self->random, 1, 2000));
  set_title (self, &making, making.id, QORGAN_CASE_TITLE, making.plan->words);
  set_link (self, making.id, QORGAN_CASE_CLIENT, making.person);
  set (self, making.id, QORGAN_CASE_TRACK, making.plan->track);
  set (self, making.id, QORGAN_CASE_STATE, chance (self, 40) ? "open" : making.plan->state);
  set (self, making.id, QORGAN_CASE_NUMBERS, number);
  set_date (self, making.id, QORGAN_CASE_OPENED, &making.day);
  set_link (self, making.id, QORGAN_CASE_INCIDENTS, making.incident);
  set (self, making.id, QORGAN_CASE_LANGUAGE, languages[chance (self, 70) ? QORGAN_LANGUAGE_RU : QORGAN_LANGUAGE_KK]);
  for (guint i = 0; i < QORGAN_PLAN_STEPS; i++)
    step = make_step (self, &making, &making.plan->steps[i], step);
}

/**
 * qorgan_generator_make_cases:
 * @self: a generator whose ground is made
 * @n_cases: how many
 *
 * Returns: (transfer full): the cases and all that hangs on them
 */
QorganChange *
qorgan_generator_make_cases (QorganGenerator *self, guint n_cases)
{
  QorganChange *change = begin_change (self);

  for (guint i = 0; i < n_cases; i++)
    make_case (self);
  return change;
}
