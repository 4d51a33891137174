import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { type ListSize, listSizeOf } from '../../schema/list-sizes.ts';

/*
 * What an operation may bring, read from its text once: the objects that it asks for, as `execute` would collect them. Fields
 * that answer under one name are one, and of the fragments on different types those that bring most count, for an object is of
 * one type only. How many there are of each is left open where variables decide it.
 */

/** By its name, the value of a variable; undefined where there is none. */
export type Values = (name: string) => unknown;

/** One field that has fields of its own. */
export interface FieldCost {
  field: string;
  /** How many objects. */
  count(values: Values): number;
  /** Where among the parts what is asked of each of them is; undefined for nothing that counts. */
  below: number | undefined;
}

/** What is asked for of one object: what its fields cost, for each type that it may be. */
export type Part = readonly (readonly FieldCost[])[];

export interface OperationPrice {
  operation: OperationDefinitionNode['operation'];
  /** Fields of the operation itself, by the names under which they answer. */
  rootFields: number;
  /** Each after those that are below it; the last is the whole. */
  parts: readonly Part[];
  hasVariables: boolean;
}

/** What tells an API's description is made of it all, whatever is asked for of it. */
const objectsOfDescription = 500;

/** Beyond this an operation is not looked at any further. */
const mostParts = 5_000;

/** Undefined where there is too much to be counted. The document is one that was found to be valid; `isLeftOut` says so of a selection by its directives. */
export function readPrice(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  isLeftOut: (selection: SelectionNode) => boolean,
): OperationPrice | undefined {
  const root = schema.getRootType(operation.operation);
  if (!root) return undefined;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const parts: Part[] = [];
  const known = new Map<string, number>();
  const idOf = numberer();
  let hasVariables = false;
  let isTooMuch = false;
  readPart(root, [operation.selectionSet]);
  if (isTooMuch) return undefined;
  const rootFields = [...collect(root, [operation.selectionSet]).values()];
  return { operation: operation.operation, rootFields: rootFields.length, parts, hasVariables };

  /** Gives its place among the parts. */
  function readPart(type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): number {
    const key = `${type.name} ${sets.map(idOf).join(' ')}`;
    const place = known.get(key);
    if (place !== undefined) return place;
    if (known.size >= mostParts) isTooMuch = true;
    if (isTooMuch) return 0;
    known.set(key, 0);
    const part = typesApart(type, sets).map((one) =>
      [...collect(one, sets).values()].flatMap((nodes) => readFieldCost(one, nodes) ?? []),
    );
    parts.push(part);
    known.set(key, parts.length - 1);
    return parts.length - 1;
  }

  function readFieldCost(parent: GraphQLCompositeType, nodes: readonly FieldNode[]): FieldCost | undefined {
    const [node] = nodes;
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    if (!node || sets.length === 0) return undefined;
    const name = node.name.value;
    if (name.startsWith('__')) return { field: name, count: () => objectsOfDescription, below: undefined };
    const field = isUnionType(parent) ? undefined : parent.getFields()[name];
    const type = field && getNamedType(field.type);
    if (!field || !isCompositeType(type)) return undefined;
    const size = listSizeOf(parent, field);
    const count = size === undefined ? one : readCount(size, node.arguments ?? []);
    return { field: name, count, below: readPart(type, sets) };
  }

  function readCount(size: ListSize, given: readonly ArgumentNode[]): FieldCost['count'] {
    if (typeof size === 'number') return () => size;
    const values = given.filter(({ name }) => size.arguments.includes(name.value)).map(({ value }) => value);
    if (values.some(({ kind }) => kind === Kind.VARIABLE)) {
      hasVariables = true;
      return (variables) => clamp(size, largestOf(values, variables));
    }
    const count = clamp(size, largestOf(values, nothing));
    return () => count;
  }

  /** The types of which an object may be that are asked for different things; the type itself for all others. */
  function typesApart(type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): GraphQLCompositeType[] {
    if (!isAbstractType(type)) return [type];
    const named = new Set<string>();
    for (const set of sets) nameTypes(set, new Set());
    const apart = schema.getPossibleTypes(type).filter((possible) =>
      [...named].some((name) => {
        const condition = schema.getType(name);
        return condition === possible || (isAbstractType(condition) && schema.isSubType(condition, possible));
      }),
    );
    return apart.length < schema.getPossibleTypes(type).length ? [type, ...apart] : apart;

    function nameTypes({ selections }: SelectionSetNode, seen: Set<string>) {
      for (const selection of selections) {
        if (selection.kind === Kind.FIELD) continue;
        const fragment = fragmentOf(selection, seen);
        if (!fragment) continue;
        const condition = fragment.typeCondition?.name.value;
        if (condition !== undefined && condition !== type.name) named.add(condition);
        nameTypes(fragment.selectionSet, seen);
      }
    }
  }

  function collect(type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): Map<string, FieldNode[]> {
    const fields = new Map<string, FieldNode[]>();
    const seen = new Set<string>();
    for (const set of new Set(sets)) collectFrom(set);
    return fields;

    function collectFrom({ selections }: SelectionSetNode) {
      for (const selection of selections) {
        if (isLeftOut(selection)) continue;
        if (selection.kind !== Kind.FIELD) {
          const fragment = fragmentOf(selection, seen);
          if (fragment && applies(fragment.typeCondition?.name.value, type)) collectFrom(fragment.selectionSet);
          continue;
        }
        const name = (selection.alias ?? selection.name).value;
        const together = fields.get(name);
        if (together) together.push(selection);
        else fields.set(name, [selection]);
      }
    }
  }

  function applies(condition: string | undefined, type: GraphQLCompositeType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const wider = schema.getType(condition);
    return isAbstractType(wider) && !isUnionType(type) && schema.isSubType(wider, type);
  }

  /** Once for each that is seen. */
  function fragmentOf(selection: Exclude<SelectionNode, FieldNode>, seen: Set<string>) {
    if (selection.kind === Kind.INLINE_FRAGMENT) return selection;
    const name = selection.name.value;
    if (seen.has(name)) return undefined;
    seen.add(name);
    return fragments.get(name);
  }
}

const one = () => 1;
const nothing: Values = () => undefined;

function clamp({ usual, most }: Exclude<ListSize, number>, asked: number | undefined): number {
  return asked === undefined ? usual : Math.min(most, Math.max(0, asked));
}

/** Of two only one may be given; more than one is refused when it comes to it. */
function largestOf(values: readonly ValueNode[], variables: Values): number | undefined {
  let largest: number | undefined;
  for (const value of values) {
    const asked = askedFor(value, variables);
    if (asked !== undefined && (largest === undefined || asked > largest)) largest = asked;
  }
  return largest;
}

/** As many as an argument says; undefined where it says nothing. */
function askedFor(value: ValueNode, values: Values): number | undefined {
  switch (value.kind) {
    case Kind.INT:
      return Number(value.value);
    case Kind.LIST:
      return value.values.length;
    case Kind.VARIABLE: {
      const given = values(value.name.value);
      if (Array.isArray(given)) return given.length;
      return typeof given === 'number' && !Number.isNaN(given) ? given : undefined;
    }
    default:
      return undefined;
  }
}

function numberer(): (thing: object) => number {
  const ids = new Map<object, number>();
  return (thing) => {
    let id = ids.get(thing);
    if (id === undefined) ids.set(thing, (id = ids.size));
    return id;
  };
}
