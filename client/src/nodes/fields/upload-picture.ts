import type { Client } from 'urql';
import { connection } from '../../api/connection.ts';
import { readAnswer } from '../../api/read-answer.ts';
import { isRecord } from '../../editor/graph/graph.ts';
import { CreateUploadMutation } from '../catalogue-documents.ts';

export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp'];

export type Upload = { ok: true; assetId: string; url: string } | { ok: false; message: string };

/** Sends a picture to the server, which checks it and keeps it. */
export async function uploadPicture(client: Client, file: File, signal: AbortSignal): Promise<Upload> {
  if (!pictureTypes.includes(file.type)) return refusal('That is not a picture we can use. PNG, JPEG and WebP are.');
  const input = { contentType: file.type, byteSize: file.size };
  const result = await client.mutation(CreateUploadMutation, { input }).toPromise();
  const answer = readAnswer(result.error, result.data?.createUpload, 'CreateUploadPayload');
  if (!answer.ok) {
    const field = answer.error?.__typename === 'InputInvalidError' ? answer.error.fields[0]?.message : undefined;
    return refusal(field ?? answer.message);
  }
  return await put(answer.payload.uploadUrl, file, signal);
}

async function put(uploadUrl: string, file: File, signal: AbortSignal): Promise<Upload> {
  const headers = { 'content-type': file.type };
  const response = await fetch(uploadUrl, { method: 'PUT', body: file, headers, signal }).catch(() => null);
  if (!response) {
    if (!signal.aborted) connection.reportLost();
    return refusal('The picture did not get through. Check the connection and try again.');
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && isRecord(body) && typeof body['id'] === 'string' && typeof body['url'] === 'string') {
    return { ok: true, assetId: body['id'], url: body['url'] };
  }
  return refusal(refusalOf(body) ?? 'The server did not take the picture.');
}

function refusalOf(body: unknown): string | undefined {
  const error = isRecord(body) ? body['error'] : undefined;
  const message = isRecord(error) ? error['message'] : undefined;
  return typeof message === 'string' ? message : undefined;
}

function refusal(message: string): Upload {
  return { ok: false, message };
}
