/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule of what may be said: every field of every kind, sealed by its field, by its record or by what that belongs
 * to, on a screen and in a file, for everybody who may hear of it. */

#include "fixture.h"
#include "qorgan-disclosure.h"

typedef struct
{
  const char *said;
  QorganSensitivity level;
} Said;

static const Said said_levels[] = {
  { NULL, QORGAN_SENSITIVITY_UNSET },          { "public", QORGAN_SENSITIVITY_PUBLIC },
  { "partners", QORGAN_SENSITIVITY_PARTNERS }, { "internal", QORGAN_SENSITIVITY_INTERNAL },
  { "sealed", QORGAN_SENSITIVITY_SEALED },     { "a_word_of_their_own", QORGAN_SENSITIVITY_SEALED },
};

static QorganRecord *
record_that_says (const QorganKind *kind, const char *sensitivity)
{
  const char *values[256] = { NULL };

  if (kind->sensitivity != 0)
    values[QORGAN_FIELD_INDEX (kind->sensitivity)] = sensitivity;
  return qorgan_record_new (1, kind, values);
}

static void
check_fields (const QorganKind *kind, const QorganHandling *handling, QorganSensitivity level, gboolean is_sealed)
{
  for (guint i = 0; i < kind->n_fields; i++)
    for (QorganSensitivity audience = QORGAN_SENSITIVITY_PUBLIC; audience <= QORGAN_SENSITIVITY_SEALED; audience++)
      {
        QorganFieldId field = qorgan_kind_field_id (kind, i);
        const QorganAudience file = { QORGAN_SURFACE_FILE, audience };
        const QorganAudience screen = { QORGAN_SURFACE_SCREEN, audience };
        gboolean floor_allows = kind->fields[i].floor <= audience;

        g_assert_cmpint (qorgan_may_say (handling, field, &file), ==, level <= audience && floor_allows);
        g_assert_cmpint (qorgan_may_say (handling, field, &screen), ==,
                         field == kind->sensitivity
                             || (floor_allows && (!is_sealed || audience == QORGAN_SENSITIVITY_SEALED)));
      }
}

static void
test_rule (void)
{
  guint n_kinds, n = 0;
  const QorganKind *const *kinds = qorgan_kinds (&n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    for (guint i = 0; i < G_N_ELEMENTS (said_levels); i++)
      for (guint j = 0; j <= G_N_ELEMENTS (said_levels); j++)
        {
          g_autoptr (QorganRecord) record = record_that_says (kinds[k], said_levels[i].said);
          gboolean has_owner = j < G_N_ELEMENTS (said_levels);
          g_autoptr (QorganRecord) owner
              = has_owner ? record_that_says (&qorgan_kind_person, said_levels[j].said) : NULL;
          QorganSensitivity own = kinds[k]->sensitivity != 0 ? said_levels[i].level : QORGAN_SENSITIVITY_UNSET;
          gboolean is_sealed = own == QORGAN_SENSITIVITY_SEALED;
          QorganHandling of_owner, handling;
          QorganSensitivity level = own != QORGAN_SENSITIVITY_UNSET ? own : kinds[k]->floor;

          if (has_owner)
            {
              QorganSensitivity above = said_levels[j].level;

              qorgan_handling_init (&of_owner, owner, NULL);
              level = MAX (level, above != QORGAN_SENSITIVITY_UNSET ? above : QORGAN_SENSITIVITY_INTERNAL);
              is_sealed |= above == QORGAN_SENSITIVITY_SEALED;
            }
          else if (level == QORGAN_SENSITIVITY_UNSET)
            level = QORGAN_SENSITIVITY_INTERNAL;
          qorgan_handling_init (&handling, record, has_owner ? &of_owner : NULL);
          g_assert_cmpint (handling.level, ==, level);
          g_assert_cmpint (handling.is_sealed, ==, is_sealed);
          check_fields (kinds[k], &handling, level, is_sealed);
          n++;
        }
  g_assert_cmpuint (n, ==, n_kinds * 6 * 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/disclosure/rule", test_rule);
  return g_test_run ();
}
