import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Admission } from './admission.ts';
import { answerPlainly } from './answer-plainly.ts';
import type { Asker, GraphqlYoga } from './create-yoga.ts';
import { largestBody } from './limits.ts';
import { originOf } from './origin.ts';
import { readBody } from './read-body.ts';
import { sendError } from './send.ts';
import { sendResponse, toRequest } from './web-request.ts';

/**
 * GraphQL over HTTP and server-sent events. A POST must be JSON: a form that another page makes a browser send cannot
 * be, so that nobody is made to change something without knowing.
 */
export function createGraphqlHandler(yoga: GraphqlYoga, admission?: Admission) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const isPost = request.method === 'POST';
    if (isPost && !isJson(request.headers['content-type'])) {
      return sendError(response, 415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the operation as application/json.');
    }
    const body = isPost ? await readBody(request, largestBody) : null;
    if (body === 'TOO_LARGE') {
      const message = `The request is larger than ${largestBody / 1024 / 1024} MiB, which is the most that is taken.`;
      return sendError(response, 413, 'REQUEST_TOO_LARGE', message);
    }
    const asker: Asker = { authorization: request.headers.authorization ?? null, origin: originOf(request) };
    if (body && (await answerPlainly({ yoga, asker, request, response, body }))) return;
    if (admission && request.headers.accept?.includes('text/event-stream')) {
      const credential = await admission.admit(asker.authorization);
      // A stream that ends without its `complete` is one to come back to.
      if (credential)
        response.once(
          'close',
          admission.watch(credential, () => response.end()),
        );
    }
    const answer = await yoga.fetch(toRequest(request, response, body), { asker });
    await sendResponse(answer, response);
  };
}

function isJson(contentType: string | undefined): boolean {
  return /^application\/(graphql\+)?json\b/i.test(contentType?.trim() ?? '');
}
