import type { IncomingMessage, ServerResponse } from 'node:http';
import { type DocumentNode, type ExecutionResult, getOperationAST } from 'graphql';
import { type FetchAPI, processRegularResult } from 'graphql-yoga';
import type { Asker } from './asker.ts';
import { type GraphqlYoga, postRequest } from './create-yoga.ts';
import { plainMediaType } from './plain-media-type.ts';
import { type Operation, readOperation } from './read-operation.ts';
import { sendBody } from './send-body.ts';

export interface PlainRequest {
  yoga: GraphqlYoga;
  asker: Asker;
  request: IncomingMessage;
  response: ServerResponse;
  body: Buffer;
}

/** Documents without an error. Yoga remembers them too, by their text; but it asks all of its plugins each time before it looks. */
const known = new WeakSet<DocumentNode>();

/**
 * Answers an ordinary operation without the Fetch standard's requests and responses in between, which take most of the
 * time of a short one. Plugins, limits, caches, context and masking are Yoga's, and so are the status codes.
 *
 * Gives false, with nothing done yet that counts, for all that is not ordinary: what cannot be read or parsed, whoever
 * is refused, subscriptions, and answers in another form. Those are Yoga's own to answer. Its hooks around a request
 * (`onRequest`, `onParams`, `onExecutionResult` and the like) do not run here, so no plugin of operations may have any.
 */
export async function answerPlainly({ yoga, asker, request, response, body }: PlainRequest): Promise<boolean> {
  const mediaType = plainMediaType(request.headers.accept);
  const params = mediaType && readOperation(request.headers['content-type'], body);
  if (!mediaType || !params) return false;
  return answerOperation({ yoga, asker, response, params, mediaType });
}

/** One operation, and the form that its answer is to have. */
interface PlainOperation extends Pick<PlainRequest, 'yoga' | 'asker' | 'response'> {
  params: Operation;
  mediaType: string;
}

/** The same of an operation that was read already. */
export async function answerOperation({ yoga, asker, response, params, mediaType }: PlainOperation): Promise<boolean> {
  const enveloped = yoga.getEnveloped({ asker, params, request: postRequest });
  const document = orUndefined(() => enveloped.parse(params.query) as DocumentNode);
  if (!document || getOperationAST(document, params.operationName)?.operation === 'subscription') return false;
  if (!known.has(document)) {
    const faults = orUndefined(() => enveloped.validate(enveloped.schema, document));
    if (!faults) return false;
    if (faults.length > 0) {
      send(response, { errors: faults }, mediaType);
      return true;
    }
    if (yoga.remembersValid) known.add(document);
  }
  const contextValue = await Promise.resolve(enveloped.contextFactory()).catch(() => undefined);
  if (!contextValue) return false;

  const result = (await enveloped.execute({
    schema: enveloped.schema,
    document,
    contextValue,
    variableValues: params.variables,
    operationName: params.operationName,
  })) as ExecutionResult;
  send(response, result, mediaType);
  return true;
}

function orUndefined<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** As much of the Fetch standard's response as Yoga needs to say what it would send. */
class PlainResponse {
  readonly body: string;
  readonly status: number;
  readonly headers: Record<string, string>;

  constructor(body: string, { status, headers }: { status: number; headers: Record<string, string> }) {
    this.body = body;
    this.status = status;
    this.headers = headers;
  }
}
const plainApi = { Response: PlainResponse } as unknown as FetchAPI;

function send(response: ServerResponse, result: ExecutionResult, mediaType: string): void {
  const hasMore = result.errors !== undefined || result.extensions?.['http'] !== undefined;
  const { body, status, headers } = hasMore ? processed(result, mediaType) : plain(result, mediaType);
  sendBody(response, status, headers, body);
}

function processed(result: ExecutionResult, mediaType: string): PlainResponse {
  return processRegularResult(result, plainApi, mediaType) as unknown as PlainResponse;
}

/** What the other comes to where there are no errors, and nothing is said of the response. */
function plain(result: ExecutionResult, mediaType: string): PlainResponse {
  const headers = { 'Content-Type': `${mediaType}; charset=utf-8` };
  return new PlainResponse(JSON.stringify(result), { status: 200, headers });
}
