import type { Client } from 'urql';
import type { Catalogue } from '../../graph/catalogue/catalogue.ts';
import { refuseFile } from '../../nodes/image/check-image.ts';
import { uploadImage } from '../../nodes/image/upload-image.ts';
import { toast } from '../../ui/toast/toast.ts';
import type { DraggedPicture } from '../../graph/model/picture-drag.ts';
import { addAt, pastePart } from '../../graph/store/clipboard-actions.ts';
import type { View } from '../../graph/store/clipboard-actions.ts';
import type { EditorStore } from '../../graph/store/editor-store.ts';
import { cardWidth } from '../../graph/model/geometry.ts';
import type { Point } from '../../graph/model/graph.ts';
import { readWorkflowFile } from '../../graph/file/workflow-file.ts';
import { nodeNameOfFile } from '../../graph/file/node-name-of-file.ts';
import { imageType, proseType } from './content-types.ts';
import type { Content } from './read-content.ts';

interface Canvas {
  store: EditorStore;
  catalogue: Catalogue;
  client: Client;
  view: View;
}

/** Between cards that come at once. */
const rowHeight = 320;
/** Dragged from the library at once: more cards are nothing to work with. */
const mostPictures = 20;

/** Puts what was pasted, or let go at a place, on the canvas, and says why where it cannot. */
export function putContent(canvas: Canvas, content: Content, at?: Point): void {
  const { store, catalogue, view } = canvas;
  switch (content.kind) {
    case 'part':
      return at ? addAt(store, content.part, at) : pastePart(store, content.part, view);
    case 'prose':
      return putProse(canvas, content.text, at ?? view.here());
    case 'imageLink':
      return putLink(canvas, content.url, at ?? view.here());
    case 'pictures':
      return putPictures(canvas, content.pictures, at ?? view.here());
    case 'images':
      return putImages(canvas, content.files, at ?? view.here());
    case 'workflowFile':
      return void putFile(store, content.file, at ?? view.here(), catalogue);
    case 'strange':
      toast.warning(`“${content.name}” cannot be put on a canvas. Pictures and workflow files can.`);
  }
}

function putProse({ store, catalogue }: Canvas, text: string, at: Point): void {
  const found = proseType(catalogue);
  if (!found) return;
  const { type, field } = found;
  if (field.maxLength && text.length > field.maxLength) {
    toast.warning(`This text has ${text.length} characters. “${type.title}” takes at most ${field.maxLength}.`);
    return;
  }
  store.getState().addNode(type.name, topMiddle(at), { config: { [field.name]: text } });
}

function putLink(canvas: Canvas, url: string, at: Point): void {
  const found = imageType(canvas.catalogue);
  const linkField = found?.field.linkField;
  if (!linkField) return putProse(canvas, url, at);
  canvas.store.getState().addNode(found.type.name, topMiddle(at), { config: { [linkField]: url } });
}

function putPictures({ store, catalogue }: Canvas, pictures: readonly DraggedPicture[], at: Point): void {
  const found = imageType(catalogue);
  if (!found) return toast.warning('There is no kind of node here that takes a picture.');
  if (pictures.length > mostPictures)
    return toast.warning(`${pictures.length} pictures are too many for a canvas at once: at most ${mostPictures}.`);
  store.getState().rememberAssets(Object.fromEntries(pictures.map(({ id, url }) => [id, url])));
  for (const [index, { id, name }] of pictures.entries()) {
    const place = topMiddle({ x: at.x, y: at.y + index * rowHeight });
    const nodeName = (name && nodeNameOfFile(name)) ?? undefined;
    store.getState().addNode(found.type.name, place, { name: nodeName, config: { [found.field.name]: id } });
  }
}

function putImages(canvas: Canvas, files: readonly File[], at: Point): void {
  const { store, catalogue } = canvas;
  const found = imageType(catalogue);
  if (!found) return toast.warning('There is no kind of node here that takes a picture.');
  const wrong = files.map((file) => refuseFile(file, catalogue.uploadLimits));
  for (const message of wrong) if (message) toast.warning(message);
  for (const [index, file] of files.filter((_, place) => wrong[place] === null).entries()) {
    const place = topMiddle({ x: at.x, y: at.y + index * rowHeight });
    const key = store.getState().addNode(found.type.name, place, { name: nodeNameOfFile(file.name) ?? undefined });
    void send(canvas, { key, field: found.field.name, file });
  }
}

/** The image comes into its node when the server has it. */
async function send(
  { store, client, catalogue }: Canvas,
  { key, field, file }: { key: string; field: string; file: File },
): Promise<void> {
  const { setUploading, rememberAssets, fillIn, announce } = store.getState();
  setUploading(key, true);
  const { signal } = new AbortController();
  const result = await uploadImage(client, file, { signal, limits: catalogue.uploadLimits });
  setUploading(key, false);
  if (!result.ok) {
    toast.error(`“${file.name}” was refused.`, { description: result.message });
    return;
  }
  rememberAssets({ [result.assetId]: result.url });
  fillIn(key, field, result.assetId);
  announce(`${file.name} was uploaded.`);
}

async function putFile(store: EditorStore, file: File, at: Point, catalogue: Catalogue): Promise<void> {
  const isKnown = (type: string) => catalogue.nodeTypes.some(({ name }) => name === type);
  const read = readWorkflowFile(await file.text(), isKnown);
  if (!read.ok) return toast.warning(read.message);
  addAt(store, read.graph, at);
  if (read.leftOut > 0) toast.info(`${read.leftOut} parts of “${file.name}” could not be used and were left out.`);
}

/** Held by its head, as a card is. */
function topMiddle({ x, y }: Point): Point {
  return { x: x - cardWidth / 2, y: y - 24 };
}
