/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of casebook/. */

#include "qorgan-casebook-error.h"

G_DEFINE_QUARK (qorgan_casebook_error, qorgan_casebook_error)
