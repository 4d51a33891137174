import { createClient } from 'graphql-ws';
import type { Answer } from '../sign-up.ts';
import type { Step } from './plan-walk.ts';

/** Somebody, or nobody, who asks; by HTTP (subscriptions by server-sent events) or by WebSocket. */
export interface Caller {
  /** What came back, as it came, less what it cost: that leaves less for the next. Subscriptions are read up to their first answer. */
  ask(step: Step, variables: Record<string, unknown>): Promise<Heard>;
  close(): Promise<void>;
}

export interface Heard {
  /** HTTP's status, or the code with which the socket was closed. */
  status: number;
  text: string;
  answer: Answer<Record<string, unknown>> | null;
}

export type Transport = 'HTTP' | 'WebSocket';

export function createCaller(transport: Transport, url: string, authorization: string | null): Caller {
  return transport === 'HTTP' ? overHttp(url, authorization) : overWebSocket(url, authorization);
}

function overHttp(url: string, authorization: string | null): Caller {
  return {
    async ask({ document, kind }, variables) {
      const isStream = kind === 'subscription';
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: isStream ? 'text/event-stream' : 'application/json',
          ...(authorization !== null && { authorization }),
        },
        body: JSON.stringify({ query: document, variables }),
      });
      const text = withoutCost(isStream ? await readFirstEvent(response) : await response.text());
      return { status: response.status, text, answer: parse(text) };
    },
    close: async () => {},
  };
}

/** The data of the first event; the rest is left unread. */
async function readFirstEvent(response: Response): Promise<string> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response.text();
  let text = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const data = /^data: ?(\{.*)$/m.exec(text)?.[1];
    if (data !== undefined && /^data: ?\{.*\n/m.test(text)) return data;
  }
  return text;
}

function overWebSocket(url: string, authorization: string | null): Caller {
  const socket = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    connectionParams: authorization === null ? {} : { authorization },
    retryAttempts: 0,
    lazyCloseTimeout: 60_000,
  });
  return {
    async ask({ document }, variables) {
      try {
        for await (const answer of socket.iterate({ query: document, variables })) {
          const text = withoutCost(JSON.stringify(answer));
          return { status: 200, text, answer: parse(text) };
        }
        return { status: 200, text: '', answer: null };
      } catch (fault) {
        if (Array.isArray(fault)) {
          const text = JSON.stringify({ errors: fault });
          return { status: 200, text, answer: parse(text) };
        }
        const { code = 0, reason = '' } = fault as { code?: number; reason?: string };
        return { status: code, text: reason, answer: null };
      }
    },
    close: async () => socket.dispose(),
  };
}

function withoutCost(text: string): string {
  return text.replace(/,"extensions":\{"cost":\{[^{}]*\}\}(?=\}$|,"errors":)/, '');
}

function parse(text: string): Heard['answer'] {
  try {
    return JSON.parse(text) as Heard['answer'];
  } catch {
    return null;
  }
}
