import type { Table } from '@visualadgen/graph/tables/table.ts';
import type { Client } from 'urql';
import { readAnswer } from '../../api/read-answer.ts';
import { rememberCopies } from '../../run/image/image-copies.ts';
import { KeepLinkedImagesMutation } from './table-documents.ts';

interface Keeping {
  onProgress(done: number, of: number): void;
  onKept(link: string, assetId: string, url: string): void;
}

/** Links in one request: few, so that it is seen how far it is. */
const atOnce = 8;

/** Has the server fetch the pictures of a table that are named by links. Gives a sentence for each that could not be. */
export async function keepImages(client: Client, table: Table, { onProgress, onKept }: Keeping): Promise<string[]> {
  const rowsOf = linksIn(table);
  const links = [...rowsOf.keys()];
  const failed: string[] = [];
  for (let start = 0; start < links.length; start += atOnce) {
    onProgress(start, links.length);
    const some = links.slice(start, start + atOnce);
    const result = await client.mutation(KeepLinkedImagesMutation, { input: { links: some } }).toPromise();
    const answer = readAnswer(result.error, result.data?.keepLinkedImages, 'KeepLinkedImagesPayload');
    if (!answer.ok) {
      const left = links.length - start;
      return [...failed, `${left} ${left === 1 ? 'picture was' : 'pictures were'} not fetched: ${answer.message}`];
    }
    for (const { link, asset, message } of answer.payload.images) {
      if (asset) {
        rememberCopies([asset]);
        onKept(link, asset.id, asset.url);
      } else
        failed.push(
          `Row ${rowsOf.get(link)?.join(', ')}: ${message ?? 'the picture could not be fetched.'} The link stays.`,
        );
    }
  }
  return failed;
}

/** Each link in an image column, with the numbers of the rows that it stands in. */
function linksIn({ columns, rows }: Table): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [index, row] of rows.entries())
    for (const [place, cell] of row.entries())
      if (columns[place]?.kind === 'image' && /^https?:\/\//i.test(cell))
        found.set(cell, [...(found.get(cell) ?? []), index + 1]);
  return found;
}
