import { readTemplate } from '@visualadgen/graph/template/read-template.ts';
import { searchKey } from '@visualadgen/graph/text/compare-text.ts';
import type { PortOffer } from '@visualadgen/graph/merging/merge-scope.ts';

/** A variable that is being written: from its braces to where an insertion would replace it. */
export interface OpenVariable {
  start: number;
  end: number;
  /** What is written of its name so far. */
  query: string;
}

/** The variable that somebody is writing at a caret; null where none was begun. `nodeNames` are of the nodes that it may name. */
export function openVariableAt(
  template: string,
  caret: number,
  nodeNames: readonly string[] = [],
): OpenVariable | null {
  const { segments } = readTemplate(template, nodeNames);
  const whole = segments.find(
    ({ kind, start, text }) => kind === 'variable' && start + 2 <= caret && caret <= start + text.length - 2,
  );
  const start = whole?.start ?? (caret < 2 ? -1 : template.lastIndexOf('{{', caret - 2));
  if (start < 0 || (!whole && template[start - 1] === '\\')) return null;
  const query = template.slice(start + 2, caret);
  if (/\n/.test(query) || (!whole && /\{\{|\}\}/.test(query))) return null;
  return { start, end: whole ? start + whole.text.length : caret, query: query.trimStart() };
}

/** The offers that fit what is written so far, the best first. */
export function matchingOffers(offers: readonly PortOffer[], query: string): PortOffer[] {
  const wanted = searchKey(query);
  return offers
    .map((offer) => asWanted(offer, wanted))
    .map((offer) => ({ offer, rank: rankOf(offer, wanted) }))
    .filter(({ rank }) => rank < noMatch)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ offer }) => offer);
}

const noMatch = 3;

/** Whoever writes the node's name means to name the node. */
function asWanted(offer: PortOffer, wanted: string): PortOffer {
  const isByNode = wanted.startsWith(`${searchKey(offer.from)}.`);
  return isByNode ? { ...offer, variable: offer.qualified } : offer;
}

function rankOf({ variable, qualified }: PortOffer, wanted: string): number {
  if (searchKey(variable).startsWith(wanted)) return 0;
  const whole = searchKey(qualified);
  if (whole.startsWith(wanted)) return 1;
  return whole.includes(wanted) ? 2 : noMatch;
}
