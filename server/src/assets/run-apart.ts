import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Apart {
  /** Milliseconds. */
  patience: number;
  /** Of its heap, in MB. */
  memory: number;
  /** Of what it answers, in bytes. */
  largestAnswer: number;
}

/**
 * Gives a file to a program (TypeScript) in a process of its own, which has no settings, may write no file and start nothing, and
 * gives what it answers. LATE where it took too long; null where it failed, or said nothing or too much.
 */
export function runApart(
  program: URL,
  file: Uint8Array,
  { patience, memory, largestAnswer }: Apart,
): Promise<Uint8Array | 'LATE' | null> {
  const child = spawn(
    process.execPath,
    [
      '--permission',
      '--allow-addons',
      '--allow-fs-read=*',
      `--max-old-space-size=${memory}`,
      '--no-warnings',
      fileURLToPath(program),
    ],
    { env: {}, stdio: ['pipe', 'pipe', 'ignore'] },
  );
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    const end = (result: 'LATE' | null) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      resolve(result);
    };
    const timer = setTimeout(() => end('LATE'), patience);
    child.once('error', () => end(null));
    child.stdout.on('data', (part: Buffer) => {
      parts.push(part);
      size += part.length;
      if (size > largestAnswer) end(null);
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve(code === 0 && size > 0 ? Buffer.concat(parts) : null);
    });
    // One that ends before it has read everything says so by its end.
    child.stdin.on('error', () => {});
    child.stdin.end(file);
  });
}
