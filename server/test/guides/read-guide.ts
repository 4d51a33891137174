import { readFile } from 'node:fs/promises';

const root = new URL('../../../', import.meta.url);

/** One fenced block of a guide. */
export interface Block {
  /** Such as `docs/integrate.md:28`. */
  place: string;
  /** What stands after the fence; empty for plain text. */
  language: string;
  code: string;
  /** Of `<!-- not run here: … -->` before it: why no test runs it. */
  notRun: string | undefined;
  /** Of `<!-- shows: … -->` before it: the command, which a reader has no need to see, whose answer the block is. */
  shows: string | undefined;
}

/** The fenced blocks of a guide, in the order in which they stand. */
export async function readGuide(path: string): Promise<Block[]> {
  const text = await readFile(new URL(path, root), 'utf8');
  const fences = text.matchAll(
    /(?:<!-- (not run here|shows): ((?:(?!-->)[^])+) -->\n+)?^( *)```(\S*)\n([^]*?)^\3```$/gm,
  );
  return Array.from(fences, ([whole, mark, note, indent = '', language = '', code = ''], at) => {
    const start = [...text.matchAll(/^ *```\S*$/gm)][at * 2];
    const line = text.slice(0, start?.index).split('\n').length;
    if (!whole.includes(start?.[0] ?? '')) throw new Error(`${path}:${line} is a fence that has no end.`);
    return {
      place: `${path}:${line}`,
      language,
      code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
      notRun: mark === 'not run here' ? note : undefined,
      shows: mark === 'shows' ? note : undefined,
    };
  });
}
