import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** What a command said. */
export interface Said {
  status: number;
  out: string;
  complaints: string;
}

/** One shell in which commands go on from one another, as when a reader pastes them. What is used before it is set is a complaint. */
export interface Shell {
  run(code: string): Promise<Said>;
  close(): Promise<void>;
}

const end = '=== said ===';

export function openShell(folder: string, env: NodeJS.ProcessEnv): Shell {
  const bash = spawn('bash', ['--noprofile', '--norc'], { cwd: folder, env, stdio: 'pipe' });
  bash.stdin.write('set -uo pipefail\n');
  return {
    async run(code) {
      const out = readUntilEnd(bash, bash.stdout);
      const complaints = readUntilEnd(bash, bash.stderr);
      // Nothing that is run reads what is run next.
      bash.stdin.write(`{ ${code}\n} < /dev/null; printf '${end}%s\\n' $?; echo '${end}' >&2\n`);
      const [[said, status], [complained]] = await Promise.all([out, complaints]);
      return { status: Number(status), out: said, complaints: complained };
    },
    async close() {
      bash.stdin.end();
      if (bash.exitCode === null) await once(bash, 'close');
    },
  };
}

/** Resolves with what came before the end was told, and what stood beside it; also where the shell itself has ended. */
function readUntilEnd(shell: ChildProcess, stream: NodeJS.ReadableStream): Promise<[said: string, beside: string]> {
  const { promise, resolve } = Promise.withResolvers<[string, string]>();
  let said = '';
  const take = (part: string) => {
    said += part;
    const at = said.indexOf(end);
    if (at >= 0 && said.endsWith('\n')) finish([said.slice(0, at), said.slice(at + end.length).trim()]);
  };
  const breakOff = () => finish([said, 'the shell ended']);
  function finish(all: [string, string]) {
    stream.off('data', take);
    shell.off('close', breakOff);
    resolve(all);
  }
  stream.setEncoding('utf8').on('data', take);
  shell.on('close', breakOff);
  return promise;
}
