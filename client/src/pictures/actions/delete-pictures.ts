import { Undo2 } from 'lucide-react';
import type { Client } from 'urql';
import { offerCommands } from '../../ui/commands/command-store.ts';
import { toast } from '../../ui/toast/toast.ts';
import { readBoards } from '../boards/board-store.ts';
import { tellChange } from '../library-changes.ts';
import { DeleteAssetsMutation, RestoreAssetsMutation } from './action-documents.ts';
import { outcomesOf, tellFailed } from './change-pictures.ts';
import { inBatches, pictures } from './in-batches.ts';

/** How long the message offers the way back, in milliseconds. */
const toastFor = 15_000;
/** How long the server restores them, in milliseconds; the command palette offers it as long. */
const undoFor = 10 * 60_000;

/** Deletes pictures at once, and offers to take that back. One that something needs stays, and is told with the reason. Answers those that are gone. */
export async function deletePictures(client: Client, ids: readonly string[]): Promise<readonly string[]> {
  const { failed } = await inBatches(ids, async (assetIds) => {
    const { data, error } = await client.mutation(DeleteAssetsMutation, { input: { assetIds } });
    return outcomesOf(error, data?.deleteAssets, 'DeleteAssetsPayload');
  });
  const kept = new Set(failed.map(({ id }) => id));
  const gone = ids.filter((id) => !kept.has(id));
  tellChange({ kind: 'removed', ids: gone });
  tellFailed(failed, 'deleted');
  if (gone.length > 0) offerUndo(client, gone);
  void readBoards(client);
  return gone;
}

function offerUndo(client: Client, ids: readonly string[]): void {
  const id = `deleted-${ids[0]}`;
  const undo = () => {
    withdraw();
    toast.dismiss(id);
    void restore(client, ids);
  };
  const stopOffering = offerCommands([
    {
      id: 'undo-delete-pictures',
      title: `Restore ${pictures(ids.length)}`,
      group: 'Edit',
      icon: Undo2,
      words: 'undo restore delete',
      keys: ['Mod', 'Z'],
      // On a canvas these keys are for what is done there.
      isReady: () => location.pathname.startsWith('/pictures'),
      run: undo,
    },
  ]);
  const timer = setTimeout(stopOffering, undoFor);
  function withdraw() {
    clearTimeout(timer);
    stopOffering();
  }
  toast(ids.length === 1 ? 'The picture was deleted' : `${pictures(ids.length)} were deleted`, {
    id,
    duration: toastFor,
    action: { label: 'Undo', onClick: undo },
  });
}

async function restore(client: Client, ids: readonly string[]): Promise<void> {
  const { done, failed } = await inBatches(ids, async (assetIds) => {
    const { data, error } = await client.mutation(RestoreAssetsMutation, { input: { assetIds } });
    return outcomesOf(error, data?.restoreAssets, 'RestoreAssetsPayload');
  });
  tellChange({ kind: 'unknown' });
  void readBoards(client);
  if (done.length > 0) toast.success(done.length === 1 ? 'The picture is back' : `${pictures(done.length)} are back`);
  tellFailed(failed, 'restored');
}
