import type { Client } from 'urql';
import { connection } from '../../api/connection.ts';
import { mutateOnce } from '../../api/mutate-once.ts';
import { readAnswer } from '../../api/read-answer.ts';
import { isRecord } from '../../graph/model/graph.ts';
import type { UploadLimits } from './check-image.ts';
import { CreateUploadMutation } from './image-documents.ts';
import { prepareImage } from './prepare-image.ts';
import { sendFile } from './send-file.ts';

export type Upload = { ok: true; assetId: string; url: string } | { ok: false; message: string };

export interface UploadOptions {
  limits: UploadLimits;
  signal: AbortSignal;
  /** As it is sent: what the browser shows. */
  onPrepared?: (file: File) => void;
  /** How much of it is there, from 0 to 1. */
  onSent?: (fraction: number) => void;
}

/** Sends an image to the server, which checks it and keeps it. What it would refuse anyway is not sent. */
export async function uploadImage(
  client: Client,
  given: File,
  { limits, signal, onSent = () => undefined, onPrepared = () => undefined }: UploadOptions,
): Promise<Upload> {
  const prepared = await prepareImage(given, limits, signal);
  if (!prepared.ok) return prepared;
  const { file } = prepared;
  onPrepared(file);
  const input = { contentType: file.type, byteSize: file.size };
  const result = await mutateOnce(client, CreateUploadMutation, input);
  const answer = readAnswer(result.error, result.data?.createUpload, 'CreateUploadPayload');
  if (!answer.ok) {
    const field = answer.error?.__typename === 'InputInvalidError' ? answer.error.fields[0]?.message : undefined;
    return refusal(field ? `The picture ${field}` : answer.message);
  }
  const sent = await sendFile(answer.payload.uploadUrl, file, { signal, onSent });
  if (!sent) {
    if (!signal.aborted) connection.reportLost();
    return refusal('The picture could not be sent. Check the connection and try again.');
  }
  const { isOk, body } = sent;
  if (isOk && isRecord(body) && typeof body['id'] === 'string' && typeof body['url'] === 'string') {
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
