import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import * as ws from 'ws';
import { expect, test } from 'vitest';
import type { EventText } from './event-text.ts';
import { createFrameWriter, openingOf } from './frames.ts';

/** The rest of a message whose payload is a text of about this many bytes. */
function textOf(length: number, letter = 'e', sequence = 1): EventText {
  const text = letter.repeat(length / Buffer.byteLength(letter));
  return { after: sequence - 1, sequence, isLast: false, bytes: Buffer.from(`${JSON.stringify(text)}}`) };
}

/** The reader of `ws` itself, of which its types do not tell. */
const { Receiver } = ws as unknown as {
  Receiver: new (options: { allowSynchronousEvents: boolean; isServer: boolean }) => Duplex;
};

/** The messages that it makes of the bytes. */
async function read(pieces: readonly Buffer[], count: number): Promise<unknown[]> {
  const receiver = new Receiver({ allowSynchronousEvents: true, isServer: false });
  const messages: unknown[] = [];
  const all = new Promise<void>((resolve) => {
    receiver.on('message', (data: Buffer, isBinary: boolean) => {
      if (!isBinary) messages.push(JSON.parse(data.toString()));
      if (messages.length === count) resolve();
    });
  });
  receiver.write(Buffer.concat(pieces));
  await all;
  receiver.end();
  await once(receiver, 'finish');
  return messages;
}

/** A connection that keeps what it is given, or copies it and says that it has left. */
function startReader(isSlow: boolean) {
  const written: (readonly Buffer[])[] = [];
  return {
    written,
    write(pieces: readonly Buffer[]) {
      written.push(isSlow ? pieces : pieces.map((piece) => Buffer.from(piece)));
      return !isSlow;
    },
  };
}

const lengths = [0, 50, 80, 90, 126, 200, 16_000, 16_400, 65_400, 65_600, 200_000];

test.each(lengths.flatMap((length) => ['e', 'é'].map((letter) => ({ length, letter }))))(
  'an event of $length bytes of $letter is a message that any client reads',
  async ({ length, letter }) => {
    const text = textOf(length, letter);
    const payload = JSON.parse(text.bytes.toString().slice(0, -1)) as unknown;
    const reader = startReader(false);
    createFrameWriter()(reader, openingOf('an "id" of ½'), [text]);
    expect(await read(reader.written.flat(), 1)).toEqual([{ id: 'an "id" of ½', type: 'next', payload }]);
  },
);

test.each([
  ['small', [10, 20, 30], 1],
  ['small and large', [10, 40_000, 30, 100_000], 8],
])('%s events go together, in as few pieces as are worth it', async (_, sizes, pieceCount) => {
  const texts = sizes.map((size, index) => textOf(size, index % 2 ? 'e' : 'é', index + 1));
  const reader = startReader(false);
  createFrameWriter()(reader, openingOf('1'), texts);
  expect(reader.written).toHaveLength(1);
  expect(reader.written.flat()).toHaveLength(pieceCount);
  expect(await read(reader.written.flat(), sizes.length)).toHaveLength(sizes.length);
});

test('each reader gets its own id, whether the bytes leave at once or wait for a slow one', async () => {
  const write = createFrameWriter();
  const ids = ['a', 'b', 'c', 'longer', 'd', 'e', 'another', 'f'];
  const readers = ids.map((id, index) => ({ id, ...startReader(index % 3 !== 0) }));
  for (const texts of [[textOf(10, 'x', 1), textOf(300, 'y', 2)], [textOf(20, 'z', 3)]]) {
    for (const reader of readers) write(reader, openingOf(reader.id), texts);
  }
  for (const { id, written } of readers) {
    expect(await read(written.flat(), 3)).toMatchObject([
      { id, payload: 'x'.repeat(10) },
      { id, payload: 'y'.repeat(300) },
      { id, payload: 'z'.repeat(20) },
    ]);
  }
});

test('a large event is not copied for each reader', () => {
  const write = createFrameWriter();
  const texts = [textOf(40_000)];
  for (const id of ['a', 'b']) {
    const reader = startReader(true);
    write(reader, openingOf(id), texts);
    expect(reader.written[0]?.[1]).toBe(texts[0]?.bytes);
  }
});
