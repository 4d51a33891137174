import { expect, test } from 'vitest';
import { createLoaders } from './loaders.ts';
import { signValues } from './signed-values.ts';

const me = '11111111-1111-4111-8111-111111111111';
const other = '22222222-2222-4222-8222-222222222222';
const file = '33333333-3333-4333-8333-333333333333.png';

function sign(value: unknown) {
  const asked: string[][] = [];
  const storage = {
    put: async () => {},
    has: async () => true,
    get: async () => ({ bytes: new Uint8Array(), contentType: 'image/png' }),
    remove: async () => {},
    signLinks: async (paths: string[]) => {
      asked.push(paths);
      return paths.map((path) => `/files/${path}?signature=x`);
    },
  };
  const loaders = createLoaders(() => Promise.reject(new Error('Nothing is read here.')), storage);
  return signValues(value, me, { loaders, origin: 'http://127.0.0.1:4000' }).then((signed) => ({ signed, asked }));
}

test('references to one’s own pictures become links, however deep, all signed at once', async () => {
  const reference = `asset:${me}/${file}`;
  const { signed, asked } = await sign({
    final_images: [reference, reference],
    deep: { image_url: reference },
    cost: '0.003',
  });
  const link = `http://127.0.0.1:4000/files/${me}/${file}?signature=x`;
  expect(signed).toEqual({ final_images: [link, link], deep: { image_url: link }, cost: '0.003' });
  expect(asked).toEqual([[`${me}/${file}`]]);
});

test.each([
  `asset:${other}/${file}`,
  `asset:${me}/../${other}/${file}`,
  `asset:${me}/${file}.svg`,
  `see asset:${me}/${file}`,
  `asset:${me}/`,
])('%s is a text like any other', async (text) => {
  expect(await sign({ text })).toEqual({ signed: { text }, asked: [] });
});

test.each([[null], [7], [true], [undefined]])('%j stays as it is', async (value) => {
  expect((await sign(value)).signed).toBe(value);
});
