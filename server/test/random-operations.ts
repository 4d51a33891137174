import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

export interface RandomOperation {
  kind: 'query' | 'mutation' | 'subscription';
  query: string;
  variables: Record<string, unknown>;
}

export interface Possibilities {
  schema: GraphQLSchema;
  /** Ids of things that are there. */
  ids: readonly string[];
}

type Random = () => number;

/** mulberry32: the same numbers from 0 to 1 for the same seed. */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const deepest = 5;

/** Operations whose fields are there, and whose arguments fit mostly, and sometimes not at all. */
export function createOperations({ schema, ids }: Possibilities, random: Random): () => RandomOperation {
  const below = (most: number) => Math.floor(random() * most);
  const chance = (part: number) => random() < part;
  const pick = <One>(of: readonly One[]): One => of[below(of.length)] as One;
  const someOf = <One>(of: readonly One[], most: number): One[] =>
    Array.from({ length: 1 + below(Math.min(most, of.length)) }, () => pick(of));

  let variables: Record<string, unknown> = {};
  let declared: string[] = [];
  let names = 0;

  return () => {
    variables = {};
    declared = [];
    names = 0;
    const kind = chance(0.7) ? 'query' : chance(0.8) ? 'mutation' : 'subscription';
    const root = {
      query: schema.getQueryType(),
      mutation: schema.getMutationType(),
      subscription: schema.getSubscriptionType(),
    }[kind];
    const fields = someOf(Object.values((root as GraphQLObjectType).getFields()), kind === 'query' ? 4 : 1);
    const selection = fields.map((field) => writeField(field, 0, kind === 'query')).join(' ');
    const head = declared.length > 0 ? `(${declared.join(', ')})` : '';
    return { kind, query: `${kind} ${head} { ${selection} }`, variables };
  };

  function writeField(field: GraphQLField<unknown, unknown>, depth: number, mayHaveAlias = true): string {
    const alias = mayHaveAlias ? `a${names++}: ` : '';
    const given = field.args.filter((arg) => isNonNullType(arg.type) || chance(0.5)).map(writeArgument);
    const directive = chance(0.05) ? ` @${pick(['include', 'skip'])}(if: ${pick(['true', 'false', '7', 'null'])})` : '';
    const inner = writeSelection(getNamedType(field.type), depth + 1);
    return `${alias}${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${directive}${inner}`;
  }

  function writeSelection(type: GraphQLNamedOutputType, depth: number): string {
    if (isLeafType(type)) return chance(0.002) ? ' { x }' : '';
    if (isAbstractType(type)) {
      const parts = someOf(schema.getPossibleTypes(type), 3).map(
        (one) => `... on ${one.name}${writeSelection(one, depth)}`,
      );
      return ` { __typename ${parts.join(' ')} }`;
    }
    if (!isObjectType(type)) return '';
    const fields = Object.values(type.getFields());
    const shallow = fields.filter((field) => isLeafType(getNamedType(field.type)));
    const chosen = someOf(depth < deepest ? fields : shallow, 4);
    if (depth >= deepest && shallow.length === 0) return ' { __typename }';
    return ` { ${chosen.map((field) => writeField(field, depth)).join(' ')} }`;
  }

  function writeArgument(arg: GraphQLArgument): string {
    const value = chance(0.94) ? fitting(arg.type, 0) : wrong();
    if (chance(0.5)) {
      const name = `v${declared.length}`;
      declared.push(`$${name}: ${String(arg.type)}`);
      variables[name] = value;
      return `${arg.name}: $${name}`;
    }
    return `${arg.name}: ${literal(value, arg.type)}`;
  }

  function fitting(type: GraphQLInputType, depth: number): unknown {
    if (isNonNullType(type)) return fitting(type.ofType, depth);
    if (chance(0.05)) return null;
    if (isListType(type)) return Array.from({ length: below(4) }, () => fitting(type.ofType, depth));
    if (isEnumType(type)) return pick(type.getValues()).name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(
        (field) => isNonNullType(field.type) || (depth < 4 && chance(0.4)),
      );
      return Object.fromEntries(
        fields.map((field) => [field.name, chance(0.03) ? wrong() : fitting(field.type, depth + 1)]),
      );
    }
    return scalar(type.name);
  }

  function scalar(name: string): unknown {
    if (name === 'Int') return pick([0, 1, 2, 20, 100, 101, -1, 2 ** 31 - 1]);
    if (name === 'Float') return pick([0, 1.5, -1e9, 1e308]);
    if (name === 'Boolean') return chance(0.5);
    if (name === 'ID') return chance(0.7) ? pick(ids) : pick(['', 'x', 'V29ya2Zsb3c6eA==', '1'.repeat(5_000), '../..']);
    if (name === 'JSON')
      return pick<unknown>([
        {},
        { value: 'tea' },
        [],
        7,
        'x',
        { a: { b: [null] } },
        { ['__proto__']: 1, constructor: 2 },
      ]);
    if (name === 'Decimal') return pick(['1', '0.5', '-1', '1e9', 'x', '9'.repeat(100)]);
    if (name === 'DateTime') return pick(['2026-11-21T12:00:00Z', '0000-00-00', 'now', '275760-09-13T00:00:00.001Z']);
    return pick([
      'tea',
      '',
      ' ',
      '{{text}}',
      '🍵'.repeat(100),
      'x'.repeat(3_000),
      "'; drop table workflows; --",
      '\u0000',
      '\ud800',
      '%_\\',
      '2026',
    ]);
  }

  function wrong(): unknown {
    return pick([null, 7, -1, 1e100, 'x', '', true, [], {}, [[[[]]]], { x: 1 }, '\u0000', ['x', null, 3]]);
  }

  function literal(value: unknown, type: GraphQLInputType): string {
    const bare = isNonNullType(type) ? type.ofType : type;
    if (Array.isArray(value))
      return `[${value.map((one) => literal(one, isListType(bare) ? bare.ofType : bare)).join(', ')}]`;
    if (isEnumType(bare) && typeof value === 'string' && /^\w+$/.test(value)) return value;
    if (typeof value === 'object' && value !== null) {
      const fields = isInputObjectType(bare) ? bare.getFields() : {};
      const parts = Object.entries(value).map(([name, one]) => `${name}: ${literal(one, fields[name]?.type ?? bare)}`);
      return `{ ${parts.join(', ')} }`;
    }
    return JSON.stringify(value);
  }
}
