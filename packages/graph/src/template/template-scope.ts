import { nameKey } from '../text/compare-text.ts';
import { listWords, quote } from '../text/wording.ts';
import type { Value } from '../values/value.ts';

/** One value that a node gives; `known` is null where it will be given and nobody knows what yet: before the first run, say. */
export interface Given {
  known: { value: Value } | null;
}

/** A node that feeds another, as templates see it. */
export interface Giver<One extends Given = Given> {
  name: string;
  /** By the name of what it gives. */
  gives: ReadonlyMap<string, One>;
}

/** What a template can name: values by their bare names, and by the name of the node that gives them. */
export interface TemplateScope<One extends Given = Given> {
  /** Of each bare name the one that wins: what was connected later. */
  input: ReadonlyMap<string, One>;
  /** In the order in which they are merged, each node once, the latest last. */
  upstream: readonly Giver<One>[];
}

/** Something that a template may name. */
export interface Offer<One extends Given = Given> {
  /** What to write between the braces. */
  variable: string;
  /** The same with the node's name before it. */
  qualified: string;
  /** The node that gives it. */
  from: string;
  given: One;
}

/** What a variable's text means among the nodes upstream: a node's value (by the key of its name), or a value by its bare name. */
export interface Reference {
  nodeName: string | null;
  variable: string;
}

/**
 * Splits `Node name.variable`. Node names may hold dots themselves, so the longest one that is a node's name wins.
 * `nodeNames` are as `nameKey` gives them, and so is the answer.
 */
export function readReference(text: string, nodeNames: { has(key: string): boolean }): Reference {
  for (let dot = text.lastIndexOf('.'); dot > 0; dot = text.lastIndexOf('.', dot - 1)) {
    const nodeName = nameKey(text.slice(0, dot));
    if (nodeNames.has(nodeName)) return { nodeName, variable: nameKey(text.slice(dot + 1)) };
  }
  return { nodeName: null, variable: nameKey(text) };
}

/** What a variable's text stands for; undefined when nothing gives it. Of two nodes with one name, the later that gives it wins. */
export function lookUp<One extends Given>(text: string, { input, upstream }: TemplateScope<One>): One | undefined {
  const givers = giversByKey(upstream);
  const { nodeName, variable } = readReference(text, givers);
  if (nodeName === null) return input.get(variable);
  return givers
    .get(nodeName)
    ?.findLast(({ gives }) => gives.has(variable))
    ?.gives.get(variable);
}

/**
 * The variables on offer. A bare name that two nodes give means the later one's, so both are offered by their node's name:
 * `{{Photo.image_url}}`. Of two nodes with the same name only the later one's can be named.
 */
export function offersOf<One extends Given>({ upstream }: Pick<TemplateScope<One>, 'upstream'>): Offer<One>[] {
  const times = new Map<string, number>();
  for (const { gives } of upstream) for (const name of gives.keys()) times.set(name, (times.get(name) ?? 0) + 1);
  const offers = new Map<string, Offer<One>>();
  for (const { name: from, gives } of upstream) {
    for (const [name, given] of gives) {
      const qualified = `${from}.${name}`;
      const variable = (times.get(name) ?? 0) > 1 ? qualified : name;
      offers.set(variable, { variable, qualified, from, given });
    }
  }
  return [...offers.values()];
}

const mostOffered = 50;

/**
 * The names on offer in place of one that is missing: those of the node that it names; else the bare ones, and by their nodes'
 * names those that several nodes give.
 */
export function namesInPlaceOf(text: string, scope: TemplateScope): string[] {
  const givers = giversByKey(scope.upstream);
  const { nodeName } = readReference(text, givers);
  const names =
    nodeName === null
      ? [...scope.input.keys(), ...offersOf(scope).map(({ variable }) => variable)]
      : (givers.get(nodeName) ?? []).flatMap(({ name, gives }) => [...gives.keys()].map((given) => `${name}.${given}`));
  return [...new Set(names)].slice(0, mostOffered);
}

/** The sentence for a variable that nothing provides. */
export function missingText(variable: string, scope: TemplateScope): string {
  const names = namesInPlaceOf(variable, scope);
  const offer = names.length > 0 ? `On offer: ${listWords(names.map(quote), 'and')}.` : 'Nothing is connected to it.';
  return `The template names ${quote(variable)}, which nothing provides. ${offer}`;
}

const known = new WeakMap<readonly Giver[], Map<string, Giver[]>>();

/** Worked out once for nodes that many variables are looked up among. */
function giversByKey<One extends Given>(upstream: readonly Giver<One>[]): Map<string, Giver<One>[]> {
  const before = known.get(upstream);
  if (before) return before as Map<string, Giver<One>[]>;
  const givers = Map.groupBy(upstream, ({ name }) => nameKey(name));
  known.set(upstream, givers);
  return givers;
}
