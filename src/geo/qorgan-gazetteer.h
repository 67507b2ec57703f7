/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bundled gazetteer: Kazakhstan's regions and towns with their names in English, Russian and Kazakh, their earlier
 * and other names with the time each was official, coordinates and time zone. It is where a place comes from when it is
 * named for the first time; what the casebook then keeps is its own record. */
#pragma once

#include "qorgan-geo-error.h"
#include "qorgan-language.h"

G_BEGIN_DECLS

/* The most results a search gives. */
#define QORGAN_GAZETTEER_MAX_RESULTS 20

typedef enum
{
  QORGAN_PLACE_CAPITAL,
  QORGAN_PLACE_REPUBLICAN_CITY,
  QORGAN_PLACE_REGIONAL_CENTRE,
  QORGAN_PLACE_SPECIAL_STATUS_CITY,
  QORGAN_PLACE_CITY,
  QORGAN_PLACE_REGION,
} QorganPlaceKind;

/* A former, alternative or transliterated name. from and to are partial dates (EDTF), NULL where not known. */
typedef struct
{
  const char *name;
  const char *from;
  const char *to;
} QorganPlaceName;

typedef struct _QorganPlace QorganPlace;

/* One row; everything belongs to the gazetteer. */
struct _QorganPlace
{
  const char *code; /* stable, never reused: what files refer to */
  QorganPlaceKind kind;
  const char *names[QORGAN_N_LANGUAGES]; /* by QorganLanguage */
  const QorganPlaceName *other_names;
  guint n_other_names;
  const QorganPlace *region; /* NULL for regions and for cities that belong to none */
  double latitude;
  double longitude;
  const char *zone; /* of the tz database */
};

typedef struct _QorganGazetteer QorganGazetteer;

QorganGazetteer *qorgan_gazetteer_get_default (void);
QorganGazetteer *qorgan_gazetteer_new (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_gazetteer_free (QorganGazetteer *self);

guint qorgan_gazetteer_get_size (QorganGazetteer *self);
const QorganPlace *qorgan_gazetteer_get (QorganGazetteer *self, guint index);
const QorganPlace *qorgan_gazetteer_find_nearest (QorganGazetteer *self,
                                                  double latitude,
                                                  double longitude,
                                                  double within_km);
const QorganPlace *qorgan_gazetteer_find (QorganGazetteer *self, const char *name);
GPtrArray *qorgan_gazetteer_search (QorganGazetteer *self, const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganGazetteer, qorgan_gazetteer_free)

G_END_DECLS
