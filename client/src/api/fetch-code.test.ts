import { afterEach, expect, it } from 'vitest';
import { connection } from './connection.ts';
import { codeOnDemand, fetchCode } from './fetch-code.ts';

afterEach(() => connection.reportReached());

it('asks for no code without a connection, and for it once there is one', async () => {
  connection.reportLost();
  let times = 0;
  const code = fetchCode(async () => ++times);
  await Promise.resolve();
  expect(times).toBe(0);
  connection.reportReached();
  expect(await code).toBe(1);
});

it('fails at once for what somebody does without a connection, works later, and without one from then on', async () => {
  let times = 0;
  const load = codeOnDemand(async () => ({ times: ++times }));
  connection.reportLost();
  await expect(load()).rejects.toThrow('Without a connection');
  expect(times).toBe(0);
  connection.reportReached();
  expect(await load()).toEqual({ times: 1 });
  connection.reportLost();
  expect(await load()).toEqual({ times: 1 });
});
