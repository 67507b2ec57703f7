/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can go wrong in geo/: data that ships with Qorgan, or that a user brings, is not what it must be. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  QORGAN_GEO_ERROR_GAZETTEER, /* a row of the gazetteer is wrong; the message names the line */
  QORGAN_GEO_ERROR_TILE,      /* bytes that are not a vector tile as MVT 2.1 defines it */
} QorganGeoError;

#define QORGAN_GEO_ERROR (qorgan_geo_error_quark ())
GQuark qorgan_geo_error_quark (void);

G_END_DECLS
