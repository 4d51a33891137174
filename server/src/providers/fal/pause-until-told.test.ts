import { expect, test } from 'vitest';
import { pauseUntilTold } from './pause-until-told.ts';

const hour = 3_600_000;
const never = new AbortController().signal;

test('news end a pause at once', async () => {
  const news = new AbortController();
  const pausing = pauseUntilTold(hour, never, news.signal);
  news.abort();
  await pausing;
});

test('a call that is given up ends it with a fault, whatever else is told', async () => {
  const [stop, news] = [new AbortController(), new AbortController()];
  const pausing = pauseUntilTold(hour, stop.signal, news.signal);
  stop.abort();
  news.abort();
  await expect(pausing).rejects.toMatchObject({ code: 'CANCELLED' });
});

test('what was told before does not make it a busy loop', async () => {
  let turns = 0;
  const counting = setInterval(() => (turns += 1), 1);
  await pauseUntilTold(50, never, AbortSignal.abort());
  clearInterval(counting);
  expect(turns).toBeGreaterThan(0);
});
