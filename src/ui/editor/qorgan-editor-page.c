/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making the page of a record, piece by piece from the top: it is shown once the screen is full, and all that lies
 * below is made while it is being read. A case has forty rows and a dozen groups, of a millisecond or two each. */

#include "qorgan-dependant-group.h"
#include "qorgan-editor-private.h"
#include "qorgan-form-layout.h"
#include "qorgan-mentions-list.h"
#include "qorgan-quiet-line.h"
#include "qorgan-record-head.h"

/* In pixels: no row is lower. */
#define ROW_HEIGHT 50

/* Until it is known how high the page is. */
#define HEIGHT 900

/**
 * qorgan_editor_show_page:
 *
 * Shows the form, and from now on has a title.
 */
void
qorgan_editor_show_page (QorganEditor *self)
{
  self->is_shown = TRUE;
  gtk_stack_set_visible_child_name (self->stack, "form");
  if (self->similar != NULL)
    qorgan_similar_group_look (self->similar);
  g_object_notify (G_OBJECT (self), "title");
}

/**
 * qorgan_editor_show_around:
 *
 * What stands around the form tells of the record too.
 */
void
qorgan_editor_show_around (QorganEditor *self)
{
  gboolean is_covered = qorgan_record_form_is_covered (self->form);

  qorgan_record_head_show (QORGAN_RECORD_HEAD (self->head), self->dossier, self->casebook, is_covered);
  qorgan_mentions_list_set_covered (QORGAN_MENTIONS_LIST (self->mentions), is_covered);
}

/* What belongs to a sealed record is covered with it. */
static void
covered_cb (QorganEditor *self)
{
  qorgan_editor_finish_page (self);
  qorgan_editor_show_around (self);
  for (guint i = 0; i < self->groups->len; i++)
    qorgan_dependant_group_set_covered (self->groups->pdata[i], qorgan_record_form_is_covered (self->form));
}

/* ---- Pieces ---- */

/* Nobody waits for what the screen does not reach. */
static void
count_row (QorganEditor *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  self->n_rows++;
  if (self->is_shown || self->n_rows * ROW_HEIGHT < (guint) (height > 0 ? height : HEIGHT))
    return;
  qorgan_editor_show_page (self);
  qorgan_pieces_make (self->pieces, G_PRIORITY_DEFAULT_IDLE);
}

static gboolean
make_head (gpointer owner, guint index)
{
  QorganEditor *self = owner;

  self->head = qorgan_record_head_new ();
  qorgan_record_head_show (QORGAN_RECORD_HEAD (self->head), self->dossier, self->casebook,
                           qorgan_record_form_is_covered (self->form));
  gtk_box_append (self->content, self->head);
  return FALSE;
}

static gboolean
make_group (gpointer owner, guint index)
{
  QorganEditor *self = owner;
  GtkWidget *group
      = qorgan_dependant_group_new (self->casebook, self->dossier, index, qorgan_record_form_is_covered (self->form));

  gtk_box_append (self->content, group);
  g_ptr_array_add (self->groups, group);
  return FALSE;
}

/* Of the group that was made last. */
static gboolean
make_rows_of_group (gpointer owner, guint index)
{
  QorganEditor *self = owner;

  if (!qorgan_dependant_group_make_row (self->groups->pdata[self->groups->len - 1]))
    return FALSE;
  count_row (self);
  return TRUE;
}

/* By the index of its first field. */
static gboolean
make_section (gpointer owner, guint index)
{
  QorganEditor *self = owner;
  const QorganKind *kind = qorgan_record_kind (qorgan_dossier_record (self->dossier));
  const char *section = kind->fields[index].section;

  if (!qorgan_record_form_add_row (self->form, section, self->section))
    {
      self->section = NULL;
      return FALSE;
    }
  if (self->section == NULL)
    {
      GtkWidget *group = adw_preferences_group_new ();

      self->section = ADW_PREFERENCES_GROUP (group);
      adw_preferences_group_set_title (self->section, qorgan_form_layout_section_title (kind, section));
      gtk_box_append (self->content, group);
      qorgan_record_form_add_row (self->form, section, self->section);
    }
  count_row (self);
  return TRUE;
}

static gboolean
make_similar (gpointer owner, guint index)
{
  QorganEditor *self = owner;

  self->similar = QORGAN_SIMILAR_GROUP (qorgan_similar_group_new (self->casebook, self->form));
  gtk_box_append (self->content, GTK_WIDGET (self->similar));
  if (self->is_shown)
    qorgan_similar_group_look (self->similar);
  return FALSE;
}

static gboolean
make_more (gpointer owner, guint index)
{
  QorganEditor *self = owner;

  gtk_box_append (self->content, qorgan_record_form_make_more (self->form));
  return FALSE;
}

static gboolean
make_end (gpointer owner, guint index)
{
  QorganEditor *self = owner;

  self->mentions = qorgan_mentions_list_new (self->casebook, self->id);
  gtk_box_append (self->content, self->mentions);
  self->quiet_line = qorgan_quiet_line_new ();
  gtk_box_append (self->content, self->quiet_line);
  qorgan_editor_show_around (self);
  qorgan_quiet_line_show (self->quiet_line, self->dossier);
  if (!self->is_shown)
    qorgan_editor_show_page (self);
  return FALSE;
}

/* ---- All of it ---- */

static void
add_groups (QorganEditor *self, QorganFormPlace place)
{
  for (guint i = 0; i < qorgan_dossier_n_groups (self->dossier); i++)
    {
      const QorganDossierGroup *group = qorgan_dossier_group (self->dossier, i);
      QorganDependant dependant = { .kind = group->kind, .owner = group->owner };

      if (qorgan_form_layout_place (&dependant) != place)
        continue;
      qorgan_pieces_add (self->pieces, make_group, i);
      qorgan_pieces_add (self->pieces, make_rows_of_group, i);
    }
}

/* All but the main one, which the first field is in. */
static void
add_other_sections (QorganEditor *self)
{
  const QorganKind *kind = qorgan_record_kind (qorgan_dossier_record (self->dossier));

  for (guint i = 1; i < kind->n_fields; i++)
    if (qorgan_form_layout_is_first_of_section (kind, i))
      qorgan_pieces_add (self->pieces, make_section, i);
}

/**
 * qorgan_editor_make_page:
 *
 * Begins to make the page of the dossier, and shows it in a moment.
 */
void
qorgan_editor_make_page (QorganEditor *self)
{
  gboolean is_newborn = qorgan_dossier_is_newborn (self->dossier);

  self->form
      = qorgan_record_form_new (self->casebook, self->dossier, qorgan_dossier_record (self->dossier), self->newborn);
  g_signal_connect_object (self->form, "covered", G_CALLBACK (covered_cb), self, G_CONNECT_SWAPPED);
  self->pieces = qorgan_pieces_new (self);
  qorgan_pieces_add (self->pieces, make_head, 0);
  if (!is_newborn)
    add_groups (self, QORGAN_FORM_PLACE_LEAD);
  qorgan_pieces_add (self->pieces, make_section, 0);
  qorgan_pieces_add (self->pieces, make_similar, 0);
  if (is_newborn) /* they appear while the first fields are filled, which must not move below them */
    add_groups (self, QORGAN_FORM_PLACE_LEAD);
  add_groups (self, QORGAN_FORM_PLACE_MIDDLE);
  add_other_sections (self);
  qorgan_pieces_add (self->pieces, make_more, 0);
  add_groups (self, QORGAN_FORM_PLACE_END);
  qorgan_pieces_add (self->pieces, make_end, 0);
  qorgan_pieces_make (self->pieces, G_PRIORITY_HIGH_IDLE);
}

/**
 * qorgan_editor_finish_page:
 *
 * Makes all that is missing of the page, if it has been begun: something is to be done with the whole of it.
 */
void
qorgan_editor_finish_page (QorganEditor *self)
{
  if (self->pieces != NULL)
    qorgan_pieces_finish (self->pieces);
}
