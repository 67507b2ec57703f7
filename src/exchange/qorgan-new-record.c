/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record made of the words somebody typed. Which of the three names the words are follows from their letters. */

#include "qorgan-new-record.h"

#include "qorgan-kinds.h"

/**
 * qorgan_new_record_is_possible:
 *
 * Returns: whether words alone make a record of @kind: it has a title one can type, and no owner it could not be
 * without
 */
gboolean
qorgan_new_record_is_possible (const QorganKind *kind)
{
  return kind->title_rule != QORGAN_TITLE_CODE && qorgan_kind_owner (kind) == 0;
}

/* Letters only Kazakh has decide; other Cyrillic words are taken for the language of the interface, or for Russian. */
static QorganLanguage
language_of (const char *typed, QorganLanguage interface)
{
  gboolean is_cyrillic = FALSE;

  for (const char *p = typed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (g_utf8_strchr ("әғқңөұүһіӘҒҚҢӨҰҮҺІ", -1, letter) != NULL)
        return QORGAN_LANGUAGE_KK;
      is_cyrillic |= g_unichar_get_script (letter) == G_UNICODE_SCRIPT_CYRILLIC;
    }
  if (!is_cyrillic)
    return QORGAN_LANGUAGE_EN;
  return interface == QORGAN_LANGUAGE_KK ? QORGAN_LANGUAGE_KK : QORGAN_LANGUAGE_RU;
}

/**
 * qorgan_new_record_add_named:
 * @change: a change that is being made
 * @kind: what is to be created, see qorgan_new_record_is_possible()
 * @typed: its name or title
 *
 * Returns: the id of the record that @change now creates
 */
gint64
qorgan_new_record_add_named (QorganChange *change, QorganCasebook *casebook, const QorganKind *kind, const char *typed)
{
  gint64 id = qorgan_casebook_take_id (casebook);
  QorganFieldId field = kind->title_field;
  g_autofree char *name = g_strstrip (g_strdup (typed));

  if (kind->title_rule == QORGAN_TITLE_NAMES)
    field += language_of (name, qorgan_casebook_get_language (casebook));
  qorgan_change_create (change, kind, id);
  qorgan_change_set (change, id, field, name);
  return id;
}

static void
add_other_name (QorganChange *change, QorganCasebook *casebook, gint64 place, const QorganPlaceName *other)
{
  gint64 id = qorgan_casebook_take_id (casebook);
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, place);

  qorgan_change_create (change, &qorgan_kind_name, id);
  qorgan_change_set (change, id, QORGAN_NAME_OF, of);
  qorgan_change_set (change, id, QORGAN_NAME_TEXT, other->name);
  qorgan_change_set (change, id, QORGAN_NAME_SINCE, other->from);
  qorgan_change_set (change, id, QORGAN_NAME_UNTIL, other->to);
}

/**
 * qorgan_new_record_add_place:
 * @place: where it is comes from the gazetteer, with all its names: the casebook then has its own record of it
 *
 * Returns: the id of the place that @change now creates
 */
gint64
qorgan_new_record_add_place (QorganChange *change, QorganCasebook *casebook, const QorganPlace *place)
{
  gint64 id = qorgan_casebook_take_id (casebook);
  g_autofree char *latitude = qorgan_value_from_real (place->latitude);
  g_autofree char *longitude = qorgan_value_from_real (place->longitude);

  qorgan_change_create (change, &qorgan_kind_place, id);
  qorgan_change_set (change, id, QORGAN_PLACE_NAME_EN, place->names[QORGAN_LANGUAGE_EN]);
  qorgan_change_set (change, id, QORGAN_PLACE_NAME_RU, place->names[QORGAN_LANGUAGE_RU]);
  qorgan_change_set (change, id, QORGAN_PLACE_NAME_KK, place->names[QORGAN_LANGUAGE_KK]);
  qorgan_change_set (change, id, QORGAN_PLACE_KIND, place->kind == QORGAN_PLACE_REGION ? "region" : "city");
  qorgan_change_set (change, id, QORGAN_PLACE_LATITUDE, latitude);
  qorgan_change_set (change, id, QORGAN_PLACE_LONGITUDE, longitude);
  qorgan_change_set (change, id, QORGAN_PLACE_ZONE, place->zone);
  qorgan_change_set (change, id, QORGAN_PLACE_GAZETTEER, place->code);
  for (guint i = 0; i < place->n_other_names; i++)
    add_other_name (change, casebook, id, &place->other_names[i]);
  return id;
}
