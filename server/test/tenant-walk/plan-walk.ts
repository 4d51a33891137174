import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { type ArgumentValue, type IdSource, valueOfArgument, WalkGap } from './argument-values.ts';

export type Kind = 'query' | 'mutation' | 'subscription';

/** One operation of the walk: a root field, and a way down from it to one type, all of whose plain fields are read. */
export interface Step {
  kind: Kind;
  /** The root field. */
  field: string;
  /** Such as `workflow > executions > edges > node: Execution`. */
  path: string;
  document: string;
  /** The types of the ids that it is given. */
  typenames: string[];
  /** True for the one operation that stands for its root field, where only that is asked about. */
  isFirstOfField: boolean;
  variables(ids: IdSource): Record<string, unknown>;
}

/**
 * The whole schema as operations: each root field is asked for each type that it may give, and from each object type that
 * can be reached each of its fields is gone down once. Throws WalkGap where it cannot make an argument.
 */
export function planWalk(schema: GraphQLSchema): Step[] {
  const known: Known = { edges: new Set(), types: new Set() };
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const;
  return roots.flatMap(([kind, type]) =>
    type ? inOrder(type).flatMap((field) => walkField(schema, kind, type, field, known)) : [],
  );
}

/** Each way is gone once: the library last, for from a picture one comes to the node that made it alone, and from runs to all of them. */
function inOrder(type: GraphQLObjectType): GraphQLField<unknown, unknown>[] {
  const isLast = ({ name }: { name: string }) =>
    Number(['assets', 'boards', 'brand', 'brands', 'assetByContent'].includes(name));
  return Object.values(type.getFields()).toSorted((one, other) => isLast(one) - isLast(other));
}

/** Fields that lead to one or few of what others lead to all of: what lies behind them is looked at from those. */
const narrow: ReadonlySet<string> = new Set([
  'Execution.images',
  'Execution.outputs',
  'CalledBy.schedule',
  'CalledBy.trigger',
]);

/** What was gone down before: fields with the type that they led to, and types all of whose fields were. */
interface Known {
  edges: Set<string>;
  types: Set<string>;
}

/** A way down: the selections from the root to where it stands. */
interface Way {
  type: GraphQLObjectType;
  names: string[];
  open: string;
  close: string;
  variables: { name: string; type: string; value: ArgumentValue }[];
  /** It is not gone down further here. */
  isEnd?: boolean;
}

function walkField(
  schema: GraphQLSchema,
  kind: Kind,
  root: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  known: Known,
): Step[] {
  const start = { type: root, names: [], open: '', close: '', variables: [] };
  if (isLeafType(getNamedType(field.type))) return [leafStep(schema, kind, root, field)];
  const waiting = isNodeField(field) ? nodeWays(schema, start, field) : down(schema, start, field);
  const steps: Step[] = [];
  for (let way = waiting.shift(); way; way = waiting.shift()) {
    steps.push(toStep(schema, kind, field.name, way, steps.length === 0));
    if (way.isEnd || known.types.has(way.type.name)) continue;
    known.types.add(way.type.name);
    const parent = way.type.name;
    for (const inner of Object.values(way.type.getFields())) {
      const place = `${parent}.${inner.name}`;
      const ways = down(schema, way, inner).filter(({ type }) => isNew(`${place}: ${type.name}`));
      waiting.push(...ways.map((next) => ({ ...next, isEnd: narrow.has(place) })));
    }
  }
  return steps;

  function isNew(edge: string): boolean {
    const wasKnown = known.edges.has(edge);
    known.edges.add(edge);
    return !wasKnown;
  }
}

/** A root field that gives a plain value. */
function leafStep(
  schema: GraphQLSchema,
  kind: Kind,
  root: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
): Step {
  const { text, variables } = argumentsOf(schema, root, field, 0);
  const way = { type: getNamedType(field.type), names: [field.name], variables };
  return finish(kind, field.name, way, `${field.name}${text}`, true);
}

function toStep(schema: GraphQLSchema, kind: Kind, field: string, way: Way, isFirstOfField: boolean): Step {
  const leaves = Object.values(way.type.getFields()).filter((one) => isLeafType(getNamedType(one.type)));
  const own = [
    '__typename',
    ...leaves.flatMap((one) => {
      const { text, variables } = argumentsOf(schema, way.type, one, way.variables.length);
      if (variables.length > 0)
        throw new WalkGap(
          `The walk gives no arguments to ${way.type.name}.${one.name}: teach \`toStep\` in plan-walk.ts.`,
        );
      return `${one.name}${text}`;
    }),
  ];
  return finish(kind, field, way, `${way.open} ${own.join(' ')} ${way.close}`, isFirstOfField);
}

type Ended = Pick<Way, 'names' | 'variables'> & { type: { name: string } };

function finish(kind: Kind, field: string, way: Ended, selection: string, isFirstOfField: boolean): Step {
  const declared = way.variables.map((one) => `$${one.name}: ${one.type}`).join(', ');
  return {
    kind,
    field,
    path: `${way.names.join(' > ')}: ${way.type.name}`,
    document: `${kind} ${declared && `(${declared}) `}{ ${selection} }`,
    typenames: way.variables.flatMap(({ value }) => value.typenames),
    isFirstOfField,
    variables: (ids) => Object.fromEntries(way.variables.map(({ name, value }) => [name, value.fill(ids)])),
  };
}

/** From a type through one of its fields, to each object type that the field may give. */
function down(schema: GraphQLSchema, way: Way, field: GraphQLField<unknown, unknown>): Way[] {
  const { text, variables } = argumentsOf(schema, way.type, field, way.variables.length);
  return objectsOf(schema, field.type).map((type) => ({
    type,
    names: [...way.names, field.name],
    open: `${way.open} ${field.name}${text} { __typename ... on ${type.name} {`,
    close: `} } ${way.close}`,
    variables: [...way.variables, ...variables],
  }));
}

/** `node` and `nodes` take the id of anything; each is asked for each type, with an id of that type. */
function nodeWays(schema: GraphQLSchema, way: Way, field: GraphQLField<unknown, unknown>): Way[] {
  const [argument] = field.args;
  if (!argument) return [];
  return objectsOf(schema, field.type).map((type) => ({
    type,
    names: [field.name],
    open: `${field.name}(${argument.name}: $a0) { __typename ... on ${type.name} {`,
    close: '} }',
    variables: [
      {
        name: 'a0',
        type: String(argument.type),
        value: {
          typenames: [type.name],
          fill: (ids: IdSource) => {
            const id = ids(type.name, `Query.${field.name}(${argument.name}:)`);
            return argument.name === 'ids' ? [id] : id;
          },
        },
      },
    ],
  }));
}

function isNodeField(field: GraphQLField<unknown, unknown>): boolean {
  return getNamedType(field.type).name === 'Node';
}

function objectsOf(schema: GraphQLSchema, type: GraphQLOutputType): readonly GraphQLObjectType[] {
  const named = getNamedType(type);
  if (isObjectType(named)) return [named];
  return isAbstractType(named) ? schema.getPossibleTypes(named) : [];
}

function argumentsOf(
  schema: GraphQLSchema,
  owner: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  count: number,
): { text: string; variables: Way['variables'] } {
  const given = field.args.flatMap((argument) => {
    const value = valueOfArgument(schema, `${owner.name}.${field.name}`, argument);
    return value ? [{ argument, value }] : [];
  });
  const variables = given.map(({ argument, value }, at) => ({
    name: `a${count + at}`,
    type: String(argument.type),
    value,
  }));
  const text = given.map(({ argument }, at) => `${argument.name}: $a${count + at}`).join(', ');
  return { text: text && `(${text})`, variables };
}
