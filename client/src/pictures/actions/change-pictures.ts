import type { Client, CombinedError } from 'urql';
import type { PictureOutcomeFragment, UpdateAssetsInput } from '../../api/generated/graphql.ts';
import { readAnswer } from '../../api/read-answer.ts';
import { toast } from '../../ui/toast/toast.ts';
import { readBoards } from '../boards/board-store.ts';
import { tellChange } from '../library-changes.ts';
import type { Picture } from '../picture.ts';
import { AddToBoardMutation, RemoveFromBoardMutation, UpdateAssetsMutation } from './action-documents.ts';
import { type BatchAnswer, inBatches, pictures, reasonsOf } from './in-batches.ts';

/** Stars, tags or names pictures, and shows it wherever they are. Answers how many it was done to; the rest is told. */
export async function updatePictures(
  client: Client,
  ids: readonly string[],
  change: Omit<UpdateAssetsInput, 'assetIds'>,
): Promise<number> {
  const { done, failed } = await inBatches(ids, async (assetIds) => {
    const { data, error } = await client.mutation(UpdateAssetsMutation, { input: { ...change, assetIds } });
    return outcomesOf(error, data?.updateAssets, 'UpdateAssetsPayload');
  });
  tellChange({ kind: 'changed', pictures: done.flatMap((picture) => picture ?? []) });
  tellFailed(failed, 'changed');
  return done.length;
}

export interface NamedBoard {
  id: string;
  name: string;
}

export async function addToBoard(client: Client, ids: readonly string[], board: NamedBoard): Promise<void> {
  const { done, failed } = await inBatches(ids, async (assetIds) => {
    const { data, error } = await client.mutation(AddToBoardMutation, { input: { boardId: board.id, assetIds } });
    return outcomesOf(error, data?.addToBoard, 'AddToBoardPayload');
  });
  await readBoards(client);
  tellChange({ kind: 'onBoard', boardId: board.id });
  if (done.length > 0) toast.success(`${pictures(done.length)} on “${board.name}”`);
  tellFailed(failed, 'put there');
}

export async function removeFromBoard(client: Client, ids: readonly string[], board: NamedBoard): Promise<void> {
  const { done, failed } = await inBatches(ids, async (assetIds) => {
    const { data, error } = await client.mutation(RemoveFromBoardMutation, { input: { boardId: board.id, assetIds } });
    return outcomesOf(error, data?.removeFromBoard, 'RemoveFromBoardPayload');
  });
  await readBoards(client);
  tellChange({ kind: 'onBoard', boardId: board.id });
  if (done.length > 0) toast(`${pictures(done.length)} taken off “${board.name}”. They are still among all pictures.`);
  tellFailed(failed, 'taken off');
}

/** `done`: what was meant to be done to them. */
export function tellFailed(failed: readonly { id: string; message: string }[], done: string): void {
  if (failed.length === 0) return;
  const verb = failed.length === 1 ? 'was' : 'were';
  toast.error(`${pictures(failed.length)} ${verb} not ${done}`, { description: reasonsOf(failed) });
}

interface Payload {
  results: PictureOutcomeFragment[];
}

/** The answer of a mutation on several pictures, which gives each as it is now. */
export function outcomesOf<Name extends string>(
  failure: CombinedError | undefined,
  answer: ({ __typename: Name } & Payload) | { __typename: 'InputInvalidError' | 'NotFoundError' } | null | undefined,
  name: Name,
): BatchAnswer<Picture | null> {
  const read = readAnswer<{ __typename: string }, string>(failure, answer, name);
  if (!read.ok) return { ok: false, message: read.message };
  const { results } = read.payload as { __typename: string } & Payload;
  return {
    ok: true,
    results: results.map(({ assetId, asset, error }) => ({ assetId, error, result: asset ?? null })),
  };
}
