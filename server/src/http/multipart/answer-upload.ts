import type { IncomingMessage } from 'node:http';
import type { Admission } from '../admission.ts';
import { answerOperation, type PlainRequest } from '../answer-plainly.ts';
import type { Clients } from '../clients.ts';
import { plainMediaType } from '../plain-media-type.ts';
import { sendError } from '../send.ts';
import { sendResponse } from '../web-request.ts';
import { readUpload, type UploadOperation } from './read-upload.ts';
import { MultipartError } from './read-parts.ts';

type Refusal = [status: number, code: string, message: string];

/**
 * A form is what a page of somebody else can make a browser send without asking. Two things keep it from doing harm, before a byte of it is
 * read: it must say who sends it in `Authorization`, which no form can and no browser adds by itself; and where a browser says
 * which page sent it, that is one of ours or an allowed one.
 */
export async function refuseUpload(
  request: IncomingMessage,
  clients: Pick<Clients, 'isAllowedPage'>,
  admission: Pick<Admission, 'admit'> | undefined,
): Promise<Refusal | null> {
  if (!clients.isAllowedPage(request))
    return [403, 'ORIGIN_REFUSED', 'Pages of this origin may not send files here: it is not in ALLOWED_ORIGINS.'];
  const authorization = request.headers.authorization ?? null;
  const unknown: Refusal = [401, 'UNAUTHENTICATED', 'Files need a sign-in: send `Authorization: Bearer <token>`.'];
  if (authorization === null || !admission) return unknown;
  const admitted = await admission.admit(authorization).catch(() => 'UNAVAILABLE' as const);
  if (admitted === 'UNAVAILABLE')
    return [503, 'SIGN_IN_UNAVAILABLE', 'Who you are cannot be checked just now. Try again in a moment.'];
  return admitted ? null : unknown;
}

/** Answers one operation that brings files along. */
export async function answerUpload({ yoga, asker, request, response, body }: PlainRequest): Promise<void> {
  const mediaType = plainMediaType(request.headers.accept);
  if (!mediaType)
    return sendError(
      response,
      406,
      'NOT_ACCEPTABLE',
      'What comes with files is answered at once, as application/json.',
    );
  const upload = read(request, body);
  if (upload instanceof MultipartError) return sendError(response, 400, 'BAD_REQUEST', upload.message);
  if (await answerOperation({ yoga, asker, response, params: upload.operation, mediaType })) return;
  // Of what cannot be parsed, is no single answer, or comes by a token that has just ended, Yoga says what is wrong.
  const answer = await yoga.fetch(
    new Request(new URL('/graphql', asker.origin), {
      method: 'POST',
      headers: { accept: mediaType, 'content-type': 'application/json', authorization: asker.authorization ?? '' },
      body: upload.text,
    }),
    { asker },
  );
  await sendResponse(answer, response);
}

function read(request: IncomingMessage, body: Buffer): UploadOperation | MultipartError {
  try {
    return readUpload(request.headers['content-type'] ?? '', body);
  } catch (error) {
    if (error instanceof MultipartError) return error;
    throw error;
  }
}
