import { Images, LayoutDashboard, MoreHorizontal, Plus, Star, WandSparkles } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Button } from '../../ui/controls/Button.tsx';
import { Skeleton } from '../../ui/display/Skeleton.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '../../ui/overlays/DropdownMenu.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import { type PictureView, wholeLibrary, writeView } from '../location/picture-view.ts';
import { type Board, useBoards } from './board-store.ts';
import { BoardNameDialog } from './BoardNameDialog.tsx';
import { DeleteBoardDialog } from './DeleteBoardDialog.tsx';

type Asked = { kind: 'new' } | { kind: 'rename' | 'delete'; board: Board };

interface BoardRailProps {
  view: PictureView;
  onChosen?: () => void;
}

/** The places in the library: all, those with a star, and the person's boards. */
export function BoardRail({ view, onChosen }: BoardRailProps) {
  const { boards, problem } = useBoards();
  const [asked, setAsked] = useState<Asked | null>(null);
  const isWhole = view.boardId === null && !view.isStarred;
  const close = () => setAsked(null);
  return (
    <nav aria-label="Boards" className="flex flex-col gap-0.5">
      <Place href="/pictures" isHere={isWhole} onChosen={onChosen}>
        <Images aria-hidden />
        All pictures
      </Place>
      <Place href={pathTo({ isStarred: true })} isHere={view.isStarred && !view.boardId} onChosen={onChosen}>
        <Star aria-hidden />
        Starred
      </Place>
      <Place href="/pictures/edits" isHere={false} onChosen={onChosen}>
        <WandSparkles aria-hidden />
        Edits
      </Place>
      <div className="mt-4 flex h-7 items-center pl-2.5">
        <h2 className="text-xs font-medium text-text-muted">Boards</h2>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label="New board"
          className="ml-auto max-md:size-11.5"
          onClick={() => setAsked({ kind: 'new' })}
        >
          <Plus />
        </Button>
      </div>
      {boards === null && !problem && [1, 2, 3].map((one) => <Skeleton key={one} className="mx-2 my-1 h-5" />)}
      {problem && <p className="px-2.5 text-xs text-danger">{problem}</p>}
      {boards?.length === 0 && (
        <p className="px-2.5 py-1 text-xs text-text-muted">
          Keep what belongs together, such as one campaign, on a board.
        </p>
      )}
      {boards?.map((board) => (
        <div key={board.id} className="group relative">
          <Place
            href={pathTo({ boardId: board.id })}
            isHere={view.boardId === board.id}
            onChosen={onChosen}
            className="max-md:pr-12"
          >
            <LayoutDashboard aria-hidden />
            <span className="min-w-0 truncate">{board.name}</span>
            <span className="ml-auto text-xs text-text-muted tabular-nums group-focus-within:opacity-0 group-hover:opacity-0 max-md:group-focus-within:opacity-100 max-md:group-hover:opacity-100">
              {board.assetCount}
              <span className="sr-only"> pictures</span>
            </span>
          </Place>
          <DropdownMenu>
            <DropdownMenuTrigger asChild>
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={`More for the board ${board.name}`}
                className="absolute top-0.5 right-0.5 opacity-0 group-hover:opacity-100 focus-visible:opacity-100 data-[state=open]:opacity-100 max-md:top-0 max-md:right-0 max-md:size-11.5 max-md:opacity-100"
              >
                <MoreHorizontal />
              </Button>
            </DropdownMenuTrigger>
            <DropdownMenuContent align="start">
              <DropdownMenuItem onSelect={() => setAsked({ kind: 'rename', board })}>Rename…</DropdownMenuItem>
              <DropdownMenuItem isDanger onSelect={() => setAsked({ kind: 'delete', board })}>
                Delete board…
              </DropdownMenuItem>
            </DropdownMenuContent>
          </DropdownMenu>
        </div>
      ))}
      {asked?.kind === 'new' && <BoardNameDialog board={null} onClose={close} />}
      {asked?.kind === 'rename' && <BoardNameDialog board={asked.board} onClose={close} />}
      {asked?.kind === 'delete' && (
        <DeleteBoardDialog board={asked.board} isShown={view.boardId === asked.board.id} onClose={close} />
      )}
    </nav>
  );
}

function pathTo(place: Partial<PictureView>): string {
  return `/pictures${writeView({ ...wholeLibrary, ...place })}`;
}

interface PlaceProps {
  href: string;
  isHere: boolean;
  onChosen?: (() => void) | undefined;
  className?: string;
  children: ReactNode;
}

function Place({ href, isHere, onChosen, className, children }: PlaceProps) {
  return (
    <Link
      href={href}
      aria-current={isHere ? 'page' : undefined}
      onClick={onChosen}
      className={cn(
        'flex h-8 items-center gap-2.5 rounded-md px-2.5 text-sm text-text-muted hover:bg-hover hover:text-text max-md:h-11.5 [&_svg]:size-4 [&_svg]:shrink-0',
        isHere && 'bg-hover font-medium text-text',
        className,
      )}
    >
      {children}
    </Link>
  );
}
