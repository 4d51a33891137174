import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql';

/*
 * What is made by one rule is described by one: what each mutation takes and answers, the pages of lists, and ids. Everything else says
 * what it is where it is defined; a test holds that nothing is left without a word.
 */

/** Fills in what has no description of its own. */
export function describeUsualParts(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    type.description ??= describeType(type);
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) describeInput(field);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.name === 'id') field.description ??= 'Opaque, and unique across all types: `node(id)` reads it again.';
      for (const argument of field.args) describeInput(argument);
    }
  }
  return schema;
}

function describeType(type: GraphQLNamedType): string | undefined {
  const mutation = /^(\w+)(?:Input|Payload|Result)$/.exec(type.name)?.[1];
  const name = mutation && `\`${mutation[0]?.toLowerCase()}${mutation.slice(1)}\``;
  if (name && isInputObjectType(type)) return `The input of ${name}.`;
  if (name && isUnionType(type)) return `The result of ${name}: its payload, or why it did nothing.`;
  if (name && isObjectType(type)) return `The payload of ${name}.`;
  const listed = /^(\w+)Connection(Entry)?$/.exec(type.name);
  if (!listed) return undefined;
  return listed[2] === undefined
    ? `One page of a list of \`${listed[1]}\`.`
    : `One \`${listed[1]}\` on a page, with its cursor.`;
}

function describeInput(input: GraphQLArgument | GraphQLInputField): void {
  input.description ??= describeId(input.name);
}

function describeId(name: string): string | undefined {
  if (name === 'input') return 'The input.';
  if (name === 'id') return 'The object’s own `id`.';
  if (name === 'ids') return 'At most 100 of them, of any types.';
  const thing = /^(\w+)Id$/.exec(name)?.[1];
  if (thing === undefined) return undefined;
  const words = thing.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `The id of your ${words}.`;
}
