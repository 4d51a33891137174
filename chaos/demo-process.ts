import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** One order that the image models took on. */
export interface Submission {
  requestId: string;
  endpoint: string;
  input: unknown;
  /** ISO 8601. */
  sentAt: string;
}

/** The demo models in a process of their own, which outlives every server, as fal does. */
export interface DemoProcess {
  url: string;
  submissions(): Promise<Submission[]>;
  /** See `packages/demo-fal/src/faults.ts` for what can be asked for. */
  setFaults(plan: object): Promise<void>;
  stop(): Promise<void>;
}

const main = fileURLToPath(new URL('../packages/demo-fal/src/main.ts', import.meta.url));

/** `pace` is in milliseconds a picture, which are then plain; `lively` is what each model takes. */
export async function startDemoProcess(pace: number | 'lively'): Promise<DemoProcess> {
  const pictures = pace === 'lively' ? 'drawn' : 'plain';
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH, PORT: '0', PACE: String(pace), PICTURES: pictures },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const url = await Promise.race([
    new Promise<string>((resolve) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        const found = / at (http:\S+)/.exec(line)?.[1];
        if (found) resolve(found);
      });
    }),
    exited.then(() => null),
  ]);
  if (url === null) throw new Error('The demo models could not be started.');
  return {
    url,
    submissions: async () => (await ask(`${url}/_demo/submissions`)) as Submission[],
    setFaults: async (plan) => {
      await ask(`${url}/_demo/faults`, { method: 'PUT', body: JSON.stringify(plan) });
    },
    async stop() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

async function ask(url: string, init?: RequestInit): Promise<unknown> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
