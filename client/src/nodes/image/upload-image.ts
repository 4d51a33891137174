import { tidyName } from '@visualadgen/graph/text/compare-text.ts';
import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import type { Client } from 'urql';
import { connection } from '../../api/connection.ts';
import { mutateOnce } from '../../api/mutate-once.ts';
import { readAnswer } from '../../api/read-answer.ts';
import { isRecord } from '../../graph/model/graph.ts';
import type { UploadLimits } from './check-image.ts';
import { CreateUploadMutation } from './image-documents.ts';
import { prepareImage } from './prepare-image.ts';
import { sendFile } from './send-file.ts';

export type Upload =
  /** `isDuplicate`: the same picture was there already, and it is that one. */
  | { ok: true; assetId: string; url: string; isDuplicate: boolean }
  /** `isPassing`: the same file may be taken another time. */
  | { ok: false; message: string; isPassing: boolean };

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
  if (!prepared.ok) return { ...prepared, isPassing: false };
  const { file } = prepared;
  onPrepared(file);
  const input = { contentType: file.type, byteSize: file.size, name: nameOf(given) };
  const result = await mutateOnce(client, CreateUploadMutation, input);
  const answer = readAnswer(result.error, result.data?.createUpload, 'CreateUploadPayload');
  if (!answer.ok) {
    const field = answer.error?.__typename === 'InputInvalidError' ? answer.error.fields[0]?.message : undefined;
    return refusal(field ? `The picture ${field}` : answer.message, answer.error === null);
  }
  const sent = await sendFile(answer.payload.uploadUrl, file, { signal, onSent });
  if (!sent) {
    if (!signal.aborted) connection.reportLost();
    return refusal('The picture could not be sent. Check the connection and try again.', true);
  }
  const { status, body } = sent;
  if (status < 300 && isRecord(body) && typeof body['id'] === 'string' && typeof body['url'] === 'string') {
    return { ok: true, assetId: body['id'], url: body['url'], isDuplicate: body['isDuplicate'] === true };
  }
  return refusal(refusalOf(body) ?? 'The server did not take the picture.', canPass(status));
}

/** Too much at once, a server that is not well, or a link that was asked for too long ago. */
function canPass(status: number): boolean {
  return status >= 500 || status === 429 || status === 403;
}

/** Characters, as the server counts them. */
const longestName = 200;

/** What the picture is called from now on; undefined for a file whose name says nothing. */
function nameOf({ name }: File): string | undefined {
  const tidy = tidyName(name);
  return tidy === '' ? undefined : cutText(tidy, longestName);
}

function refusalOf(body: unknown): string | undefined {
  const error = isRecord(body) ? body['error'] : undefined;
  const message = isRecord(error) ? error['message'] : undefined;
  return typeof message === 'string' ? message : undefined;
}

function refusal(message: string, isPassing: boolean): Upload {
  return { ok: false, message, isPassing };
}
