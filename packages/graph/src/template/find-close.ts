import { nameKey } from '../text/compare-text.ts';

/** Where the variable that a run of braces opens begins and ends; or what is wrong from where to where. */
export type Found =
  | { isClosed: true; start: number; end: number }
  | { isClosed: false; start: number; end: number; why: string };

/** Beyond the longest name and what spaces may stand around it. */
const farthest = 600;

/**
 * Finds the end of the variable that begins with the braces from `first` to `last`: by the name of a node that has braces in it
 * (`bracedNames`, by their keys), else by braces that pair up, else at the first `}}`.
 */
export function findClose(template: string, first: number, last: number, bracedNames: readonly string[]): Found {
  const inner = last - 2;
  const outer = Math.max(first, inner - 1);
  return (
    (bracedNames.length > 0 && closeOfName(template, first, inner, bracedNames)) ||
    closeOfPairs(template, inner) ||
    closeOfPairs(template, outer) ||
    nextClose(template, inner)
  );
}

function closeOfName(template: string, first: number, inner: number, names: readonly string[]): Found | null {
  for (let start = Math.max(first, inner - 8); start <= inner; start++) {
    const window = template.slice(start + 2, start + 2 + farthest);
    const ahead = nameKey(window);
    const name = names.find((one) => ahead.startsWith(one) && /^ ?\./.test(ahead.slice(one.length)));
    for (let close = name ? window.indexOf('}}') : -1; close >= 0; close = window.indexOf('}}', close + 1)) {
      const rest = nameKey(window.slice(0, close)).slice(name?.length);
      if (/^ ?\.[^{}]*$/.test(rest)) return { isClosed: true, start, end: start + 2 + close + 2 };
    }
  }
  return null;
}

/** The `}}` that comes after as many closing braces as opening ones; null where they do not pair up so. */
function closeOfPairs(template: string, start: number): Found | null {
  let depth = 0;
  for (let at = start + 2; at < template.length; at++) {
    const isDouble = template[at + 1] === template[at];
    if (template[at] === '\\' && /^\\(\{\{|\}\})/.test(template.slice(at, at + 3))) return null;
    if (template[at] === '{') {
      if (isDouble) return null;
      depth++;
    } else if (template[at] === '}') {
      if (depth > 0) depth--;
      else return isDouble ? { isClosed: true, start, end: at + 2 } : null;
    }
  }
  return null;
}

function nextClose(template: string, start: number): Found {
  const braces = /\\?\{\{|\\?\}\}/g;
  braces.lastIndex = start + 2;
  const next = braces.exec(template);
  if (!next) return { isClosed: false, start, end: template.length, why: 'this “{{” is never closed' };
  if (next[0] === '}}') return { isClosed: true, start, end: next.index + 2 };
  return { isClosed: false, start, end: next.index, why: 'this “{{” is not closed before the next braces' };
}
