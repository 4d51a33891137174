import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';

export interface Message {
  /** As the protocol has it, and `closed` when the socket is. */
  type: string;
  id?: string;
  payload?: { data?: { executionEvents: { sequence: number; __typename?: string } } | null; errors?: unknown[] };
}

/** A socket of `graphql-transport-ws` whose messages are all looked at. */
export interface Talk {
  socket: WebSocket;
  /** The port that it has on the client's side. */
  port: number;
  subscribe(id: string, query: string, variables: object): void;
  unsubscribe(id: string): void;
  /** Gives back the way to stop. */
  onMessage(listener: (message: Message) => void): () => void;
  /** The messages of a subscription, up to the first for which `isEnough`, or its end. */
  until(id: string, isEnough?: (message: Message) => boolean): Promise<Message[]>;
  close(): Promise<void>;
}

export async function talk(url: string, authorization: string): Promise<Talk> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const upgraded = once(socket, 'upgrade') as Promise<[IncomingMessage]>;
  const listeners = new Set<(message: Message) => void>();
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as Message;
    tell(message);
  });
  socket.on('close', () => tell({ type: 'closed' }));
  const [[response]] = await Promise.all([upgraded, once(socket, 'open')]);
  const port = response.socket.localPort ?? 0;
  const acknowledged = once(socket, 'message');
  send({ type: 'connection_init', payload: { authorization } });
  await acknowledged;

  return {
    socket,
    port,
    subscribe: (id, query, variables) => send({ type: 'subscribe', id, payload: { query, variables } }),
    unsubscribe: (id) => send({ type: 'complete', id }),
    onMessage(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    until(id, isEnough = () => false) {
      const messages: Message[] = [];
      return new Promise((resolve) => {
        const listener = (message: Message) => {
          if (message.id !== id && message.type !== 'closed') return;
          messages.push(message);
          if (message.type === 'next' && !isEnough(message)) return;
          listeners.delete(listener);
          resolve(messages);
        };
        listeners.add(listener);
      });
    },
    async close() {
      if (socket.readyState === socket.CLOSED) return;
      socket.terminate();
      await once(socket, 'close');
    },
  };

  function tell(message: Message) {
    for (const listener of listeners) listener(message);
  }

  function send(message: object) {
    socket.send(JSON.stringify(message));
  }
}

/** The numbers of the events among the messages. */
export function numbersOf(messages: readonly Message[]): number[] {
  return messages.flatMap(({ payload }) => payload?.data?.executionEvents.sequence ?? []);
}
