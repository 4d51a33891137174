import { capitalised } from '@visualadgen/graph/text/cut-text.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { valueLabel } from './value-label.ts';

type Words = Pick<Catalogue, 'nodeTypes' | 'imageModels'>;

/**
 * A sentence of the server as people read it: ports, fields, types and models by what they are called on screen, and no
 * addresses of this server. Programs read the same sentences with the API's own names. What stands in quotes is somebody's
 * own words, or a value, and stays.
 */
export function plainWords(text: string, words: Words): string {
  const plain = text
    .split(quoted)
    .map((part, index) => (index % 2 === 1 ? part : withoutNames(index === 0 ? part : withoutKey(part), words)))
    .join('');
  // Where the beginning is another, it begins a sentence still.
  return plain[0] === text[0] ? plain : capitalised(plain);
}

const quoted = /(“[^”]*”)/;

/** A node or a port is told by what it is called, and then by its name in the API: “Hero” (node-7), “Images” (image_urls). */
function withoutKey(text: string): string {
  return text.replace(/^ \([\w-]+\)/, '');
}

function withoutNames(text: string, words: Words): string {
  const known = (name: string) => isKnown(name, words);
  return text
    .replace(ownAddress, 'a picture that is kept here')
    .replace(/\b(?:config|parameters)\.([a-z][a-z0-9_]*)\b/g, (_, name: string) => `“${valueLabel(words, name)}”`)
    .replace(/\b[a-z0-9]+(?:_[a-z0-9]+)+\b/g, (name) => (known(name) ? `“${valueLabel(words, name)}”` : name))
    .replace(/\b[A-Z]{3,}(?:_[A-Z]+)*\b/g, (name) => titleOf(name, words) ?? name)
    .replace(
      /\bfal-ai\/[\w./-]*\w/g,
      (name) => words.imageModels.find(({ endpoint }) => endpoint === name)?.name ?? name,
    );
}

/** A link to this very computer, which says nothing to anybody. */
const ownAddress = /\bhttps?:\/\/(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?(?:\/[^\s”"'<>)]*)?/g;

function isKnown(name: string, { nodeTypes, imageModels }: Words): boolean {
  const has = (parts: readonly { name: string }[]) => parts.some((part) => part.name === name);
  return (
    nodeTypes.some(({ inputs, outputs, fields }) => has(inputs) || has(outputs) || has(fields)) ||
    imageModels.some(({ parameters }) => has(parameters))
  );
}

function titleOf(name: string, { nodeTypes }: Words): string | undefined {
  const type = nodeTypes.find((one) => one.name === name);
  return type && `“${type.title}”`;
}
