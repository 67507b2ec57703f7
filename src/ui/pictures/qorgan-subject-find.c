/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See qorgan-subject-find.h. A step asks again until what it needs is there. */

#include "qorgan-subject-find.h"

#include "qorgan-workspace-private.h"

static GtkWidget *
find_nth (GtkWidget *widget, GType type, guint *nth)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*nth)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_nth (child, type, nth);
  return found;
}

/**
 * qorgan_subject_find_widget:
 * @window: a window
 * @type: of a widget
 * @nth: how many of that type come before it, from the top of the tree
 *
 * Where there is a dialog, what is looked for stands in that.
 *
 * Returns: (transfer none) (nullable): the widget, if it is on the screen
 */
GtkWidget *
qorgan_subject_find_widget (QorganWindow *window, GType type, guint nth)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  GtkWidget *root = dialog != NULL ? GTK_WIDGET (dialog) : GTK_WIDGET (window);

  return G_TYPE_CHECK_INSTANCE_TYPE (root, type) && nth == 0 ? root : find_nth (root, type, &nth);
}

/**
 * qorgan_subject_find_inside:
 * @widget: a widget on the screen
 * @type: of another
 *
 * Returns: (transfer none) (nullable): the first of that type that is in @widget and on the screen
 */
GtkWidget *
qorgan_subject_find_inside (GtkWidget *widget, GType type)
{
  guint nth = 0;

  return find_nth (widget, type, &nth);
}

/**
 * qorgan_subject_get_selection:
 * @window: a window with an open casebook
 *
 * Returns: (transfer none): the rows of the list that is shown
 */
QorganSelection *
qorgan_subject_get_selection (QorganWindow *window)
{
  return qorgan_list_page_get_selection (qorgan_workspace_get_list_page (qorgan_window_get_workspace (window)));
}
