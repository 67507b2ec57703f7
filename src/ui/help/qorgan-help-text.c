/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A help page as widgets. The pages are Markdown, which translators know and which reads well in a pull request; cmark
 * takes it apart. What the pages use is headings, paragraphs, lists, emphasis, code and links to each other. */

#include "qorgan-help-text.h"

#include <cmark.h>
#include <string.h>

static void append_inlines (GString *markup, cmark_node *parent);

static void
append_escaped (GString *markup, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text != NULL ? text : "", -1);

  g_string_append (markup, escaped);
}

static void
append_tagged (GString *markup, const char *tag, cmark_node *node)
{
  g_string_append_printf (markup, "<%s>", tag);
  append_inlines (markup, node);
  g_string_append_printf (markup, "</%s>", tag);
}

static void
append_link (GString *markup, cmark_node *node)
{
  g_autofree char *address = g_markup_escape_text (cmark_node_get_url (node), -1);

  g_string_append_printf (markup, "<a href=\"%s\">", address);
  append_inlines (markup, node);
  g_string_append (markup, "</a>");
}

static void
append_inline (GString *markup, cmark_node *node)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
      append_escaped (markup, cmark_node_get_literal (node));
      break;
    case CMARK_NODE_CODE:
      g_string_append (markup, "<tt>");
      append_escaped (markup, cmark_node_get_literal (node));
      g_string_append (markup, "</tt>");
      break;
    case CMARK_NODE_STRONG:
      append_tagged (markup, "b", node);
      break;
    case CMARK_NODE_EMPH:
      append_tagged (markup, "i", node);
      break;
    case CMARK_NODE_LINK:
      append_link (markup, node);
      break;
    default: /* a line break; nothing else stands in our pages */
      g_string_append_c (markup, ' ');
      break;
    }
}

static void
append_inlines (GString *markup, cmark_node *parent)
{
  for (cmark_node *node = cmark_node_first_child (parent); node != NULL; node = cmark_node_next (node))
    append_inline (markup, node);
}

static GtkWidget *
label_new (cmark_node *node, GtkAccessibleRole role)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, NULL);

  append_inlines (markup, node);
  gtk_label_set_markup (GTK_LABEL (label), markup->str);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static GtkWidget *
heading_new (cmark_node *node)
{
  GtkWidget *label = label_new (node, GTK_ACCESSIBLE_ROLE_HEADING);
  int level = cmark_node_get_heading_level (node);

  gtk_widget_add_css_class (label, level == 1 ? "title-2" : "heading");
  gtk_widget_set_margin_top (label, level == 1 ? 0 : 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, level, -1);
  return label;
}

static GtkWidget *
list_new (cmark_node *list)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_LIST, NULL);
  int number = cmark_node_get_list_start (list);

  for (cmark_node *item = cmark_node_first_child (list); item != NULL; item = cmark_node_next (item))
    {
      GtkWidget *row
          = g_object_new (GTK_TYPE_BOX, "spacing", 8, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
      g_autofree char *sign
          = cmark_node_get_list_type (list) == CMARK_ORDERED_LIST ? g_strdup_printf ("%d.", number++) : g_strdup ("•");
      GtkWidget *mark = gtk_label_new (sign);
      GtkWidget *label = label_new (cmark_node_first_child (item), GTK_ACCESSIBLE_ROLE_LABEL);

      gtk_widget_set_valign (mark, GTK_ALIGN_START);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_box_append (GTK_BOX (row), mark);
      gtk_box_append (GTK_BOX (row), label);
      gtk_box_append (GTK_BOX (box), row);
    }
  return box;
}

static GtkWidget *
block_new (cmark_node *node)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_HEADING:
      return heading_new (node);
    case CMARK_NODE_LIST:
      return list_new (node);
    default:
      return label_new (node, GTK_ACCESSIBLE_ROLE_PARAGRAPH);
    }
}

static char *
dup_plain (cmark_node *heading)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  char *plain = NULL;

  append_inlines (markup, heading);
  pango_parse_markup (markup->str, -1, 0, NULL, &plain, NULL, NULL);
  return plain;
}

/**
 * qorgan_help_text_new:
 * @markdown: a page that begins with its title as a heading
 * @length: of it in bytes
 * @title: (out) (transfer full): that title, without marks
 *
 * Returns: (transfer floating): the page below its title; its links name other pages
 */
GtkWidget *
qorgan_help_text_new (const char *markdown, gsize length, char **title)
{
  cmark_node *document = cmark_parse_document (markdown, length, CMARK_OPT_DEFAULT);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  cmark_node *first = cmark_node_first_child (document);

  *title = dup_plain (first);
  for (cmark_node *node = cmark_node_next (first); node != NULL; node = cmark_node_next (node))
    gtk_box_append (GTK_BOX (box), block_new (node));
  cmark_node_free (document);
  return box;
}
