import type { AnyVariables, Client, OperationResult, TypedDocumentNode } from 'urql';
import { createRequest } from 'urql';

type Answer = Promise<OperationResult<unknown>>;

/** Those who ask the same: one question is on its way, and at most one waits. */
interface Line {
  underway: Answer;
  waiting: Answer | null;
}

const lines = new WeakMap<Client, Map<number, Line>>();
/** Keys of documents are positive. */
let lastKey = 0;

/**
 * Asks the server as things are now. A plain query, `network-only` too, shares the answer of one alike that is on its way, which may be from
 * before what this one is asked for: a run that has ended would be shown as running for good. Here it waits for that one, together with
 * all that ask meanwhile, and is then asked: so no answer is older than its question, and none comes after a newer one.
 */
export function refetch<Data, Variables extends AnyVariables>(
  client: Client,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<OperationResult<Data, Variables>> {
  const request = createRequest<Data, Variables>(document, variables);
  const own = lines.get(client) ?? new Map<number, Line>();
  lines.set(client, own);

  function ask(): Answer {
    const key = (lastKey -= 1);
    return client.executeQuery({ ...request, key }, { requestPolicy: 'network-only' }).toPromise();
  }

  function begin(): Answer {
    const line: Line = { underway: ask(), waiting: null };
    own.set(request.key, line);
    void line.underway.then(() => !line.waiting && own.delete(request.key));
    return line.underway;
  }

  function wait(line: Line): Answer {
    return (line.waiting ??= line.underway.then(begin));
  }

  const line = own.get(request.key);
  // The key stands for document and variables, and so for the type of the answer.
  return (line ? wait(line) : begin()) as Promise<OperationResult<Data, Variables>>;
}
