import { ChevronDown, FolderUp, ImageUp, Upload } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '../../ui/controls/Button.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '../../ui/overlays/DropdownMenu.tsx';
import { useIsPhone } from '../../ui/page/useIsPhone.ts';
import { readInput } from './read-drop.ts';
import { useAddUploads } from './useAddUploads.ts';

/** What is not taken is told by its name, with the reason. */
const accepted = 'image/*,.heic,.heif,.avif';

/** Browsers know it, React's types do not. */
const wholeFolder = { webkitdirectory: '' };

/** Chooses pictures, as many as one likes, or a folder with all that is in it. */
export function UploadButton({ boardId }: { boardId: string | null }) {
  const add = useAddUploads(boardId);
  const pictures = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const isPhone = useIsPhone();
  const take = (input: HTMLInputElement) => {
    const chosen = readInput(input.files ?? []);
    // So that the same can be chosen again.
    input.value = '';
    if (chosen.files.length + chosen.hidden > 0) void add(chosen);
  };
  const input = { type: 'file', multiple: true, hidden: true, tabIndex: -1 } as const;
  return (
    <div className="flex">
      <input ref={pictures} {...input} accept={accepted} onChange={(event) => take(event.target)} />
      <input ref={folder} {...input} {...wholeFolder} onChange={(event) => take(event.target)} />
      <Button
        variant="primary"
        className={isPhone ? 'h-11.5' : 'rounded-r-none'}
        onClick={() => pictures.current?.click()}
      >
        <Upload aria-hidden />
        Upload <span className="-ml-0.5 max-sm:sr-only">pictures</span>
      </Button>
      {!isPhone && (
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button
              variant="primary"
              aria-label="More ways to upload"
              className="w-7 rounded-l-none border-l border-accent-foreground/20 px-0"
            >
              <ChevronDown />
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end" className="w-60">
            <DropdownMenuItem onSelect={() => pictures.current?.click()}>
              <ImageUp aria-hidden />
              Pictures…
            </DropdownMenuItem>
            <DropdownMenuItem onSelect={() => folder.current?.click()}>
              <FolderUp aria-hidden />A folder with all its pictures…
            </DropdownMenuItem>
          </DropdownMenuContent>
        </DropdownMenu>
      )}
    </div>
  );
}
