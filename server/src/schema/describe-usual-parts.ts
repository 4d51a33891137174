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
      if (field.name === 'id') field.description ??= 'Opaque, and unique over all types: `node(id)` finds it again.';
      for (const argument of field.args) describeInput(argument);
    }
  }
  return schema;
}

function describeType(type: GraphQLNamedType): string | undefined {
  const mutation = /^(\w+)(?:Input|Payload|Result)$/.exec(type.name)?.[1];
  const name = mutation && `\`${mutation[0]?.toLowerCase()}${mutation.slice(1)}\``;
  if (name && isInputObjectType(type)) return `What ${name} takes.`;
  if (name && isUnionType(type)) return `What ${name} answers: what came of it, or why it did nothing.`;
  if (name && isObjectType(type)) return `What came of ${name}.`;
  const listed = /^(\w+)Connection(Entry)?$/.exec(type.name);
  if (!listed) return undefined;
  return listed[2] === undefined
    ? `One page of a list whose members are of the type \`${listed[1]}\`.`
    : `One \`${listed[1]}\` of a page, with its place in the list.`;
}

function describeInput(input: GraphQLArgument | GraphQLInputField): void {
  input.description ??= describeId(input.name);
}

function describeId(name: string): string | undefined {
  if (name === 'input') return 'What is asked for.';
  if (name === 'id') return 'As the object’s own `id` tells it.';
  if (name === 'ids') return 'At most 100 of them, of any types.';
  const thing = /^(\w+)Id$/.exec(name)?.[1];
  if (thing === undefined) return undefined;
  const words = thing.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `Which ${words} of yours, by its id.`;
}
