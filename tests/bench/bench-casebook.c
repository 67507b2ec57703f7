/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See bench-casebook.h. */

#include "bench-casebook.h"

#include <glib/gstdio.h>

#include "qorgan-kinds.h"

#define BATCH 500 /* cases in one change */
#define N_PLACES 40
#define N_BODIES 60

static const char *const surnames[] = {
  "Akhmedyarov", "Bekova",    "Sultanova", "Kenzhebaev", "Zhumabaeva", "Tleulessov",    "Nurmaganbetov", "Iskakova",
  "Omarova",     "Seitkali",  "Baimukhan", "Utegenov",   "Kairbekov",  "Dzhaksylykova", "Mukhanov",      "Toktarova",
  "Abenov",      "Rakhimova", "Yerzhanov", "Shaimerden", "Kozhakhmet", "Orynbaev",      "Tursynbek",     "Zhaksybaeva",
};
static const char *const surnames_ru[] = {
  "Ахмедьяров", "Бекова",   "Султанова", "Кенжебаев", "Жумабаева", "Тлеулесов",    "Нурмаганбетов", "Искакова",
  "Омарова",    "Сейткали", "Баймухан",  "Утегенов",  "Каирбеков", "Джаксылыкова", "Муханов",       "Токтарова",
  "Абенов",     "Рахимова", "Ержанов",   "Шаймерден", "Кожахмет",  "Орынбаев",     "Турсынбек",     "Жаксыбаева",
};
static const char *const given[] = { "Lukpan",  "Aliya", "Dana",   "Yerlan", "Saule", "Marat",   "Aigul",  "Timur",
                                     "Gulnara", "Askar", "Zhanar", "Nurlan", "Assel", "Daniyar", "Madina", "Ruslan" };
static const char *const given_ru[] = { "Лукпан",   "Алия",  "Дана",  "Ерлан",  "Сауле", "Марат",  "Айгуль", "Тимур",
                                        "Гульнара", "Аскар", "Жанар", "Нурлан", "Асель", "Данияр", "Мадина", "Руслан" };
static const char *const towns[]
    = { "Uralsk", "Aktobe", "Almaty", "Astana", "Shymkent", "Karaganda", "Aktau", "Atyrau", "Pavlodar", "Semey" };
static const char *const tracks[]
    = { "administrative_offence", "criminal", "criminal_public", "administrative_justice" };
static const char *const states[] = { "open", "on_appeal", "enforcement", "suspended", "closed" };
static const char *const step_kinds[] = { "summons", "notice", "bringing_in", "call" };
static const char *const subjects[]
    = { "Arrest at the square", "Camera taken", "Article withdrawn",     "Office searched",
        "Fine for a post",      "Rally report", "Accreditation refused", "Insult of an official" };
static const char *const notes[]
    = { "The ruling was left unchanged after the hearing", "Отложено по ходатайству защиты, адвокат не допущен",
        "Шешім өзгеріссіз қалдырылды, қорғаушы шағым береді" };

const char *const *
bench_casebook_typed (void)
{
  static const char *const typed[]
      = { "akhmedyarov", "ахмедьяров", "жаксыбаева", "lukpan ahm",  "сауле омарова", "uralsk", "camera",
          "адвокат",     "3594",       "хабарлама",  "ruling left", "Dzhaks",        NULL };

  return typed;
}

typedef struct
{
  QorganCasebook *casebook;
  GRand *rand;
  guint n_cases;
  GArray *people, *bodies, *places; /* (element-type gint64) */
  QorganChange *change;
} Maker;

static const char *
pick_text (Maker *self, const char *const *texts, gsize n)
{
  return texts[g_rand_int_range (self->rand, 0, (gint32) n)];
}

#define PICK(self, texts) pick_text (self, texts, G_N_ELEMENTS (texts))

static gint64
begin (Maker *self, const QorganKind *kind)
{
  gint64 id = qorgan_casebook_take_id (self->casebook);

  qorgan_change_create (self->change, kind, id);
  return id;
}

static void
link_one (Maker *self, gint64 id, QorganFieldId field, const GArray *targets)
{
  g_autofree char *link = qorgan_value_from_number (
      g_array_index (targets, gint64, g_rand_int_range (self->rand, 0, (gint32) targets->len)));

  qorgan_change_set (self->change, id, field, link);
}

static void G_GNUC_PRINTF (4, 5) set (Maker *self, gint64 id, QorganFieldId field, const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  qorgan_change_set (self->change, id, field, text);
}

static void
make_around (Maker *self)
{
  for (guint i = 0; i < N_PLACES; i++)
    {
      gint64 id = begin (self, &qorgan_kind_place);

      set (self, id, QORGAN_PLACE_NAME_EN, "%s %u", towns[i % G_N_ELEMENTS (towns)], i / 10 + 1);
      set (self, id, QORGAN_PLACE_LATITUDE, "%u.%u", 42 + i % 12, 1 + i);
      set (self, id, QORGAN_PLACE_LONGITUDE, "%u.%u", 50 + i % 35, 1 + i);
      g_array_append_val (self->places, id);
    }
  for (guint i = 0; i < N_BODIES; i++)
    {
      gint64 id = begin (self, &qorgan_kind_organisation);

      set (self, id, QORGAN_ORGANISATION_NAME_EN, "Court %u of %s", i + 1, towns[i % G_N_ELEMENTS (towns)]);
      g_array_append_val (self->bodies, id);
    }
  for (guint i = 0; i < MAX (self->n_cases / 3, 1); i++)
    {
      gint64 id = begin (self, &qorgan_kind_person);
      gint32 surname = g_rand_int_range (self->rand, 0, G_N_ELEMENTS (surnames));
      gint32 first = g_rand_int_range (self->rand, 0, G_N_ELEMENTS (given));

      set (self, id, QORGAN_PERSON_NAME_EN, "%s %s", given[first], surnames[surname]);
      set (self, id, QORGAN_PERSON_NAME_RU, "%s %s", given_ru[first], surnames_ru[surname]);
      g_array_append_val (self->people, id);
    }
}

static void
make_case (Maker *self, guint number)
{
  gint64 id = begin (self, &qorgan_kind_case);

  set (self, id, QORGAN_CASE_TITLE, "%s: %s %u", PICK (self, surnames), PICK (self, subjects), number);
  set (self, id, QORGAN_CASE_TRACK, "%s", PICK (self, tracks));
  set (self, id, QORGAN_CASE_STATE, "%s", PICK (self, states));
  set (self, id, QORGAN_CASE_OPENED, "%u-%02u-%02u", 2000 + number % 23, 1 + number % 12, 1 + number % 28);
  set (self, id, QORGAN_CASE_NUMBERS, "%u-22-00-3/%u", 1000 + number % 9000, number);
  link_one (self, id, QORGAN_CASE_CLIENT, self->people);
  for (guint i = 0; i < 10; i++)
    {
      gint64 step = begin (self, &qorgan_kind_step);

      set (self, step, QORGAN_STEP_CASE, "%" G_GINT64_FORMAT, id);
      set (self, step, QORGAN_STEP_KIND, "%s", PICK (self, step_kinds));
      set (self, step, QORGAN_STEP_HAPPENED, "%u-%02u-%02uT%02u:30", 2000 + number % 23, 1 + i, 1 + number % 28, 9 + i);
      link_one (self, step, QORGAN_STEP_BODY, self->bodies);
      if (i % 3 == 0)
        set (self, step, QORGAN_STEP_NOTE, "%s", PICK (self, notes));
    }
  if (number % 2 == 0)
    {
      gint64 incident = begin (self, &qorgan_kind_incident);

      set (self, incident, QORGAN_INCIDENT_TITLE, "%s in %s", PICK (self, subjects), PICK (self, towns));
      set (self, incident, QORGAN_INCIDENT_START, "%u-%02u", 2000 + number % 23, 1 + number % 12);
      link_one (self, incident, QORGAN_INCIDENT_PLACE, self->places);
    }
}

static gpointer
apply_job (QorganSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return qorgan_session_apply (session, data, error);
}

static void
apply (Maker *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QorganEntry) entry = qorgan_casebook_run_sync (self->casebook, apply_job, self->change, &error);

  g_assert_no_error (error);
  qorgan_change_free (self->change);
  self->change = qorgan_change_new (QORGAN_VERB_IMPORT);
}

static void
fill (QorganCasebook *casebook, guint n_cases)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (n_cases);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) bodies = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (gint64));
  Maker maker = { casebook, rand, n_cases, people, bodies, places, qorgan_change_new (QORGAN_VERB_IMPORT) };

  make_around (&maker);
  apply (&maker);
  for (guint i = 0; i < n_cases; i++)
    {
      make_case (&maker, i);
      if (i % BATCH == BATCH - 1 || i == n_cases - 1)
        apply (&maker);
    }
  qorgan_change_free (maker.change);
}

BenchCasebook *
bench_casebook_new (guint n_cases, const char *passphrase)
{
  BenchCasebook *self = g_new0 (BenchCasebook, 1);
  QorganCasebookOptions options
      = { .language = QORGAN_LANGUAGE_EN, .device = "bench", .who = "bench", .passphrase = passphrase, .seed = 1 };
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("qorgan-bench-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "bench.casebook", NULL);
  self->n_cases = n_cases;
  self->casebook = qorgan_casebook_open_sync (self->path, TRUE, &options, &error);
  g_assert_no_error (error);
  fill (self->casebook, n_cases);
  return self;
}

void
bench_casebook_free (BenchCasebook *self)
{
  g_object_unref (self->casebook);
  g_remove (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
  g_free (self);
}
