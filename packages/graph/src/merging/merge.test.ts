import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Values } from '../graph.ts';
import { mergeInputs } from './merge.ts';
import type { Incoming } from './merge.ts';
import type { TypeLookup } from '../ports/ports.ts';
import { readValues } from '../ports/read-values.ts';
import { plainValues } from '../values/plain-values.ts';
import { edge, node, types } from '../testing/sample-graph.ts';

function from(key: string, type: string, handles: [string, string], output: Values): Incoming {
  const [sourceHandle, targetHandle] = handles;
  const typed = readValues(types(type)?.outputs ?? [], output, () => null);
  return { edge: { ...edge(key, 'target'), sourceHandle, targetHandle }, source: node(key, type), output: typed };
}

/** As nodes take it. */
function merged(...of: Parameters<typeof mergeInputs>) {
  const { input, upstream } = mergeInputs(...of);
  return { input: plainValues(input), upstream: upstream.map((one) => ({ ...one, output: plainValues(one.output) })) };
}

const model = node('target', 'MODEL');

test('what an open port takes is the fold of the outputs, edge by edge; a later one wins', () => {
  fc.assert(
    fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue())), (outputs) => {
      const incoming = outputs.map((output, index) => from(`n${index}`, 'PROMPT', ['prompt', 'anything'], output));
      const { input, upstream } = merged(node('target'), incoming, types);
      const names = new Set(outputs.flatMap((output) => Object.keys(output)));
      expect(new Set(Object.keys(input))).toEqual(names);
      for (const name of names) {
        expect(input[name]).toEqual(outputs.findLast((output) => Object.hasOwn(output, name))?.[name]);
      }
      expect(upstream).toEqual(outputs.map((output, index) => ({ name: `N${index}`, output })));
    }),
  );
});

test('a value connected to a named port is taken under that port’s name, in its shape', () => {
  const { input } = merged(
    model,
    [
      from('t', 'TEXT', ['text', 'prompt'], { text: 'a cup' }),
      from('m', 'MODEL', ['image_urls', 'image_url'], { image_urls: ['one', 'two'], cost: '0.1' }),
    ],
    types,
  );
  expect(input).toEqual({ text: 'a cup', prompt: 'a cup', image_urls: ['one', 'two'], image_url: 'one', cost: '0.1' });
});

test('what is connected to a port is of its kind', () => {
  const words = from('t', 'TEXT', ['text', 'prompt'], { text: ['hot', 'cold'] });
  const made = from('m', 'MODEL', ['image_urls', 'image_url'], { image_urls: ['one', 'two'], cost: '0.1' });
  const { prompt, image_url, image_urls, cost } = mergeInputs(model, [words, made], types).input;
  expect({ prompt, image_url, cost }).toEqual({
    prompt: { kind: 'text', text: 'hot, cold' },
    image_url: { kind: 'image', link: 'one' },
    cost: { kind: 'data', data: '0.1' },
  });
  expect(image_urls).toMatchObject({ kind: 'list', items: [{ link: 'one' }, { link: 'two' }] });
});

test('a single image connected to a list of images is a list of one', () => {
  const photo = from('p', 'PHOTO', ['image_url', 'image_urls'], { image_url: 'one' });
  expect(merged(node('target', 'OUTPUT'), [photo], types).input['image_urls']).toEqual(['one']);
});

test('a list of words connected to a prompt is one text', () => {
  const words = from('t', 'TEXT', ['text', 'prompt'], { text: ['hot', 'cold'] });
  expect(merged(model, [words], types).input['prompt']).toBe('hot, cold');
});

test('of two connected to the same port the later wins, and an empty one takes nothing away', () => {
  const first = from('a', 'TEXT', ['text', 'prompt'], { text: 'first' });
  const second = from('b', 'PROMPT', ['prompt', 'prompt'], { prompt: 'second' });
  const none = from('c', 'TEXT', ['text', 'prompt'], {});
  expect(merged(model, [first, second], types).input['prompt']).toBe('second');
  expect(merged(model, [second, first], types).input['prompt']).toBe('first');
  expect(merged(model, [first, none], types).input['prompt']).toBe('first');
});

test('a value named __proto__ is a value like any other', () => {
  const output: Values = JSON.parse('{"__proto__": {"polluted": true}}');
  const { input } = merged(node('target'), [from('a', 'PROMPT', ['prompt', 'x'], output)], types);
  expect(Object.keys(input)).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(input)).toBe(Object.prototype);
});

test('a node joined by two edges is upstream once', () => {
  const twice = [from('a', 'TEXT', ['text', 'x'], { text: '1' }), from('a', 'TEXT', ['text', 'y'], { text: '1' })];
  expect(merged(node('target'), twice, types).upstream).toEqual([{ name: 'A', output: { text: '1' } }]);
});

test('a port that takes several has all of them, in the order of the wires', () => {
  const several: TypeLookup = (name) => {
    const type = types(name);
    return name === 'MODEL' && type
      ? { ...type, inputs: type.inputs.map((port) => (port.kind === 'image' ? { ...port, maxJoins: 10 } : port)) }
      : type;
  };
  const photo = (key: string) => from(key, 'PHOTO', ['image_url', 'image_url'], { image_url: `${key}.png` });
  const made = from('m', 'MODEL', ['image_urls', 'image_url'], { image_urls: ['made.png', 'second.png'] });
  const taken = (...incoming: Incoming[]) => merged(model, incoming, several).input.image_url;
  expect(taken(photo('a'))).toBe('a.png');
  expect(taken(photo('b'), made, photo('a'))).toEqual(['b.png', 'made.png', 'a.png']);
});

test('images of several wires are one list, which nothing of the same name stands in the way of', () => {
  const first = from('m', 'MODEL', ['image_urls', 'image_urls'], { image_urls: ['one', 'two'] });
  const second = from('p', 'PHOTO', ['image_url', 'image_urls'], { image_url: 'three', image_urls: 'not a port' });
  const { input } = merged(node('target', 'OUTPUT'), [first, second], types);
  expect(input).toEqual({ image_urls: ['one', 'two', 'three'], image_url: 'three' });
});
