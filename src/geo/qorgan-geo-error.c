/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of geo/. */
#include "qorgan-geo-error.h"

G_DEFINE_QUARK (qorgan_geo_error, qorgan_geo_error)
