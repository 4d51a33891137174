import { GraphQLError } from 'graphql';
import { builder } from './builder.ts';

builder.scalarType('DateTime', {
  description: 'A moment, as ISO 8601 text in UTC: `2026-11-21T08:30:00.000Z`.',
  serialize: (value) => new Date(value).toISOString(),
  parseValue: (value) => {
    const date = typeof value === 'string' ? new Date(value) : new Date(Number.NaN);
    if (Number.isNaN(date.getTime())) throw new GraphQLError('DateTime must be ISO 8601 text.');
    return date;
  },
});

builder.scalarType('Decimal', {
  description: 'An exact decimal number as text, such as `"0.003146"`. Never a float: money is counted in it.',
  serialize: (value) => value,
  parseValue: (value) => {
    if (typeof value !== 'string' || !/^-?\d+(\.\d+)?$/.test(value))
      throw new GraphQLError('Decimal must be a decimal number as text.');
    return value;
  },
});

builder.scalarType('JSON', { description: 'Any JSON value.', serialize: (value) => value });

builder.scalarType('URL', {
  description: 'An http or https link.',
  serialize: (value) => value,
  parseValue: (value) => {
    if (typeof value !== 'string' || !/^https?:/.test(value) || !URL.canParse(value))
      throw new GraphQLError('URL must be an http or https link.');
    return value;
  },
});
