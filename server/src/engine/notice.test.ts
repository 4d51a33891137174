import { expect, test } from 'vitest';
import { jobsNotice, noticesOf, readNotice } from './notice.ts';

type Parts = Parameters<typeof noticesOf>[1];

function partsOf(count: number): Parts {
  return Array.from({ length: count }, () => ({
    log: { record: { row: { id: crypto.randomUUID(), workflow_id: crypto.randomUUID() }, nodes: new Map() } },
    draft: { write: { was: { lastSequence: 2_000_000_000 }, events: [{}, {}] } },
  })) as unknown as Parts;
}

test('whatever a commit holds, its notices fit into NOTIFY, and tell of every run', () => {
  const parts = partsOf(500);
  const notices = noticesOf(crypto.randomUUID(), parts);
  for (const notice of notices) expect(Buffer.byteLength(notice)).toBeLessThan(8_000);
  const read = notices.flatMap(readNotice);
  expect(read.map(({ executionId }) => executionId)).toEqual(parts.map(({ log }) => log.record.row.id));
  expect(read[0]).toMatchObject({ from: 2_000_000_001, to: 2_000_000_002 });
});

test('the word that jobs are there is no news of a run', () => {
  expect(readNotice(jobsNotice)).toEqual([]);
});
