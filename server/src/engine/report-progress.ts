import type { ProgressReport } from '../nodes/node-services.ts';
import type { PartialItem } from '../store/tables.ts';

/** Reports come no faster than this, in milliseconds: ten a second. */
const shortestPause = 100;

/** Characters of partial text a second, for each report holds all of it: the longer it is, the rarer it comes. */
const mostCharacters = 40_000;

/** Of a node, or of all the items that it runs over. */
export interface Reported extends ProgressReport {
  partialItems?: PartialItem[] | undefined;
}

/** Log lines kept in a report; the newest are the ones people look at. */
const mostLogLines = 20;

/**
 * Thins out a node's reports: the newest is written, never two at once and never more than ten a second, or fewer where they are long.
 * No timer is made until a second report comes too soon after a first.
 */
export function createProgressReporter(write: (report: Reported) => Promise<unknown>) {
  let newest: Reported | undefined;
  let lastWrite = 0;
  let pauseAfterLast = 0;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;
  let stopped = false;

  return {
    report(report: Reported) {
      if (stopped) return;
      newest = { ...newest, ...report, ...(report.logs && { logs: report.logs.slice(-mostLogLines) }) };
      schedule();
    },
    /** No report is written after this resolves. */
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await writing;
    },
  };

  function schedule() {
    if (timer || writing || stopped) return;
    const pause = lastWrite + pauseAfterLast - Date.now();
    if (pause <= 0) flush();
    else timer = setTimeout(flush, pause);
  }

  function flush() {
    timer = undefined;
    if (!newest || stopped) return;
    const report = newest;
    lastWrite = Date.now();
    pauseAfterLast = Math.max(shortestPause, (lengthOf(report) / mostCharacters) * 1_000);
    // A report that cannot be written is only news lost; the node's own end will meet the same fault and tell of it.
    writing = write(report).then(
      () => afterWrite(report),
      () => afterWrite(report),
    );
  }

  function afterWrite(written: Reported) {
    writing = undefined;
    if (newest !== written) schedule();
  }
}

function lengthOf({ partialText = '', partialItems = [] }: Reported): number {
  return partialItems.reduce((sum, { text }) => sum + text.length, partialText.length);
}
