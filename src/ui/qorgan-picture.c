/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture of one page, for `./dev picture`: goes to the page, waits until nothing moves any more, draws the window
 * into a file and quits. The page is drawn by GTK itself, so that neither a window manager nor a screenshot program is
 * needed. */

#include "qorgan-picture.h"

#include "qorgan-contact-dialog.h"
#include "qorgan-filter-dialog.h"
#include "qorgan-import-dialog.h"
#include "qorgan-kinds.h"
#include "qorgan-quick-entry.h"
#include "qorgan-workspace-private.h"
#include "qorgan-sources-button.h"

/* How often it is looked at, and for how long nothing may have been going on: the tiles of the map come last. */
#define LOOK_EVERY_MS 100
#define LOOKS_AT_REST 15
#define LOOKS_AT_MOST 300

typedef struct
{
  const char *name;
  const char *page; /* of the workspace; NULL: no casebook is needed */
  gboolean record;  /* the first of the page's records is open */
  void (*show) (QorganWorkspace *workspace); /* what is to be seen over the page; NULL: nothing */
  gboolean sources; /* what sources say of a field of the record is open, once that is read */
} Subject;

/* A line with something of every sort. */
static void
show_quick_entry (QorganWorkspace *workspace)
{
  static const char *const lines[QORGAN_N_LANGUAGES] = {
    [QORGAN_LANGUAGE_EN] = "Lukpan Akhmedyarov, detained 7 Jan 2022 18:40 Uralsk, article 488 KoAP, near his home",
    [QORGAN_LANGUAGE_RU] = "задержан Лукпан Ахмедьяров 07.01.2022 18:40 Уральск, ст. 488 КоАП, у дома",
    [QORGAN_LANGUAGE_KK] = "Лұқпан Ахмедияров 7 қаңтар 2022, 18:40 Оралда ұсталды, 488-бап ӘҚБтК, үйінің жанында",
  };
  QorganCasebook *casebook = qorgan_workspace_get_casebook (workspace);
  AdwDialog *dialog = qorgan_quick_entry_new (casebook);

  qorgan_quick_entry_set_line (QORGAN_QUICK_ENTRY (dialog), lines[qorgan_casebook_get_language (casebook)]);
  adw_dialog_present (dialog, GTK_WIDGET (workspace));
}

static void
show_contact (QorganWorkspace *workspace)
{
  AdwDialog *dialog = qorgan_contact_dialog_new (qorgan_workspace_get_casebook (workspace), 0);

  adw_dialog_present (dialog, GTK_WIDGET (workspace));
}

/* With something of each sort to be seen. */
static void
show_filters (QorganWorkspace *workspace)
{
  QorganList *list = qorgan_selection_get_list (qorgan_workspace_get_selection (workspace, &qorgan_kind_case));
  QorganQuery *query = qorgan_query_copy (qorgan_list_get_query (list));
  const QorganPath happened = { { QORGAN_STEP_CASE }, QORGAN_STEP_HAPPENED };
  QorganCondition *since = qorgan_condition_new (&happened);

  since->since = g_strdup ("2022-01");
  qorgan_query_take_condition (query, since);
  qorgan_query_where_none (query, QORGAN_CASE_STATE, (const char *[]) { "suspended", NULL });
  qorgan_query_where_empty (query, QORGAN_CASE_LANGUAGE, TRUE);
  qorgan_list_take_query (list, query);
}

static void
show_filter_values (QorganWorkspace *workspace)
{
  QorganList *list = qorgan_selection_get_list (qorgan_workspace_get_selection (workspace, &qorgan_kind_case));
  AdwDialog *dialog = qorgan_filter_dialog_new (list);
  const QorganPath kind = { { QORGAN_STEP_CASE }, QORGAN_STEP_KIND };

  show_filters (workspace);
  qorgan_filter_dialog_show_path (QORGAN_FILTER_DIALOG (dialog), &kind);
  adw_dialog_present (dialog, GTK_WIDGET (workspace));
}

/* What a table of the demo's people may look like. */
static const char table[] = "ФИО;Дата задержания;Город;Суд\n"
                            "Лукпан Ахмедьяров;07.01.2022;Уральск;Абайский районный суд\n"
                            "Айгүл Сұлтанова;08.01.2022;Ақтөбе;\n";

static void
open_import (QorganWorkspace *workspace)
{
  AdwDialog *dialog = qorgan_import_dialog_new (qorgan_workspace_get_casebook (workspace));

  adw_dialog_present (dialog, GTK_WIDGET (workspace));
  qorgan_import_dialog_paste (QORGAN_IMPORT_DIALOG (dialog), table);
}

static void
show_goto (QorganWorkspace *workspace)
{
  gtk_widget_activate_action (GTK_WIDGET (workspace), "workspace.go-to-anything", NULL);
}

static void
select_rows (QorganWorkspace *workspace)
{
  QorganSelection *selection = qorgan_list_page_get_selection (qorgan_workspace_get_list_page (workspace));

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (selection));
  gtk_widget_activate_action (GTK_WIDGET (workspace), "workspace.back",
                              NULL); /* to the list, where it was opened from */
}

static const Subject subjects[] = {
  { "welcome" },
  { "empty", "case" },
  { "cases", "case" },
  { "case", "case", TRUE },
  { "people", "person" },
  { "person", "person", TRUE },
  { "incidents", "incident" },
  { "incident", "incident", TRUE },
  { "map", "map" },
  { "history", "case" },
  { "quick", "case", FALSE, show_quick_entry },
  { "contact", "case", FALSE, show_contact },
  { "contacts", "contact" },
  { "filters", "case", FALSE, show_filters },
  { "filter-values", "case", FALSE, show_filter_values },
  { "import", "person", FALSE, open_import },
  { "goto", "case", FALSE, show_goto },
  { "selection", "case", TRUE, select_rows },
  { "sources", "incident", TRUE, NULL, TRUE },
};

struct _QorganPicture
{
  GObject parent_instance;

  const Subject *subject;
  int width, height;
  char *file;

  QorganWindow *window; /* owned while at work */
  guint n_looks;
  guint n_at_rest;
  gboolean is_there; /* the page is shown */
  gboolean is_asked; /* and what is to be opened on it has been */
};

G_DEFINE_FINAL_TYPE (QorganPicture, qorgan_picture, G_TYPE_OBJECT)

/* Returns whether the page is shown now, or cannot be yet. */
static gboolean
go_there (QorganPicture *self)
{
  QorganWorkspace *workspace = qorgan_window_get_workspace (self->window);

  if (self->subject->page == NULL)
    return TRUE;
  if (workspace == NULL)
    return FALSE;
  qorgan_workspace_show_page (workspace, self->subject->page);
  if (g_str_equal (self->subject->name, "history"))
    gtk_widget_activate_action (GTK_WIDGET (workspace), "workspace.casebook-history", NULL);
  if (self->subject->record && !qorgan_workspace_open_first (workspace))
    return FALSE;
  if (self->subject->show != NULL)
    self->subject->show (workspace);
  return TRUE;
}

static gboolean
is_at_rest (QorganPicture *self)
{
  QorganWorkspace *workspace = qorgan_window_get_workspace (self->window);

  return workspace == NULL || !qorgan_workspace_get_busy (workspace);
}

static gboolean
draw (QorganPicture *self)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self->window));
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  int width = gdk_paintable_get_intrinsic_width (paintable);
  int height = gdk_paintable_get_intrinsic_height (paintable);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  if (node == NULL)
    return FALSE;
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (self->window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  return gdk_texture_save_to_png (texture, self->file);
}

static GtkWidget *
find_shown (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_shown (child, type);
  return found;
}

/* The page is there and at rest: opens what stands above it. */
static void
ask_for_more (QorganPicture *self)
{
  GtkWidget *button;

  self->is_asked = TRUE;
  if (!self->subject->sources)
    return;
  self->n_at_rest = 0;
  button = find_shown (GTK_WIDGET (self->window), QORGAN_TYPE_SOURCES_BUTTON);
  if (button != NULL)
    g_signal_emit_by_name (button, "clicked");
}

static gboolean
look_cb (gpointer data)
{
  QorganPicture *self = data;

  if (!self->is_there)
    self->is_there = go_there (self);
  self->n_at_rest = self->is_there && is_at_rest (self) ? self->n_at_rest + 1 : 0;
  if (self->n_at_rest == LOOKS_AT_REST && !self->is_asked)
    ask_for_more (self);
  if (++self->n_looks < LOOKS_AT_MOST && self->n_at_rest < LOOKS_AT_REST)
    return G_SOURCE_CONTINUE;
  if (!self->is_there || !draw (self))
    g_warning ("No picture of the page %s", self->subject->name);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->window);
  return G_SOURCE_REMOVE;
}

static void
qorgan_picture_finalize (GObject *object)
{
  QorganPicture *self = QORGAN_PICTURE (object);

  g_free (self->file);
  G_OBJECT_CLASS (qorgan_picture_parent_class)->finalize (object);
}

static void
qorgan_picture_class_init (QorganPictureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qorgan_picture_finalize;
}

static void
qorgan_picture_init (QorganPicture *self)
{
}

/**
 * qorgan_picture_new:
 * @page: its name
 * @size: (nullable): of the window, “1200x800”
 * @file: where to put the picture
 *
 * Returns: (transfer full) (nullable): what is to be done; %NULL when it makes no sense
 */
QorganPicture *
qorgan_picture_new (const char *page, const char *size, const char *file)
{
  g_autoptr (QorganPicture) self = g_object_new (QORGAN_TYPE_PICTURE, NULL);
  g_auto (GStrv) numbers = g_strsplit (size != NULL ? size : "1200x800", "x", 2);

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (g_str_equal (subjects[i].name, page))
      self->subject = &subjects[i];
  if (self->subject == NULL || file == NULL || g_strv_length (numbers) != 2)
    return NULL;
  self->width = (int) g_ascii_strtoll (numbers[0], NULL, 10);
  self->height = (int) g_ascii_strtoll (numbers[1], NULL, 10);
  self->file = g_strdup (file);
  return self->width > 0 && self->height > 0 ? g_steal_pointer (&self) : NULL;
}

/**
 * qorgan_picture_start:
 * @self: what is to be done
 * @window: (transfer none): the window to picture, which is closed afterwards
 */
void
qorgan_picture_start (QorganPicture *self, QorganWindow *window)
{
  g_return_if_fail (QORGAN_IS_PICTURE (self));

  self->window = g_object_ref (window);
  gtk_window_unmaximize (GTK_WINDOW (window));
  gtk_window_set_default_size (GTK_WINDOW (window), self->width, self->height);
  g_timeout_add_full (G_PRIORITY_LOW, LOOK_EVERY_MS, look_cb, g_object_ref (self), g_object_unref);
}
