import { expect, test } from 'vitest';
import type { TypedValues } from '@visualadgen/graph/values/value.ts';
import { createLoaders } from './loaders.ts';
import { signValues } from './signed-values.ts';

const me = '11111111-1111-4111-8111-111111111111';
const other = '22222222-2222-4222-8222-222222222222';
const file = '33333333-3333-4333-8333-333333333333.png';

function sign(values: TypedValues) {
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
  const loaders = createLoaders(() => Promise.reject(new Error('Nothing is read here.')), {
    storage,
    nodeTypes: new Map(),
  });
  return signValues(values, {
    userId: me,
    context: { loaders, origin: 'http://127.0.0.1:4000', signExport: (path) => `/exports/${path}` },
  }).then((signed) => ({
    signed,
    asked,
  }));
}

const image = (asset: string) => ({ kind: 'image', asset }) as const;

test('one’s own pictures become links, all signed at once, and all else is without its kind', async () => {
  const { signed, asked } = await sign({
    logo: image(`${me}/${file}`),
    drawn: { kind: 'list', items: [image(`${me}/${file}`), { kind: 'image', link: 'https://example.com/a.png' }] },
    words: { kind: 'text', text: `asset:${me}/${file}` },
    posts: { kind: 'list', items: [{ kind: 'post', post: { title: 'Cold brew' } }] },
    zip: { kind: 'file', file: { export: other, name: 'ads.zip', bytes: 7 } },
    cost: { kind: 'data', data: '0.003' },
    gone: { kind: 'data', data: null },
  });
  const link = `http://127.0.0.1:4000/files/${me}/${file}?signature=x`;
  expect(signed).toEqual({
    logo: link,
    drawn: [link, 'https://example.com/a.png'],
    words: `asset:${me}/${file}`,
    posts: [{ title: 'Cold brew' }],
    zip: { kind: 'file', url: `http://127.0.0.1:4000/exports/${me}/${other}.zip`, name: 'ads.zip', bytes: 7 },
    cost: '0.003',
    gone: null,
  });
  expect(asked).toEqual([[`${me}/${file}`]]);
});

test.each([`${other}/${file}`, `${me}/../${other}/${file}`, `${me}/${file}.svg`, `${me}/${file}.256.webp`, ''])(
  'no link leads to %s',
  async (asset) => {
    expect(await sign({ logo: image(asset) })).toEqual({ signed: { logo: `asset:${asset}` }, asked: [] });
  },
);
