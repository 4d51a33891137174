import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { isRecord } from '@visualadgen/graph/values/value.ts';
import { UploadedFile } from '../../schema/uploaded-file.ts';
import { type Operation, readOperation } from '../read-operation.ts';
import { MultipartError, type Part, readParts } from './read-parts.ts';

/** Files in one request. */
const mostFiles = 10;

/** Bytes of a part that is no file. */
const largestText = 1024 * 1024;

/** What came along: the operation with its files, and the text of it as it came, with nothing in their places. */
export interface UploadOperation {
  operation: Operation;
  text: string;
}

/**
 * An operation with files, by the GraphQL multipart request spec: `operations`, `map`, and a part for each file. Every file is in the map,
 * and every place of the map is a null among the variables: nothing that was sent is left out. Throws a MultipartError.
 */
export function readUpload(contentType: string, body: Buffer): UploadOperation {
  const parts = new Map<string, Part>();
  for (const part of readParts(contentType, body, mostFiles + 2)) {
    if (parts.has(part.name)) throw new MultipartError(`Two parts are called “${shown(part.name)}”.`);
    parts.set(part.name, part);
  }
  const text = textOf('operations', parts);
  const places = readMap(textOf('map', parts));
  if (parts.has('operations') && text.trimStart().startsWith('['))
    throw new MultipartError('`operations` is a list: one request is one operation.');
  const operation = readOperation('application/json', Buffer.from(text));
  if (!operation)
    throw new MultipartError('`operations` must be one operation in JSON: { "query": …, "variables": … }.');
  for (const [name, part] of parts) {
    if (name === 'operations' || name === 'map') continue;
    const paths = places.get(name);
    if (!paths || paths.length === 0)
      throw new MultipartError(
        `The file “${shown(name)}” is not in \`map\`: say there where it belongs, or leave it out.`,
      );
    if (part.fileName === null)
      throw new MultipartError(`The part “${shown(name)}” is no file: give it a \`filename\`.`);
    const file = new UploadedFile(part.fileName, part.content);
    for (const path of paths) place(operation, path, file);
  }
  const missing = [...places.keys()].find((name) => !parts.has(name));
  if (missing !== undefined)
    throw new MultipartError(`\`map\` names the file “${shown(missing)}”, which did not come.`);
  return { operation, text };
}

function textOf(name: string, parts: ReadonlyMap<string, Part>): string {
  const part = parts.get(name);
  if (part && part.content.byteLength > largestText)
    throw new MultipartError(`The part \`${name}\` is larger than 1 MiB: send what is so large by itself, as JSON.`);
  if (part) return part.content.toString('utf8');
  throw new MultipartError(
    `The part \`${name}\` is missing: a request with files has \`operations\`, \`map\` and the files.`,
  );
}

function readMap(text: string): Map<string, string[]> {
  const wrong = new MultipartError('`map` must be a JSON object, such as { "0": ["variables.input.file"] }.');
  let map: unknown;
  try {
    map = JSON.parse(text);
  } catch {
    throw wrong;
  }
  if (!isRecord(map)) throw wrong;
  return new Map(
    Object.entries(map).map(([name, paths]) => {
      if (!Array.isArray(paths) || !paths.every((path) => typeof path === 'string')) throw wrong;
      return [name, paths];
    }),
  );
}

/** Puts a file in its place, which is a null that was sent. */
function place(operation: Operation, path: string, file: UploadedFile): void {
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let at: unknown = steps[0] === 'variables' ? { variables: operation.variables } : undefined;
  for (const step of steps) at = isContainer(at) && Object.hasOwn(at, step) ? at[step] : undefined;
  if (!isContainer(at) || !Object.hasOwn(at, last) || at[last] !== null)
    throw new MultipartError(
      `\`map\` puts a file at “${shown(path)}”, where \`operations\` has no null: such a place is “variables.input.file”.`,
    );
  at[last] = file;
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !(value instanceof UploadedFile);
}

/** Names come from whoever sends them, and may be long. */
function shown(name: string): string {
  return cutText(name, 60, '…');
}
