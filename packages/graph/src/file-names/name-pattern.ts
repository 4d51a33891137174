import type { FilePlace } from './distinct-paths.ts';
import { isNameToken, nameTokenNames, type NameValues } from './name-tokens.ts';
import { safeName } from './safe-name.ts';

/** Folders by placement, and in them what each ad says. */
export const usualPattern = '{channel}/{placement} {size}/{campaign}_{headline}_{n}';

/** UTF-16 code units. */
export const longestPattern = 200;
const mostFolders = 3;
/** Bytes: with a name of `longestPart` after them, what systems take for a whole path. */
const longestFolder = 40;

/** What is wrong with a name pattern, in a sentence’s end that names the place: “must …, but …”. Null where nothing is. */
export function findPatternError(pattern: string): string | null {
  const stray = pattern.replace(token, '').match(/[{}]/);
  if (stray) return `must close each brace that it opens, as in {headline}, but has a lone ${stray[0]}`;
  const unknown = [...pattern.matchAll(token)].map(([, name = '']) => name.trim()).find((name) => !isNameToken(name));
  if (unknown !== undefined)
    return `must name in braces only ${nameTokenNames.join(', ')}, but names ${unknown === '' ? 'nothing' : unknown}`;
  const parts = pattern.split('/');
  if (parts.at(-1)?.trim() === '') return 'must end with the name of a file, not with a folder';
  if (parts.length - 1 > mostFolders) return `must have at most ${mostFolders} folders, but has ${parts.length - 1}`;
  return null;
}

/**
 * Where a file goes by a pattern without errors. A slash of the pattern parts folders, one in a value does not. Where a value is empty, what
 * joined it to the next goes too; a folder of which nothing is left is none, and a name of which nothing is left is the file’s number.
 */
export function placeByPattern(pattern: string, values: NameValues, ending: string): FilePlace {
  const parts = pattern.split('/');
  const folders = parts.slice(0, -1).map((part) => safeName(fill(part, values), longestFolder));
  const name = safeName(fill(parts.at(-1) ?? '', values));
  return { folders: folders.filter((folder) => folder !== ''), name: name || values.n || 'file', ending };
}

function fill(part: string, values: NameValues): string {
  const pieces = part.split(token);
  // Every other piece is the name of a token.
  let filled = '';
  for (const [index, piece] of pieces.entries()) {
    const isValue = index % 2 === 1;
    const text = isValue && isNameToken(piece.trim()) ? values[piece.trim() as keyof NameValues].trim() : piece;
    const isJoined = filled === '' || joinsAtEnd.test(filled);
    // Two joints one after the other are what an empty value leaves behind.
    filled += !isValue && isJoined ? text.replace(joinsAtStart, '') : text;
  }
  return filled.replace(joinsAtEnd, '');
}

const token = /\{([^{}]*)\}/g;
const joinsAtStart = /^[\s_\-–·,]+/u;
const joinsAtEnd = /[\s_\-–·,]+$/u;
