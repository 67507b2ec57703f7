/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a kind of record is: its fields, its title, its list columns. Forms, lists, JSON, history, search and the
 * equality test of the migrations all read these constant tables; nothing else describes a record. */
#pragma once

#include <glib.h>

#include "qorgan-language.h"

G_BEGIN_DECLS

typedef struct _QorganKind QorganKind;
typedef struct _QorganRecord QorganRecord;   /* qorgan-record.h */
typedef struct _QorganRemarks QorganRemarks; /* qorgan-remarks.h */

/* Kind in the high bits, index in the low eight. Lives in the process only: files, JSON and the journal use names. */
typedef guint QorganFieldId;

#define QORGAN_FIELD_KIND(id) ((id) >> 8)
#define QORGAN_FIELD_INDEX(id) ((id) & 0xff)
#define QORGAN_FIELD(id) [QORGAN_FIELD_INDEX (id)]

/* A value travels in its canonical text (NULL: nothing recorded), the same in the journal, the bundle and a change:
 * text as it is; a code as it is; codes and links separated by one space; a date in EDTF, or '?' and the text that was
 * not understood; a link as the decimal id; numbers in decimal with '.'. */
typedef enum
{
  QORGAN_TEXT,       /* one line */
  QORGAN_PROSE,      /* paragraphs */
  QORGAN_CODE,       /* one term of a vocabulary */
  QORGAN_CODES,      /* several terms, in the order they were given */
  QORGAN_DATE,       /* partial date: three columns, the text, its earliest and its latest moment */
  QORGAN_LINK,       /* one record */
  QORGAN_LINKS,      /* several records, in order; rows of the table `link` */
  QORGAN_NUMBER,     /* a whole number */
  QORGAN_REAL,       /* a coordinate */
  QORGAN_FIELD_NAME, /* the name of a field of the record that the first owner link points to */
} QorganType;

typedef enum
{
  QORGAN_OWNER = 1 << 0,        /* the record dies with the target of this link */
  QORGAN_KEEP = 1 << 1,         /* the target of this link cannot be deleted while the link stands */
  QORGAN_SEARCHED = 1 << 2,     /* its words find the record */
  QORGAN_TRANSLATABLE = 1 << 3, /* may have records of kind `text` in other languages */
  QORGAN_WANTED = 1 << 4,       /* a gap here is a remark, never a refusal */
  QORGAN_NOT_COPIED = 1 << 5,   /* true of this one record only: "New like this" leaves it out */
  QORGAN_FIXED = 1 << 6,        /* set when the record is made: a form shows it and does not change it */
  QORGAN_ACYCLIC = 1 << 7,      /* of a link to a record of the same kind: it may never lead back to where it began */
  QORGAN_CONSENT = 1 << 8,      /* what a person permits: a merge may narrow it and never widens it */
  QORGAN_ASKED = 1 << 9,        /* the form of a new record asks for it at once, beside what lists show */
  QORGAN_FOR_PROGRAMS = 1 << 10, /* a name that only programs go by: a form keeps it under “More Fields” */
  QORGAN_OTHER = 1 << 11, /* of a link: to another record than the one that this belongs to */
} QorganFieldFlags;

/* Who may see a value, from everybody to nobody but those who ask for it. The codes of the vocabulary `sensitivity`,
 * in this order. What nobody has said anything of is internal. */
typedef enum
{
  QORGAN_SENSITIVITY_UNSET,
  QORGAN_SENSITIVITY_PUBLIC,
  QORGAN_SENSITIVITY_PARTNERS,
  QORGAN_SENSITIVITY_INTERNAL,
  QORGAN_SENSITIVITY_SEALED,
} QorganSensitivity;

typedef struct
{
  const char *name;         /* in files, JSON and columns; never changes */
  const char *label;        /* English, translatable */
  const char *section;      /* one of the sections of the form */
  QorganType type;
  QorganFieldFlags flags;
  const char *vocabulary;   /* of a CODE or CODES */
  const guint8 *targets;    /* kinds a link may point to, 0 at the end; NULL: any kind */
  QorganSensitivity floor;  /* never shown to more people than this, whatever its record says */
  const char *begins; /* of a date that begins a period: the column of moments that says when, where it begins one;
                         NULL: it always does, then */
  QorganFieldId ends; /* of a date that begins a period: the date that ends it; 0: it begins none */
} QorganField;

/* How the title of a record is made; always from its own values and the labels of terms, so that a title is stale only
 * when its record, a translation of it, or a term changes. */
typedef enum
{
  QORGAN_TITLE_NAMES, /* three fields in a row, en ru kk: the one asked for, else the first there is */
  QORGAN_TITLE_TEXT, /* a text, or its translation into the language asked for */
  QORGAN_TITLE_CODE, /* the label of a code, and a date where there is one: "Detention · 7 Jan 2022" */
  QORGAN_TITLE_STATED, /* a value of the owner's field that a FIELD_NAME names, as a person reads it: a claim */
} QorganTitleRule;

/* A value kept beside the fields by qorgan_session_apply(), so that lists read it without visiting other tables.
 * Not journaled: it can always be computed again. */
typedef struct
{
  const char *name; /* column of the kind's table */
  const char *from_kind; /* records of this kind… */
  const char *via; /* …whose link of this name points here, make it stale */
  const char *sql; /* scalar expression; ?1 is the record's id */
  gboolean is_link; /* the value is a record's id */
} QorganDerived;

/* Of a date that many dependants of a record have: what is kept of them all, so that a filter need not ask each. All
 * are derived values of the record. */
typedef struct
{
  QorganFieldId link; /* of the dependants, to the record */
  QorganFieldId date;
  const char *earliest; /* the first moment that one of the dates may be… */
  const char *latest; /* …and the last */
  const char *unended; /* where the date begins a period: since when one has been going on that has no end */
} QorganExtent;

typedef enum
{
  QORGAN_COLUMN_TITLE, /* the record's own title */
  QORGAN_COLUMN_FIELD, /* a field as a person reads it; a link as the title of its target */
  QORGAN_COLUMN_DERIVED, /* a derived value; a link as the title of its target */
  QORGAN_COLUMN_THROUGH, /* a field of the record that the link `through` points to */
} QorganColumnSource;

typedef struct
{
  const char *name; /* in queries and saved views; never changes */
  const char *label; /* English, translatable; NULL: for programs only (the map's coordinates) */
  QorganColumnSource source;
  QorganFieldId field; /* of FIELD and THROUGH */
  QorganFieldId through; /* of THROUGH: a QORGAN_LINK of this kind */
  const char *derived; /* of DERIVED */
  gboolean is_number; /* sorts and aligns as a number */
} QorganColumn;

/* How far a query may look from a record: the steps of a case, the steps of the cases of a person. Each hop is a link
 * of the record reached so far, or one that points to it; 0: no further. */
#define QORGAN_N_HOPS 2

typedef enum
{
  QORGAN_FILTER_VALUES, /* codes, records, or the whole period of a date */
  QORGAN_FILTER_SINCE, /* not before a date */
  QORGAN_FILTER_UNTIL, /* not after a date */
  QORGAN_FILTER_ON, /* the period that the date begins was going on */
} QorganFilterTest;

/* What people filter a list by, beside the codes, links and dates of its kind, which are always offered. */
typedef struct
{
  const char *key; /* in the text of a query; never changes */
  const char *words; /* the key in Russian and Kazakh, a space between each two; NULL: by its label only */
  const char *label; /* English, translatable; NULL: only another word for the text of a query */
  QorganFieldId via[QORGAN_N_HOPS];
  QorganFieldId field;
  QorganFilterTest test;
} QorganFilter;

struct _QorganKind
{
  guint id;
  const char *name; /* the table's and the bundle's word, e.g. "case_role" */
  const char *label; /* English, translatable: "Case role" */
  const char *label_plural; /* "Case roles" */
  const QorganField *fields;
  guint n_fields;
  QorganFieldId sensitivity; /* the field that says who may see a record of this kind; 0: as its owner says */
  QorganSensitivity floor; /* of a record that does not say it; unset: internal */
  QorganTitleRule title_rule;
  QorganFieldId title_field;
  QorganFieldId title_date; /* of QORGAN_TITLE_CODE; 0: none */
  QorganFieldId order_date; /* dependants of one owner are listed by this date; 0: in the order they were made */
  QorganFieldId status; /* the code that says how things stand; 0: none */
  guint latest; /* a kind of dependants with an order_date, the last of which says so too; 0: none */
  const QorganColumn *columns;
  guint n_columns;
  const QorganDerived *derived;
  guint n_derived;
  const QorganExtent *extents;
  guint n_extents;
  gboolean has_title_index; /* it has long lists: an index record_title_KIND holds its titles closely together */
  QorganFieldId within; /* the link to what a record is a part of, such as the region of a town; 0: none */
  const QorganFilter *filters;
  guint n_filters;
  const QorganFieldId *cited; /* what a citation of such a record says, in this order, 0 at the end; NULL: none is */
  void (*check) (const QorganRecord *record,
                 QorganRemarks *remarks); /* what cannot be right in it; NULL: nothing known */
};

const QorganKind *const *qorgan_kinds (guint *n_kinds);
const QorganKind *qorgan_kind_by_id (guint id);
const QorganKind *qorgan_kind_by_name (const char *name);

const QorganField *qorgan_field (QorganFieldId id);
QorganFieldId qorgan_kind_field_id (const QorganKind *kind, guint index);
QorganFieldId qorgan_kind_owner (const QorganKind *kind);
gboolean qorgan_kind_find_field (const QorganKind *kind, const char *name, QorganFieldId *id);
const QorganColumn *qorgan_kind_find_column (const QorganKind *kind, const char *name);
gboolean qorgan_field_may_link (const QorganField *field, const QorganKind *target);

typedef struct
{
  const QorganKind *kind;
  QorganFieldId owner; /* the field of @kind that points to the owner */
} QorganDependant;

GArray *qorgan_kind_dup_dependants (const QorganKind *kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
