/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The errors of src/base: one domain for the folder, one code for each kind of thing that can be wrong with input. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define QORGAN_BASE_ERROR (qorgan_base_error_quark ())

/**
 * QorganBaseError:
 * @QORGAN_BASE_ERROR_DATE: a text is not a date of our EDTF subset
 * @QORGAN_BASE_ERROR_CATALOG: bytes are not a usable message catalog
 */
typedef enum
{
  QORGAN_BASE_ERROR_DATE,
  QORGAN_BASE_ERROR_CATALOG,
} QorganBaseError;

GQuark qorgan_base_error_quark (void);

G_END_DECLS
