/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typed lines: what is understood of them, in three languages and in any order; and that no sign of a line is ever
 * lost. Today is Saturday 8 January 2022. */

#include <string.h>

#include "qorgan-typed-line.h"

typedef struct
{
  const char *line;
  const char *person;
  const char *event; /* type of the incident; of what is none, the kind of step */
  const char *date;
  const char *place; /* code in the gazetteer */
  const char *articles;
  const char *note;
  const char *measure; /* with its length and amount */
} Expected;

static const Expected lines[] = {
  /* The line of the brief, in three languages and several orders. */
  { "Lukpan Akhmedyarov, detained 7 Jan 2022 Uralsk", "Lukpan Akhmedyarov", "detention", "2022-01-07", "oral" },
  { "задержан Лукпан Ахмедьяров 07.01.2022 18:40 Уральск", "Лукпан Ахмедьяров", "detention", "2022-01-07T18:40",
    "oral" },
  { "Лұқпан Ахмедияров 7 қаңтар 2022 Орал ұсталды", "Лұқпан Ахмедияров", "detention", "2022-01-07", "oral" },
  { "7 Jan 2022 Uralsk detained Lukpan Akhmedyarov", "Lukpan Akhmedyarov", "detention", "2022-01-07", "oral" },
  { "Uralsk: Lukpan Akhmedyarov was detained on 7 January 2022 at 18:40", "Lukpan Akhmedyarov", "detention",
    "2022-01-07T18:40", "oral" },
  { "2022-01-07 Лукпан Ахмедьяров Уральск задержали", "Лукпан Ахмедьяров", "detention", "2022-01-07", "oral" },
  { "Оралда 2022 жылғы 7 қаңтарда Лұқпан Ахмедияровты ұстап алды", "Лұқпан Ахмедияров", "detention", "2022-01-07",
    "oral" },
  { "lukpan akhmedyarov detained uralsk", "Lukpan Akhmedyarov", "detention", NULL, "oral" },
  { "лукпан ахмедьяров задержан вчера", "Лукпан Ахмедьяров", "detention", "2022-01-07" },
  { "ЛУКПАН АХМЕДЬЯРОВ ЗАДЕРЖАН В УРАЛЬСКЕ", "ЛУКПАН АХМЕДЬЯРОВ", "detention", NULL, "oral" },

  /* Times and days. */
  { "Lukpan Akhmedyarov detained 18:40", "Lukpan Akhmedyarov", "detention", "2022-01-08T18:40" },
  { "задержан Лукпан Ахмедьяров в 18:40", "Лукпан Ахмедьяров", "detention", "2022-01-08T18:40" },
  { "кеше Лұқпан Ахмедияров ұсталды", "Лұқпан Ахмедияров", "detention", "2022-01-07" },
  { "yesterday Lukpan Akhmedyarov detained", "Lukpan Akhmedyarov", "detention", "2022-01-07" },
  { "сегодня утром обыск у Лукпана Ахмедьярова", "Лукпан Ахмедьяров", "search", "2022-01-08@morning", NULL, NULL, "у" },
  { "7 Jan 2022 Uralsk Lukpan Akhmedyarov detained 18:40", "Lukpan Akhmedyarov", "detention", "2022-01-07T18:40",
    "oral" },
  { "Raul Uporov detained January 2022", "Raul Uporov", "detention", "2022-01" },
  { "Рауль Упоров задержан в 2022", "Рауль Упоров", "detention", "2022" },
  { "Raul Uporov detained about 5 January 2022 Almaty", "Raul Uporov", "detention", "2022-01-05~", "almaty" },
  { "Raul Uporov house arrest since 3 March 2021", "Raul Uporov", "house_arrest", "2021-03-03/.." },
  { "Рауль Упоров задержан между 5 и 7 января 2022 Алматы", "Рауль Упоров", "detention", "2022-01-05/2022-01-07",
    "almaty" },
  { "Raul Uporov detained 7 January", "Raul Uporov", "detention", NULL, NULL, NULL, "7 January" },
  { "Raul Uporov detained 31 February 2022", "Raul Uporov", "detention", NULL, NULL, NULL, "31 February 2022" },
  { "Raul Uporov detained at 25:70", "Raul Uporov", "detention", NULL, NULL, NULL, "at 25:70" },
  { "Raul Uporov detained 7.01.22, 18.40", "Raul Uporov", "detention", "2022-01-07T18:40" },
  { "fined 1500 tenge Raul Uporov", "Raul Uporov", "fine" },

  /* Places, in cases, under other names; two of them; names that are places as well. */
  { "Сания Тойкен избита в Жанаозене", "Сания Тойкен", "assault", NULL, "zhanaozen" },
  { "Сания Тойкен Жаңаөзенде соққыға жықты", "Сания Тойкен", "assault", NULL, "zhanaozen" },
  { "Saniya Toiken attacked in Zhangaozen", "Saniya Toiken", "assault", NULL, "zhanaozen" },
  { "Saniya Toiken detained Nur-Sultan 10 June 2019", "Saniya Toiken", "detention", "2019-06-10", "astana" },
  { "задержана в Нур-Султане Сания Тойкен", "Сания Тойкен", "detention", NULL, "astana" },
  { "Сания Тойкен Алматы қаласында ұсталды", "Сания Тойкен", "detention", NULL, "almaty" },
  { "Сания Тойкен, г. Алматы, вызвана на допрос", "Сания Тойкен", "summons", NULL, "almaty", NULL, "г" },
  { "Raul Uporov detained in Uralsk, West Kazakhstan Region", "Raul Uporov", "detention", NULL, "oral" },
  { "Рауль Упоров задержан в Западно-Казахстанской области", "Рауль Упоров", "detention", NULL,
    "west-kazakhstan-region" },
  { "Raul Uporov detained Uralsk then Almaty", "Raul Uporov", "detention", NULL, "oral", NULL, "then Almaty" },
  { "Dosym Satpayev detained Almaty", "Dosym Satpayev", "detention", NULL, "almaty" },
  { "Абай Кунанбаев задержан в Семее", "Абай Кунанбаев", "detention", NULL, "semey" },
  { "Temir Omarov summoned", "Temir Omarov", "summons" },
  { "Raul Uporov detained Abai", "Raul Uporov", "detention", NULL, "abai" },
  { "Raul Uporov Satpayev detained", "Raul Uporov", "detention", NULL, "satbayev" },

  /* Articles. */
  { "Лукпан Ахмедьяров, протокол, ст. 488 КоАП", "Лукпан Ахмедьяров", "administrative_charge", NULL, NULL,
    "ст. 488 КоАП" },
  { "Lukpan Akhmedyarov fined under article 488 KoAP", "Lukpan Akhmedyarov", "fine", NULL, NULL, "article 488 KoAP" },
  { "Лұқпан Ахмедияров 488-бап ӘҚБтК бойынша айыппұл салынды", "Лұқпан Ахмедияров", "fine", NULL, NULL,
    "488-бап ӘҚБтК" },
  { "ӘҚБтК 488-бабы Лұқпан Ахмедияров ұсталды", "Лұқпан Ахмедияров", "detention", NULL, NULL, "ӘҚБтК 488-бабы" },
  { "Лукпан Ахмедьяров обвиняется по ч. 1 ст. 174 УК РК", "Лукпан Ахмедьяров", "criminal_charge", NULL, NULL,
    "ч. 1 ст. 174 УК РК" },
  { "Lukpan Akhmedyarov charged, article 274(4) Criminal Code", "Lukpan Akhmedyarov", "criminal_charge", NULL, NULL,
    "article 274(4) Criminal Code" },
  { "Лукпан Ахмедьяров арестован статья 488-1 часть 2", "Лукпан Ахмедьяров", "arrest", NULL, NULL,
    "статья 488-1 часть 2" },

  /* Other things that happen. */
  { "Айгуль Утепова под домашним арестом 17 сентября 2020", "Айгуль Утепова", "house_arrest", "2020-09-17" },
  { "Айгүл Өтепова үйқамаққа алынды 2020 жылғы 17 қыркүйек", "Айгүл Өтепова", "house_arrest", "2020-09-17" },
  { "Aigul Utepova placed under house arrest 17 Sep 2020", "Aigul Utepova", "house_arrest", "2020-09-17" },
  { "Аманжол Батырбеков оштрафован", "Аманжол Батырбеков", "fine" },
  { "Амангелді Батырбеков шақырту алды", "Амангелді Батырбеков", "summons" },
  { "Amangeldy Batyrbekov released", "Amangeldy Batyrbekov", "release" },
  { "босатылды Амангелді Батырбеков", "Амангелді Батырбеков", "release" },
  { "вышел на свободу Амангельды Батырбеков", "Амангельды Батырбеков", "release" },
  { "Амангельды Батырбеков, административный арест, 15 суток", "Амангельды Батырбеков", "administrative_arrest" },
  { "Diana Saparkyzy beaten, camera broken", "Diana Saparkyzy", "assault", NULL, NULL, NULL, "camera broken" },

  /* Who somebody is, initials, one word, several people, hyphens, apostrophes. */
  { "journalist Lukpan Akhmedyarov detained", "Lukpan Akhmedyarov", "detention" },
  { "задержана главный редактор Сания Тойкен", "Сания Тойкен", "detention" },
  { "тілші Сания Тойкен ұсталды", "Сания Тойкен", "detention" },
  { "Л. Ахмедьяров задержан", "Л. Ахмедьяров", "detention" },
  { "Л.К.Ахмедьяров задержан", "Л. К. Ахмедьяров", "detention" },
  { "Ночью задержан Ахмедьяров", "Ахмедьяров", "detention", NULL, NULL, NULL, "Ночью" },
  { "akhmedyarov detained", "Akhmedyarov", "detention" },
  { "Lukpan Akhmedyarov and Raul Uporov detained", "Lukpan Akhmedyarov|Raul Uporov", "detention" },
  { "Мария-Анна Д’Арк задержана", "Мария-Анна Д’Арк", "detention" },
  { "задержан в Уральске ночью", NULL, "detention", NULL, "oral", NULL, "ночью" },

  /* What is not understood stays. */
  { "Lukpan Akhmedyarov, detained 7 Jan 2022 Uralsk near the akimat by five men?!", "Lukpan Akhmedyarov", "detention",
    "2022-01-07", "oral", NULL, "near the akimat by five men?!" },
  { "Lukpan Akhmedyarov detained, ### $$$ %%%", "Lukpan Akhmedyarov", "detention", NULL, NULL, NULL, "### $$$ %%%" },
  { "call +7 701 123 45 67 about Lukpan Akhmedyarov", "Lukpan Akhmedyarov", NULL, NULL, NULL, NULL,
    "call +7 701 123 45 67 about" },
  { "https://t.me/uralskweek/123 detained", NULL, "detention", NULL, NULL, NULL, "https://t.me/uralskweek/123" },
  { "7 Jan 2022", NULL, NULL, "2022-01-07" },
  { "", NULL },
  { "   \t , ; — ", NULL },
  { "...", NULL },
  { "\xe2\x80\xaeLukpan Akhmedyarov\xe2\x80\xac detained \x01\x02 7 Jan 2022\n", "Lukpan Akhmedyarov", "detention",
    "2022-01-07" },
  { "لقمان detained Almaty", "لقمان", "detention", NULL, "almaty" },
};

/* As the staff of an office pastes them out of a messenger: in other cases, with a term, an amount, several people, and
 * much that no field has. */
static const Expected messages[] = {
  { "Лукпана Ахмедьярова задержали 7 января 2022 у редакции, Уральск", "Лукпан Ахмедьяров", "detention", "2022-01-07",
    "oral", NULL, "у редакции" },
  { "Задержали журналиста Лукпана Ахмедьярова, Уральск, 07.01.2022 около 18:40", "Лукпан Ахмедьяров", "detention",
    "2022-01-07T18:40~", "oral" },
  { "Лукпан Ахмедьяров задержан 7 января 2022 примерно в 18:40, Уральск", "Лукпан Ахмедьяров", "detention",
    "2022-01-07T18:40~", "oral" },
  { "Lukpan Akhmedyarov detained about 18:40, 7 Jan 2022, Uralsk", "Lukpan Akhmedyarov", "detention",
    "2022-01-07T18:40~", "oral" },
  { "Лұқпан Ахмедияров 2022 жылғы 7 қаңтарда шамамен 18:40 Орал ұсталды", "Лұқпан Ахмедияров", "detention",
    "2022-01-07T18:40~", "oral" },
  { "В Уральске суд арестовал Лукпана Ахмедьярова на 10 суток, 7 января 2022", "Лукпан Ахмедьяров",
    "administrative_arrest", "2022-01-07", "oral", NULL, "суд", "administrative_arrest 10 days" },
  { "Лукпан Ахмедьяров арестован на 15 суток по ст. 488 ч. 6 КоАП", "Лукпан Ахмедьяров", "administrative_arrest", NULL,
    NULL, "ст. 488 ч. 6 КоАП", NULL, "administrative_arrest 15 days" },
  { "Лукпану Ахмедьярову вручили повестку 1.02.2021, Уральск", "Лукпан Ахмедьяров", "summons", "2021-02-01", "oral" },
  { "1 февраля 2021 вызвали на допрос Лукпана Ахмедьярова, главный редактор", "Лукпан Ахмедьяров", "summons",
    "2021-02-01" },
  { "Айгуль Утепову поместили под домашний арест 20.09.2020 на 2 месяца", "Айгуль Утепова", "house_arrest",
    "2020-09-20", NULL, NULL, NULL, "house_arrest 2 months" },
  { "У Айгуль Утеповой обыск, изъяли телефон и компьютер, 17.09.2020, Астана", "Айгуль Утепова", "search", "2020-09-17",
    "astana", NULL, "У; изъяли телефон и компьютер" },
  { "Айгуль Утепова приговорена к 1 году ограничения свободы 29.04.2021 по ч. 2 ст. 405 УК", "Айгуль Утепова",
    "conviction", "2021-04-29", NULL, "ч. 2 ст. 405 УК", NULL, "restricted_liberty 1 years" },
  { "Айгуль Утепова: 1 год ограничения свободы и 100 часов общественных работ, приговор 29 апреля 2021",
    "Айгуль Утепова", "conviction", "2021-04-29", NULL, NULL, "и 100 часов общественных работ",
    "restricted_liberty 1 years" },
  { "Амангельды Батырбеков осужден на 2 года 3 месяца лишения свободы, Сарыагаш, 23.09.2019", "Амангельды Батырбеков",
    "conviction", "2019-09-23", "saryagash", NULL, NULL, "imprisonment 27 months" },
  { "Амангельды Батырбеков оправдан, освобожден 9 января 2020 Туркестан", "Амангельды Батырбеков", "release",
    "2020-01-09", "turkistan", NULL, "оправдан" },
  { "Роман Егоров, оператор, сожгли машину 20.02.2023", "Роман Егоров", "property_arson", "2023-02-20" },
  { "Данияра Молдабекова избили 22 февраля 2023, Алматы", "Данияр Молдабеков", "assault", "2023-02-22", "almaty" },
  { "Санию Тойкен задержали 24 октября 2020 в Нур-Султане", "Сания Тойкен", "detention", "2020-10-24", "astana" },
  { "Сании Тойкен не дали снимать, Нур-Султан, 10 января 2021", "Сания Тойкен", "work_obstruction", "2021-01-10",
    "astana" },
  { "Бахрамбек Талибжанов и Бахром Абдуллаев избиты полицией 2 марта 2021 рано утром, Шымкент",
    "Бахрамбек Талибжанов|Бахром Абдуллаев", "assault", "2021-03-02", "shymkent", NULL, "полицией; рано утром" },
  { "Айгуль Утепова, Роман Егоров и Данияр Молдабеков задержаны в Алматы 5 января 2022",
    "Айгуль Утепова|Роман Егоров|Данияр Молдабеков", "detention", "2022-01-05", "almaty" },
  { "задержаны: Асель Омарова, Ерлан Сагинтаев, Динара Егеубаева (Алматы, вчера вечером)",
    "Асель Омарова|Ерлан Сагинтаев|Динара Егеубаева", "detention", "2022-01-07@evening", "almaty" },
  { "Журналисты Асель Омарова и Ерлан Сагинтаев оштрафованы на 20 МРП каждый, Костанай",
    "Асель Омарова|Ерлан Сагинтаев", "fine", NULL, "kostanay", NULL, "каждый", "20 mrp" },
  { "Оштрафована Асель Омарова, 58 340 тенге, ст. 488 КоАП, 12.01.2022", "Асель Омарова", "fine", "2022-01-12", NULL,
    "ст. 488 КоАП", NULL, "administrative_fine 58340 kzt" },
  { "Динара Егеубаева оштрафована на 183,000 тенге", "Динара Егеубаева", "fine", NULL, NULL, NULL, NULL, "183000 kzt" },
  { "Ерлана Сагинтаева отпустили через 3 часа, 8 января 2022", "Ерлан Сагинтаев", "release", "2022-01-08", NULL, NULL,
    "через 3 часа" },
  { "Ерлан Сагинтаев задержан на 3 часа, Актобе, 16.12.2021", "Ерлан Сагинтаев", "detention", "2021-12-16", "aktobe",
    NULL, NULL, "3 hours" },
  { "Асель Омарову вызвали в полицию к 10:00 завтра, Костанай", "Асель Омарова", "summons", "2022-01-09T10:00",
    "kostanay", NULL, "к" },
  { "Суд продлил арест Ерлану Сагинтаеву на 2 месяца, 15 марта 2021", "Ерлан Сагинтаев", "measure_extended",
    "2021-03-15", NULL, NULL, "Суд", "2 months" },
  { "Ахмедьярова отпустили", "Ахмедьяров", "release" },
  { "Никиту Петрова задержали в аэропорту Алматы", "Никита Петров", "detention", NULL, "almaty", NULL, "в аэропорту" },
  { "С 5 по 7 января 2022 в Актау задержан Тимур Нурпеисов, 34 года", "Тимур Нурпеисов", "detention",
    "2022-01-05/2022-01-07", "aktau", NULL, "34 года" },
  { "Тимур Нурпеисов арестован 3 дня назад в Жанаозене", "Тимур Нурпеисов", "arrest", NULL, "zhanaozen", NULL,
    "3 дня назад" },
  { "против Тимура Нурпеисова возбуждено уголовное дело по ст. 274 УК РК", "Тимур Нурпеисов", "criminal_charge", NULL,
    NULL, "ст. 274 УК РК", "против" },
  { "Адвокат сообщает: Тимур Нурпеисов, ст.489 КоАП, протокол, 14:30", "Тимур Нурпеисов", "administrative_charge",
    "2022-01-08T14:30", NULL, "ст.489 КоАП", "Адвокат сообщает" },
  { "Lukpan Akhmedyarov detained outside the newspaper office, Uralsk, 7 Jan 2022", "Lukpan Akhmedyarov", "detention",
    "2022-01-07", "oral", NULL, "outside the newspaper office" },
  { "Lukpan Akhmedyarov sentenced to 10 days' administrative arrest, Uralsk, 7 January 2022", "Lukpan Akhmedyarov",
    "administrative_arrest", "2022-01-07", "oral", NULL, NULL, "administrative_arrest 10 days" },
  { "Akhmedyarov: 15 days' arrest under art. 488(7) KoAP", "Akhmedyarov", "administrative_arrest", NULL, NULL,
    "art. 488(7) KoAP", NULL, "administrative_arrest 15 days" },
  { "Court jailed Lukpan Akhmedyarov for 10 days, 7 Jan 2022", "Lukpan Akhmedyarov", "administrative_arrest",
    "2022-01-07", NULL, NULL, "Court", "administrative_arrest 10 days" },
  { "Aigul Utepova, journalist, placed under house arrest for two months, Nur-Sultan, 20 Sept 2020", "Aigul Utepova",
    "house_arrest", "2020-09-20", "astana", NULL, "for two months", "house_arrest" },
  { "Aigul Utepova under 2-month house arrest since 20 September 2020", "Aigul Utepova", "house_arrest",
    "2020-09-20/..", NULL, NULL, "under", "house_arrest 2 months" },
  { "Saniya Toiken, correspondent, assaulted by police 24 Oct 2020 Nur-Sultan", "Saniya Toiken", "assault",
    "2020-10-24", "astana", NULL, "by police" },
  { "Bakhrambek Talibzhanov and Bakhrom Abdullaev attacked while covering a fire, Shymkent, 2 March 2021",
    "Bakhrambek Talibzhanov|Bakhrom Abdullaev", "assault", "2021-03-02", "shymkent", NULL, "while covering a fire" },
  { "Amangeldy Batyrbekov sentenced to 2 years and 3 months in prison, Saryagash, 23 Sep 2019", "Amangeldy Batyrbekov",
    "conviction", "2019-09-23", "saryagash", NULL, NULL, "imprisonment 27 months" },
  { "Roman Yegorov: two cars set on fire, 20 February 2023", "Roman Yegorov", "property_arson", "2023-02-20", NULL,
    NULL, "two" },
  { "Vadim Boreiko threatened between 18 and 22 February 2023, Almaty", "Vadim Boreiko", "threat",
    "2023-02-18/2023-02-22", "almaty" },
  { "Daniyar Moldabekov attacked on Wednesday, Almaty", "Daniyar Moldabekov", "assault", NULL, "almaty", NULL,
    "on Wednesday" },
  { "Dinara Yegeubayeva fined 60 MCI, Almaty, 14/02/2023", "Dinara Yegeubayeva", "fine", "2023-02-14", "almaty", NULL,
    NULL, "60 mrp" },
  { "Asel Omarova, Yerlan Sagintayev, and Timur Nurpeisov were detained in Kostanay yesterday at 9:15 am",
    "Asel Omarova|Yerlan Sagintayev|Timur Nurpeisov", "detention", "2022-01-07T09:15", "kostanay" },
  { "Asel Omarova summoned to police 10:00 tomorrow", "Asel Omarova", "summons", "2022-01-09T10:00", NULL, NULL,
    "to police" },
  { "hearing postponed to 12 November 2019, Amangeldy Batyrbekov", "Amangeldy Batyrbekov", "hearing_postponed",
    "2019-11-12", NULL, NULL, "to" },
  { "Лұқпан Ахмедияровты 10 тәулікке қамады, Орал, 2022 жылғы 7 қаңтар", "Лұқпан Ахмедияров", "administrative_arrest",
    "2022-01-07", "oral", NULL, NULL, "administrative_arrest 10 days" },
  { "Лұқпан Ахмедияровқа 15 тәулік әкімшілік қамақ, ӘҚБтК 488-бабы", "Лұқпан Ахмедияров", "administrative_arrest", NULL,
    NULL, "ӘҚБтК 488-бабы", NULL, "administrative_arrest 15 days" },
  { "Айгүл Өтепованы үйқамаққа алды, 20.09.2020, Нұр-Сұлтан", "Айгүл Өтепова", "house_arrest", "2020-09-20", "astana",
    NULL, NULL, "house_arrest" },
  { "Айгүл Өтепова 1 жылға бас бостандығын шектеуге сотталды", "Айгүл Өтепова", "conviction", NULL, NULL, NULL, NULL,
    "restricted_liberty 1 years" },
  { "Журналист Сания Тойкенді Жаңаөзенде ұстап алды, кеше кешке", "Сания Тойкен", "detention", "2022-01-07@evening",
    "zhanaozen" },
  { "Бахрамбек Талибжанов пен Бахром Абдуллаев соққыға жығылды, Шымкент", "Бахрамбек Талибжанов|Бахром Абдуллаев",
    "assault", NULL, "shymkent" },
  { "Асель Омарованың үйінде тінту жүріп жатыр, Қостанай, бүгін таңертең", "Асель Омарова", "search",
    "2022-01-08@morning", "kostanay", NULL, "үйінде" },
  { "Ерлан Сағынтаевқа 50 АЕК айыппұл салынды", "Ерлан Сағынтаев", "fine", NULL, NULL, NULL, NULL, "50 mrp" },
  { "Динара Егеубаеваны полицияға шақыртты, 14 ақпан, Алматы", "Динара Егеубаева", "summons", NULL, "almaty", NULL,
    "14 ақпан" },
  { "Тимур Нұрпейісов 3 сағатқа ұсталды, Ақтау", "Тимур Нұрпейісов", "detention", NULL, "aktau", NULL, NULL,
    "3 hours" },
  { "Ерлан Сағынтаев және Асель Омарова босатылды 8 қаңтар 2022", "Ерлан Сағынтаев|Асель Омарова", "release",
    "2022-01-08" },
  { "кеше түнде Ақтөбеде Ерлан Сағынтаевтың көлігін өртеді", "Ерлан Сағынтаев", "property_arson", "2022-01-07@night",
    "aktobe" },
  { "ЗАДЕРЖАЛИ ЕРЛАНА САГИНТАЕВА, АКТОБЕ", "ЕРЛАН САГИНТАЕВ", "detention", NULL, "aktobe" },
  { "Тойкен Сания задержана, доставлена в ДП г. Астаны, 10.06.2019", "Тойкен Сания", "detention", "2019-06-10",
    "astana", NULL, "доставлена в ДП г" },
  { "Нападение на Данияра Молдабекова, Алматы, 22.02.23", "Данияр Молдабеков", "assault", "2023-02-22", "almaty" },
  { "+7 777 123 45 67 Асель Омарова, муж задержан вчера в 23:15, Костанай", "Асель Омарова", "detention",
    "2022-01-07T23:15", "kostanay", NULL, "+7 777 123 45 67; муж" },
};

static void
today_is (QorganDate *today)
{
  g_assert_true (qorgan_date_init_day (today, 2022, 1, 8));
}

static gboolean
is_between (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return g_unichar_isspace (c) || (c < 0x80 && strchr (".,:;\"()[]{}", (int) c) != NULL) || c == 0x2026
         || type == G_UNICODE_DASH_PUNCTUATION || type == G_UNICODE_OPEN_PUNCTUATION
         || type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION
         || type == G_UNICODE_FINAL_PUNCTUATION;
}

/* Every sign stands in a span or is one that parts words; what is no note is understood, and the note is verbatim. */
static void
assert_nothing_lost (const QorganTypedLine *line)
{
  gsize at = 0;

  g_assert_true (g_utf8_validate (line->text, -1, NULL));
  for (guint i = 0; i <= line->spans->len; i++)
    {
      const QorganTypedSpan *span = i < line->spans->len ? &g_array_index (line->spans, QorganTypedSpan, i) : NULL;
      gsize end = span != NULL ? span->start : strlen (line->text);

      g_assert_cmpuint (at, <=, end);
      for (const char *c = line->text + at; c < line->text + end; c = g_utf8_next_char (c))
        g_assert_true (is_between (g_utf8_get_char (c)));
      if (span == NULL)
        break;
      g_assert_cmpuint (span->start, <, span->end);
      if (span->part == QORGAN_TYPED_NOTE)
        {
          g_autofree char *words = g_strndup (line->text + span->start, span->end - span->start);

          g_assert_nonnull (line->note);
          g_assert_nonnull (strstr (line->note, words));
        }
      at = span->end;
    }
}

static const char *
event_of (const QorganTypedLine *line)
{
  if (line->event == NULL)
    return NULL;
  return line->event->incident_type != NULL ? line->event->incident_type : line->event->step_kind;
}

/* Each as they are most probably called, "|" between them; NULL: nobody. */
static char *
persons_of (const QorganTypedLine *line)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < line->persons->len; i++)
    g_strv_builder_add (names, ((char **) line->persons->pdata[i])[0]);
  list = g_strv_builder_end (names);
  return list[0] != NULL ? g_strjoinv ("|", list) : NULL;
}

/* "15 days", "50 mrp", "house_arrest"; NULL: nothing. */
static char *
measure_of (const QorganTypedLine *line)
{
  g_autoptr (GString) text = g_string_new (line->measure);

  if (line->length > 0)
    g_string_append_printf (text, " %d %s", (int) line->length, line->length_unit);
  if (line->amount > 0)
    g_string_append_printf (text, " %d %s", (int) line->amount, line->currency);
  return text->len > 0 ? g_strdup (g_strchug (text->str)) : NULL;
}

static void
assert_lines (const Expected *expected, guint n_lines)
{
  QorganDate today;

  today_is (&today);
  for (guint i = 0; i < n_lines; i++)
    {
      g_autoptr (QorganTypedLine) line = qorgan_typed_line_read (expected[i].line, -1, &today, NULL, NULL);
      g_autofree char *date = line->has_date ? qorgan_date_to_edtf (&line->date) : NULL;
      g_autofree char *persons = persons_of (line);
      g_autofree char *measure = measure_of (line);

      g_test_message ("%s", expected[i].line);
      g_assert_cmpstr (persons, ==, expected[i].person);
      g_assert_cmpstr (event_of (line), ==, expected[i].event);
      g_assert_cmpstr (date, ==, expected[i].date);
      g_assert_cmpstr (line->place != NULL ? line->place->code : NULL, ==, expected[i].place);
      g_assert_cmpstr (line->articles, ==, expected[i].articles);
      g_assert_cmpstr (line->note, ==, expected[i].note);
      if (expected == messages)
        g_assert_cmpstr (measure, ==, expected[i].measure);
      assert_nothing_lost (line);
    }
}

static void
test_lines (void)
{
  assert_lines (lines, G_N_ELEMENTS (lines));
}

static void
test_messages (void)
{
  assert_lines (messages, G_N_ELEMENTS (messages));
}

/* What the words of the table and the codes of articles say of the proceeding. */
static void
test_track (void)
{
  static const struct
  {
    const char *line, *track, *measure, *role;
  } tracks[] = {
    { "Raul Uporov detained", NULL, NULL, NULL },
    { "Raul Uporov detained article 488 KoAP", "administrative_offence", NULL, NULL },
    { "Рауль Упоров, домашний арест", "criminal", "house_arrest", NULL },
    { "журналист Рауль Упоров, административный арест", "administrative_offence", "administrative_arrest",
      "journalist" },
    { "Raul Uporov sued, ст. 143 ГК", "civil", NULL, NULL },
  };
  QorganDate today;

  today_is (&today);
  for (guint i = 0; i < G_N_ELEMENTS (tracks); i++)
    {
      g_autoptr (QorganTypedLine) line = qorgan_typed_line_read (tracks[i].line, -1, &today, NULL, NULL);

      g_test_message ("%s", tracks[i].line);
      g_assert_cmpstr (line->track, ==, tracks[i].track);
      g_assert_cmpstr (line->measure, ==, tracks[i].measure);
      g_assert_cmpstr (line->role != NULL ? line->role->role : NULL, ==, tracks[i].role);
    }
}

static gboolean
is_abai_police (const char *name, gpointer data)
{
  return g_str_equal (name, "Abai district police");
}

/* A body that the casebook knows; otherwise its words are no place and no person either. */
static void
test_body (void)
{
  const char *typed = "Raul Uporov detained by Abai district police, Almaty";
  g_autoptr (QorganTypedLine) known = NULL, unknown = NULL;
  QorganDate today;

  today_is (&today);
  known = qorgan_typed_line_read (typed, -1, &today, is_abai_police, NULL);
  g_assert_cmpstr (known->body, ==, "Abai district police");
  g_assert_cmpstr (((char **) known->persons->pdata[0])[0], ==, "Raul Uporov");
  g_assert_cmpstr (known->place->code, ==, "almaty");
  g_assert_null (known->note);
  unknown = qorgan_typed_line_read (typed, -1, &today, NULL, NULL);
  g_assert_null (unknown->body);
  g_assert_cmpstr (((char **) unknown->persons->pdata[0])[0], ==, "Raul Uporov");
  g_assert_nonnull (strstr (unknown->note, "district police"));
}

/* A line nobody types, and one that holds what no line holds. */
static void
test_extremes (void)
{
  static const char with_nul[] = "Lukpan\0Akhmedyarov detained\xff 7 Jan 2022";
  g_autoptr (GString) longest = g_string_new ("Lukpan Akhmedyarov detained 7 Jan 2022 Uralsk ");
  g_autoptr (QorganTypedLine) line = NULL;
  g_autoptr (QorganTypedLine) spoilt = NULL;
  QorganDate today;

  today_is (&today);
  while (longest->len < 10000)
    g_string_append (longest, "и ещё 7 января, 18:40 ");
  line = qorgan_typed_line_read (longest->str, -1, &today, NULL, NULL);
  g_assert_cmpstr (((char **) line->persons->pdata[0])[0], ==, "Lukpan Akhmedyarov");
  g_assert_cmpuint (strlen (line->note), >, 9900);
  assert_nothing_lost (line);
  spoilt = qorgan_typed_line_read (with_nul, sizeof with_nul - 1, &today, NULL, NULL);
  g_assert_cmpstr (event_of (spoilt), ==, "detention");
  g_assert_true (spoilt->has_date);
  assert_nothing_lost (spoilt);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typed-line/lines", test_lines);
  g_test_add_func ("/typed-line/messages", test_messages);
  g_test_add_func ("/typed-line/track", test_track);
  g_test_add_func ("/typed-line/body", test_body);
  g_test_add_func ("/typed-line/extremes", test_extremes);
  return g_test_run ();
}
