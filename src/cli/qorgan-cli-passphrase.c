/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the command line takes passphrases from: the terminal, which does not show what is typed, or the first line of
 * a file. Never from an argument, which everybody on the machine could read, nor from standard input, which belongs to
 * the commands. */

#include "qorgan-cli.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "qorgan-strength.h"

#define LONGEST 1024 /* bytes */

static const char *given_file;

/**
 * qorgan_cli_set_passphrase_file:
 * @path: (type filename): where the passphrase of the casebook stands; kept, not copied
 */
void
qorgan_cli_set_passphrase_file (const char *path)
{
  given_file = path;
}

static void
set_error (GError **error, const char *message)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, message);
}

/* The first line in @fd, without its end; for qorgan_vault_free_secret(). */
static char *
read_line (int fd, GError **error)
{
  char *line = g_malloc0 (LONGEST + 1);
  gssize n = 0;
  gsize length = 0;

  while (length < LONGEST && (n = read (fd, line + length, 1)) == 1 && line[length] != '\n')
    length++;
  if (n < 0 || length == LONGEST || (n == 0 && length == 0))
    {
      set_error (error,
                 n < 0 && errno == EINTR ? _ ("Interrupted.") : _ ("There is no passphrase, or it is too long."));
      qorgan_vault_free_secret (line);
      return NULL;
    }
  line[length] = '\0';
  if (length > 0 && line[length - 1] == '\r')
    line[length - 1] = '\0';
  return line;
}

static gboolean
check (const char *line, GError **error)
{
  if (*line != '\0' && g_utf8_validate (line, -1, NULL))
    return TRUE;
  set_error (error, _ ("A passphrase has at least one character and is written in UTF-8."));
  return FALSE;
}

static char *
checked (char *line, GError **error)
{
  if (line == NULL || check (line, error))
    return line;
  qorgan_vault_free_secret (line);
  return NULL;
}

/**
 * qorgan_cli_read_passphrase:
 * @path: (type filename): a file whose first line it is
 * @error: return location for why it cannot be read
 *
 * Returns: (transfer full) (nullable): the passphrase, for qorgan_vault_free_secret()
 */
char *
qorgan_cli_read_passphrase (const char *path, GError **error)
{
  g_autofd int fd = g_str_equal (path, "-") ? -1 : open (path, O_RDONLY | O_CLOEXEC);

  if (fd < 0)
    {
      /* Translators: %s is a file */
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("The passphrase cannot be read from “%s”."), path);
      return NULL;
    }
  return checked (read_line (fd, error), error);
}

static volatile sig_atomic_t caught;

static void
catch_signal (int number)
{
  caught = number;
}

/* Whoever interrupts gets the terminal back as it was, and then is obeyed. */
static char *
read_hidden (int terminal, GError **error)
{
  const struct sigaction catching = { .sa_handler = catch_signal }; /* no SA_RESTART: read() ends */
  struct sigaction interrupt, terminate;
  struct termios shown, hidden;
  char *line;

  if (tcgetattr (terminal, &shown) != 0)
    {
      set_error (error, _ ("The terminal would show the passphrase."));
      return NULL;
    }
  hidden = shown;
  hidden.c_lflag &= ~(tcflag_t) ECHO;
  sigaction (SIGINT, &catching, &interrupt);
  sigaction (SIGTERM, &catching, &terminate);
  tcsetattr (terminal, TCSAFLUSH, &hidden);
  line = read_line (terminal, error);
  tcsetattr (terminal, TCSAFLUSH, &shown);
  sigaction (SIGINT, &interrupt, NULL);
  sigaction (SIGTERM, &terminate, NULL);
  if (caught != 0)
    raise (caught);
  return line;
}

/**
 * qorgan_cli_ask:
 * @question: what is asked for, with a colon
 * @error: return location for why nobody can be asked, or the answer is none
 *
 * Returns: (transfer full) (nullable): what was typed on the terminal, for qorgan_vault_free_secret()
 */
char *
qorgan_cli_ask (const char *question, GError **error)
{
  g_autofd int terminal = open ("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
  char *line;

  if (terminal < 0)
    {
      set_error (error, _ ("This casebook opens with a passphrase, and there is no terminal to ask for it. Scripts use "
                           "--passphrase-file."));
      return NULL;
    }
  dprintf (terminal, "%s ", question);
  line = read_hidden (terminal, error);
  dprintf (terminal, "\n");
  return checked (line, error);
}

/**
 * qorgan_cli_passphrase:
 * @error: return location for why there is none
 *
 * Returns: (transfer full) (nullable): the passphrase of the casebook, from where the command line says; for
 *   qorgan_vault_free_secret()
 */
char *
qorgan_cli_passphrase (GError **error)
{
  return given_file != NULL ? qorgan_cli_read_passphrase (given_file, error)
                            : qorgan_cli_ask (_ ("Passphrase:"), error);
}

/**
 * qorgan_cli_may_ask_again:
 *
 * Returns: whether somebody types it, who may mistype
 */
gboolean
qorgan_cli_may_ask_again (void)
{
  return given_file == NULL;
}

static char *
ask_twice (GError **error)
{
  char *first = qorgan_cli_ask (_ ("New passphrase:"), error);
  char *second = first != NULL ? qorgan_cli_ask (_ ("The same again:"), error) : NULL;

  if (second != NULL && !g_str_equal (first, second))
    {
      set_error (error, _ ("The two are not the same. Nothing was changed."));
      g_clear_pointer (&second, qorgan_vault_free_secret);
    }
  qorgan_vault_free_secret (first);
  return second;
}

/**
 * qorgan_cli_new_passphrase:
 * @path: (type filename) (nullable): a file whose first line it is; %NULL: ask, twice
 * @error: return location for why there is none
 *
 * Returns: (transfer full) (nullable): a passphrase that is not too easy to guess, for qorgan_vault_free_secret()
 */
char *
qorgan_cli_new_passphrase (const char *path, GError **error)
{
  char *passphrase = path != NULL ? qorgan_cli_read_passphrase (path, error) : ask_twice (error);

  if (passphrase != NULL && qorgan_strength_of (passphrase) == QORGAN_STRENGTH_VERY_WEAK)
    {
      /* Translators: of a passphrase */
      set_error (error, _ ("This one is too easy to guess: it is among the first that anybody would try. Nothing was "
                           "changed. Several words that do not belong together make a good one."));
      g_clear_pointer (&passphrase, qorgan_vault_free_secret);
    }
  return passphrase;
}
