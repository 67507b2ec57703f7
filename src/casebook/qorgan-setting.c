/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small things a casebook remembers about itself: rows of the table `setting`. */

#include "qorgan-setting.h"

#include "qorgan-session-private.h"

/**
 * qorgan_session_get_setting:
 * @name: of the setting
 * @value: (out) (nullable) (transfer full): its value; %NULL: there is none
 *
 * Returns: whether it could be read; otherwise @error is set
 */
gboolean
qorgan_session_get_setting (QorganSession *self, const char *name, char **value, GError **error)
{
  g_autoptr (QorganStatement) select
      = qorgan_connection_prepare (self->connection, "SELECT value FROM setting WHERE name = ?1", error);
  gboolean has_row;

  *value = NULL;
  if (select == NULL)
    return FALSE;
  qorgan_statement_bind_static_text (select, 1, name);
  if (!qorgan_statement_step (select, &has_row, error))
    return FALSE;
  if (has_row)
    *value = g_strdup (qorgan_statement_text (select, 0));
  return TRUE;
}

/**
 * qorgan_session_set_setting:
 * @name: of the setting
 * @value: (nullable): its value, which takes the place of an older one; %NULL: it is forgotten
 *
 * Returns: whether it could be written; otherwise @error is set
 */
gboolean
qorgan_session_set_setting (QorganSession *self, const char *name, const char *value, GError **error)
{
  g_autoptr (QorganStatement) change
      = qorgan_connection_prepare (self->connection,
                                   value != NULL ? "INSERT OR REPLACE INTO setting VALUES (?1, ?2)"
                                                 : "DELETE FROM setting WHERE name = ?1",
                                   error);

  if (change == NULL)
    return FALSE;
  qorgan_statement_bind_static_text (change, 1, name);
  if (value != NULL)
    qorgan_statement_bind_static_text (change, 2, value);
  return qorgan_statement_run (change, error);
}
