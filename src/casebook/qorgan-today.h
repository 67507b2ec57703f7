/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which day it is for a casebook: the demo is read on the day it tells of. */
#pragma once

#include "qorgan-casebook.h"
#include "qorgan-date.h"

G_BEGIN_DECLS

void qorgan_today (QorganCasebook *casebook, QorganDate *today);

G_END_DECLS
