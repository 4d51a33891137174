import { formatBytes } from '../../ui/files/format-bytes.ts';
import type { UploadCounts, UploadItem } from './upload-item.ts';

/** How one upload stands, in words. */
export function stateWords({ state, byteSize }: UploadItem, isPaused: boolean): string {
  switch (state.kind) {
    case 'waiting':
      return isPaused ? 'Paused' : 'Waiting…';
    case 'sending':
      if (state.fraction === null) return 'Reading…';
      return state.fraction >= 1 ? 'Checking…' : `Sending, ${Math.round(state.fraction * 100)}%`;
    case 'done':
      if (state.note) return state.note;
      return state.isDuplicate ? 'Was in your pictures already' : `Uploaded, ${formatBytes(byteSize)}`;
    case 'lost':
      return 'The page was closed before the browser could keep this file. Choose it again.';
    case 'refused':
    case 'failed':
      return state.message;
  }
}

/** What the list of uploads is headed by. */
export function headline({ all, open, done, problems }: UploadCounts, isPaused: boolean): string {
  if (open > 0) {
    const which = `${all - open} of ${count(all)}`;
    return isPaused ? `Paused, ${which} sent` : `Uploading, ${which}`;
  }
  if (problems === 0) return done === 1 ? '1 picture uploaded' : `${count(done)} pictures uploaded`;
  return done === 0 ? `${count(problems)} not uploaded` : `${count(done)} uploaded, ${count(problems)} not`;
}

/** What was left out of what was chosen, and why; null for nothing. */
export function leftOutWords(hidden: number): string | null {
  if (hidden === 0) return null;
  return hidden === 1
    ? 'One hidden system file of the folder was left out.'
    : `${count(hidden)} hidden system files of the folder were left out.`;
}

function count(number: number): string {
  return number.toLocaleString('en');
}
