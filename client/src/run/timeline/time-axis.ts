/** Times of a run as lengths from its beginning, with its rests folded: a pause may last for days, and is not the run's. */
export interface TimeAxis {
  /** From milliseconds since 1970 to a length, in milliseconds as they are drawn. */
  at(time: number): number;
  /** From milliseconds of work to a length. */
  atWorked(worked: number): number;
  /** Milliseconds of work up to a time. */
  worked(time: number): number;
  /** Rests as they are drawn. */
  folds: readonly { from: number; to: number; lasted: number | null }[];
}

interface Rest {
  from: number;
  to: number | null;
}

/** Shorter rests are drawn as they are. */
const shortestFold = 1_500;
/** How much of the drawn work a folded rest takes. */
const foldShare = 0.07;

/** `end` is how far is known: the end of the run, or now. */
export function createTimeAxis(start: number, rests: readonly Rest[], end: number): TimeAxis {
  const rested = rests.reduce((sum, { from, to }) => sum + Math.max(0, (to ?? end) - from), 0);
  const folded = Math.max(250, (end - start - rested) * foldShare);
  const folds: { start: number; end: number; from: number; to: number; worked: number; lasted: number | null }[] = [];
  let hidden = 0;
  let rest = 0;
  for (const { from, to } of rests) {
    const lasted = to === null ? null : to - from;
    if (lasted !== null && lasted < shortestFold) continue;
    const begun = from - start - hidden;
    folds.push({
      start: from,
      end: to ?? Infinity,
      from: begun,
      to: begun + folded,
      worked: from - start - rest,
      lasted,
    });
    rest += lasted ?? 0;
    hidden += (lasted ?? 0) - folded;
  }

  function at(time: number): number {
    let length = time - start;
    for (const fold of folds) {
      if (time <= fold.start) break;
      if (time < fold.end) {
        const share = fold.end === Infinity ? 1 : (time - fold.start) / (fold.end - fold.start);
        return fold.from + share * folded;
      }
      length -= fold.end - fold.start - folded;
    }
    return Math.max(0, length);
  }

  return {
    at,
    atWorked: (worked) => worked + folded * folds.filter((fold) => fold.worked < worked).length,
    worked(time) {
      let length = time - start;
      for (const fold of folds) {
        if (time <= fold.start) break;
        length -= Math.min(time, fold.end) - fold.start;
      }
      return Math.max(0, length);
    },
    folds: folds.map(({ from, to, lasted }) => ({ from, to, lasted })),
  };
}

const steps = [1, 2, 5].flatMap((digit) => [0.01, 0.1, 1].map((unit) => digit * unit * 1_000));
const longSteps = [10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400];
const allSteps = [...steps, ...longSteps.map((seconds) => seconds * 1_000)].toSorted((a, b) => a - b);

/** A round step that divides a length into at most `most` parts. */
export function roundStep(length: number, most: number): number {
  return allSteps.find((step) => length / step <= most) ?? Math.ceil(length / most / 86_400_000) * 86_400_000;
}

/** The next round length, so that a run that goes on does not shrink what is drawn with each frame. */
export function roundSpan(length: number): number {
  const step = roundStep(length, 8);
  return Math.max(1_000, Math.ceil((length * 1.02) / step) * step);
}
