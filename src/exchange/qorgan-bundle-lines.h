/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a stream, one at a time, whatever the stream holds. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* No record a person wrote comes near this; a longer line is a mistake or an attack. */
#define QORGAN_BUNDLE_MAX_LINE (4 * 1024 * 1024)

typedef struct _QorganBundleLines QorganBundleLines;

/**
 * QorganBundleLine:
 * @number: from 1
 * @text: (nullable): the line without its end, NUL-terminated and valid until the next call; NULL: longer than
 *   QORGAN_BUNDLE_MAX_LINE
 * @length: its length in bytes
 */
typedef struct
{
  guint number;
  const char *text;
  gsize length;
} QorganBundleLine;

QorganBundleLines *qorgan_bundle_lines_new (GInputStream *stream) G_GNUC_WARN_UNUSED_RESULT;
void qorgan_bundle_lines_free (QorganBundleLines *self);
gboolean qorgan_bundle_lines_next (QorganBundleLines *self,
                                   QorganBundleLine *line,
                                   gboolean *has_line,
                                   GCancellable *cancellable,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QorganBundleLines, qorgan_bundle_lines_free)

G_END_DECLS
