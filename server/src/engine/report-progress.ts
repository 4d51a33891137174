import type { ProgressReport } from '../nodes/node-services.ts';

/** Reports come no faster than this, in milliseconds: ten a second. */
const shortestPause = 100;

/** Log lines kept in a report; the newest are the ones people look at. */
const mostLogLines = 20;

/**
 * Thins out a node's reports: the newest is written, never two at once and never more than ten a second.
 * No timer is made until a second report comes too soon after a first.
 */
export function createProgressReporter(write: (report: ProgressReport) => Promise<unknown>) {
  let newest: ProgressReport | undefined;
  let lastWrite = 0;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;
  let stopped = false;

  return {
    report(report: ProgressReport) {
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
    const pause = lastWrite + shortestPause - Date.now();
    if (pause <= 0) flush();
    else timer = setTimeout(flush, pause);
  }

  function flush() {
    timer = undefined;
    if (!newest || stopped) return;
    const report = newest;
    lastWrite = Date.now();
    // A report that cannot be written is only news lost; the node's own end will meet the same fault and tell of it.
    writing = write(report).then(
      () => afterWrite(report),
      () => afterWrite(report),
    );
  }

  function afterWrite(written: ProgressReport) {
    writing = undefined;
    if (newest !== written) schedule();
  }
}
