import { type DocumentNode, type ExecutionArgs, getOperationAST, Kind, type OperationDefinitionNode } from 'graphql';
import { type GraphQLSchema, type SelectionNode, valueFromASTUntyped, visit } from 'graphql';
import { countInText, countInVariables } from './input-objects.ts';
import { type OperationPrice, type Part, readPrice, type Values, type FieldCost } from './read-price.ts';

/* What an operation costs its user, known before it runs and by its text and variables alone. docs/integrate.md has the formula. */

const objectsPerPoint = 50;
/** The largest graph that may be saved stays well below what one operation may cost. */
const inputObjectsPerPoint = 100;
const pointsOfMutation = 10;
const pointsOfSubscription = 10;

export interface OperationCost {
  points: number;
  /** The path of the field that costs most, such as `workflows.edges.node.executions`. */
  findCostliest(): string;
}

type Asked = Pick<ExecutionArgs, 'schema' | 'document' | 'operationName' | 'variableValues'>;

/**
 * One point for an operation, ten for each mutation or for a subscription, one more for every 50 objects that it may bring at
 * most, and one for every 100 in the lists of its input. A document is one that was found to be valid.
 */
export function costOf({ schema, document, operationName, variableValues }: Asked): OperationCost {
  const known = knownOf(document, operationName);
  // Names that are not in the document are as many as a client likes.
  if (!known) return { points: 1, findCostliest: () => '' };
  const values = valuesOf(known, variableValues);
  const price = priceOf(known, schema, document, values);
  if (!price) return { points: Number.POSITIVE_INFINITY, findCostliest: () => '' };
  const brought = known.objectsInText + countInVariables(known.operation, variableValues);
  const ofInput = Math.floor(brought / inputObjectsPerPoint);
  const ofFields = price.hasVariables ? pointsOf(price, values) : (price.points ??= pointsOf(price, values));
  return {
    points: ofFields + ofInput,
    // What is brought along cannot be asked for in a smaller number.
    findCostliest: () => (ofInput > ofFields ? '' : findCostliest(price, values)),
  };
}

function pointsOf({ operation, rootFields, parts }: OperationPrice, values: Values): number {
  const base =
    operation === 'mutation'
      ? pointsOfMutation * Math.max(1, rootFields)
      : operation === 'subscription'
        ? pointsOfSubscription
        : 1;
  return base + Math.floor((objectsOf(parts, values).at(-1) ?? 0) / objectsPerPoint);
}

/** Of each part, how many objects it brings for each object that it is asked of. */
function objectsOf(parts: readonly Part[], values: Values): number[] {
  const sums: number[] = [];
  for (const part of parts) {
    let most = 0;
    for (const fieldCosts of part) most = Math.max(most, sum(fieldCosts, sums, values));
    sums.push(most);
  }
  return sums;
}

function sum(fieldCosts: readonly FieldCost[], sums: readonly number[], values: Values): number {
  let objects = 0;
  for (const fieldCost of fieldCosts) objects += weigh(fieldCost, sums, values);
  return objects;
}

function weigh({ count, below }: FieldCost, sums: readonly number[], values: Values): number {
  return count(values) * (1 + (below === undefined ? 0 : (sums[below] ?? 0)));
}

/** Down from what costs most to what costs most within it, as long as that holds more than one of a kind. */
function findCostliest({ parts }: OperationPrice, values: Values): string {
  const sums = objectsOf(parts, values);
  const path: string[] = [];
  let lastList = 0;
  for (let part = parts.at(-1); part;) {
    const fieldCosts = largest(part, (each) => sum(each, sums, values)) ?? [];
    const fieldCost = largest(fieldCosts, (each) => weigh(each, sums, values));
    if (!fieldCost) break;
    path.push(fieldCost.field);
    if (lastList === 0 || fieldCost.count(values) > 1) lastList = path.length;
    part = fieldCost.below === undefined ? undefined : parts[fieldCost.below];
  }
  return path.slice(0, lastList).join('.');
}

function largest<Thing>(things: readonly Thing[], sizeOf: (thing: Thing) => number): Thing | undefined {
  let most: Thing | undefined;
  for (const thing of things) if (most === undefined || sizeOf(thing) > sizeOf(most)) most = thing;
  return most;
}

// What is remembered of a document ------------------------------------------------------------------------------------

interface Known {
  operation: OperationDefinitionNode;
  objectsInText: number;
  defaults: ReadonlyMap<string, unknown>;
  /** Variables that decide by `@skip` and `@include` what is asked for at all. */
  switches: readonly string[];
  /** By what those say. */
  prices: Map<string, RememberedPrice | undefined>;
}

/** With its points, once they are worked out and no variable has a say in them. */
interface RememberedPrice extends OperationPrice {
  points?: number;
}

const knownOperations = new WeakMap<DocumentNode, Map<string | null | undefined, Known>>();
/** Of so many switches each way is remembered; where there are more, it is read anew each time. */
const mostSwitches = 4;

function knownOf(document: DocumentNode, operationName: string | null | undefined): Known | undefined {
  let named = knownOperations.get(document);
  if (!named) knownOperations.set(document, (named = new Map()));
  let known = named.get(operationName);
  if (known) return known;
  const operation = getOperationAST(document, operationName);
  if (!operation) return undefined;
  const defaults = new Map(
    (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
    ),
  );
  known = {
    operation,
    objectsInText: countInText(document),
    defaults,
    switches: findSwitches(document),
    prices: new Map(),
  };
  named.set(operationName, known);
  return known;
}

function findSwitches(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Directive: ({ arguments: given }) => {
      for (const { value } of given ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

function valuesOf({ defaults }: Known, given: Asked['variableValues']): Values {
  return (name) => (given?.[name] === undefined ? defaults.get(name) : given[name]);
}

function priceOf(
  { operation, switches, prices }: Known,
  schema: GraphQLSchema,
  document: DocumentNode,
  values: Values,
): RememberedPrice | undefined {
  const key = switches.map((name) => (values(name) === true ? 1 : 0)).join('');
  if (prices.has(key)) return prices.get(key);
  const price = readPrice(schema, document, operation, (selection) => isLeftOut(selection, values));
  if (switches.length <= mostSwitches) prices.set(key, price);
  return price;
}

function isLeftOut({ directives }: SelectionNode, values: Values): boolean {
  for (const { name, arguments: given } of directives ?? []) {
    const value = given?.[0]?.value;
    const says = value?.kind === Kind.VARIABLE ? values(value.name.value) : value?.kind === Kind.BOOLEAN && value.value;
    if (name.value === 'skip' ? says === true : name.value === 'include' && says === false) return true;
  }
  return false;
}
