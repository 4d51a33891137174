import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineNode } from './define-node.ts';
import type { NodeDefinition } from './define-node.ts';
import { runNode } from '../../testing/run-node.ts';

function definition<Schema extends z.ZodObject>(config: Schema): NodeDefinition<Schema> {
  return {
    name: 'SAMPLE',
    version: 1,
    title: 'Sample',
    description: 'A sample.',
    category: 'INPUT',
    icon: 'box',
    inputs: [],
    outputs: [{ name: 'text', label: 'Text', kind: 'text' }],
    alsoGives: ['length'],
    config,
    async run(run) {
      return { config: run.config };
    },
  };
}

const sample = defineNode(definition(z.strictObject({ count: z.int().max(4).default(2) })));

test('form, defaults, checks and what it gives follow from the definition', () => {
  expect(sample.gives).toEqual(['text', 'length']);
  expect(sample.defaultConfig).toEqual({ count: 2 });
  expect(sample.fields.map((field) => field.kind)).toEqual(['INTEGER']);
  expect(sample.checkConfig({ count: 5 })).toEqual([{ path: ['count'], message: 'must be at most 4, but is 5' }]);
  expect(sample.checkReadiness({ count: 5 }, { nodes: [], joinedPorts: [] })).toEqual([
    { code: 'CONFIG_INVALID', message: 'count must be at most 4, but is 5.', path: ['count'] },
  ]);
});

test('a run gets its config with defaults, and one that does not fit never runs', async () => {
  expect((await runNode(sample, {})).output).toEqual({ config: { count: 2 } });
  await expect(runNode(sample, { count: 5 })).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: 'The node is filled in wrongly: count must be at most 4, but is 5.',
  });
});

test('a definition that lets unknown names pass, or lacks a default, is refused at once', () => {
  expect(() => defineNode(definition(z.object({})))).toThrow('strictObject');
  expect(() => defineNode(definition(z.strictObject({ count: z.int() })))).toThrow();
});
