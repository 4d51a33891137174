import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { AppError } from './errors.ts';

const contentTypes = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' } as const;

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const pattern = new RegExp(`^(?<user>${uuid})/(?<name>${uuid})\\.(?<extension>png|jpg|webp)$`);

export interface FilePath {
  userId: string;
  /** With its extension. */
  name: string;
  contentType: string;
}

/** Reads `{user_id}/{uuid}.{png|jpg|webp}`, lower case, or gives null. Nothing else ever becomes a place on a disk or in a bucket. */
export function parseFilePath(path: string): FilePath | null {
  const parts = pattern.exec(path)?.groups;
  if (!parts) return null;
  const extension = parts['extension'] as keyof typeof contentTypes;
  return { userId: String(parts['user']), name: `${parts['name']}.${extension}`, contentType: contentTypes[extension] };
}

/** The same; throws INPUT_INVALID. */
export function readFilePath(path: string): FilePath {
  const read = parseFilePath(path);
  if (read) return read;
  throw new AppError('INPUT_INVALID', {
    message: 'That is not the path of a stored file.',
    details: { path: cutText(path, 120) },
  });
}
