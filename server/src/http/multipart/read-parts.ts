/** One part of a form. */
export interface Part {
  name: string;
  /** Null for a part that is no file. */
  fileName: string | null;
  content: Buffer;
}

/** What is wrong with a request of several parts, for whoever sent it. */
export class MultipartError extends Error {}

/** Bytes of what a part says of itself. */
const largestHead = 4_096;

/** The parts of a `multipart/form-data` body, by RFC 7578. Throws a MultipartError. */
export function readParts(contentType: string, body: Buffer, most: number): Part[] {
  const delimiter = Buffer.from(`\r\n--${readBoundary(contentType)}`);
  const parts: Part[] = [];
  // The first stands at the very beginning, or after words for people.
  let at = body.indexOf(delimiter.subarray(2)) === 0 ? delimiter.length - 2 : endOf(body, delimiter, 0);
  while (body.toString('latin1', at, at + 2) !== '--') {
    if (parts.length === most) throw new MultipartError(`A request has at most ${most} parts.`);
    const start = endOf(body, Buffer.from('\r\n'), at);
    if (body.toString('latin1', at, start).trim() !== '') throw notWhole();
    // Where a part says nothing of itself, its content follows at once.
    const headEnd = body.indexOf('\r\n\r\n', start - 2);
    const end = body.indexOf(delimiter, start - 2);
    if (headEnd < 0 || end < headEnd + 4) throw notWhole();
    if (headEnd - start > largestHead)
      throw new MultipartError(`The head of a part is larger than ${largestHead} bytes.`);
    parts.push({
      ...readHead(body.toString('utf8', start, Math.max(start, headEnd))),
      content: body.subarray(headEnd + 4, end),
    });
    at = end + delimiter.length;
  }
  return parts;
}

function readBoundary(contentType: string): string {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"\r\n]{1,70})"|([^\s";,]{1,70})(?=$|[\s;]))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) throw new MultipartError('The content type names no boundary between the parts.');
  return boundary;
}

function readHead(head: string): Pick<Part, 'name' | 'fileName'> {
  const line = head.split('\r\n').find((one) => /^content-disposition:/i.test(one)) ?? '';
  const told = new Map(
    [...line.matchAll(/;\s*([\w*-]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*))/g)].map(([, key = '', quoted, plain = '']) => [
      key.toLowerCase(),
      quoted === undefined ? plain : unquote(quoted),
    ]),
  );
  const name = told.get('name');
  if (!/^content-disposition:\s*form-data\s*(;|$)/i.test(line) || name === undefined)
    throw new MultipartError('A part has no name: each needs `Content-Disposition: form-data; name="…"`.');
  return { name, fileName: told.get('filename') ?? null };
}

/** Programs put a backslash before quotation marks, browsers write them as `%22`. */
function unquote(text: string): string {
  return text.replaceAll(/\\(["\\])/g, '$1').replaceAll('%22', '"');
}

/** Where what is looked for ends. */
function endOf(body: Buffer, mark: Buffer, from: number): number {
  const at = body.indexOf(mark, from);
  if (at < 0) throw notWhole();
  return at + mark.length;
}

function notWhole(): MultipartError {
  return new MultipartError('The parts cannot be told apart: one is not whole, or the last delimiter is missing.');
}
