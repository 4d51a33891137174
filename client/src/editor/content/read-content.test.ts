import { expect, it } from 'vitest';
import { toClipboardText } from '../../graph/file/clipboard-graph.ts';
import { emptyGraph } from '../../graph/model/graph.ts';
import { readContent } from './read-content.ts';

function carrier(data: Record<string, string>, files: File[] = []) {
  return { files, getData: (format: string) => data[format] ?? '' };
}

const text = (plain: string) => readContent(carrier({ 'text/plain': plain }));

it('tells copied nodes from words', () => {
  expect(text(toClipboardText(emptyGraph))).toEqual({ kind: 'part', part: emptyGraph });
  expect(text(' Cold brew\nfor hot days ')).toEqual({ kind: 'prose', text: 'Cold brew\nfor hot days' });
  expect(text('  ')).toBeNull();
});

it('takes a link for a picture only when it leads to one', () => {
  const url = 'https://example.com/a/photo.JPG?w=2';
  expect(text(url)).toEqual({ kind: 'imageLink', url });
  expect(text('https://example.com/page')).toEqual({ kind: 'prose', text: 'https://example.com/page' });
  expect(text(`see ${url}`)).toMatchObject({ kind: 'prose' });
  const dragged = { 'text/uri-list': 'https://example.com/x', 'text/html': '<img src="https://example.com/x">' };
  expect(readContent(carrier(dragged))).toEqual({ kind: 'imageLink', url: 'https://example.com/x' });
});

it('takes words that an office program sends with a picture of them for words', () => {
  const rendering = new File(['x'], 'image.png', { type: 'image/png' });
  expect(readContent(carrier({ 'text/plain': 'Price\t12' }, [rendering]))).toEqual({
    kind: 'prose',
    text: 'Price\t12',
  });
  const copied = carrier({ 'text/html': '<img src="https://example.com/x">' }, [rendering]);
  expect(readContent(copied)).toEqual({ kind: 'images', files: [rendering] });
});

it('takes pictures out of files, and names what it cannot use', () => {
  const photo = new File(['x'], 'photo.png', { type: 'image/png' });
  const words = new File(['x'], 'words.pdf', { type: 'application/pdf' });
  const workflow = new File(['{}'], 'ad.json', { type: '' });
  expect(readContent(carrier({ 'text/plain': 'photo.png' }, [photo, words]))).toEqual({
    kind: 'images',
    files: [photo],
  });
  expect(readContent(carrier({}, [workflow]))).toEqual({ kind: 'workflowFile', file: workflow });
  expect(readContent(carrier({}, [words]))).toEqual({ kind: 'strange', name: 'words.pdf' });
});

it('takes pictures of the library as they are stored, and nothing that others send by the same name', () => {
  const format = 'application/x-visualadgen-pictures';
  const pictures = [{ id: 'a', url: 'https://example.com/a.png', name: 'Hero' }];
  const links = { 'text/uri-list': 'https://example.com/a.png' };
  expect(readContent(carrier({ ...links, [format]: JSON.stringify(pictures) }))).toEqual({
    kind: 'pictures',
    pictures,
  });
  for (const other of ['{', '[]', '[{"id":1}]', '"a"'])
    expect(readContent(carrier({ ...links, [format]: other }))).toMatchObject({ kind: 'imageLink' });
});
