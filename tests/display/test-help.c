/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help pages: the same ones in every language, each with a title and with links that lead to one of them. */

#include <cmark.h>
#include <gio/gio.h>
#include <string.h>

#include "qorgan-language.h"

#define FOLDER "/org/qorgan/Qorgan/help/"

static char **
list_pages (QorganLanguage language)
{
  g_autofree char *folder = g_strconcat (FOLDER, qorgan_language_code (language), NULL);
  g_autoptr (GError) error = NULL;
  char **pages = g_resources_enumerate_children (folder, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);
  return pages;
}

static void
test_same_pages (void)
{
  g_auto (GStrv) english = list_pages (QORGAN_LANGUAGE_EN);

  g_assert_cmpuint (g_strv_length (english), >, 5);
  for (guint i = 0; i < QORGAN_N_LANGUAGES; i++)
    {
      g_auto (GStrv) pages = list_pages (i);

      g_assert_cmpuint (g_strv_length (pages), ==, g_strv_length (english));
      for (guint j = 0; english[j] != NULL; j++)
        g_assert_true (g_strv_contains ((const char *const *) pages, english[j]));
    }
}

static void
check_node (cmark_node *node, const char *const *pages)
{
  cmark_node_type type = cmark_node_get_type (node);
  g_autofree char *file = NULL;

  /* What qorgan-help-text.c does not show must not stand there. */
  g_assert_true (type != CMARK_NODE_HTML_BLOCK && type != CMARK_NODE_HTML_INLINE && type != CMARK_NODE_IMAGE
                 && type != CMARK_NODE_CODE_BLOCK && type != CMARK_NODE_BLOCK_QUOTE);
  if (type != CMARK_NODE_LINK)
    return;
  file = g_strconcat (cmark_node_get_url (node), ".md", NULL);
  if (!g_strv_contains (pages, file))
    g_error ("a link to “%s”, which is no page", cmark_node_get_url (node));
}

static void
check_page (const char *path, const char *const *pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  cmark_node *document;
  cmark_iter *iter;

  g_assert_no_error (error);
  document = cmark_parse_document (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), CMARK_OPT_DEFAULT);
  g_assert_cmpint (cmark_node_get_type (cmark_node_first_child (document)), ==, CMARK_NODE_HEADING);
  iter = cmark_iter_new (document);
  while (cmark_iter_next (iter) != CMARK_EVENT_DONE)
    check_node (cmark_iter_get_node (iter), pages);
  cmark_iter_free (iter);
  cmark_node_free (document);
}

static void
test_pages (void)
{
  for (guint i = 0; i < QORGAN_N_LANGUAGES; i++)
    {
      g_auto (GStrv) pages = list_pages (i);

      for (guint j = 0; pages[j] != NULL; j++)
        {
          g_autofree char *path = g_strconcat (FOLDER, qorgan_language_code (i), "/", pages[j], NULL);

          check_page (path, (const char *const *) pages);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/help/same-pages", test_same_pages);
  g_test_add_func ("/help/pages", test_pages);
  return g_test_run ();
}
