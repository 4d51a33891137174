import { useState } from 'react';
import type { FormEvent } from 'react';
import { useClient } from 'urql';
import { mutateOnce } from '../../api/mutate-once.ts';
import { readAnswer } from '../../api/read-answer.ts';
import { FormField } from '../../ui/controls/FormField.tsx';
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '../../ui/overlays/Dialog.tsx';
import { FormFooter } from '../../ui/overlays/FormFooter.tsx';
import { CreateBoardMutation, RenameBoardMutation } from './board-documents.ts';
import { type Board, readBoards } from './board-store.ts';

interface BoardNameDialogProps {
  /** Null for a new one. */
  board: Board | null;
  /** Told of the board once it has its name. */
  onNamed?: (board: Board) => void;
  onClose: () => void;
}

/** Names a new board, or another one anew. */
export function BoardNameDialog({ board, onNamed, onClose }: BoardNameDialogProps) {
  const client = useClient();
  const [name, setName] = useState(board?.name ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function save() {
    if (board) {
      const { data, error } = await client.mutation(RenameBoardMutation, {
        input: { boardId: board.id, name: name.trim() },
      });
      return readAnswer(error, data?.renameBoard, 'RenameBoardPayload');
    }
    const { data, error } = await mutateOnce(client, CreateBoardMutation, { name: name.trim() });
    return readAnswer(error, data?.createBoard, 'CreateBoardPayload');
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!name.trim()) return setProblem('Enter a name.');
    if (name.trim() === board?.name) return onClose();
    setIsBusy(true);
    const answer = await save();
    setIsBusy(false);
    if (answer.ok) {
      void readBoards(client);
      onNamed?.(answer.payload.board);
      return onClose();
    }
    const refused = answer.error?.__typename === 'InputInvalidError' ? answer.error.fields[0] : undefined;
    setProblem(refused ? `The name ${refused.message}` : answer.message);
  }

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent className="max-w-sm">
        <DialogHeader>
          <DialogTitle>{board ? 'Rename board' : 'New board'}</DialogTitle>
          <DialogDescription className={board ? 'sr-only' : undefined}>
            {board ? `Choose another name for ${board.name}.` : 'A picture can be on several boards.'}
          </DialogDescription>
        </DialogHeader>
        <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
          <FormField
            label="Name"
            isLabelHidden
            value={name}
            problem={problem}
            onType={setName}
            onFocus={(event) => event.target.select()}
          />
          <FormFooter verb={board ? 'Rename' : 'Create'} isBusy={isBusy} onCancel={onClose} />
        </form>
      </DialogContent>
    </Dialog>
  );
}
