import { expect, test } from 'vitest';
import { createPixelCache } from './pixel-cache.ts';
import type { Pixels } from './renderer.ts';

test('the last used pixels are kept up to so many bytes, made once however many ask, and made anew after a failure', async () => {
  const cached = createPixelCache(10);
  const made: string[] = [];
  const ask = (key: string, bytes: number) =>
    cached(key, async (): Promise<Pixels> => {
      made.push(key);
      return { width: 1, height: 1, data: new Uint8Array(bytes) };
    });
  const [first, same] = await Promise.all([ask('a', 4), ask('a', 4)]);
  expect(same).toBe(first);
  await ask('b', 4);
  await ask('a', 4);
  expect(made).toEqual(['a', 'b']);
  // There is no room for three: the one that was used longest ago goes.
  await ask('c', 4);
  await ask('a', 4);
  await ask('b', 4);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
  // What is larger than all the room is given, and not kept.
  await ask('huge', 11);
  await ask('huge', 11);
  await ask('b', 4);
  expect(made.slice(4)).toEqual(['huge', 'huge']);
  await expect(cached('torn', () => Promise.reject(new Error('torn')))).rejects.toThrow('torn');
  await ask('torn', 1);
  expect(made.slice(6)).toEqual(['torn']);
});
