import { isHeic } from '../../nodes/image/heic/is-heic.ts';
import { fromClipboardText } from '../../graph/file/clipboard-graph.ts';
import type { Graph } from '../../graph/model/graph.ts';
import { type DraggedPicture, pictureDrag } from '../../graph/model/picture-drag.ts';

/** What a clipboard, or a hand that lets go over the canvas, holds for it. */
export type Content =
  | { kind: 'part'; part: Graph }
  | { kind: 'images'; files: readonly File[] }
  /** Of the library, where they are stored already. */
  | { kind: 'pictures'; pictures: readonly DraggedPicture[] }
  | { kind: 'workflowFile'; file: File }
  | { kind: 'strange'; name: string }
  | { kind: 'imageLink'; url: string }
  | { kind: 'prose'; text: string };

/** As much of a `DataTransfer` as is looked at. */
export interface Carrier {
  files: Iterable<File>;
  getData(format: string): string;
}

/** The content of a clipboard or a drag; null when it holds nothing for a canvas. */
export function readContent(carrier: Carrier): Content | null {
  const pictures = pictureDrag.read(carrier);
  if (pictures) return { kind: 'pictures', pictures };
  const files = [...carrier.files];
  const text = carrier.getData('text/plain').trim();
  // Office programs add an image of the words that were copied. A copied file comes with its name for words.
  const isOfFiles = files.length > 0 && (text === '' || files.some(({ name }) => text.includes(name)));
  const fromFiles = isOfFiles ? contentOfFiles(files) : null;
  if (fromFiles) return fromFiles;
  const part = fromClipboardText(text);
  if (part) return { kind: 'part', part };
  const link = linkIn(carrier.getData('text/uri-list')) ?? linkIn(text);
  const isImage = link !== null && (isImageLink(link) || /<img\b/i.test(carrier.getData('text/html')));
  if (isImage) return { kind: 'imageLink', url: link };
  return text ? { kind: 'prose', text } : null;
}

function contentOfFiles(files: readonly File[]): Content | null {
  const images = files.filter((file) => file.type.startsWith('image/') || isHeic(file));
  if (images.length > 0) return { kind: 'images', files: images };
  const file = files.find(({ name, type }) => type === 'application/json' || name.endsWith('.json'));
  if (file) return { kind: 'workflowFile', file };
  return files[0] ? { kind: 'strange', name: files[0].name } : null;
}

/** A link, where the text is nothing but one. */
function linkIn(text: string): string | null {
  const [line, ...others] = text.split('\n').map((one) => one.trim());
  if (!line || others.some(Boolean) || !/^https?:\/\/\S+$/.test(line) || !URL.canParse(line)) return null;
  return line;
}

function isImageLink(link: string): boolean {
  return /\.(png|jpe?g|webp)$/i.test(new URL(link).pathname);
}
