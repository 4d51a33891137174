import { AppError } from '../errors.ts';
import { listWords, quote } from './wording.ts';

/** An upstream node as templates see it: its name, and the names of what it gives. */
export interface Giver {
  name: string;
  gives: readonly string[];
}

/** What a variable's text means among the nodes upstream: a node's value, or a value by its bare name. */
export interface Reference {
  nodeName: string | null;
  variable: string;
}

/** Node names in one spelling, whichever way a keyboard composed their accents. */
export function nameKey(name: string): string {
  return name.trim().normalize('NFC');
}

/**
 * Splits `Node name.variable`. Node names may hold dots themselves, so the longest one that is a node's name wins.
 * `nodeNames` are in the spelling of `nameKey`, and so is the answer.
 */
export function readReference(text: string, nodeNames: ReadonlySet<string>): Reference {
  for (let dot = text.lastIndexOf('.'); dot > 0; dot = text.lastIndexOf('.', dot - 1)) {
    const nodeName = nameKey(text.slice(0, dot));
    if (nodeNames.has(nodeName)) return { nodeName, variable: text.slice(dot + 1).trim() };
  }
  return { nodeName: null, variable: text };
}

const mostOffered = 50;

/**
 * The names on offer in place of one that is missing: of the node that it names; else the bare names, and with the
 * node's name before them those that several nodes give.
 */
export function namesOnOffer(reference: Reference, givers: readonly Giver[]): string[] {
  const { nodeName } = reference;
  if (nodeName !== null) {
    const named = givers.filter((giver) => nameKey(giver.name) === nodeName);
    return [...new Set(named.flatMap(scopedNames))].slice(0, mostOffered);
  }
  const times = new Map<string, number>();
  for (const name of givers.flatMap((giver) => giver.gives)) times.set(name, (times.get(name) ?? 0) + 1);
  const ambiguous = givers.map((giver) => ({
    ...giver,
    gives: giver.gives.filter((name) => (times.get(name) ?? 0) > 1),
  }));
  return [...new Set([...times.keys(), ...ambiguous.flatMap(scopedNames)])].slice(0, mostOffered);
}

/** TEMPLATE_VARIABLE_MISSING; `details` are `{ variable, offered }`. */
export function missingVariable(variable: string, offered: readonly string[]): AppError {
  const offer = offered.length > 0 ? `On offer: ${listWords(offered.map(quote), 'and')}.` : 'Nothing is joined to it.';
  return new AppError('TEMPLATE_VARIABLE_MISSING', {
    message: `The template names ${quote(variable)}, which nothing provides. ${offer}`,
    details: { variable, offered },
  });
}

function scopedNames(giver: Giver): string[] {
  return giver.gives.map((name) => `${giver.name}.${name}`);
}
