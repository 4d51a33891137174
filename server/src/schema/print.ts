import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from './index.ts';

/** The text of `schema.graphql`: the API's contract, and the same from print to print. */
export function printApi(): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
