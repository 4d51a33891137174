/** One line of a Dockerfile, with its continuations. */
export interface Instruction {
  /** Upper case: `COPY`. */
  name: string;
  /** What stands behind it; `--flag=value` is left to whoever knows the flag. */
  text: string;
}

export interface Stage {
  base: string;
  alias: string | undefined;
  instructions: Instruction[];
}

/** Reads what our own Dockerfile uses: no heredocs, no parser directives, no ARG. */
export function readDockerfile(text: string): Stage[] {
  const lines = text
    .split('\n')
    .filter((line) => !/^\s*(#|$)/.test(line))
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n');
  const stages: Stage[] = [];
  for (const line of lines) {
    const [, name = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line.trim()) ?? [];
    if (name.toUpperCase() === 'FROM') {
      const [base = '', , alias] = rest.split(/\s+/);
      stages.push({ base, alias, instructions: [] });
    } else stages.at(-1)?.instructions.push({ name: name.toUpperCase(), text: rest });
  }
  return stages;
}

/** The sources of a COPY, its target, and the stage that it copies from. */
export function readCopy(text: string): { sources: string[]; target: string; from: string | undefined } {
  const words = text.split(/\s+/);
  const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
  const places = words.filter((word) => !word.startsWith('--'));
  return { sources: places.slice(0, -1), target: places.at(-1) ?? '', from };
}

/** `["node", "main.ts"]`, wherever it begins. */
export function readCommand(text: string): string[] {
  return JSON.parse(text.slice(text.indexOf('['))) as string[];
}

/** `A=1 B=2` of an ENV. */
export function readEnvironment(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/(\w+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]));
}
