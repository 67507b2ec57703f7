/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line's parts: a command is a row of a table, and has a file of its own. */
#pragma once

#include "qorgan-casebook-error.h"
#include "qorgan-casebook.h"
#include "qorgan-disclosure.h"

G_BEGIN_DECLS

/**
 * QorganExit:
 * @QORGAN_EXIT_OK: done
 * @QORGAN_EXIT_REFUSED: the casebook or the input was refused, or there is no such record
 * @QORGAN_EXIT_USAGE: the command was not understood
 * @QORGAN_EXIT_NOT_OPENED: a file cannot be opened
 * @QORGAN_EXIT_LOCKED: the passphrase is wrong, or there is none to try
 */
typedef enum
{
  QORGAN_EXIT_OK,
  QORGAN_EXIT_REFUSED,
  QORGAN_EXIT_USAGE,
  QORGAN_EXIT_NOT_OPENED,
  QORGAN_EXIT_LOCKED,
} QorganExit;

/**
 * QorganCommand:
 * @name: what is typed
 * @arguments: what follows it, for the help
 * @summary: one line
 * @help: the rest; paragraphs
 * @options: (nullable) (array zero-terminated=1): its options
 * @n_arguments: how many arguments it needs, options apart
 * @more_arguments: whether there may be more of them
 * @run: does it. @arguments are those that are no options
 *
 * Texts are English and translatable.
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  const char *help;
  const GOptionEntry *options;
  guint n_arguments;
  gboolean more_arguments;
  QorganExit (*run) (const char *path, char **arguments);
} QorganCommand;

extern const QorganCommand qorgan_command_check;
extern const QorganCommand qorgan_command_export;
extern const QorganCommand qorgan_command_generate;
extern const QorganCommand qorgan_command_history;
extern const QorganCommand qorgan_command_import;
extern const QorganCommand qorgan_command_import_table;
extern const QorganCommand qorgan_command_list;
extern const QorganCommand qorgan_command_merge;
extern const QorganCommand qorgan_command_new;
extern const QorganCommand qorgan_command_passphrase;
extern const QorganCommand qorgan_command_quick;
extern const QorganCommand qorgan_command_redo;
extern const QorganCommand qorgan_command_search;
extern const QorganCommand qorgan_command_show;
extern const QorganCommand qorgan_command_similar;
extern const QorganCommand qorgan_command_undo;

/* qorgan-cli-casebook.c */
QorganCasebook *qorgan_cli_create (const char *path, gboolean demo, const char *passphrase, QorganExit *failure)
    G_GNUC_WARN_UNUSED_RESULT;
QorganCasebook *qorgan_cli_open_with (const char *path, char **passphrase, QorganExit *failure)
    G_GNUC_WARN_UNUSED_RESULT;
QorganCasebook *qorgan_cli_open (const char *path, QorganExit *failure) G_GNUC_WARN_UNUSED_RESULT;
QorganExit qorgan_cli_run_job (const char *path, QorganJob job, gpointer data);
QorganExit qorgan_cli_take_back (const char *path, gboolean redo);
gboolean qorgan_cli_read_id (const char *text, gint64 *id);
QorganLanguage qorgan_cli_language (void);

/* qorgan-cli-passphrase.c */
void qorgan_cli_set_passphrase_file (const char *path);
char *qorgan_cli_read_passphrase (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *qorgan_cli_ask (const char *question, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *qorgan_cli_passphrase (GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qorgan_cli_may_ask_again (void);
char *qorgan_cli_new_passphrase (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* qorgan-cli-print.c */
void qorgan_cli_complain (const char *message);
QorganExit qorgan_cli_print (const char *text);
QorganExit qorgan_cli_write (const char *text, gsize length);

/* qorgan-cli-words.c */
const char *qorgan_cli_verb (QorganVerb verb);
char *qorgan_cli_when (const QorganEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
char *qorgan_cli_entry (const QorganEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
char *qorgan_cli_value (QorganDisclosure *disclosure,
                        const QorganHandling *handling,
                        QorganFieldId field,
                        const char *value,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
