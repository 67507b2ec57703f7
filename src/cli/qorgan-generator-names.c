/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names put together from parts that stand in three scripts and spellings, so that generated records search, sort and
 * fold like real ones. Nobody real is meant. */

#include "qorgan-generator-names.h"

typedef struct
{
  const char *in[QORGAN_N_LANGUAGES];
} Part;

static const Part men[] = {
  { { "Aidar", "Айдар", "Айдар" } },          { { "Alibek", "Алибек", "Әлібек" } },
  { { "Arman", "Арман", "Арман" } },          { { "Askar", "Аскар", "Асқар" } },
  { { "Azamat", "Азамат", "Азамат" } },       { { "Bauyrzhan", "Бауыржан", "Бауыржан" } },
  { { "Daniyar", "Данияр", "Данияр" } },      { { "Dauren", "Даурен", "Дәурен" } },
  { { "Kairat", "Кайрат", "Қайрат" } },       { { "Kanat", "Канат", "Қанат" } },
  { { "Marat", "Марат", "Марат" } },          { { "Nurlan", "Нурлан", "Нұрлан" } },
  { { "Olzhas", "Олжас", "Олжас" } },         { { "Ruslan", "Руслан", "Руслан" } },
  { { "Serik", "Серик", "Серік" } },          { { "Sergei", "Сергей", "Сергей" } },
  { { "Talgat", "Талгат", "Талғат" } },       { { "Timur", "Тимур", "Тимур" } },
  { { "Vladimir", "Владимир", "Владимир" } }, { { "Yerlan", "Ерлан", "Ерлан" } },
};

static const Part women[] = {
  { { "Aigerim", "Айгерим", "Айгерім" } },
  { { "Aigul", "Айгуль", "Айгүл" } },
  { { "Ainur", "Айнур", "Айнұр" } },
  { { "Aliya", "Алия", "Әлия" } },
  { { "Anna", "Анна", "Анна" } },
  { { "Asel", "Асель", "Әсел" } },
  { { "Bakyt", "Бакыт", "Бақыт" } },
  { { "Dana", "Дана", "Дана" } },
  { { "Dinara", "Динара", "Динара" } },
  { { "Gulmira", "Гульмира", "Гүлмира" } },
  { { "Gulnara", "Гульнара", "Гүлнар" } },
  { { "Kamila", "Камила", "Камила" } },
  { { "Karlygash", "Карлыгаш", "Қарлығаш" } },
  { { "Laura", "Лаура", "Лаура" } },
  { { "Madina", "Мадина", "Мәдина" } },
  { { "Natalya", "Наталья", "Наталья" } },
  { { "Saule", "Сауле", "Сәуле" } },
  { { "Togzhan", "Тогжан", "Тоғжан" } },
  { { "Zarina", "Зарина", "Зарина" } },
  { { "Zhanar", "Жанар", "Жанар" } },
};

static const Part surname_starts[] = {
  { { "Ak", "Ак", "Ақ" } },        { { "Alp", "Алп", "Алп" } },    { { "Bai", "Бай", "Бай" } },
  { { "Bek", "Бек", "Бек" } },     { { "Dos", "Дос", "Дос" } },    { { "Yer", "Ер", "Ер" } },
  { { "Yes", "Ес", "Ес" } },       { { "Zhan", "Жан", "Жан" } },   { { "Zhol", "Жол", "Жол" } },
  { { "Zhuma", "Жума", "Жұма" } }, { { "Kara", "Кара", "Қара" } }, { { "Koi", "Кой", "Қой" } },
  { { "Kuan", "Куан", "Қуан" } },  { { "Nur", "Нур", "Нұр" } },    { { "Oraz", "Ораз", "Ораз" } },
  { { "Sar", "Сар", "Сар" } },     { { "Tas", "Тас", "Тас" } },    { { "Temir", "Темир", "Темір" } },
  { { "Tur", "Тур", "Тұр" } },     { { "Ulyk", "Улык", "Ұлық" } },
};

static const Part surname_ends[] = {
  { { "aliyev", "алиев", "әлиев" } },
  { { "bayev", "баев", "баев" } },
  { { "bekov", "беков", "беков" } },
  { { "berdiyev", "бердиев", "бердиев" } },
  { { "galiyev", "галиев", "ғалиев" } },
  { { "zhanov", "жанов", "жанов" } },
  { { "kozhayev", "кожаев", "қожаев" } },
  { { "lanov", "ланов", "ланов" } },
  { { "mukhamedov", "мухамедов", "мұхамедов" } },
  { { "muratov", "муратов", "мұратов" } },
  { { "sultanov", "султанов", "сұлтанов" } },
  { { "tayev", "таев", "таев" } },
  { { "khanov", "ханов", "ханов" } },
  { { "shin", "шин", "шин" } },
};

/* With the place before it: "Uralsk Voice". */
static const Part outlets[] = {
  { { "Voice", "голос", "үні" } },        { { "Chronicle", "хроника", "шежіресі" } },
  { { "Courier", "курьер", "курьері" } }, { { "News", "новости", "жаңалықтары" } },
  { { "Evening", "вечер", "кеші" } },     { { "Online", "онлайн", "онлайн" } },
};

static const Part *
pick (GRand *random, const Part *parts, guint n_parts)
{
  return &parts[g_rand_int_range (random, 0, (gint32) n_parts)];
}

/**
 * qorgan_made_name_init_person:
 * @self: (out caller-allocates): a name
 * @random: where it comes from
 */
void
qorgan_made_name_init_person (QorganMadeName *self, GRand *random)
{
  static const char *const ending[] = { "a", "а", "а" };
  const Part *given, *start, *end;

  self->female = g_rand_boolean (random);
  given = self->female ? pick (random, women, G_N_ELEMENTS (women)) : pick (random, men, G_N_ELEMENTS (men));
  start = pick (random, surname_starts, G_N_ELEMENTS (surname_starts));
  end = pick (random, surname_ends, G_N_ELEMENTS (surname_ends));
  for (guint i = 0; i < QORGAN_N_LANGUAGES; i++)
    self->names[i] = g_strconcat (given->in[i], " ", start->in[i], end->in[i], self->female ? ending[i] : "", NULL);
}

/**
 * qorgan_made_name_init_outlet:
 * @self: (out caller-allocates): a name
 * @random: where it comes from
 * @place: (array fixed-size=3): the names of the place it is named after
 */
void
qorgan_made_name_init_outlet (QorganMadeName *self, GRand *random, const char *const *place)
{
  const Part *outlet = pick (random, outlets, G_N_ELEMENTS (outlets));

  self->female = FALSE;
  for (guint i = 0; i < QORGAN_N_LANGUAGES; i++)
    self->names[i] = g_strconcat (place[i], " ", outlet->in[i], NULL);
}

/**
 * qorgan_made_name_clear:
 * @self: a name
 */
void
qorgan_made_name_clear (QorganMadeName *self)
{
  for (guint i = 0; i < QORGAN_N_LANGUAGES; i++)
    g_clear_pointer (&self->names[i], g_free);
}
