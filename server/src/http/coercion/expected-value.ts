import { type GraphQLInputType, getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';

/** What would have been right in a place, for programs; `form` and `example` for people as well. */
export interface ExpectedValue {
  /** As the schema writes it, such as `[WorkflowNodeInput!]!`. */
  type: string;
  /** Of an enum. */
  values?: string[];
  /** Of an input object. */
  fields?: string[];
  /** In words, such as `a whole number`. */
  form?: string;
  example?: unknown;
}

/** What a scalar says of itself in its `extensions`. */
export interface ScalarForm {
  form: string;
  example: unknown;
}

/** Of those that GraphQL brings along. */
const ownScalars: Record<string, ScalarForm> = {
  Int: { form: 'a whole number from -2147483648 to 2147483647', example: 10 },
  Float: { form: 'a number', example: 0.5 },
  String: { form: 'a text', example: 'tea' },
  Boolean: { form: 'true or false', example: true },
  ID: { form: 'an id as the API gives it, as text', example: 'V29ya2Zsb3c6…' },
};

/** Longer lists are read in the schema. */
const mostNamed = 40;

/** What a value of this type looks like. Where names of the schema are not to be told, only its type and form. */
export function expectedValue(type: GraphQLInputType, tellsNames: boolean): ExpectedValue {
  const named = getNamedType(type);
  if (isEnumType(named)) {
    return { type: String(type), ...(tellsNames && { values: named.getValues().map(({ name }) => name) }) };
  }
  if (isInputObjectType(named)) {
    return { type: String(type), ...(tellsNames && { fields: Object.keys(named.getFields()) }) };
  }
  const { form, example } = ownScalars[named.name] ?? (named.extensions as Partial<ScalarForm>);
  return { type: String(type), ...(form !== undefined && { form, example }) };
}

/** The same as a sentence to follow on what was wrong. */
export function sayExpected({ type, values, fields, form, example }: ExpectedValue): string {
  if (values) return `Expected one of ${listed(values)}.`;
  if (fields) return `Expected fields of "${nameOf(type)}": ${listed(fields)}.`;
  if (form === undefined) return `Expected a value of type "${type}".`;
  return `Expected ${form}, such as ${JSON.stringify(example)}.`;
}

/** The type at a path into a value of this type: a list may be left out where it would hold one item. */
export function typeAt(type: GraphQLInputType, path: readonly (string | number)[]): GraphQLInputType {
  let found = type;
  for (const step of path) {
    if (isNonNullType(found)) found = found.ofType;
    while (typeof step === 'string' && isListType(found)) found = withoutNonNull(found.ofType);
    if (typeof step === 'number' && isListType(found)) found = found.ofType;
    else if (isInputObjectType(found)) found = found.getFields()[step]?.type ?? found;
  }
  return found;
}

function withoutNonNull(type: GraphQLInputType): GraphQLInputType {
  return isNonNullType(type) ? type.ofType : type;
}

function listed(names: readonly string[]): string {
  const more = names.length - mostNamed;
  return more > 0 ? `${names.slice(0, mostNamed).join(', ')} and ${more} more` : names.join(', ');
}

function nameOf(type: string): string {
  return type.replaceAll(/[[\]!]/g, '');
}
