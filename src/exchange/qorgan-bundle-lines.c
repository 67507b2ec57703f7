/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line reader with a limit. GDataInputStream would read a file without a line break into memory, whatever its size;
 * here at most one line of the allowed length is ever held. A byte order mark and CRLF are taken as editors leave them.
 */

#include "qorgan-bundle-lines.h"

#include <string.h>

#define CHUNK (64 * 1024)

struct _QorganBundleLines
{
  GInputStream *stream; /* owned */
  GByteArray *bytes;    /* owned: what was read and not handed out */
  gsize start;          /* of the next line in it */
  gsize searched;       /* up to here there is no line break after start */
  guint number;
  gboolean at_end;
};

QorganBundleLines *
qorgan_bundle_lines_new (GInputStream *stream)
{
  QorganBundleLines *self = g_new0 (QorganBundleLines, 1);

  self->stream = g_object_ref (stream);
  self->bytes = g_byte_array_new ();
  return self;
}

void
qorgan_bundle_lines_free (QorganBundleLines *self)
{
  g_object_unref (self->stream);
  g_byte_array_unref (self->bytes);
  g_free (self);
}

static gboolean
read_more (QorganBundleLines *self, GCancellable *cancellable, GError **error)
{
  gsize length = self->bytes->len - self->start;
  gssize n;

  if (length > 0)
    memmove (self->bytes->data, self->bytes->data + self->start, length);
  self->searched -= self->start;
  self->start = 0;
  g_byte_array_set_size (self->bytes, (guint) length + CHUNK);
  n = g_input_stream_read (self->stream, self->bytes->data + length, CHUNK, cancellable, error);
  g_byte_array_set_size (self->bytes, (guint) (length + (gsize) MAX (n, 0)));
  if (n == 0)
    self->at_end = TRUE;
  return n >= 0;
}

static guint8 *
find_break (QorganBundleLines *self)
{
  guint8 *found = self->searched < self->bytes->len
                      ? memchr (self->bytes->data + self->searched, '\n', self->bytes->len - self->searched)
                      : NULL;

  self->searched = found != NULL ? (gsize) (found - self->bytes->data) : self->bytes->len;
  return found;
}

/* Hands out what stands before @searched, which is a line break or the end of the file. */
static void
take_line (QorganBundleLines *self, QorganBundleLine *line)
{
  gsize end = self->searched;
  gsize length;

  if (self->number == 0 && end - self->start >= 3 && memcmp (self->bytes->data + self->start, "\xEF\xBB\xBF", 3) == 0)
    self->start += 3;
  if (end == self->bytes->len)
    g_byte_array_append (self->bytes, (const guint8 *) "", 1);
  length = end - self->start;
  if (length > 0 && self->bytes->data[end - 1] == '\r')
    length--;
  self->bytes->data[self->start + length] = '\0';
  line->text = (const char *) self->bytes->data + self->start;
  line->length = length;
  self->start = self->searched = end + 1;
}

/* A line that is too long is read to its end and dropped, so that the lines after it can be looked at. */
static gboolean
skip_line (QorganBundleLines *self, GCancellable *cancellable, GError **error)
{
  while (find_break (self) == NULL && !self->at_end)
    {
      self->start = self->searched;
      if (!read_more (self, cancellable, error))
        return FALSE;
    }
  self->start = self->searched = MIN (self->searched + 1, self->bytes->len);
  return TRUE;
}

/**
 * qorgan_bundle_lines_next:
 * @self: a reader
 * @line: (out caller-allocates): the next line
 * @has_line: (out): whether there is one
 * @cancellable: (nullable): stops reading
 * @error: return location for an error of the stream
 *
 * Returns: whether reading went well
 */
gboolean
qorgan_bundle_lines_next (QorganBundleLines *self,
                          QorganBundleLine *line,
                          gboolean *has_line,
                          GCancellable *cancellable,
                          GError **error)
{
  gboolean too_long = FALSE;

  *has_line = FALSE;
  while (find_break (self) == NULL && !self->at_end && !too_long)
    {
      if (!read_more (self, cancellable, error))
        return FALSE;
      too_long = self->bytes->len - self->start > QORGAN_BUNDLE_MAX_LINE + CHUNK;
    }
  if (self->at_end && self->start == self->bytes->len)
    return TRUE;
  too_long = self->searched - self->start > QORGAN_BUNDLE_MAX_LINE;
  if (too_long)
    {
      *line = (QorganBundleLine) { 0 };
      if (!skip_line (self, cancellable, error))
        return FALSE;
    }
  else
    take_line (self, line);
  line->number = ++self->number;
  *has_line = TRUE;
  return TRUE;
}
