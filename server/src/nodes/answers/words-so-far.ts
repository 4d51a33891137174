/**
 * What people read of an answer while it is written: a text as it stands; of JSON the texts in it, each a paragraph, the last as far
 * as it has come, without names and brackets.
 */
export function wordsSoFar(answer: string): string {
  const text = answer.replace(/^\uFEFF/, '').replace(/^\s*```[\w-]*(\s+|$)/, '');
  return /^\s*[{[]\s*(["{[]|$)/.test(text) ? textsIn(text).join('\n\n') : text.trim();
}

/** A string that may lack its end, a bracket, or a colon; all else is of no interest. */
const tokens = /"(?:[^"\\]|\\.)*(?:"|\\?$)|[{}[\]:,]/gs;

function textsIn(json: string): string[] {
  const texts: string[] = [];
  const open: string[] = [];
  let isName = false;
  for (const [token] of json.matchAll(tokens)) {
    if (token === '{' || token === '[') open.push(token);
    else if (token === '}' || token === ']') open.pop();
    else if (token !== ':' && token !== ',' && !isName) texts.push(unescaped(token).trim());
    // In an object a name comes first, and what it names after the colon.
    isName = open.at(-1) === '{' && (token === '{' || token === ',');
  }
  return texts.filter((text) => text !== '');
}

function unescaped(token: string): string {
  const written = token.slice(1).replaceAll(/[\n\r\t]/g, ' ');
  const whole = parse(written);
  if (whole !== undefined) return whole;
  // Of a sign that is written in several parts, some may be yet to come: then it ends before it.
  for (let cut = 0; cut <= longestSign; cut += 1) {
    const text = parse(`${written.slice(0, written.length - cut)}"`);
    if (text !== undefined) return text.replace(/[\uD800-\uDBFF]$/, '');
  }
  return written;
}

/** As JSON writes it: two times `\ud83d`. */
const longestSign = 12;

function parse(rest: string): string | undefined {
  try {
    return String(JSON.parse(`"${rest}`));
  } catch {
    return undefined;
  }
}
