import { describe, expect, it, test } from 'vitest';
import { readDrop, readInput } from './read-drop.ts';
import { countUploads, fits, resumed, type UploadItem, type UploadState } from './upload-item.ts';
import { headline, stateWords } from './upload-words.ts';

const waiting: UploadState = { kind: 'waiting' };
const half: UploadState = { kind: 'sending', fraction: 0.5 };
const done: UploadState = { kind: 'done', assetId: 'a', url: '/a', isDuplicate: false, note: null };
const known: UploadState = { ...done, isDuplicate: true };
const refused: UploadState = { kind: 'refused', message: 'Not a picture.' };
const failed: UploadState = { kind: 'failed', message: 'No connection.' };
const lost: UploadState = { kind: 'lost' };

function item(state: UploadState, byteSize = 100): UploadItem {
  return { id: state.kind, name: 'a.png', folder: '', byteSize, boardId: null, state };
}

describe('how uploads stand', () => {
  it.each([
    [[waiting, half, done, refused], 'Uploading, 2 of 4', 'Paused, 2 of 4 sent', 0.625],
    [[done], '1 picture uploaded', '1 picture uploaded', 1],
    [[done, known], '2 pictures uploaded', '2 pictures uploaded', 1],
    [[done, refused, failed, lost], '1 uploaded, 3 not', '1 uploaded, 3 not', 1],
    [[refused], '1 not uploaded', '1 not uploaded', 1],
    [[], '0 pictures uploaded', '0 pictures uploaded', 0],
  ])('%j', (states, words, paused, fraction) => {
    const counts = countUploads(states.map((state) => item(state)));
    expect([headline(counts, false), headline(counts, true), counts.fraction]).toEqual([words, paused, fraction]);
  });

  it.each([
    [waiting, 'Waiting…', 'Paused'],
    [{ kind: 'sending', fraction: null }, 'Reading…', 'Reading…'],
    [half, 'Sending, 50%', 'Sending, 50%'],
    [{ kind: 'sending', fraction: 1 }, 'Checking…', 'Checking…'],
    [done, 'Uploaded, 2 KB', 'Uploaded, 2 KB'],
    [known, 'Was in your pictures already', 'Was in your pictures already'],
    [{ ...done, note: 'Not on the board.' }, 'Not on the board.', 'Not on the board.'],
    [refused, 'Not a picture.', 'Not a picture.'],
  ] as const)('%j', (state, words, paused) => {
    expect([stateWords(item(state, 2_000), false), stateWords(item(state, 2_000), true)]).toEqual([words, paused]);
  });

  test('each is found under what it is', () => {
    const found = (['open', 'problems', 'duplicates', 'done'] as const).map((filter) =>
      [waiting, half, done, known, refused, failed, lost].filter((state) => fits(item(state), filter)),
    );
    expect(found).toEqual([[waiting, half], [refused, failed, lost], [known], [done, known]]);
  });

  it.each([
    [waiting, true, waiting],
    [half, true, waiting],
    [half, false, lost],
    [failed, true, failed],
    [failed, false, lost],
    [done, false, done],
    [refused, false, refused],
    [lost, true, lost],
  ])('after the page was loaded anew: %j', (state, hasFile, expected) => {
    expect(resumed(item(state), hasFile).state).toEqual(expected);
  });
});

describe('what is dropped', () => {
  const fileEntry = (name: string) => ({
    isFile: true,
    isDirectory: false,
    name,
    file: (give: (file: File) => void) => give(new File(['x'], name)),
  });
  /** Gives two at a time, as browsers give a hundred. */
  const folder = (name: string, inside: readonly object[]) => ({
    isFile: false,
    isDirectory: true,
    name,
    createReader: () => {
      const left = [...inside];
      return { readEntries: (give: (some: object[]) => void) => give(left.splice(0, 2)) };
    },
  });
  const dropped = (entry: object) => ({ kind: 'file', webkitGetAsEntry: () => entry }) as unknown as DataTransferItem;

  test('is read with all folders, in the order of names, without what systems put there', async () => {
    const shoes = folder('Shoes', [
      fileEntry('10.png'),
      fileEntry('.DS_Store'),
      fileEntry('9.png'),
      fileEntry('Thumbs.db'),
    ]);
    const { files, hidden } = await readDrop([
      dropped(folder('Summer', [shoes, fileEntry('z.png'), fileEntry('a.txt')])),
      dropped(fileEntry('.hidden.png')),
    ]);
    expect(files.map(({ file, folder: of }) => `${of}|${file.name}`)).toEqual([
      'Summer|a.txt',
      'Summer/Shoes|9.png',
      'Summer/Shoes|10.png',
      'Summer|z.png',
      '|.hidden.png',
    ]);
    expect(hidden).toBe(2);
  });

  test('or chosen as a folder says where it lay', () => {
    const file = Object.assign(new File(['x'], 'a.png'), { webkitRelativePath: 'Summer/Shoes/a.png' });
    const system = Object.assign(new File(['x'], 'desktop.ini'), { webkitRelativePath: 'Summer/desktop.ini' });
    expect(readInput([file, system])).toEqual({ files: [{ file, folder: 'Summer/Shoes' }], hidden: 1 });
  });
});
