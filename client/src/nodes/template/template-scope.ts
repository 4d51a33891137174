import type { PortKind } from '../../api/generated/graphql.ts';

/** One value that a node gives, as far as it is known before a run. */
export interface Given {
  /** What kind of port it comes out of; null for what comes out of none, such as a cost. */
  kind: PortKind | null;
  /** Null until it is known: after the first run, say. */
  known: { value: unknown } | null;
}

/** A node that feeds another, as templates see it. */
export interface Giver {
  name: string;
  /** By the name of what it gives. */
  gives: ReadonlyMap<string, Given>;
}

/** What a template can name: values by their bare names, and by the name of the node that gives them. */
export interface TemplateScope {
  /** Of each bare name the one that wins: what was joined later. */
  input: ReadonlyMap<string, Given>;
  /** In the order in which they are merged, each node once, the latest last. */
  upstream: readonly Giver[];
}

/** Something that a template may name. */
export interface Offer {
  /** What to write between the braces. */
  variable: string;
  /** The same with the node's name before it. */
  qualified: string;
  /** The node that gives it. */
  from: string;
  given: Given;
}

/** Node names in one spelling, whichever way a keyboard composed their accents. */
function nameKey(name: string): string {
  return name.trim().normalize('NFC');
}

/** What a variable's text stands for; undefined when nothing gives it. By the server's rule. */
export function lookUp(text: string, { input, upstream }: TemplateScope): Given | undefined {
  const { nodeName, variable } = readReference(text, upstream);
  if (nodeName === null) return input.get(variable);
  return upstream.findLast(({ name, gives }) => nameKey(name) === nodeName && gives.has(variable))?.gives.get(variable);
}

/** Splits `Node name.variable`. Node names may hold dots themselves, so the longest one that is a node's name wins. */
function readReference(text: string, upstream: readonly Giver[]) {
  const nodeNames = new Set(upstream.map(({ name }) => nameKey(name)));
  for (let dot = text.lastIndexOf('.'); dot > 0; dot = text.lastIndexOf('.', dot - 1)) {
    const nodeName = nameKey(text.slice(0, dot));
    if (nodeNames.has(nodeName)) return { nodeName, variable: text.slice(dot + 1).trim() };
  }
  return { nodeName: null, variable: text };
}

/**
 * The variables on offer. A bare name that two nodes give means the later one's, so both are offered by their node's name:
 * `{{Photo.image_url}}`. Of two nodes with the same name only the later one's can be named.
 */
export function offersOf({ upstream }: TemplateScope): Offer[] {
  const times = new Map<string, number>();
  for (const { gives } of upstream) for (const name of gives.keys()) times.set(name, (times.get(name) ?? 0) + 1);
  const offers = new Map<string, Offer>();
  for (const { name: from, gives } of upstream) {
    for (const [name, given] of gives) {
      const qualified = `${from}.${name}`;
      const variable = (times.get(name) ?? 0) > 1 ? qualified : name;
      offers.set(variable, { variable, qualified, from, given });
    }
  }
  return [...offers.values()];
}

/** The server's sentence for a variable that nothing provides. */
export function missingText(variable: string, scope: TemplateScope): string {
  const names = namesInPlaceOf(variable, scope);
  const offer = names.length > 0 ? `On offer: ${listed(names)}.` : 'Nothing is joined to it.';
  return `The template names “${variable}”, which nothing provides. ${offer}`;
}

/** Those of the node that it names; else the bare ones, and by their nodes' names those that several nodes give. */
function namesInPlaceOf(variable: string, scope: TemplateScope): string[] {
  const { nodeName } = readReference(variable, scope.upstream);
  if (nodeName === null)
    return [...new Set([...scope.input.keys(), ...offersOf(scope).map((offer) => offer.variable)])];
  const named = scope.upstream.filter(({ name }) => nameKey(name) === nodeName);
  return [...new Set(named.flatMap(({ name, gives }) => [...gives.keys()].map((given) => `${name}.${given}`)))];
}

function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `“${name}”`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}
