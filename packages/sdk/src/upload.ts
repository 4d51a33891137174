import { ask, type Connection, type Refusal, unwrap } from './ask.ts';
import { VisualAdGenError } from './visual-ad-gen-error.ts';

/** A picture that is stored, to be given as an input by its id. */
export interface Upload {
  id: string;
  width: number;
  height: number;
}

const document = `mutation ($input: CreateUploadInput!) {
  createUpload(input: $input) {
    __typename
    ... on CreateUploadPayload { uploadUrl }
    ... on Error { code message }
    ... on InputInvalidError { fields { path message } }
  }
}`;

/** Stores a picture: PNG, JPEG, WebP, AVIF, GIF, HEIC or SVG. Throws VisualAdGenError. */
export async function upload(
  connection: Connection,
  file: Blob,
  { name, signal }: { name?: string; signal?: AbortSignal } = {},
): Promise<Upload> {
  const given = name ?? (file instanceof File ? file.name : undefined);
  const input = { contentType: file.type, byteSize: file.size, ...(given !== undefined && { name: given }) };
  type Data = { createUpload: Refusal & { uploadUrl: string } };
  const { createUpload } = await ask<Data>(connection, document, { input }, signal);
  const { uploadUrl } = unwrap(createUpload);
  const response = await connection.fetch(uploadUrl, {
    method: 'PUT',
    headers: { 'content-type': file.type },
    body: file,
    signal: signal ?? null,
  });
  const answer = (await response.json().catch(() => ({}))) as Partial<Upload> & {
    error?: { code: string; message: string };
  };
  const { id, width = 0, height = 0, error } = answer;
  if (id !== undefined) return { id, width, height };
  throw new VisualAdGenError(error?.code ?? 'UPLOAD_FAILED', error?.message ?? 'The upload failed.');
}
