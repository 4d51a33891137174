import { drawSamplePhoto } from '@visualadgen/demo-fal/drawing/sample-photo.ts';
import { createUpload } from './operations.ts';
import type { Person, Result } from './sign-up.ts';

/** Uploads a product photo for this person; gives the asset's id. */
export async function uploadSamplePhoto(
  person: Person,
  product: Parameters<typeof drawSamplePhoto>[0] = 'sneaker',
): Promise<string> {
  return uploadPicture(person, await drawSamplePhoto(product), 'image/jpeg');
}

/** Gives the asset's id. */
export async function uploadPicture(person: Person, bytes: Uint8Array, contentType: string): Promise<string> {
  const { createUpload: link } = await person.read<{ createUpload: Result<{ uploadUrl: string }> }>(createUpload, {
    input: { contentType, byteSize: bytes.byteLength },
  });
  const response = await fetch(link.uploadUrl ?? '', { method: 'PUT', body: new Uint8Array(bytes) });
  const { id } = (await response.json()) as { id?: string };
  if (!id) throw new Error('The picture was refused.');
  return id;
}
