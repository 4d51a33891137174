import { expect, test } from 'vitest';
import { createLog } from './create-log.ts';
import { hearConsole } from './hear-console.ts';

test('what libraries write to the console is a line of the log, without what hangs on their faults, until it is no longer heard', () => {
  const own = console.error;
  const written: string[] = [];
  const stop = hearConsole(
    createLog({ level: 'debug', secrets: [], destination: { write: (line) => written.push(line) } }),
  );
  const fault = Object.assign(new Error('invalid byte sequence'), {
    code: '22021',
    params: ['hunter2'],
    detail: 'hunter2',
  });
  console.error('Auth error:', fault);
  console.warn(fault);
  console.info('SQL', ['hunter2'], { params: 'hunter2' });
  stop();

  expect(console.error).toBe(own);
  expect(written.join('')).not.toContain('hunter2');
  expect(written.map((line) => JSON.parse(line) as object)).toMatchObject([
    { level: 'error', said: 'Auth error:', err: { message: 'invalid byte sequence', code: '22021' } },
    { level: 'warn', err: { code: '22021' } },
    { level: 'info', said: 'SQL' },
  ]);
});

test('an object that was thrown leaves nothing of itself in a line but what is plain', () => {
  const written: string[] = [];
  const log = createLog({ level: 'warn', secrets: [], destination: { write: (line) => written.push(line) } });
  log.error({ code: 'X', params: ['hunter2'], request: { body: 'hunter2' }, detail: 'hunter2' }, 'It failed.');
  expect(JSON.parse(written.join(''))).toMatchObject({ code: 'X', msg: 'It failed.' });
  expect(written.join('')).not.toContain('hunter2');
});
