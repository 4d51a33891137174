import type { Client } from 'urql';
import { connection } from '../../api/connection.ts';
import { readAnswer } from '../../api/read-answer.ts';
import type { UploadLimits } from '../../nodes/image/check-image.ts';
import { uploadImage } from '../../nodes/image/upload-image.ts';
import { AddUploadToBoardMutation } from './upload-documents.ts';
import type { UploadState } from './upload-item.ts';

/** Tries of what may pass by itself, and the first pause between two, in milliseconds; it doubles. */
const mostTries = 5;
const firstPause = 1_000;

interface SendUpload {
  client: Client;
  limits: UploadLimits;
  file: File;
  boardId: string | null;
  /** It was on its way before, so that the server may have this very file. */
  hasBegun: boolean;
  signal: AbortSignal;
  onState: (state: UploadState) => void;
}

/** Sends one file until it is there or is refused, through losses of the connection. Null when it was given up. */
export async function sendUpload(upload: SendUpload): Promise<UploadState | null> {
  const { signal, onState } = upload;
  let wasSent = upload.hasBegun;
  for (let tries = 1; ; tries++) {
    await connection.recovered();
    if (signal.aborted) return null;
    onState({ kind: 'sending', fraction: null });
    const result = await sendOnce(upload);
    if (signal.aborted) return null;
    if (result.ok) return arrived(upload, result, result.isDuplicate && !wasSent);
    if (!result.isPassing) return { kind: 'refused', message: result.message };
    wasSent = true;
    // A connection that is gone is waited for, however often.
    if (connection.isAway()) tries = 0;
    else if (tries >= mostTries) return { kind: 'failed', message: result.message };
    else await pause(firstPause * 2 ** (tries - 1), signal);
    onState({ kind: 'waiting' });
  }
}

async function sendOnce({ client, limits, file, signal, onState }: SendUpload) {
  try {
    return await uploadImage(client, file, {
      limits,
      signal,
      onSent: (fraction) => !signal.aborted && onState({ kind: 'sending', fraction }),
    });
  } catch {
    const message = `“${file.name}” could not be read. It may have been moved or changed since it was chosen.`;
    return { ok: false, message, isPassing: false } as const;
  }
}

async function arrived(
  { client, boardId }: SendUpload,
  { assetId, url }: { assetId: string; url: string },
  isDuplicate: boolean,
): Promise<UploadState> {
  const note = boardId === null ? null : await putOnBoard(client, boardId, assetId);
  return { kind: 'done', assetId, url, isDuplicate, note };
}

/** Why it is not on the board; null where it is. */
async function putOnBoard(client: Client, boardId: string, assetId: string): Promise<string | null> {
  const { data, error } = await client.mutation(AddUploadToBoardMutation, { input: { boardId, assetIds: [assetId] } });
  const answer = readAnswer(error, data?.addToBoard, 'AddToBoardPayload');
  if (!answer.ok) return `Uploaded, but not put on the board: ${answer.message}`;
  const [result] = answer.payload.results;
  return result?.error ? `Uploaded, but not put on the board: ${result.error.message}` : null;
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
