import { useState } from 'react';
import { useClient } from 'urql';
import { useLocation } from 'wouter';
import { readAnswer } from '../../api/read-answer.ts';
import { ConfirmDialog } from '../../ui/overlays/ConfirmDialog.tsx';
import { toast } from '../../ui/toast/toast.ts';
import { DeleteBoardMutation } from './board-documents.ts';
import { type Board, readBoards } from './board-store.ts';

interface DeleteBoardDialogProps {
  board: Board;
  /** Its pictures are what is looked at. */
  isShown: boolean;
  onClose: () => void;
}

export function DeleteBoardDialog({ board, isShown, onClose }: DeleteBoardDialogProps) {
  const client = useClient();
  const [, navigate] = useLocation();
  const [isBusy, setIsBusy] = useState(false);

  async function remove() {
    setIsBusy(true);
    const { data, error } = await client.mutation(DeleteBoardMutation, { input: { boardId: board.id } });
    const answer = readAnswer(error, data?.deleteBoard, 'DeleteBoardPayload');
    // Somebody else was quicker: gone is gone.
    const isGone = answer.ok || answer.error?.__typename === 'NotFoundError';
    if (isGone && isShown) navigate('/pictures', { replace: true });
    await readBoards(client);
    setIsBusy(false);
    onClose();
    if (!answer.ok && !isGone) toast.error(`“${board.name}” was not deleted`, { description: answer.message });
  }

  return (
    <ConfirmDialog
      title={`Delete the board “${board.name}”?`}
      description="The pictures on it stay in your library. Which of them were on it cannot be brought back."
      verb="Delete board"
      isBusy={isBusy}
      onConfirm={() => void remove()}
      onClose={onClose}
    />
  );
}
