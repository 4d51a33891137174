import { BreakingChangeType, buildSchema, findSchemaChanges } from 'graphql';

const breaking = new Set<string>(Object.values(BreakingChangeType));

/** What in the newer contract would break programs that were written for the older one, a sentence each. */
export function breakingChanges(older: string, newer: string): string[] {
  return findSchemaChanges(buildSchema(older), buildSchema(newer))
    .filter((change) => breaking.has(change.type))
    .map((change) => change.description);
}
