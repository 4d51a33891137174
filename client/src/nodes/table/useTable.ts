import type { Table } from '@visualadgen/graph/tables/table.ts';
import { useState } from 'react';
import { useClient } from 'urql';
import { readAnswer } from '../../api/read-answer.ts';
import { useFieldScope } from '../fields/FieldScope.ts';
import { keepImages } from './keep-images.ts';
import { readTableValue } from './table-value.ts';
import { ReadTableMutation } from './table-documents.ts';

/** Nothing under way; a file or link being read; pictures being fetched; or why there is no table. */
export type TableState =
  | { kind: 'idle' }
  | { kind: 'reading' }
  | { kind: 'fetching'; done: number; of: number }
  | { kind: 'refused'; message: string };

/** What a table is read from. */
export type TableSource = { file: File } | { text: string } | { url: string };

/** Bytes; the server says so too, but would have to be sent it first. */
const mostBytes = 5_000_000;

/** The table of a node, what is said of its reading, and how it is changed. */
export function useTable() {
  const client = useClient();
  const { config, readConfig, setFields, rememberAsset } = useFieldScope();
  const [state, setState] = useState<TableState>({ kind: 'idle' });
  const [notes, setNotes] = useState<readonly string[]>([]);
  const [hasHeader, setHasHeader] = useState(false);
  const table = readTableValue(config['columns'], config['rows']);

  function write({ columns, rows }: Table, more: Record<string, unknown> = {}) {
    setFields({ columns: columns.length > 0 ? columns : undefined, rows: rows.length > 0 ? rows : undefined, ...more });
  }

  async function read(source: TableSource) {
    setState({ kind: 'reading' });
    setNotes([]);
    const input = await inputOf(source);
    if (typeof input === 'string') return setState({ kind: 'refused', message: input });
    const result = await client.mutation(ReadTableMutation, { input }).toPromise();
    const answer = readAnswer(result.error, result.data?.readTable, 'ReadTablePayload');
    if (!answer.ok) return setState({ kind: 'refused', message: answer.message });
    const { payload } = answer;
    const given = readTableValue(payload.columns, payload.rows);
    write(given, { source_url: 'url' in source ? source.url : undefined });
    setNotes(payload.notes);
    setHasHeader(payload.hasHeader);
    await fetchImages(given);
  }

  /** Links to pictures become pictures of one's own, so that they stay when the link is gone. */
  async function fetchImages(given: Table) {
    const failed = await keepImages(client, given, {
      onProgress: (done, of) => setState({ kind: 'fetching', done, of }),
      onKept(link, assetId, url) {
        rememberAsset(assetId, url);
        const now = readConfig();
        const current = readTableValue(now['columns'], now['rows']);
        const isImage = current.columns.map(({ kind }) => kind === 'image');
        write({
          ...current,
          rows: current.rows.map((row) => row.map((cell, at) => (isImage[at] && cell === link ? assetId : cell))),
        });
      },
    });
    setNotes((known) => [...known, ...failed]);
    setState({ kind: 'idle' });
  }

  return { table, state, notes, hasHeader, setHasHeader, write, read, fetchImages };
}

type ReadInput = { url: string } | { text: string } | { fileBase64: string };

async function inputOf(source: TableSource): Promise<ReadInput | string> {
  if (!('file' in source)) return source;
  const { file } = source;
  if (file.size > mostBytes)
    return `“${file.name}” has ${(file.size / 1e6).toFixed(1)} MB. A table may have at most ${mostBytes / 1e6} MB.`;
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const link = typeof reader.result === 'string' ? reader.result : '';
      resolve({ fileBase64: link.slice(link.indexOf(',') + 1) });
    });
    reader.addEventListener('error', () => resolve(`“${file.name}” could not be read.`));
    reader.readAsDataURL(file);
  });
}
