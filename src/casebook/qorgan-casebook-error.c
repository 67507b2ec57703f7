/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of casebook/. */

#include "qorgan-casebook-error.h"

G_DEFINE_QUARK (qorgan_casebook_error, qorgan_casebook_error)

/**
 * qorgan_casebook_error_unless_gone:
 * @failure: (transfer full) (nullable): what came of reading a record that may be gone by now
 * @error: return location for anything but that it is gone
 *
 * What is gone is nothing to fail for where it is only spoken of; what could not be read is never taken for gone.
 *
 * Returns: whether to go on
 */
gboolean
qorgan_casebook_error_unless_gone (GError *failure, GError **error)
{
  if (failure == NULL)
    return TRUE;
  if (g_error_matches (failure, QORGAN_CASEBOOK_ERROR, QORGAN_CASEBOOK_ERROR_NO_RECORD))
    {
      g_error_free (failure);
      return TRUE;
    }
  g_propagate_error (error, failure);
  return FALSE;
}
