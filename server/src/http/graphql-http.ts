import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Admission } from './admission.ts';
import { answerPlainly } from './answer-plainly.ts';
import { askerOf } from './asker-of.ts';
import type { GraphqlYoga } from './create-yoga.ts';
import { largestBody, largestUploadBody } from './limits.ts';
import { answerUpload, refuseUpload } from './multipart/answer-upload.ts';
import { readBody } from './read-body.ts';
import { sendError } from './send.ts';
import type { Clients } from './clients.ts';
import { sendResponse, toRequest } from './web-request.ts';

/**
 * GraphQL over HTTP and server-sent events. A POST must be JSON: a form that another page makes a browser send cannot
 * be, so that nobody is made to change something without knowing. One with files is a form; `multipart/answer-upload.ts` says what it
 * must have instead.
 */
export function createGraphqlHandler(yoga: GraphqlYoga, clients: Clients, admission?: Admission) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const isPost = request.method === 'POST';
    const isUpload = isPost && isForm(request.headers['content-type']);
    if (isPost && !isUpload && !isJson(request.headers['content-type'])) {
      const message = 'Send the operation as application/json, or with files as multipart/form-data.';
      return sendError(response, 415, 'UNSUPPORTED_MEDIA_TYPE', message);
    }
    if (isUpload) {
      const refused = await refuseUpload(request, clients, admission);
      if (refused) return sendError(response, ...refused);
    }
    if (!isPost && !canBeRead(request.url)) {
      return sendError(response, 400, 'BAD_REQUEST', 'Variables and extensions are to be JSON.');
    }
    const largest = isUpload ? largestUploadBody : largestBody;
    const body = isPost ? await readBody(request, largest) : null;
    if (body === 'TOO_LARGE') {
      const message = `The request is larger than ${largest / 1024 / 1024} MiB, which is the most that is taken.`;
      const found = Number(request.headers['content-length']) || null;
      return sendError(response, 413, 'REQUEST_TOO_LARGE', message, { limit: 'bodyBytes', found, allowed: largest });
    }
    const asker = askerOf(request, response, clients);
    if (body && isUpload) return answerUpload({ yoga, asker, request, response, body });
    if (body && (await answerPlainly({ yoga, asker, request, response, body }))) return;
    if (admission && request.headers.accept?.includes('text/event-stream')) {
      // What keeps it from being known is told by the operation itself.
      const credential = await admission.admit(asker.authorization).catch(() => null);
      // A stream that ends without its `complete` is one to come back to.
      if (credential) asker.onGone(admission.watch(credential, () => response.end()));
    }
    const answer = await yoga.fetch(toRequest(request, response, body, asker.origin), { asker });
    await sendResponse(answer, response);
  };
}

/** What stands in an address as JSON; Yoga would take an error in it for one of ours. */
function canBeRead(address = ''): boolean {
  const parameters = new URLSearchParams(address.slice(address.indexOf('?') + 1));
  return ['variables', 'extensions'].every((name) => {
    const text = parameters.get(name);
    try {
      return !text || JSON.parse(text) !== undefined;
    } catch {
      return false;
    }
  });
}

function isForm(contentType: string | undefined): boolean {
  return /^multipart\/form-data\b/i.test(contentType?.trim() ?? '');
}

function isJson(contentType: string | undefined): boolean {
  return /^application\/(graphql\+)?json\b/i.test(contentType?.trim() ?? '');
}
