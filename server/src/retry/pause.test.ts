import { expect, test } from 'vitest';
import { pause } from './pause.ts';

const hour = 3_600_000;

test('what is waited for ends a pause at once, and one that it came before does not begin', async () => {
  const news = new AbortController();
  const pausing = pause(hour, { signal: new AbortController().signal, early: news.signal });
  news.abort();
  await pausing;
  await pause(hour, { early: news.signal });
});

test('who gives up ends it with their own reason, whatever else has come', async () => {
  const [stop, news] = [new AbortController(), new AbortController()];
  const pausing = pause(hour, { signal: stop.signal, early: news.signal });
  stop.abort(new Error('given up'));
  news.abort();
  await expect(pausing).rejects.toThrow('given up');
  await expect(pause(hour, { signal: stop.signal, early: news.signal })).rejects.toThrow('given up');
});
