import { execFile } from 'node:child_process';
import { cp, mkdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { createIgnored } from './ignored.ts';
import { type Instruction, readCommand, readCopy, readDockerfile, readEnvironment } from './read-dockerfile.ts';

const run = promisify(execFile);

export interface BuiltFolder {
  /** What the image would have as `/app`. */
  folder: string;
  env: Record<string, string>;
  command: string[];
  healthCheck: string[];
}

/**
 * Does what the Dockerfile says, in a folder in place of each stage: COPY copies, RUN runs, with the Node that is here. What the last
 * stage runs concerns the system around the folder, and is left out.
 */
export async function buildFolder(root: string, into: string, tell: (line: string) => void): Promise<BuiltFolder> {
  const isIgnored = createIgnored(await readFile(join(root, '.dockerignore'), 'utf8'));
  const stages = readDockerfile(await readFile(join(root, 'Dockerfile'), 'utf8'));
  const folders = new Map<string, string>();
  const built: BuiltFolder = { folder: '', env: {}, command: [], healthCheck: [] };
  for (const [index, { alias, instructions }] of stages.entries()) {
    const isLast = index === stages.length - 1;
    built.folder = join(into, alias ?? 'image', 'app');
    folders.set(alias ?? '', built.folder);
    await mkdir(built.folder, { recursive: true });
    for (const instruction of instructions) await follow(instruction, isLast);
  }
  return built;

  async function follow({ name, text }: Instruction, isLast: boolean) {
    if (name === 'COPY') await copy(text);
    else if (name === 'RUN' && !isLast) {
      tell(`RUN ${text}`);
      await run('sh', ['-euc', text], { cwd: built.folder, maxBuffer: 64 * 1024 * 1024 });
    } else if (name === 'ENV') Object.assign(built.env, readEnvironment(text));
    else if (name === 'CMD') built.command = readCommand(text);
    else if (name === 'HEALTHCHECK') built.healthCheck = readCommand(text);
  }

  /** To a place that ends in a slash or is `.`, what is copied goes under its own name. */
  async function copy(text: string) {
    const { sources, target, from } = readCopy(text);
    for (const source of sources) {
      const start = from === undefined ? join(root, source) : join(folders.get(from) ?? '', relative('/app', source));
      const isFolder = target.endsWith('/') || target.startsWith('.');
      const end = join(built.folder, target, isFolder ? basename(source) : '');
      await mkdir(dirname(end), { recursive: true });
      await cp(start, end, {
        recursive: true,
        verbatimSymlinks: true,
        filter: (path) => from !== undefined || path === root || !isIgnored(relative(root, path)),
      });
    }
  }
}
