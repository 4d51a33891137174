import type { CallToolResult } from '@modelcontextprotocol/server';
import type { RunView } from '../runs/run-view.ts';

/** The bytes behind a link to a picture; null where they cannot be had. */
export type ReadLink = (url: string) => Promise<{ bytes: Uint8Array; contentType: string } | null>;

type Content = CallToolResult['content'][number];

/** Pictures that an answer holds; of the others it has links. */
const mostPictures = 8;

/** A run as an assistant reads it: what it gave in words, its pictures to look at, links to the whole of them, and all of it as data. */
export async function runContent(run: RunView, { readLink }: { readLink: ReadLink }): Promise<CallToolResult> {
  const images = run.outputs.flatMap((output) => output.images);
  const shown = await Promise.all(images.slice(0, mostPictures).map(({ previewUrl }) => readLink(previewUrl)));
  const files = run.outputs.flatMap(({ file }) => (file?.url ? [{ ...file, url: file.url }] : []));
  return {
    isError: run.status === 'FAILED',
    content: [
      { type: 'text', text: sentencesOf(run) },
      ...shown.flatMap((picture): Content[] => (picture ? [toImage(picture)] : [])),
      ...images.map(({ url, name, contentType }, index): Content => ({
        type: 'resource_link',
        uri: url,
        name: name ?? `Picture ${index + 1}`,
        ...(contentType !== null && { mimeType: contentType }),
      })),
      ...files.map(({ url, name }): Content => ({
        type: 'resource_link',
        uri: url,
        name,
        mimeType: 'application/zip',
      })),
    ],
    structuredContent: { run },
  };
}

function toImage({ bytes, contentType }: { bytes: Uint8Array; contentType: string }): Content {
  return { type: 'image', data: Buffer.from(bytes).toString('base64'), mimeType: contentType };
}

const ends: Record<RunView['status'], string> = {
  PENDING: 'has not begun yet',
  RUNNING: 'is still going on: read it with get_run',
  PAUSED: 'is paused, and waits for a person: read it with get_run later',
  COMPLETED: 'is done',
  FAILED: 'failed',
  CANCELLED: 'was cancelled',
};

function sentencesOf({ id, status, error, cost, outputs }: RunView): string {
  const why = error ? `: ${error.message}` : '.';
  const said = outputs.flatMap(({ label, texts }) => texts.map((text) => `${label}: ${text}`));
  return [`The run ${id} ${ends[status]}${why} It cost $${cost}.`, ...said].join('\n');
}
