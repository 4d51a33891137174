import { eitherOf, listOf, readImage, readPost, readText } from '../values/read-stored.ts';
import type { ReadStored } from '../values/read-stored.ts';
import { valueText } from '../values/value-text.ts';

/** All that there is to say of one kind of port. A kind is one entry below, and its look in the client. */
interface PortKindRules {
  /** What goes over such a connection, for programs. */
  description: string;
  /** As sentences name it: “Photo” gives an image. */
  words: string;
  /** What a value of it is, to those who write one by hand. */
  expected: string;
  /** Whether a value written by hand is one. */
  fits(value: unknown): boolean;
  /** What is stored under the name of such a port, as a value that says what it is. */
  read: ReadStored;
  /** A value in the shape of this kind. */
  shape(value: unknown): unknown;
  /** Several connections bring one list. Else a list has an entry for each connection. */
  isList?: true;
  /** Any number of connections may end at such a port, where it says nothing else. */
  takesAnyNumber?: true;
}

const isText = (value: unknown) => typeof value === 'string';
const isTextList = (value: unknown) => Array.isArray(value) && value.every(isText);

const kinds = {
  text: {
    description: 'One text.',
    words: 'text',
    expected: 'a text or a list of texts',
    fits: (value) => isText(value) || isTextList(value),
    read: eitherOf(readText, listOf(readText)),
    shape: valueText,
  },
  image: {
    description: 'The link of one picture.',
    words: 'an image',
    expected: 'a link to a picture',
    fits: isText,
    read: eitherOf(readImage, listOf(readImage)),
    shape: (value) => (Array.isArray(value) ? value[0] : value),
  },
  images: {
    description: 'The links of several pictures.',
    words: 'images',
    expected: 'a list of links to pictures',
    fits: isTextList,
    read: eitherOf(listOf(readImage), readImage),
    shape: (value) => (Array.isArray(value) ? value : [value]),
    isList: true,
    takesAnyNumber: true,
  },
  posts: {
    description: 'Posts of a subreddit, with their trends.',
    words: 'posts',
    expected: 'a list of posts',
    fits: (value) => Array.isArray(value) && value.every((post) => typeof post === 'object' && post !== null),
    read: listOf(readPost),
    shape: (value) => value,
    isList: true,
  },
  prompt: {
    description: 'A text that is meant for an image model.',
    words: 'a prompt',
    expected: 'a text',
    fits: isText,
    read: eitherOf(readText, listOf(readText)),
    shape: valueText,
  },
} satisfies Record<string, PortKindRules>;

export type PortKind = keyof typeof kinds;

export const portKinds: Readonly<Record<PortKind, PortKindRules>> = kinds;

export const portKindNames = Object.keys(kinds) as readonly PortKind[];
