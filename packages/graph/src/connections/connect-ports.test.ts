import { expect, test } from 'vitest';
import { connectPorts } from './connect-ports.ts';
import type { EdgeEnd } from './connect-ports.ts';
import { edge, types } from '../testing/sample-graph.ts';

function end(key: string, type: string): EdgeEnd {
  const rules = types(type);
  if (!rules) throw new Error(`no type ${type}`);
  return { node: { key, name: key }, type: rules };
}

function refusal(from: [string, EdgeEnd], to: [string, EdgeEnd]) {
  const join = connectPorts({ ...edge('', ''), sourceHandle: from[0], targetHandle: to[0] }, from[1], to[1]);
  return join.ok ? null : join.problem;
}

test('an open port takes any handle name', () => {
  const join = connectPorts(edge('Text.text', 'Prompt.slogan'), end('Text', 'TEXT'), end('Prompt', 'PROMPT'));
  expect(join).toMatchObject({ ok: true, from: { name: 'text' }, to: { name: 'input' } });
});

test('a named port takes only the kinds it accepts, and the refusal names both nodes, ports and kinds', () => {
  expect(refusal(['image_url', end('Photo', 'PHOTO')], ['prompt', end('Ad', 'MODEL')])).toEqual({
    code: 'PORT_MISMATCH',
    message: '“Photo” gives an image (image_url); “Ad” takes a prompt or text there (prompt).',
    nodeKeys: ['Photo', 'Ad'],
  });
});

test('a port that does not exist is named with those that do', () => {
  expect(refusal(['words', end('Text', 'TEXT')], ['prompt', end('Ad', 'MODEL')])?.message).toBe(
    '“Text” has no output “words” to connect to “Ad”; it gives text.',
  );
  expect(refusal(['text', end('Text', 'TEXT')], ['mask', end('Ad', 'MODEL')])?.message).toBe(
    '“Ad” has no input “mask” for “Text”; it takes prompt and image_url.',
  );
  expect(refusal(['text', end('Text', 'TEXT')], ['text', end('Other', 'TEXT')])?.message).toContain('it takes nothing');
  expect(refusal(['x', end('Out', 'OUTPUT')], ['input', end('Prompt', 'PROMPT')])?.message).toContain(
    'it gives nothing',
  );
});
