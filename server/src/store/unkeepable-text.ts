/** A text that a database cannot keep, and where it stands. */
export interface UnkeepableText {
  path: (string | number)[];
  /** To follow on the name of its field. */
  problem: string;
}

interface Place {
  value: unknown;
  step: string | number;
  parent: Place | undefined;
}

/** All are as wrong as the first ones. */
const mostReported = 5;
const longestPath = 50;

/**
 * Finds texts with a zero byte, or with one half of a character of two (a lone surrogate), which neither Postgres nor JSON on
 * its way to others can hold; names of fields as well. Keeps its own stack, for what is sent may nest as deep as its sender likes.
 */
export function findUnkeepableText(value: unknown): UnkeepableText[] {
  const found: UnkeepableText[] = [];
  const waiting: Place[] = [{ value, step: '', parent: undefined }];
  for (let place = waiting.pop(); place && found.length < mostReported; place = waiting.pop()) {
    const { value: here } = place;
    if (typeof here === 'string') report(here, place, '');
    else if (Array.isArray(here)) {
      for (let at = here.length - 1; at >= 0; at -= 1) waiting.push({ value: here[at], step: at, parent: place });
    } else if (typeof here === 'object' && here !== null) {
      for (const [step, one] of Object.entries(here).toReversed()) {
        const inside = { value: one, step, parent: place };
        report(step, inside, 'its name ');
        waiting.push(inside);
      }
    }
  }
  return found;

  function report(text: string, place: Place, where: string): void {
    const problem = problemOf(text);
    if (problem) found.push({ path: pathOf(place), problem: where + problem });
  }
}

function problemOf(text: string): string | undefined {
  const zero = text.indexOf('\u0000');
  if (zero >= 0) return `has a zero byte (U+0000) as its character ${zero + 1}, which cannot be kept.`;
  if (text.isWellFormed()) return undefined;
  const at = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.exec(text)?.index ?? 0;
  const code = text.charCodeAt(at).toString(16).toUpperCase();
  return `has half a character (U+${code}, a lone surrogate) as its character ${at + 1}, which cannot be kept: send whole ones.`;
}

/** As it can be sent back: a name that cannot be kept cannot be told as it is either. */
function pathOf(place: Place): (string | number)[] {
  const path: (string | number)[] = [];
  for (let one: Place | undefined = place; one?.parent; one = one.parent) {
    path.push(typeof one.step === 'string' ? one.step.toWellFormed().replaceAll('\u0000', '\uFFFD') : one.step);
  }
  return path.toReversed().slice(0, longestPath);
}
