/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks for what a typed line names: the person by the folded keys of their names, the place by its code of the
 * gazetteer, organisations by their whole name. What is found is offered, never taken for granted: a new record is
 * always among the choices. */
#include "qorgan-typed-plan.h"

#include <glib/gi18n-lib.h>

#include "qorgan-catalog.h"
#include "qorgan-fold.h"
#include "qorgan-kinds.h"
#include "qorgan-query.h"
#include "qorgan-search.h"

#define MAX_CANDIDATES 8
#define MAX_CASES 5

static const guint8 persons[] = { QORGAN_KIND_PERSON, 0 };
static const guint8 places[] = { QORGAN_KIND_PLACE, 0 };
static const guint8 organisations[] = { QORGAN_KIND_ORGANISATION, 0 };

/* The reading of a line asks for bodies in the middle of it. */
typedef struct
{
  QorganSession *session;
  gint64 body;
  GError *error;
} Search;

/**
 * qorgan_typed_question_new:
 * @text: what was typed
 * @today: what “yesterday” counts from
 *
 * Returns: (transfer full): what qorgan_typed_plan_run() is given
 */
QorganTypedQuestion *
qorgan_typed_question_new (const char *text, const QorganDate *today)
{
  QorganTypedQuestion *self = g_new0 (QorganTypedQuestion, 1);

  self->text = g_strdup (text);
  self->today = *today;
  return self;
}

void
qorgan_typed_question_free (QorganTypedQuestion *self)
{
  g_free (self->text);
  g_free (self);
}

static void
case_free (gpointer data)
{
  QorganTypedCase *self = data;

  g_free (self->title);
  g_free (self->incidents);
  g_free (self);
}

static void
person_free (gpointer data)
{
  QorganTypedPerson *self = data;

  g_free (self->title);
  g_ptr_array_unref (self->cases);
  g_free (self);
}

/* ---- Names ---- */

/* Whether every word of a name is in another one, in any order; a letter stands for any word that begins with it. */
static gboolean
is_within (const char *sought, const char *name)
{
  g_autofree char *sought_keys = qorgan_fold_text (sought);
  g_autofree char *name_keys = qorgan_fold_text (name);
  g_auto (GStrv) words = g_strsplit (sought_keys, " ", -1);
  g_auto (GStrv) others = g_strsplit (name_keys, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; others[j] != NULL && !found; j++)
        found = words[i][1] == '\0' ? g_str_has_prefix (others[j], words[i]) : g_str_equal (others[j], words[i]);
      if (!found)
        return FALSE;
    }
  return words[0] != NULL && *words[0] != '\0';
}

static gboolean
is_same (const char *a, const char *b)
{
  return is_within (a, b) && is_within (b, a);
}

typedef gboolean (*Compare) (const char *sought, const char *name);

/* The three names of a record and its other names. */
static gboolean
has_name (QorganSession *session, gint64 id, const char *sought, Compare compare, gboolean *has, GError **error)
{
  g_autoptr (QorganRecord) record = qorgan_session_load (session, id, error);
  g_autoptr (GArray) others = NULL;
  QorganFieldId first;

  *has = FALSE;
  if (record == NULL)
    return FALSE;
  first = qorgan_record_kind (record)->title_field;
  for (guint i = 0; i < QORGAN_N_LANGUAGES && !*has; i++)
    {
      const char *name = qorgan_record_text (record, first + i);

      *has = name != NULL && compare (sought, name);
    }
  if (*has)
    return TRUE;
  others = qorgan_session_dependants (session, QORGAN_NAME_OF, id, error);
  for (guint i = 0; others != NULL && i < others->len && !*has; i++)
    {
      g_autoptr (QorganRecord) other = qorgan_session_load (session, g_array_index (others, gint64, i), error);
      const char *name;

      if (other == NULL)
        return FALSE;
      name = qorgan_record_text (other, QORGAN_NAME_TEXT);
      *has = name != NULL && compare (sought, name);
    }
  return others != NULL;
}

/* (element-type gint64) records of one kind that have a name, the likeliest first. Initials are nothing to search for.
 */
static GArray *
find_named (QorganSession *session, const char *sought, const guint8 *targets, Compare compare, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (sought, " .", -1);
  g_autoptr (GString) typed = g_string_new (NULL);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) hits = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) > 1)
      g_string_append_printf (typed, "%s ", words[i]); /* with a blank: no word is still being typed */
  hits = qorgan_session_search (session, typed->str, targets, qorgan_session_language (session), MAX_CANDIDATES, NULL,
                                error);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const QorganHit *hit = g_ptr_array_index (hits, i);
      gboolean has;

      if (!has_name (session, hit->id, sought, compare, &has, error))
        return NULL;
      if (has)
        g_array_append_val (found, hit->id);
    }
  return hits != NULL ? g_steal_pointer (&found) : NULL;
}

/* A whole name, or two words and more of the only one that has them: never just any police. */
static gboolean
is_body (const char *name, gpointer data)
{
  Search *search = data;
  g_autoptr (GArray) found = NULL;

  if (search->error != NULL)
    return FALSE;
  found = find_named (search->session, name, organisations, is_same, &search->error);
  if (found != NULL && found->len == 0 && strchr (name, ' ') != NULL)
    {
      g_array_unref (found);
      found = find_named (search->session, name, organisations, is_within, &search->error);
    }
  if (found == NULL || found->len != 1)
    return FALSE;
  search->body = g_array_index (found, gint64, 0);
  return TRUE;
}

/* ---- Records ---- */

static gboolean
add_case (GPtrArray *cases, QorganSession *session, gint64 id, GError **error)
{
  g_autoptr (QorganRecord) record = qorgan_session_load (session, id, error);
  g_autofree char *title = NULL;
  QorganTypedCase *added;

  if (record == NULL)
    return FALSE;
  title = qorgan_session_title (session, id, qorgan_session_language (session), error);
  if (title == NULL)
    return FALSE;
  added = g_new0 (QorganTypedCase, 1);
  added->id = id;
  added->title = g_steal_pointer (&title);
  added->incidents = g_strdup (qorgan_record_value (record, QORGAN_CASE_INCIDENTS));
  g_ptr_array_add (cases, added);
  return TRUE;
}

static GPtrArray *
find_cases (QorganSession *session, gint64 client, GError **error)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (case_free);
  g_autoptr (QorganQuery) query = qorgan_query_new (&qorgan_kind_case);
  g_autofree char *client_text = g_strdup_printf ("%" G_GINT64_FORMAT, client);
  g_autoptr (GArray) ids = NULL;

  qorgan_query_where_any (query, QORGAN_CASE_CLIENT, (const char *const[]) { client_text, NULL });
  qorgan_query_where_none (query, QORGAN_CASE_STATE, (const char *const[]) { "closed", NULL });
  ids = qorgan_session_find (session, query, error);
  if (ids == NULL)
    return NULL;
  /* In the order they were made: the last is the newest. */
  for (guint i = ids->len; i-- > 0 && cases->len < MAX_CASES;)
    if (!add_case (cases, session, g_array_index (ids, gint64, i), error))
      return NULL;
  return g_steal_pointer (&cases);
}

static gboolean
add_persons (QorganTypedPlan *self, QorganSession *session, GError **error)
{
  g_autoptr (GArray) ids = NULL;

  if (self->line->person == NULL)
    return TRUE;
  ids = find_named (session, self->line->person, persons, is_within, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autofree char *title = qorgan_session_title (session, id, qorgan_session_language (session), error);
      g_autoptr (GPtrArray) cases = title != NULL ? find_cases (session, id, error) : NULL;
      QorganTypedPerson *person;

      if (cases == NULL)
        return FALSE;
      person = g_new0 (QorganTypedPerson, 1);
      person->id = id;
      person->title = g_steal_pointer (&title);
      person->cases = g_steal_pointer (&cases);
      g_ptr_array_add (self->persons, person);
    }
  return ids != NULL;
}

static gboolean
find_place (QorganTypedPlan *self, QorganSession *session, GError **error)
{
  g_autoptr (GArray) ids = NULL;

  if (self->line->place == NULL)
    return TRUE;
  ids = find_named (session, self->line->place->names[QORGAN_LANGUAGE_EN], places, is_same, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (QorganRecord) record = qorgan_session_load (session, g_array_index (ids, gint64, i), error);
      const char *code;

      if (record == NULL)
        return FALSE;
      code = qorgan_record_text (record, QORGAN_PLACE_GAZETTEER);
      if (code == NULL || g_str_equal (code, self->line->place->code))
        {
          self->place = qorgan_record_id (record);
          break;
        }
    }
  return ids != NULL;
}

/* What is no incident of its own (a hearing, a release) goes on with a case that is there. */
static void
choose_case (QorganTypedPlan *self)
{
  const QorganTypedWord *event = self->line->event;
  GPtrArray *cases
      = self->person < self->persons->len ? ((QorganTypedPerson *) self->persons->pdata[self->person])->cases : NULL;
  gboolean goes_on = event != NULL && event->incident_type == NULL;

  self->to_case = cases == NULL || (goes_on && cases->len > 0) ? 0 : cases->len;
}

/**
 * qorgan_typed_plan_run:
 * @session: a session
 * @question: (type QorganTypedQuestion): what was typed
 *
 * A job: reads the line and looks for what it names.
 *
 * Returns: (transfer full) (nullable) (type QorganTypedPlan): what would be done
 */
gpointer
qorgan_typed_plan_run (QorganSession *session, gpointer question, GCancellable *cancellable, GError **error)
{
  const QorganTypedQuestion *asked = question;
  g_autoptr (QorganTypedPlan) self = g_new0 (QorganTypedPlan, 1);
  Search search = { .session = session };

  self->persons = g_ptr_array_new_with_free_func (person_free);
  self->vocabularies = qorgan_vocabularies_ref (qorgan_session_vocabularies (session));
  self->line = qorgan_typed_line_read (asked->text, -1, &asked->today, is_body, &search);
  self->body = search.body;
  if (search.error != NULL)
    {
      g_propagate_error (error, search.error);
      return NULL;
    }
  if (!add_persons (self, session, error) || !find_place (self, session, error))
    return NULL;
  choose_case (self);
  return g_steal_pointer (&self);
}

/**
 * qorgan_typed_plan_free:
 * @self: (transfer full): a plan
 */
void
qorgan_typed_plan_free (QorganTypedPlan *self)
{
  g_clear_pointer (&self->line, qorgan_typed_line_free);
  g_clear_pointer (&self->vocabularies, qorgan_vocabularies_unref);
  g_clear_pointer (&self->persons, g_ptr_array_unref);
  g_free (self);
}

/* ---- Choices ---- */

static GPtrArray *
cases_of (const QorganTypedPlan *self)
{
  return self->person < self->persons->len ? ((QorganTypedPerson *) self->persons->pdata[self->person])->cases : NULL;
}

/**
 * qorgan_typed_plan_n_choices:
 *
 * Returns: between how many records, a new one among them, the person may choose; 1: there is no choice
 */
guint
qorgan_typed_plan_n_choices (const QorganTypedPlan *self, QorganTypedItem item)
{
  if (item == QORGAN_TYPED_ITEM_PERSON)
    return self->persons->len + 1;
  if (item == QORGAN_TYPED_ITEM_CASE && cases_of (self) != NULL)
    return cases_of (self)->len + 1;
  return 1;
}

/**
 * qorgan_typed_plan_choice:
 *
 * Returns: which of them it is now; the last is a new one
 */
guint
qorgan_typed_plan_choice (const QorganTypedPlan *self, QorganTypedItem item)
{
  if (item == QORGAN_TYPED_ITEM_PERSON)
    return self->person;
  return item == QORGAN_TYPED_ITEM_CASE ? self->to_case : 0;
}

/**
 * qorgan_typed_plan_choose:
 * @choice: one of qorgan_typed_plan_n_choices()
 */
void
qorgan_typed_plan_choose (QorganTypedPlan *self, QorganTypedItem item, guint choice)
{
  g_return_if_fail (choice < qorgan_typed_plan_n_choices (self, item));

  if (item == QORGAN_TYPED_ITEM_PERSON)
    {
      self->person = choice;
      choose_case (self);
    }
  else if (item == QORGAN_TYPED_ITEM_CASE)
    self->to_case = choice;
}

static char *
dup_new_case (const QorganTypedPlan *self, QorganLanguage language)
{
  const char *new_case = qorgan_catalog_text (language, NULL, N_ ("New case"));

  if (self->line->track == NULL)
    return g_strdup (new_case);
  return g_strdup_printf ("%s · %s", new_case,
                          qorgan_vocabularies_label (self->vocabularies, "track", self->line->track, language));
}

static char *
dup_person_choice (const QorganTypedPlan *self, guint choice, QorganLanguage language)
{
  const QorganTypedPerson *person;

  if (choice == self->persons->len)
    /* Translators: quick entry: somebody who is not in the casebook yet; stands after their name and a point */
    return g_strdup_printf ("%s · %s", self->line->person, qorgan_catalog_text (language, NULL, N_ ("New person")));
  person = self->persons->pdata[choice];
  if (person->cases->len == 0)
    return g_strdup (person->title);
  return g_strdup_printf ("%s · %s", person->title, ((QorganTypedCase *) person->cases->pdata[0])->title);
}

/**
 * qorgan_typed_plan_dup_choice:
 *
 * Returns: (transfer full): a choice as a person reads it
 */
char *
qorgan_typed_plan_dup_choice (const QorganTypedPlan *self, QorganTypedItem item, guint choice, QorganLanguage language)
{
  if (item == QORGAN_TYPED_ITEM_PERSON)
    return dup_person_choice (self, choice, language);
  if (cases_of (self) != NULL && choice < cases_of (self)->len)
    return g_strdup (((QorganTypedCase *) cases_of (self)->pdata[choice])->title);
  return dup_new_case (self, language);
}

/* ---- What is understood, in words ---- */

static char *
dup_event (const QorganTypedPlan *self, QorganLanguage language)
{
  const QorganTypedWord *event = self->line->event;
  const char *type = NULL, *step = NULL;

  if (event == NULL)
    return NULL;
  if (event->incident_type != NULL)
    type = qorgan_vocabularies_label (self->vocabularies, "incident_type", event->incident_type, language);
  if (event->step_kind != NULL)
    step = qorgan_vocabularies_label (self->vocabularies, "step_kind", event->step_kind, language);
  if (type == NULL || step == NULL || g_str_equal (type, step))
    return g_strdup (type != NULL ? type : step);
  return g_strdup_printf ("%s · %s", type, step);
}

static char *
dup_place (const QorganTypedPlan *self, QorganLanguage language)
{
  const QorganPlace *place = self->line->place;

  if (place == NULL)
    return NULL;
  if (place->region == NULL)
    return g_strdup (place->names[language]);
  return g_strdup_printf ("%s · %s", place->names[language], place->region->names[language]);
}

/**
 * qorgan_typed_plan_dup_text:
 *
 * Returns: (transfer full) (nullable): what was understood, as a person reads it; %NULL: nothing
 */
char *
qorgan_typed_plan_dup_text (const QorganTypedPlan *self, QorganTypedItem item, QorganLanguage language)
{
  const QorganTypedLine *line = self->line;

  switch (item)
    {
    case QORGAN_TYPED_ITEM_PERSON:
      return line->person != NULL ? dup_person_choice (self, self->person, language) : NULL;
    case QORGAN_TYPED_ITEM_ROLE:
      return line->role != NULL && self->person == self->persons->len
                 ? g_strdup (qorgan_vocabularies_label (self->vocabularies, "person_role", line->role->role, language))
                 : NULL;
    case QORGAN_TYPED_ITEM_EVENT:
      return dup_event (self, language);
    case QORGAN_TYPED_ITEM_DATE:
      return line->has_date ? qorgan_date_format (&line->date, language, QORGAN_DATE_LONG) : NULL;
    case QORGAN_TYPED_ITEM_PLACE:
      return dup_place (self, language);
    case QORGAN_TYPED_ITEM_BODY:
      return g_strdup (line->body);
    case QORGAN_TYPED_ITEM_ARTICLE:
      return g_strdup (line->articles);
    case QORGAN_TYPED_ITEM_CASE:
      return qorgan_typed_plan_is_enough (self) ? qorgan_typed_plan_dup_choice (self, item, self->to_case, language)
                                                : NULL;
    case QORGAN_TYPED_ITEM_NOTE:
    default:
      return qorgan_typed_plan_dup_note (self);
    }
}

/**
 * qorgan_typed_item_label:
 *
 * Returns: (transfer none): what stands before it
 */
const char *
qorgan_typed_item_label (QorganTypedItem item, QorganLanguage language)
{
  static const char *const labels[QORGAN_N_TYPED_ITEMS] = {
    [QORGAN_TYPED_ITEM_PERSON] = N_ ("Person"),       [QORGAN_TYPED_ITEM_ROLE] = N_ ("Role"),
    [QORGAN_TYPED_ITEM_EVENT] = N_ ("Event"),         [QORGAN_TYPED_ITEM_DATE] = N_ ("When"),
    [QORGAN_TYPED_ITEM_PLACE] = N_ ("Place"),         [QORGAN_TYPED_ITEM_BODY] = N_ ("Body"),
    [QORGAN_TYPED_ITEM_ARTICLE] = N_ ("Articles"),    [QORGAN_TYPED_ITEM_CASE] = N_ ("Case"),
    [QORGAN_TYPED_ITEM_NOTE] = N_ ("Kept as a note"),
  };

  return qorgan_catalog_text (language, NULL, labels[item]);
}
