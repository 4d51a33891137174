import { expect, test } from 'vitest';
import { nobody, observeTogether } from './observer.ts';

test('all that listen are told, and the fault of one reaches neither the others nor the work', () => {
  const heard: string[] = [];
  const faults: unknown[] = [];
  const fault = new Error('broken');
  const observer = observeTogether(
    [
      {
        paid: () => {
          throw fault;
        },
      },
      { paid: (model, cost) => heard.push(`${model} ${cost}`), socketOpened: () => heard.push('open') },
    ],
    (one) => faults.push(one),
  );
  observer.paid('fal-ai/flux/schnell', '0.003000');
  observer.socketOpened();
  observer.socketClosed(1000);
  expect(heard).toEqual(['fal-ai/flux/schnell 0.003000', 'open']);
  expect(faults).toEqual([fault]);
  expect(() => nobody.messagesSent(3)).not.toThrow();
});
