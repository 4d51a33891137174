import { LayoutDashboard, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../../ui/overlays/DropdownMenu.tsx';
import { type Board, useBoards } from './board-store.ts';

interface BoardMenuProps {
  /** The button that opens it. */
  children: ReactNode;
  /** The board that is looked at, which pictures can be taken off. */
  shown: Board | null;
  onPut: (board: Board) => void;
  onTakeOff: (board: Board) => void;
  onNew: () => void;
}

/** To which board pictures go. */
export function BoardMenu({ children, shown, onPut, onTakeOff, onNew }: BoardMenuProps) {
  const { boards } = useBoards();
  const others = (boards ?? []).filter(({ id }) => id !== shown?.id);
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>{children}</DropdownMenuTrigger>
      <DropdownMenuContent side="top" align="start" className="max-w-72">
        {shown && (
          <>
            <DropdownMenuItem onSelect={() => onTakeOff(shown)}>
              <span className="truncate">Take off “{shown.name}”</span>
            </DropdownMenuItem>
            <DropdownMenuSeparator />
          </>
        )}
        {others.length > 0 && <DropdownMenuLabel>Put on a board</DropdownMenuLabel>}
        {others.map((board) => (
          <DropdownMenuItem key={board.id} onSelect={() => onPut(board)}>
            <LayoutDashboard />
            <span className="truncate">{board.name}</span>
          </DropdownMenuItem>
        ))}
        {others.length > 0 && <DropdownMenuSeparator />}
        <DropdownMenuItem onSelect={onNew}>
          <Plus />
          New board…
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
