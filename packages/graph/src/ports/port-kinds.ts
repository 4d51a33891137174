import { eitherOf, listOf, readFile, readImage, readPost, readText } from '../values/read-stored.ts';
import type { ReadStored } from '../values/read-stored.ts';
import { valueText } from '../values/value-text.ts';
import { isRecord, type Value } from '../values/value.ts';

/** All that there is to say of one kind of port. A kind is one entry below, and its look in the client. */
interface PortKindRules {
  /** What goes over such a connection, for programs. */
  description: string;
  /** As sentences name it: “Photo” gives an image. */
  words: string;
  /** What a value of it is, to those who write one by hand. */
  expected: string;
  /** Whether a value written by hand is one. */
  fits(value: Value): boolean;
  /** What is stored under the name of such a port, as a value that says what it is. */
  read: ReadStored;
  /** A value in the shape of this kind; undefined where nothing of it is left. */
  shape(value: Value): Value | undefined;
  /** Several connections bring one list. Else a list has an entry for each connection. */
  isList?: true;
  /** Any number of connections may end at such a port, where it says nothing else. */
  takesAnyNumber?: true;
}

const isA =
  (kind: Value['kind']) =>
  (value: Value): boolean =>
    value.kind === kind;
const isListOf =
  (kind: Value['kind']) =>
  (value: Value): boolean =>
    value.kind === 'list' && value.items.every(isA(kind));
const asText = (value: Value): Value => (value.kind === 'text' ? value : { kind: 'text', text: valueText(value) });

/** It goes as data, which every reader of values knows; its name stands as the title, by which texts call it. */
function isBrand(value: Value): boolean {
  return value.kind === 'data' && isRecord(value.data) && typeof value.data['title'] === 'string';
}

const kinds = {
  text: {
    description: 'One text.',
    words: 'text',
    expected: 'a text or a list of texts',
    fits: (value) => isA('text')(value) || isListOf('text')(value),
    read: eitherOf(readText, listOf(readText)),
    shape: asText,
  },
  image: {
    description: 'The link of one picture.',
    words: 'an image',
    expected: 'a link to a picture',
    fits: isA('image'),
    read: eitherOf(readImage, listOf(readImage)),
    shape: (value) => (value.kind === 'list' ? value.items[0] : value),
  },
  images: {
    description: 'The links of several pictures.',
    words: 'images',
    expected: 'a list of links to pictures',
    fits: isListOf('image'),
    read: eitherOf(listOf(readImage), readImage),
    shape: (value) => (value.kind === 'list' ? value : { kind: 'list', items: [value] }),
    isList: true,
    takesAnyNumber: true,
  },
  posts: {
    description: 'Posts of a subreddit, with their trends.',
    words: 'posts',
    expected: 'a list of posts',
    fits: isListOf('post'),
    read: listOf(readPost),
    shape: (value) => value,
    isList: true,
  },
  prompt: {
    description: 'A text that is meant for an image model.',
    words: 'a prompt',
    expected: 'a text',
    fits: isA('text'),
    read: eitherOf(readText, listOf(readText)),
    shape: asText,
  },
  brand: {
    description: 'A brand as it was when the run came to it: colors, fonts, logos, tone, words and claims.',
    words: 'a brand',
    expected: 'a brand, such as a Brand node gives',
    fits: isBrand,
    read: (stored) => (isRecord(stored) ? { kind: 'data', data: stored } : null),
    shape: (value) => (value.kind === 'list' ? value.items[0] : value),
  },
  file: {
    description: 'A file to take away, such as a zip of ads.',
    words: 'a file',
    expected: 'a file that an export made',
    fits: isA('file'),
    read: readFile,
    shape: (value) => (value.kind === 'list' ? value.items[0] : value),
  },
} satisfies Record<string, PortKindRules>;

export type PortKind = keyof typeof kinds;

export const portKinds: Readonly<Record<PortKind, PortKindRules>> = kinds;

export const portKindNames = Object.keys(kinds) as readonly PortKind[];
