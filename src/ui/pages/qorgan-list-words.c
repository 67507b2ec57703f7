/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page of a kind says beside its records, and while it is empty: what belongs there, and how to begin. */

#include "qorgan-list-words.h"

#include <glib/gi18n-lib.h>

#include "qorgan-kinds.h"
#include "qorgan-message.h"
#include "qorgan-pages.h"

/* English, translatable. */
typedef struct
{
  const char *title;
  const char *description;
  const char *button;
  gboolean comes_in_lines; /* a line that is typed, or a table, makes such records too */
} QorganListWords;

static const QorganListWords empty_words[] = {
  [QORGAN_KIND_CASE] = { N_ ("No Cases Yet"),
                         N_ ("A case is what happens to one person or outlet before the authorities: its steps, from "
                             "summons to appeal, are listed in it."),
                         N_ ("_New Case"), TRUE },
  [QORGAN_KIND_PERSON] = { N_ ("No People Yet"),
                           N_ ("Journalists, their relatives and lawyers, judges and officials: everybody who occurs "
                               "in a case or an incident."),
                           N_ ("_New Person"), TRUE },
  [QORGAN_KIND_INCIDENT] = { N_ ("No Incidents Yet"),
                             N_ ("An incident is something that happened to journalists or the media. With a place it "
                                 "also stands on the map."),
                             N_ ("_New Incident"), TRUE },
  [QORGAN_KIND_ORGANISATION]
  = { N_ ("No Organisations Yet"), N_ ("Outlets, courts, police bodies, ministries, unions and associations."),
      N_ ("_New Organisation") },
  [QORGAN_KIND_PLACE] = { N_ ("No Places Yet"),
                          N_ ("Places come with the incidents and organisations that use them. One that is on no list "
                              "can be added here."),
                          N_ ("_New Place") },
  [QORGAN_KIND_SOURCE] = { N_ ("No Sources Yet"),
                           N_ ("Reports, pages, documents and conversations that facts rest on."), N_ ("_New Source") },
  [QORGAN_KIND_CONTACT]
  = { N_ ("No Contacts Yet"), N_ ("Calls, messages and visits: with whom, about what, and what is to be done next."),
      N_ ("_New Contact") },
  [QORGAN_KIND_INTERVENTION]
  = { N_ ("No Interventions Yet"), N_ ("Appeals, letters, alerts and demands: by whom, to whom, and the reply."),
      N_ ("_New Intervention") },
};

/**
 * qorgan_list_words_write:
 * @kind: a kind that has a page
 * @page: shown while there is no record of it
 * @button: on it: makes the first one
 *
 * Returns: whether such records also come by quick entry and by importing a table
 */
gboolean
qorgan_list_words_write (const QorganKind *kind, AdwStatusPage *page, GtkButton *button)
{
  const QorganListWords *words;

  g_return_val_if_fail (kind->id < G_N_ELEMENTS (empty_words), FALSE);

  words = &empty_words[kind->id];
  adw_status_page_set_icon_name (page, qorgan_pages_of_kind (kind)->icon);
  adw_status_page_set_title (page, _ (words->title));
  adw_status_page_set_description (page, _ (words->description));
  gtk_button_set_label (button, _ (words->button));
  gtk_button_set_use_underline (button, TRUE);
  return words->comes_in_lines;
}

/**
 * qorgan_list_words_dup_other_layout:
 * @list: what is shown
 *
 * Returns: (nullable) (transfer full): that something else was searched for than was typed, if so
 */
char *
qorgan_list_words_dup_other_layout (QorganList *list)
{
  g_autofree char *other = NULL;

  g_object_get (list, "other-layout", &other, NULL);
  if (other == NULL)
    return NULL;
  /* Translators: %s is what the typed keys give on another keyboard layout */
  return g_strdup_printf (_ ("Searched for “%s” instead"), other);
}

/**
 * qorgan_list_words_write_view_error:
 * @error: why a saved view cannot be shown
 * @page: says that, and what can be done
 */
void
qorgan_list_words_write_view_error (const GError *error, AdwStatusPage *page)
{
  g_autofree char *words = g_strdup_printf (
      _ ("%s Nothing is lost: the records are on their own pages. Delete this view and save it anew, or open it with "
         "the version of Qorgan it was made with."),
      error->message);

  qorgan_message_describe (page, words);
}
