/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks for what a typed line names: the person by the folded keys of their names, the place by its code of the
 * gazetteer, organisations by their whole name. What is found is offered, never taken for granted: a new record is
 * always among the choices. */
#include "qorgan-typed-plan.h"

#include "qorgan-fold.h"
#include "qorgan-kinds.h"
#include "qorgan-query.h"
#include "qorgan-search.h"
#include "qorgan-similar.h"

#define MAX_CANDIDATES 8
#define MAX_CASES 5
#define MAX_LIKES 4

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
  g_free (self->likeness);
  g_ptr_array_unref (self->cases);
  g_free (self);
}

static void
subject_free (gpointer data)
{
  QorganTypedSubject *self = data;

  g_ptr_array_unref (self->persons);
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
add_person (QorganTypedSubject *self, QorganSession *session, gint64 id, char *likeness, GError **error)
{
  g_autofree char *why = likeness;
  g_autofree char *title = qorgan_session_title (session, id, qorgan_session_language (session), error);
  g_autoptr (GPtrArray) cases = title != NULL ? find_cases (session, id, error) : NULL;
  QorganTypedPerson *person;

  if (cases == NULL)
    return FALSE;
  person = g_new0 (QorganTypedPerson, 1);
  person->id = id;
  person->title = g_steal_pointer (&title);
  person->likeness = g_steal_pointer (&why);
  person->cases = g_steal_pointer (&cases);
  g_ptr_array_add (self->persons, person);
  return TRUE;
}

static gboolean
has_person (const QorganTypedSubject *self, gint64 id)
{
  for (guint i = 0; i < self->persons->len; i++)
    if (((const QorganTypedPerson *) self->persons->pdata[i])->id == id)
      return TRUE;
  return FALSE;
}

/* Those who have the name, whichever of its forms that is. */
static gboolean
add_namesakes (QorganTypedSubject *self, QorganSession *session, GError **error)
{
  for (guint i = 0; i < self->n_names; i++)
    {
      g_autoptr (GArray) ids = find_named (session, self->names[i], persons, is_within, error);

      if (ids == NULL)
        return FALSE;
      for (guint j = 0; j < ids->len; j++)
        if (!has_person (self, g_array_index (ids, gint64, j))
            && !add_person (self, session, g_array_index (ids, gint64, j), NULL, error))
          return FALSE;
    }
  return TRUE;
}

/* Those whose name is like it: a slip, an initial, a patronymic more. */
static gboolean
add_likes (QorganTypedSubject *self, QorganSession *session, GError **error)
{
  g_autofree const char **values = g_new0 (const char *, qorgan_kind_person.n_fields);
  g_autoptr (QorganRecord) record = NULL;
  g_autoptr (GPtrArray) likes = NULL;

  values[QORGAN_FIELD_INDEX (qorgan_kind_person.title_field)] = self->names[0];
  record = qorgan_record_new (0, &qorgan_kind_person, values);
  likes = qorgan_session_similar (session, record, MAX_LIKES, error);
  for (guint i = 0; likes != NULL && i < likes->len; i++)
    {
      const QorganSimilar *similar = likes->pdata[i];

      if (!has_person (self, similar->id)
          && !add_person (self, session, similar->id,
                          qorgan_similar_word_reason (similar, qorgan_session_language (session)), error))
        return FALSE;
    }
  return likes != NULL;
}

/* Somebody who has the name is taken for who is meant; who has only one like it is not. */
static gboolean
add_subject (QorganTypedPlan *self, QorganSession *session, char **names, GError **error)
{
  QorganTypedSubject *subject = g_new0 (QorganTypedSubject, 1);

  subject->persons = g_ptr_array_new_with_free_func (person_free);
  subject->names = names;
  subject->n_names = g_strv_length (names);
  g_ptr_array_add (self->subjects, subject);
  if (!add_namesakes (subject, session, error))
    return FALSE;
  if (subject->persons->len == 0)
    {
      if (!add_likes (subject, session, error))
        return FALSE;
      qorgan_typed_subject_choose (self, subject, subject->persons->len);
    }
  else
    qorgan_typed_subject_choose (self, subject, 0);
  return TRUE;
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

/**
 * qorgan_typed_subject_known:
 *
 * Returns: (transfer none) (nullable): who of the casebook is taken for them; %NULL: a new person
 */
const QorganTypedPerson *
qorgan_typed_subject_known (const QorganTypedSubject *self)
{
  return self->person < self->persons->len ? self->persons->pdata[self->person] : NULL;
}

/**
 * qorgan_typed_subject_case:
 *
 * Returns: (transfer none) (nullable): the case of theirs that the step goes to; %NULL: a new one
 */
const QorganTypedCase *
qorgan_typed_subject_case (const QorganTypedSubject *self)
{
  const QorganTypedPerson *known = qorgan_typed_subject_known (self);

  return known != NULL && self->to_case < known->cases->len ? known->cases->pdata[self->to_case] : NULL;
}

/**
 * qorgan_typed_subject_name:
 *
 * Returns: (transfer none): what they are called
 */
const char *
qorgan_typed_subject_name (const QorganTypedSubject *self)
{
  const QorganTypedPerson *known = qorgan_typed_subject_known (self);

  return known != NULL ? known->title : self->names[self->person - self->persons->len];
}

/**
 * qorgan_typed_subject_choose:
 * @plan: what the line will do
 * @person: whom it means: one of those who are there, or from their number on a new one
 *
 * What is no incident of its own (a hearing, a release) goes on with a case of theirs that is there.
 */
void
qorgan_typed_subject_choose (const QorganTypedPlan *plan, QorganTypedSubject *self, guint person)
{
  const QorganTypedWord *event = plan->line->event;
  gboolean goes_on = event != NULL && event->incident_type == NULL;
  const QorganTypedPerson *known;
  guint n_cases;

  self->person = person;
  known = qorgan_typed_subject_known (self);
  n_cases = known != NULL ? known->cases->len : 0;
  self->to_case = goes_on && n_cases > 0 ? 0 : n_cases;
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

  self->subjects = g_ptr_array_new_with_free_func (subject_free);
  self->vocabularies = qorgan_vocabularies_ref (qorgan_session_vocabularies (session));
  self->line = qorgan_typed_line_read (asked->text, -1, &asked->today, is_body, &search);
  self->body = search.body;
  if (search.error != NULL)
    {
      g_propagate_error (error, search.error);
      return NULL;
    }
  for (guint i = 0; i < self->line->persons->len; i++)
    if (!add_subject (self, session, self->line->persons->pdata[i], error))
      return NULL;
  if (!find_place (self, session, error))
    return NULL;
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
  g_clear_pointer (&self->subjects, g_ptr_array_unref);
  g_free (self);
}
