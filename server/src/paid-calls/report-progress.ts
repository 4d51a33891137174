import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import type { ModelKind, ProviderUpdate } from '../models/provider.ts';
import type { RunHandle } from '../nodes/node-services.ts';

/** What people read while they wait. */
const doing = {
  IMAGE: { QUEUED: 'Waiting in the queue', RUNNING: 'Making the picture', DONE: 'Fetching the picture' },
  TEXT: { QUEUED: 'Waiting in the queue', RUNNING: 'Writing', DONE: 'Fetching the text' },
  VISION: { QUEUED: 'Waiting in the queue', RUNNING: 'Looking at the picture', DONE: 'Fetching the text' },
  TOOL: { QUEUED: 'Waiting in the queue', RUNNING: 'Working on it', DONE: 'Fetching what came of it' },
} as const satisfies Record<ModelKind, Record<ProviderUpdate['state'], string>>;

/** Of what is being written, at most so much is shown, in characters. */
const mostShown = 20_000;

/** Passes on where a request stands, as a node's progress. */
export function reportProgress(
  run: Pick<RunHandle, 'progress'>,
  kind: ModelKind,
  showPartial: (answer: string) => string = (answer) => answer,
): (update: ProviderUpdate) => void {
  const lines: string[] = [];
  return ({ state, queuePosition, logs, text }) => {
    lines.push(...logs);
    run.progress({
      message: doing[kind][state],
      queuePosition: queuePosition ?? undefined,
      fraction: fractionOf(lines),
      logs: [...lines],
      partialText: text === undefined ? undefined : cutText(showPartial(text.slice(0, mostShown * 2)), mostShown),
    });
  };
}

/** How far the newest progress bar among a model's log lines is (`50%|█████     | 2/4`), from 0 to 1. */
function fractionOf(lines: readonly string[]): number | undefined {
  const percent = lines.findLast((line) => /\d%\|/.test(line))?.match(/(\d{1,3})%\|/)?.[1];
  return percent === undefined ? undefined : Math.min(1, Number(percent) / 100);
}
