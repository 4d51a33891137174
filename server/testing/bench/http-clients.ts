import { connect } from 'node:net';

/*
 * The clients of `http.ts`, in a process of their own: each sends its next request when it has its answer. They read bytes,
 * for node's own client is slower than its server.
 */

export interface LoadRequest {
  port: number;
  authorization: string;
  body: string;
  clients: number;
  requests: number;
}
export interface LoadAnswer {
  perSecond: number;
  /** The first answer's first line that was not `HTTP/1.1 200 OK`. */
  fault?: string;
}

process.on('message', (load: LoadRequest) => {
  void run(load).then((answer) => process.send?.(answer));
});

async function run({ port, authorization, body, clients, requests }: LoadRequest): Promise<LoadAnswer> {
  const bytes = Buffer.from(
    [
      'POST /graphql HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      'Content-Type: application/json',
      'Accept: application/json',
      `Authorization: ${authorization}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
  let left = requests;
  let fault: string | undefined;
  const begun = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  return { perSecond: (requests * 1000) / (performance.now() - begun), fault };

  function client(): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', next);
      let answer = '';
      socket.setNoDelay(true);
      socket.on('error', reject);
      socket.on('close', () => resolve());
      socket.on('data', (chunk) => {
        answer += chunk.toString('latin1');
        if (!isWhole(answer)) return;
        if (!answer.startsWith('HTTP/1.1 200 OK')) fault ??= answer;
        answer = '';
        next();
      });

      function next() {
        left -= 1;
        if (left < 0) socket.end();
        else socket.write(bytes);
      }
    });
  }
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n');
  if (end === -1) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(answer.slice(0, end))?.[1];
  return length ? answer.length === end + 4 + Number(length) : answer.endsWith('0\r\n\r\n');
}
