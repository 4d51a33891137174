import {
  type ArgumentNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  getOperationAST,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/* What an operation costs its user, known before it runs and by its text and variables alone. */

const objectsPerPoint = 50;
const pointsOfMutation = 10;
const pointsOfSubscription = 10;
/** The largest page that there is; more is refused, and not to be paid for. */
const largestPage = 100;
/** The size of a page where none is asked for. */
const usualPage = 20;

type Variables = Record<string, unknown> | null | undefined;

/** An object, or so many of them, with what is asked for below each. */
interface Wish {
  count(variables: Variables): number;
  below: readonly Wish[];
}

interface Price {
  base: number;
  wishes: readonly Wish[];
  /** Where no variable has a say. */
  fixed: number | undefined;
}

const prices = new WeakMap<DocumentNode, Map<string | null | undefined, Price>>();

/**
 * Points: one for an operation, one more for every 50 objects that it may bring at most, ten for each mutation and for a
 * subscription. A document is one that was found to be valid.
 */
export function countPoints(document: DocumentNode, operationName: string | null | undefined, variables: Variables) {
  let named = prices.get(document);
  if (!named) prices.set(document, (named = new Map()));
  const price = named.get(operationName) ?? readPrice(document, operationName);
  // Names that are not in the document are as many as a client likes.
  if (!price) return 1;
  named.set(operationName, price);
  return price.fixed ?? total(price, variables);
}

function readPrice(document: DocumentNode, operationName: string | null | undefined): Price | null {
  const operation = getOperationAST(document, operationName);
  if (!operation) return null;
  let hasVariables = false;
  const fragments = new Map<string, { node: FragmentDefinitionNode; wishes?: Wish[] }>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, { node });
  }
  const wishes = read(operation.selectionSet);
  const base =
    operation.operation === 'mutation'
      ? pointsOfMutation * Math.max(1, wishes.length)
      : operation.operation === 'subscription'
        ? pointsOfSubscription
        : 1;
  const price = { base, wishes, fixed: undefined };
  return hasVariables ? price : { ...price, fixed: total(price, {}) };

  function read({ selections }: SelectionSetNode): Wish[] {
    return selections.flatMap((selection) => {
      if (selection.kind === Kind.INLINE_FRAGMENT) return read(selection.selectionSet);
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        return fragment ? (fragment.wishes ??= read(fragment.node.selectionSet)) : [];
      }
      if (!selection.selectionSet) return [];
      return [{ count: readCount(selection.arguments, selection.selectionSet), below: read(selection.selectionSet) }];
    });
  }

  function readCount(given: readonly ArgumentNode[] | undefined, selectionSet: SelectionSetNode): Wish['count'] {
    const size = given?.find(({ name }) => ['first', 'last', 'ids'].includes(name.value))?.value;
    const isPage = selectionSet.selections.some((one) => one.kind === Kind.FIELD && one.name.value === 'edges');
    const usual = isPage ? usualPage : 1;
    if (size?.kind === Kind.INT) return () => Number(size.value);
    if (size?.kind === Kind.LIST) return () => size.values.length;
    if (size?.kind !== Kind.VARIABLE) return () => usual;
    hasVariables = true;
    return (variables) => {
      const value = variables?.[size.name.value];
      return Array.isArray(value) ? value.length : typeof value === 'number' ? value : usual;
    };
  }
}

function total({ base, wishes }: Price, variables: Variables): number {
  const objects = sum(wishes, variables);
  return base + (Number.isFinite(objects) ? Math.floor(objects / objectsPerPoint) : 0);
}

function sum(wishes: readonly Wish[], variables: Variables): number {
  let objects = 0;
  for (const { count, below } of wishes)
    objects += Math.min(largestPage, Math.max(0, count(variables))) * (1 + sum(below, variables));
  return objects;
}
