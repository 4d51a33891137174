import { z } from 'zod';
import { portKindNames } from '@visualadgen/graph/ports/port-kinds.ts';
import { AppError } from '../src/errors.ts';
import { defineNode } from '../src/nodes/define-node.ts';

/* Node types as plain as can be, of which any graph with lists, branches and failures can be made. */

export const texts = z.array(z.string()).default([]).meta({ label: 'Texts', control: 'TEXTAREA' });

/** Several texts, as a list. */
export const list = defineNode({
  name: 'LIST',
  version: 1,
  title: 'List',
  description: 'Texts.',
  category: 'INPUT',
  icon: 'list',
  inputs: [],
  isPure: true,
  outputs: [{ name: 'text', label: 'Text', kind: 'text', list: { path: ['values'], isAlways: true } }],
  config: z.strictObject({ values: texts }),
  run: async ({ config }) => ({ text: config.values }),
});

const input = { kind: 'text', accepts: ['text', 'prompt'], isRequired: false, isOpen: false } as const;

export const shape = {
  version: 1,
  title: 'Say',
  description: 'Says.',
  category: 'MODEL' as const,
  icon: 'list',
  inputs: [
    { ...input, name: 'a', label: 'A' },
    { ...input, name: 'b', label: 'B' },
    { ...input, name: 'all', label: 'All', takesAll: true, maxJoins: null },
  ],
  outputs: [{ name: 'text', label: 'Text', kind: 'text' }],
} satisfies Partial<Parameters<typeof defineNode>[0]>;

const marks = {
  index: z.int().default(0).meta({ label: 'Index' }),
  fails: z.boolean().default(false).meta({ label: 'Fails' }),
  turns: z.int().default(0).meta({ label: 'Turns' }),
};

/** Nothing fails while they are off. */
export const failures = { areOn: true };

/** Says what it is made of, in an order that does not depend on when it came; fails for some of it where it is told to. */
export const tell = defineNode({
  ...shape,
  name: 'TELL',
  config: z.strictObject(marks),
  async run({ config, input: taken }) {
    await takeTurns(config.turns);
    const text = toldOf(config.index, [taken['a'], taken['b']], [taken['all']].flat());
    if (failures.areOn && isFailing(config.fails, text)) throw new AppError('PROVIDER_FAILED');
    return { text };
  },
});

/** Passes what comes in on by one of two branches; fails for some of it where it is told to. */
export const sift = defineNode({
  ...shape,
  name: 'SIFT',
  title: 'Sift',
  inputs: [{ ...input, name: 'a', label: 'A', accepts: portKindNames, takesAnyKind: true }],
  outputs: [
    { name: 'passed', label: 'Passed', kind: 'text', branch: 'passed', sameAs: 'a' },
    { name: 'rest', label: 'Rest', kind: 'text', branch: 'rest', sameAs: 'a' },
  ],
  config: z.strictObject(marks),
  async run({ config, input: taken }) {
    await takeTurns(config.turns);
    const text = String(taken['a']);
    if (failures.areOn && isFailing(config.fails, text)) throw new AppError('PROVIDER_FAILED');
    return { [branchOf(config.index, text)]: true };
  },
});

export function toldOf(index: number, ports: readonly unknown[], all: readonly unknown[]): string {
  const textsIn = (values: readonly unknown[]) => values.filter((one) => typeof one === 'string');
  return `${index}(${[...textsIn(ports), ...textsIn(all).toSorted()].join('+')})`;
}

export function isFailing(fails: boolean, text: string): boolean {
  return fails && weigh(text) % 2 === 0;
}

export function branchOf(index: number, text: string): 'passed' | 'rest' {
  return (weigh(text) >> 1) % 2 === index % 2 ? 'passed' : 'rest';
}

export const failureText = 'PROVIDER_FAILED: The model service failed while working.';

function weigh(text: string): number {
  return Buffer.from(text).reduce((sum, byte) => sum + byte, 0);
}

async function takeTurns(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
}
