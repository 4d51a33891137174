import type { Inspection } from './inspection.ts';

/** Good; works, but look at it; does not work. */
export type Level = 'good' | 'warning' | 'bad';

/** What a check has found. */
export interface Finding {
  level: Level;
  /** In a few words; never with anything secret. */
  says: string;
  /** What to do about it, one step a line; for all that is not good. */
  mend?: string;
}

export interface Examined extends Finding {
  title: string;
}

/** Looks at one thing and changes nothing. */
export interface Check {
  /** What it looks at, as it stands at the beginning of its line. */
  title: string;
  /** Null where there is nothing to look at: the thing is not in use, or something before it must be mended first. */
  examine(inspection: Inspection): Promise<Finding | null> | Finding | null;
}

export const good = (says: string): Finding => ({ level: 'good', says });
export const warning = (says: string, mend: string): Finding => ({ level: 'warning', says, mend });
export const bad = (says: string, mend: string): Finding => ({ level: 'bad', says, mend });
