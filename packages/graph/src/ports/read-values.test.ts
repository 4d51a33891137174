import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { assetsIn, imagesIn } from '../values/images-in.ts';
import { isValue } from '../values/value.ts';
import { portKindNames } from './port-kinds.ts';
import type { PortKind } from './port-kinds.ts';
import { readValues } from './read-values.ts';

const reference = (name: string) => `asset:me/${name}.png`;
const findAsset = (text: string) => /^asset:me\/(\w+)\.png$/.exec(text)?.[1] ?? null;
const port = (name: string, kind: PortKind) => ({ name, kind });
const read = (kind: PortKind, stored: unknown) => readValues([port('it', kind)], { it: stored }, findAsset)['it'];

const text = (words: string) => ({ kind: 'text', text: words });
const image = (asset: string) => ({ kind: 'image', asset });
const elsewhere = { kind: 'image', link: 'https://example.com/a.png' };
const post = { title: 'Cold brew', score: 3 };

test.each<[PortKind, unknown, unknown]>([
  ['text', 'hot', text('hot')],
  ['text', ['hot', 'iced'], { kind: 'list', items: [text('hot'), text('iced')] }],
  ['prompt', 'a cup', text('a cup')],
  // A text that looks like a picture is a text.
  ['prompt', reference('one'), text(reference('one'))],
  ['image', reference('one'), image('one')],
  ['image', 'https://example.com/a.png', elsewhere],
  // Where a port takes several.
  ['image', [reference('one'), 'https://example.com/a.png'], { kind: 'list', items: [image('one'), elsewhere] }],
  ['images', [reference('one'), reference('two')], { kind: 'list', items: [image('one'), image('two')] }],
  ['images', [], { kind: 'list', items: [] }],
  ['posts', [post], { kind: 'list', items: [{ kind: 'post', post }] }],
  // What is not of its port's kind is kept as it is.
  ['images', { odd: 1 }, { kind: 'data', data: { odd: 1 } }],
  ['images', [reference('one'), 7], { kind: 'list', items: [image('one'), { kind: 'data', data: 7 }] }],
])('%s, stored as %j before values had kinds, is read', (kind, stored, value) => {
  expect(read(kind, stored)).toEqual(value);
});

test('what has its kind already stays, whatever its port', () => {
  const values = { logo: image('one'), words: text('hot'), cost: { kind: 'data', data: '0.003000' } };
  expect(readValues([port('logo', 'text')], values, findAsset)).toEqual(values);
});

test('what no port gives is data, also a picture by its name, and so is nothing', () => {
  const stored = { image_urls: [reference('one')], cost: '0.1', gone: null };
  expect(readValues([], stored, findAsset)).toEqual({
    image_urls: { kind: 'data', data: [reference('one')] },
    cost: { kind: 'data', data: '0.1' },
    gone: { kind: 'data', data: null },
  });
});

test('pictures are found by what their ports are, in order, and never by names or in texts', () => {
  const ports = [port('logo', 'image'), port('drawn', 'images'), port('image_url', 'text')];
  const stored = { image_url: reference('no'), drawn: [reference('b'), reference('a')], logo: reference('a') };
  const values = readValues(ports, { ...stored, photo: elsewhere }, findAsset);
  expect(imagesIn(values)).toEqual([image('b'), image('a'), image('a'), elsewhere]);
  expect(assetsIn(values)).toEqual(['b', 'a']);
});

test('whatever is stored is read as values, and read again they are the same', () => {
  fc.assert(
    fc.property(fc.constantFrom(...portKindNames), fc.dictionary(fc.string(), fc.jsonValue()), (kind, stored) => {
      const ports = Object.keys(stored).map((name) => port(name, kind));
      const once = readValues(ports, stored, findAsset);
      expect(Object.values(once).every(isValue)).toBe(true);
      expect(readValues(ports, once, findAsset)).toEqual(once);
    }),
  );
});
