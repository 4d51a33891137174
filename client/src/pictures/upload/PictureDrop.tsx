import { Images } from 'lucide-react';
import type { ReactNode } from 'react';
import { DropArea } from '../../ui/files/DropArea.tsx';
import { readDrop } from './read-drop.ts';
import { useAddUploads } from './useAddUploads.ts';

interface PictureDropProps {
  /** The board on which new pictures are put. */
  boardId: string | null;
  className?: string;
  children: ReactNode;
}

/** Takes pictures and whole folders of them wherever on the page they are dropped. */
export function PictureDrop({ boardId, className, children }: PictureDropProps) {
  const add = useAddUploads(boardId);
  const invitation = (
    <>
      <Images aria-hidden className="size-6 text-accent-text" />
      Drop pictures or folders to upload them
    </>
  );
  return (
    <DropArea className={className} invitation={invitation} onDrop={({ items }) => void add(readDrop(items))}>
      {children}
    </DropArea>
  );
}
