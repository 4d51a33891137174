import { overLimit } from './over-limit.ts';

/**
 * Refuses a document that nests deeper than `most` brackets of any kind, before it is parsed: the parser calls itself for
 * each, and a few thousand exhaust its stack.
 */
export function maxNestingPlugin(most: number) {
  return {
    onParse({ params: { source } }: { params: { source: unknown } }): void {
      if (nestsDeeper(String(source), most)) {
        throw overLimit('nesting', `The operation nests deeper than ${most} brackets`, null, most);
      }
    },
  };
}

/** Strings (of both kinds) and comments, whose brackets mean nothing. */
const quoted = /"""(?:\\"""|[^])*?"""|"(?:\\.|[^"\\\n])*"|#[^\n]*/g;

export function nestsDeeper(source: string, most: number): boolean {
  // Nearly every document has fewer brackets in all.
  if (source.length <= most || source.split(/[{[(]/, most + 2).length <= most + 1) return false;
  let open = 0;
  for (const bracket of source.replaceAll(quoted, '').matchAll(/[{}[\]()]/g)) {
    if ('{[('.includes(bracket[0])) open += 1;
    else open -= 1;
    if (open > most) return true;
  }
  return false;
}
