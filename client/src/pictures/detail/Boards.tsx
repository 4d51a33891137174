import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useClient } from 'urql';
import { Link } from 'wouter';
import { Button } from '../../ui/controls/Button.tsx';
import { addToBoard, removeFromBoard } from '../actions/change-pictures.ts';
import { BoardMenu } from '../boards/BoardMenu.tsx';
import { BoardNameDialog } from '../boards/BoardNameDialog.tsx';
import { Section } from './Section.tsx';
import type { PictureInDetail } from './usePicture.ts';

/** The boards that it is on. */
export function Boards({ picture: { id, boards } }: { picture: PictureInDetail }) {
  const client = useClient();
  const [isNaming, setIsNaming] = useState(false);
  return (
    <Section
      title="Boards"
      action={
        <BoardMenu
          shown={null}
          onPut={(board) => void addToBoard(client, [id], board)}
          onTakeOff={() => undefined}
          onNew={() => setIsNaming(true)}
        >
          <Button variant="ghost" size="sm" className="-mr-2 max-md:h-11.5">
            <Plus />
            Put on a board
          </Button>
        </BoardMenu>
      }
    >
      {boards.length === 0 ? (
        <p className="text-xs text-text-muted">On none yet.</p>
      ) : (
        <ul aria-label="Boards" className="flex flex-wrap gap-1.5">
          {boards.map((board) => (
            <li
              key={board.id}
              className="flex h-6 max-w-full items-center rounded-full border border-border pl-2.5 text-xs max-md:h-9"
            >
              <Link href={`/pictures?board=${encodeURIComponent(board.id)}`} className="truncate hover:underline">
                {board.name}
              </Link>
              <button
                type="button"
                aria-label={`Take off the board ${board.name}`}
                className="flex size-6 shrink-0 items-center justify-center rounded-full hover:bg-hover max-md:size-9"
                onClick={() => void removeFromBoard(client, [id], board)}
              >
                <X aria-hidden className="size-3" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {isNaming && (
        <BoardNameDialog
          board={null}
          onNamed={(board) => void addToBoard(client, [id], board)}
          onClose={() => setIsNaming(false)}
        />
      )}
    </Section>
  );
}
