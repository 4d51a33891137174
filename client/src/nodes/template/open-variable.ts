import type { Offer } from './template-scope.ts';

/** A variable that is being written: from its braces to where an insertion would replace it. */
export interface OpenVariable {
  start: number;
  end: number;
  /** What is written of its name so far. */
  query: string;
}

/** The variable that somebody is writing at a caret; null where none was begun. */
export function openVariableAt(template: string, caret: number): OpenVariable | null {
  const start = caret < 2 ? -1 : template.lastIndexOf('{{', caret - 2);
  if (start < 0 || template[start - 1] === '\\') return null;
  const query = template.slice(start + 2, caret);
  if (/[{}\n]/.test(query)) return null;
  const rest = /^[^{}\n]*\}\}/.exec(template.slice(caret));
  return { start, end: caret + (rest?.[0].length ?? 0), query: query.trimStart() };
}

/** The offers that fit what is written so far, the best first. */
export function matchingOffers(offers: readonly Offer[], query: string): Offer[] {
  const wanted = query.toLowerCase();
  return offers
    .map((offer) => asWanted(offer, wanted))
    .map((offer) => ({ offer, rank: rankOf(offer, wanted) }))
    .filter(({ rank }) => rank < noMatch)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ offer }) => offer);
}

const noMatch = 3;

/** Whoever writes the node's name means to name the node. */
function asWanted(offer: Offer, wanted: string): Offer {
  const isByNode = wanted.startsWith(`${offer.from.toLowerCase()}.`);
  return isByNode ? { ...offer, variable: offer.qualified } : offer;
}

function rankOf({ variable, qualified }: Offer, wanted: string): number {
  if (variable.toLowerCase().startsWith(wanted)) return 0;
  if (qualified.toLowerCase().startsWith(wanted)) return 1;
  return qualified.toLowerCase().includes(wanted) ? 2 : noMatch;
}
