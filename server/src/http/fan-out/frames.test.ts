import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import * as ws from 'ws';
import { expect, test } from 'vitest';
import { type EventText, toWireText } from './event-text.ts';
import { createFrameMaker, openingOf, type Piece } from './frames.ts';

/** The rest of a message whose payload is a text of about this many bytes. */
function textOf(length: number, letter = 'e', sequence = 1): EventText {
  const text = letter.repeat(length / Buffer.byteLength(letter));
  return { after: sequence - 1, sequence, isLast: false, ...toWireText(`${JSON.stringify(text)}}`) };
}

/** The reader of `ws` itself, of which its types do not tell. */
const { Receiver } = ws as unknown as {
  Receiver: new (options: { allowSynchronousEvents: boolean; isServer: boolean }) => Duplex;
};

async function read(pieces: readonly Piece[], count: number): Promise<unknown[]> {
  const receiver = new Receiver({ allowSynchronousEvents: true, isServer: false });
  const messages: unknown[] = [];
  const all = new Promise<void>((resolve) => {
    receiver.on('message', (data: Buffer, isBinary: boolean) => {
      if (!isBinary) messages.push(JSON.parse(data.toString()));
      if (messages.length === count) resolve();
    });
  });
  receiver.write(
    Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece))),
  );
  await all;
  receiver.end();
  await once(receiver, 'finish');
  return messages;
}

const lengths = [0, 50, 80, 90, 126, 200, 16_000, 16_400, 65_400, 65_600, 200_000];

test.each(
  lengths.flatMap((length) =>
    ['e', 'é'].flatMap((letter) => ['an "id"', 'an id of ½'].map((id) => ({ length, letter, id }))),
  ),
)('an event of $length bytes of $letter for $id is a message that any client reads', async ({ length, letter, id }) => {
  const text = textOf(length, letter);
  const payload = JSON.parse(text.bytes.toString().slice(0, -1)) as unknown;
  const pieces = createFrameMaker()(openingOf(id), [text]);
  expect(await read(pieces, 1)).toEqual([{ id, type: 'next', payload }]);
});

test.each([
  ['small', [10, 20, 30], 1],
  ['small and large', [10, 40_000, 30, 100_000], 8],
])('%s events go together, in as few pieces as are worth it', async (_, sizes, pieceCount) => {
  const texts = sizes.map((size, index) => textOf(size, index % 2 ? 'e' : 'é', index + 1));
  const pieces = createFrameMaker()(openingOf('1'), texts);
  expect(pieces).toHaveLength(pieceCount);
  expect(await read(pieces, sizes.length)).toHaveLength(sizes.length);
});

test('a large event is not copied for each reader, and readers of one id share all of it', () => {
  const frame = createFrameMaker();
  const texts = [textOf(40_000)];
  const first = frame(openingOf('a'), texts);
  expect(first[1]).toBe(texts[0]?.bytes);
  expect(frame(openingOf('a'), texts)).toBe(first);
  expect(frame(openingOf('b'), texts)[1]).toBe(texts[0]?.bytes);
  expect(frame(openingOf('a'), [textOf(40_000)])).not.toBe(first);
});
