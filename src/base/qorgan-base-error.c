/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of src/base. */
#include "qorgan-base-error.h"

G_DEFINE_QUARK (qorgan_base_error, qorgan_base_error)
