/** As many pictures as the server takes at once. */
const most = 100;
/** Pictures that go to a canvas at once: more cards are nothing to work with. */
export const mostUsed = 20;

/** What became of each of many pictures. */
export interface Outcomes<Result> {
  done: readonly Result[];
  failed: readonly { id: string; message: string }[];
}

export type BatchAnswer<Result> =
  | { ok: true; results: readonly { assetId: string; error?: { message: string } | null; result: Result }[] }
  | { ok: false; message: string };

/** Does something to many pictures, as many at a time as the server takes. Those that are told of no answer have failed for its reason. */
export async function inBatches<Result>(
  ids: readonly string[],
  work: (ids: string[]) => Promise<BatchAnswer<Result>>,
): Promise<Outcomes<Result>> {
  const done: Result[] = [];
  const failed: { id: string; message: string }[] = [];
  for (let start = 0; start < ids.length; start += most) {
    const batch = ids.slice(start, start + most);
    const answer = await work(batch);
    if (!answer.ok) {
      failed.push(...batch.map((id) => ({ id, message: answer.message })));
      continue;
    }
    for (const { assetId, error, result } of answer.results) {
      if (error) failed.push({ id: assetId, message: error.message });
      else done.push(result);
    }
  }
  return { done, failed };
}

/** Why some failed, in a few sentences: each reason once, with how many it is of. */
export function reasonsOf(failed: Outcomes<unknown>['failed']): string {
  const byReason = Map.groupBy(failed, ({ message }) => message);
  return [...byReason]
    .map(([message, some]) => (byReason.size > 1 && some.length > 1 ? `${some.length}: ${message}` : message))
    .join(' ');
}

/** `1 picture`, `3 pictures`. */
export function pictures(count: number): string {
  return count === 1 ? '1 picture' : `${count.toLocaleString('en')} pictures`;
}
