/** A file on its way into the library. */
export interface UploadItem {
  id: string;
  name: string;
  /** The folders it lay in, below what was dropped: `Summer/Shoes`; empty for a file that came by itself. */
  folder: string;
  byteSize: number;
  /** The board that it is put on once it is there. */
  boardId: string | null;
  state: UploadState;
}

export type UploadState =
  | { kind: 'waiting' }
  /** `fraction`, from 0 to 1, is null while the picture is made ready here. */
  | { kind: 'sending'; fraction: number | null }
  /** `note`: what did not work beside it. */
  | { kind: 'done'; assetId: string; url: string; isDuplicate: boolean; note: string | null }
  /** It would be refused again. */
  | { kind: 'refused'; message: string }
  /** It can be tried again. */
  | { kind: 'failed'; message: string }
  /** The page was closed before the browser had room to keep it. */
  | { kind: 'lost' };

export type UploadFilter = 'all' | 'open' | 'problems' | 'duplicates' | 'done';

/** How many uploads are of each kind, and how far they are together. */
export interface UploadCounts extends Readonly<Record<UploadFilter, number>> {
  /** From 0 to 1, by bytes. */
  fraction: number;
}

const kindsOf: Readonly<Record<Exclude<UploadFilter, 'all' | 'duplicates'>, readonly UploadState['kind'][]>> = {
  open: ['waiting', 'sending'],
  problems: ['refused', 'failed', 'lost'],
  done: ['done'],
};

export function fits({ state }: UploadItem, filter: UploadFilter): boolean {
  if (filter === 'all') return true;
  if (filter === 'duplicates') return state.kind === 'done' && state.isDuplicate;
  return kindsOf[filter].includes(state.kind);
}

export function isOpen(item: UploadItem): boolean {
  return fits(item, 'open');
}

export function countUploads(items: readonly UploadItem[]): UploadCounts {
  const count = (filter: UploadFilter) => items.filter((item) => fits(item, filter)).length;
  const whole = items.reduce((sum, { byteSize }) => sum + byteSize, 0);
  const sent = items.reduce((sum, { byteSize, state }) => sum + byteSize * shareSent(state), 0);
  return {
    all: items.length,
    open: count('open'),
    problems: count('problems'),
    duplicates: count('duplicates'),
    done: count('done'),
    fraction: whole > 0 ? sent / whole : 0,
  };
}

function shareSent(state: UploadState): number {
  if (state.kind === 'sending') return state.fraction ?? 0;
  return state.kind === 'waiting' ? 0 : 1;
}

/** An upload as it stands after the page was loaded anew: what was on its way begins again where its file is at hand. */
export function resumed(item: UploadItem, hasFile: boolean): UploadItem {
  if (item.state.kind === 'failed' && hasFile) return item;
  if (!isOpen(item) && item.state.kind !== 'failed') return item;
  return { ...item, state: hasFile ? { kind: 'waiting' } : { kind: 'lost' } };
}
