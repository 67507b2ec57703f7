/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks through all that is on the screen. What is shown of a record may end in “…” where it is told in full elsewhere
 * (a cell of a table, a title); what the program itself says may not. */

#include "faults.h"

#include <adwaita.h>

#include "qorgan-cell.h"
#include "menu-keys.h"
#include "qorgan-import-columns.h"
#include "qorgan-late-menu.h"

/* Rounding. */
#define SLACK 1.0f

typedef struct
{
  GtkWidget *root;
  GPtrArray *faults;
  float left, right; /* between which a widget is seen, in the coordinates of the root */
  gboolean may_scroll; /* up and down: what is below the window can be brought into it */
  gboolean is_wide; /* and sideways */
} Look;

static char *
dup_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return g_strdup (gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_INSCRIPTION (widget))
    return g_strdup (gtk_inscription_get_text (GTK_INSCRIPTION (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      char *words = dup_words (child);

      if (words != NULL && *words != '\0')
        return words;
      g_free (words);
    }
  return NULL;
}

static char *
dup_path (GtkWidget *widget)
{
  GString *path = g_string_new (G_OBJECT_TYPE_NAME (widget));
  guint n = 1;

  for (GtkWidget *above = gtk_widget_get_parent (widget); above != NULL && n < 7; above = gtk_widget_get_parent (above))
    if (!GTK_IS_BOX (above) && !GTK_IS_STACK (above))
      {
        g_string_append_printf (path, " < %s", G_OBJECT_TYPE_NAME (above));
        n++;
      }
  return g_string_free (path, FALSE);
}

static void G_GNUC_PRINTF (3, 4) tell (const Look *look, GtkWidget *widget, const char *format, ...)
{
  g_autofree char *words = dup_words (widget);
  g_autofree char *path = dup_path (widget);
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (look->faults, g_strdup_printf ("%s: “%.60s” (%s)", what,
                                                  words != NULL ? words : gtk_widget_get_name (widget), path));
}

static GtkWidget *
above (GtkWidget *widget, GType type)
{
  return gtk_widget_get_ancestor (widget, type);
}

/* ---- Text ---- */

static gboolean
is_large_text (GtkWidget *widget)
{
  int dpi;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 96 * 1024;
}

static gboolean
is_told_by_tooltip (GtkWidget *label)
{
  const char *text = gtk_label_get_text (GTK_LABEL (label));

  for (GtkWidget *widget = label; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_tooltip_text (widget) != NULL)
      return strstr (gtk_widget_get_tooltip_text (widget), text) != NULL;
  return FALSE;
}

/* What ends in “…” here is told in full where it is opened, or was chosen a moment ago (the title of a dialog); and an
 * example of what can be typed is no more than that. */
static gboolean
may_be_shortened (GtkWidget *label)
{
  GtkWidget *button = above (label, GTK_TYPE_BUTTON);

  return is_told_by_tooltip (label) || above (label, QORGAN_TYPE_CELL) != NULL
         || (above (label, QORGAN_TYPE_IMPORT_COLUMNS) != NULL && gtk_widget_has_css_class (label, "dimmed"))
         || gtk_label_get_lines (GTK_LABEL (label)) > 0
         || (button != NULL && gtk_widget_has_css_class (button, "value"))
         || (above (label, ADW_TYPE_PREFERENCES_GROUP) != NULL && gtk_widget_has_css_class (label, "heading")
             && is_large_text (label)) /* libadwaita's own; beside it stands a button */
         || (above (label, ADW_TYPE_HEADER_BAR) != NULL && gtk_widget_has_css_class (label, "title"))
         || (GTK_IS_TEXT (gtk_widget_get_parent (label)) && is_large_text (label));
}

static gboolean
is_code (const char *text)
{
  static const char *const signs = "abcdefghijklmnopqrstuvwxyz0123456789_";

  return strchr (text, '_') != NULL && strspn (text, signs) == strlen (text) && g_ascii_islower (text[0]);
}

static void
look_at_label (const Look *look, GtkWidget *label)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (pango_layout_is_ellipsized (layout) && !may_be_shortened (label))
    tell (look, label, "shortened");
  if ((float) width > (float) gtk_widget_get_width (label) + SLACK)
    tell (look, label, "cut, %d wide and has %d", width, gtk_widget_get_width (label));
  if ((float) height > (float) gtk_widget_get_height (label) + SLACK)
    tell (look, label, "cut, %d high and has %d", height, gtk_widget_get_height (label));
  if (is_code (gtk_label_get_text (GTK_LABEL (label))))
    tell (look, label, "a code");
}

/* ---- Names ---- */

static gboolean
is_named_by_property (GtkWidget *widget)
{
  g_autofree char *differs = NULL;

  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  differs = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  return differs != NULL;
}

static gboolean
is_named_inside (GtkWidget *widget)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (is_named_by_property (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_named_inside (child))
      return TRUE;
  return FALSE;
}

/* What is in such a control is its name; see the naming table of WAI-ARIA. */
static gboolean
is_named_by_content (GtkWidget *widget)
{
  switch (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)))
    {
    case GTK_ACCESSIBLE_ROLE_BUTTON:
    case GTK_ACCESSIBLE_ROLE_TOGGLE_BUTTON:
    case GTK_ACCESSIBLE_ROLE_CHECKBOX:
    case GTK_ACCESSIBLE_ROLE_RADIO:
    case GTK_ACCESSIBLE_ROLE_SWITCH:
    case GTK_ACCESSIBLE_ROLE_LINK:
    case GTK_ACCESSIBLE_ROLE_LIST_ITEM:
    case GTK_ACCESSIBLE_ROLE_OPTION:
    case GTK_ACCESSIBLE_ROLE_ROW:
    case GTK_ACCESSIBLE_ROLE_TAB:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM_CHECKBOX:
    case GTK_ACCESSIBLE_ROLE_COLUMN_HEADER:
    case GTK_ACCESSIBLE_ROLE_LABEL:
      return is_named_inside (widget);
    default:
      return FALSE;
    }
}

/* The part of an entry that is typed in is called what the entry is called. */
static gboolean
is_named_by_entry (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return GTK_IS_TEXT (widget) && GTK_IS_EDITABLE (parent) && is_named_by_property (parent);
}

/* libadwaita's own: its words are read out as one comes to it. */
static gboolean
is_message (GtkWidget *widget)
{
  return GTK_IS_SCROLLED_WINDOW (widget)
         && (ADW_IS_STATUS_PAGE (gtk_widget_get_parent (widget)) || above (widget, ADW_TYPE_ALERT_DIALOG) != NULL);
}

static gboolean
is_named (GtkWidget *widget)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  return is_named_by_property (widget) || is_named_by_entry (widget) || is_message (widget)
         || gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY)
         || (tooltip != NULL && *tooltip != '\0') || is_named_by_content (widget);
}

/* What a button is made of is passed over. */
static gboolean
is_part_of_button (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return parent != NULL && (above (parent, GTK_TYPE_BUTTON) != NULL || above (parent, GTK_TYPE_MENU_BUTTON) != NULL);
}

/* A container that can have the focus gives it to what is in it. */
static gboolean
hands_focus_on (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if ((gtk_widget_get_focusable (child) && gtk_widget_get_mapped (child) && is_named (child))
        || hands_focus_on (child))
      return TRUE;
  return FALSE;
}

/* ---- The walk ---- */

static void
look_at_place (Look *look, GtkWidget *widget)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (widget, look->root, &bounds) || bounds.size.width <= 0)
    return;
  if (GTK_IS_LABEL (widget) || GTK_IS_BUTTON (widget) || GTK_IS_EDITABLE (widget) || GTK_IS_IMAGE (widget))
    {
      if (!look->is_wide
          && (bounds.origin.x < look->left - SLACK || bounds.origin.x + bounds.size.width > look->right + SLACK))
        tell (look, widget, "from %.0f to %.0f, seen from %.0f to %.0f", bounds.origin.x,
              bounds.origin.x + bounds.size.width, look->left, look->right);
      if (!look->may_scroll
          && bounds.origin.y + bounds.size.height > (float) gtk_widget_get_height (look->root) + SLACK)
        tell (look, widget, "below the window");
    }
  if (gtk_widget_get_overflow (widget) == GTK_OVERFLOW_HIDDEN)
    {
      look->left = MAX (look->left, bounds.origin.x);
      look->right = MIN (look->right, bounds.origin.x + bounds.size.width);
    }
}

static void
look_at_scrolling (Look *look, GtkWidget *widget)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (widget));

  look->may_scroll = TRUE;
  if (above (widget, QORGAN_TYPE_IMPORT_COLUMNS) != NULL)
    { /* the table that is to be imported, as wide as it is */
      look->is_wide = TRUE;
      return;
    }
  if (gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) + SLACK)
    tell (look, widget, "scrolls sideways, %.0f wide and has %.0f", gtk_adjustment_get_upper (adjustment),
          gtk_adjustment_get_page_size (adjustment));
}

static void
look_at_menu (const Look *look, GtkMenuButton *button)
{
  GMenuModel *menu = qorgan_late_menu_get (button);
  g_autofree char *fault = NULL;

  if (menu == NULL)
    menu = gtk_menu_button_get_menu_model (button);
  if (menu != NULL && (fault = menu_keys_find_fault (menu)) != NULL)
    tell (look, GTK_WIDGET (button), "%s", fault);
}

static void
look_at (Look look, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_NATIVE (widget) && widget != look.root)
    {
      look.root = widget;
      look.left = -G_MAXFLOAT; /* a popover has shadows around it */
      look.right = G_MAXFLOAT;
    }
  look_at_place (&look, widget);
  if (GTK_IS_SCROLLED_WINDOW (widget))
    look_at_scrolling (&look, widget);
  if (GTK_IS_LABEL (widget))
    look_at_label (&look, widget);
  if (GTK_IS_MENU_BUTTON (widget))
    look_at_menu (&look, GTK_MENU_BUTTON (widget));
  if (gtk_widget_get_focusable (widget) && gtk_widget_is_sensitive (widget) && widget != look.root && !is_named (widget)
      && !is_part_of_button (widget) && !hands_focus_on (widget))
    tell (&look, widget, "without a name");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_at (look, child);
}

/**
 * faults_find:
 * @window: a window whose layout is settled
 * @faults: (element-type utf8): where what is found is added, a sentence each
 */
void
faults_find (GtkWidget *window, GPtrArray *faults)
{
  const Look look = { window, faults, 0, (float) gtk_widget_get_width (window), FALSE, FALSE };

  look_at (look, window);
}

static guint64
add_layout (guint64 sum, GtkWidget *root, GtkWidget *widget)
{
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (widget))
    return sum;
  if (gtk_widget_compute_bounds (widget, root, &bounds))
    sum = (sum * 31 + (guint64) (gint64) bounds.origin.x) * 31 + (guint64) (gint64) bounds.origin.y;
  sum = (sum * 31 + (guint64) gtk_widget_get_width (widget)) * 31 + (guint64) gtk_widget_get_height (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    sum = add_layout (sum, root, child);
  return sum;
}

/**
 * faults_layout:
 * @window: a window
 *
 * Returns: a number that is another one as soon as something on the screen moves
 */
guint64
faults_layout (GtkWidget *window)
{
  return add_layout (1, window, window);
}
