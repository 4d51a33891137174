import { expect, test } from 'vitest';
import { createLinkReader } from './fal-links.ts';

test("without another server, only fal's own hosts over https", () => {
  const read = createLinkReader(undefined);
  for (const link of [
    'https://queue.fal.run/a',
    'https://rest.fal.ai/b?c=1',
    'https://v3.fal.media/x',
    'https://api.fal.ai/v1',
  ]) {
    expect(read(link).href).toBe(link);
  }
  for (const link of [
    'http://queue.fal.run/a',
    'https://fal.run.evil.com/',
    'https://evilfal.run/',
    'https://127.0.0.1/',
    'x',
    '',
  ]) {
    expect(() => read(link)).toThrow('does not lead to it');
  }
});

test('with one, every host becomes a path of it, and its own links stay', () => {
  for (const base of ['http://127.0.0.1:5000', 'http://127.0.0.1:5000/']) {
    const read = createLinkReader(base);
    expect(read('https://queue.fal.run/a/b?c=1').href).toBe('http://127.0.0.1:5000/queue.fal.run/a/b?c=1');
    expect(read('http://127.0.0.1:5000/queue.fal.run/a').href).toBe('http://127.0.0.1:5000/queue.fal.run/a');
    expect(() => read('http://127.0.0.1:5001/')).toThrow('does not lead to it');
  }
});
