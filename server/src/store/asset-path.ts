import { describeValue } from '@visualadgen/graph/fields/describe-value.ts';
import { InputInvalidError } from '../errors.ts';

const contentTypes = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  ttf: 'font/ttf',
  otf: 'font/otf',
  woff2: 'font/woff2',
} as const;

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
/** Where a stored picture lies, `{user_id}/{uuid}.{png|jpg|webp}` in lower case: as a pattern that JavaScript and Postgres read alike. */
export const assetPathPattern = `${uuid}/${uuid}[.](?:png|jpg|webp)`;

const file = new RegExp(`^(?<original>${assetPathPattern})(?<rendition>[.][1-9][0-9]{1,4}[.]webp)?$`);
const font = new RegExp(`^${uuid}/${uuid}[.](?:ttf|otf|woff2)$`);

export interface FilePath {
  userId: string;
  /** With its extension. */
  name: string;
  contentType: string;
  /** Of the picture itself, where this is a smaller copy; null for a font. */
  original: string | null;
}

/** Where a smaller copy of a stored picture lies, so many pixels wide. */
export function renditionPath(path: string, width: number): string {
  return `${path}.${width}.webp`;
}

/** Reads the path of a stored picture, of a smaller copy or of a font, or gives null. Nothing else ever becomes a place on a disk or in a bucket. */
export function parseFilePath(path: string): FilePath | null {
  const parts = file.exec(path)?.groups;
  const original = parts?.['original'] ?? null;
  if (original === null && !font.test(path)) return null;
  const [userId = '', name = ''] = path.split('/');
  const extension = name.slice(name.lastIndexOf('.') + 1) as keyof typeof contentTypes;
  return { userId, name, contentType: contentTypes[extension], original };
}

/** The same; throws an InputInvalidError. */
export function readFilePath(path: string): FilePath {
  const read = parseFilePath(path);
  if (read) return read;
  throw InputInvalidError.of(
    'path',
    `must be the path of a stored file, \`{user id}/{file id}.{png|jpg|webp|ttf|otf|woff2}\`, but is ${describeValue(path)}.`,
  );
}
