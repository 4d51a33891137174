import { isInterfaceType, isObjectType } from 'graphql';
import type { GraphQLSchema } from 'graphql';

/** A plugin for codegen: what the normalised cache must know of the schema, and no more of it. */
export function plugin(schema: GraphQLSchema): string {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];

  const embedded = types.filter((type) => isObjectType(type) && !roots.includes(type) && !type.getFields()['id']);
  const interfaces = types.filter(isInterfaceType);

  return [
    '/** Types without an id: the cache keeps them inside whatever holds them. */',
    `export const embeddedTypes = ${list(embedded)};`,
    '',
    '/** Which types a fragment on an interface matches. */',
    'export const possibleTypes = {',
    ...interfaces.map((type) => `  ${type.name}: ${list(schema.getPossibleTypes(type))},`),
    '};',
    '',
  ].join('\n');
}

function list(types: readonly { name: string }[]): string {
  return JSON.stringify(types.map(({ name }) => name).toSorted());
}
