import type { Check } from './check.ts';

/** A check, with what tells it from the others of its ad. */
export type KeyedCheck = Check & { key: string };

/** `CONTRAST:headline`, `FILE_SIZE`, and `WORD_AVOIDED:body:2` for the second of a kind: the same as long as the ad is. */
export function keyedChecks(checks: readonly Check[]): KeyedCheck[] {
  const counts = new Map<string, number>();
  return checks.map((check) => {
    const name = check.part === null ? check.name : `${check.name}:${check.part}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return { ...check, key: count === 1 ? name : `${name}:${count}` };
  });
}

/** Why somebody lets a check be that has not passed. */
export interface Waiver {
  /** Of the check. */
  key: string;
  reason: string;
  /** Their name. */
  by: string;
  userId: string;
  /** ISO 8601. */
  at: string;
}

/** Each with what it is waived by, if it is. A check that has passed needs no waiver. */
export function waivedChecks(
  checks: readonly Check[],
  waivers: readonly Waiver[],
): (KeyedCheck & { waiver: Waiver | null })[] {
  const byKey = new Map(waivers.map((waiver) => [waiver.key, waiver]));
  return keyedChecks(checks).map((check) => ({
    ...check,
    waiver: check.isPassed ? null : (byKey.get(check.key) ?? null),
  }));
}

/** Not passed, and not waived. */
export function openChecks(checks: readonly Check[], waivers: readonly Waiver[]): KeyedCheck[] {
  return waivedChecks(checks, waivers).filter(({ isPassed, waiver }) => !isPassed && waiver === null);
}
