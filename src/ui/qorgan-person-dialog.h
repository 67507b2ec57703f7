/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the user says under which name the history shall show what is changed here. */
#pragma once

#include <adwaita.h>

#include "qorgan-casebook.h"

G_BEGIN_DECLS

AdwDialog *qorgan_person_dialog_new (QorganCasebook *casebook) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
