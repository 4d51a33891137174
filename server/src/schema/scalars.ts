import { GraphQLError } from 'graphql';
import { builder } from './builder.ts';
import { UploadedFile } from './uploaded-file.ts';

/* What each expects is told in its `extensions`, from where errors take it: `form` in words, and an example. */

builder.scalarType('DateTime', {
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  description: 'A point in time, as ISO 8601 text in UTC: `2026-11-21T08:30:00.000Z`.',
  extensions: { form: 'a moment as ISO 8601 text', example: '2026-11-21T08:30:00.000Z' },
  serialize: (value) => new Date(value).toISOString(),
  parseValue: (value) => (typeof value === 'string' ? readMoment(value) : null) ?? refuse('DateTime', value),
});

builder.scalarType('Decimal', {
  specifiedByURL: 'https://www.w3.org/TR/xmlschema11-2/#decimal',
  description: 'An exact decimal number as text, such as `"0.003146"`. Never a float: it is used for money.',
  extensions: { form: 'an exact decimal number as text, in quotes and without an exponent', example: '0.50' },
  serialize: (value) => value,
  parseValue: (value) => (typeof value === 'string' && decimal.test(value) ? value : refuse('Decimal', value)),
});

builder.scalarType('JSON', {
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259',
  description: 'Any JSON value.',
  extensions: { form: 'any JSON value', example: { value: 'tea' } },
  serialize: (value) => value,
});

builder.scalarType('URL', {
  specifiedByURL: 'https://url.spec.whatwg.org/',
  description: 'An http or https link.',
  extensions: { form: 'an http or https link as text', example: 'https://example.com/picture.png' },
  serialize: (value) => value,
  parseValue: (value) => (typeof value === 'string' && isLink(value) ? value : refuse('URL', value)),
});

builder.scalarType('Upload', {
  specifiedByURL: 'https://github.com/jaydenseric/graphql-multipart-request-spec',
  description: 'A file that comes in the same request, as multipart/form-data. In JSON there is none.',
  extensions: { form: 'a file of a multipart request, which stands as null in `operations`', example: null },
  parseValue: (value) => (value instanceof UploadedFile ? value : refuse('Upload', value)),
});

/** Digits as many as Postgres keeps. */
const decimal = /^-?\d{1,1000}(\.\d{1,1000})?$/;

/** A day, or a moment of it; without an offset it is UTC, wherever this server stands. */
const moment = /^(\d{4})-(\d{2})-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;

function readMoment(text: string): Date | null {
  const [match, year, month, day, offset] = moment.exec(text) ?? [];
  // Of a day that there is not, JavaScript makes another; and no calendar has a year 0.
  if (!match || year === '0000' || Number(day) > daysOf(Number(year), Number(month))) return null;
  const date = new Date(text.length > 10 && !offset ? `${text}Z` : text);
  return Number.isNaN(date.getTime()) ? null : date;
}

function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function isLink(text: string): boolean {
  return /^https?:/i.test(text) && URL.canParse(text);
}

function refuse(name: string, value: unknown): never {
  throw new GraphQLError(`${name} cannot represent value: ${JSON.stringify(value)}`);
}
