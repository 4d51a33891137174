import { Copy, Download, Ellipsis, Link, Star, Trash2, Workflow } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useClient } from 'urql';
import { downloadImage } from '../../run/image/download-image.ts';
import { canCopyImages, copyImage, copyText } from '../../run/viewer/copy.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { lazyPart } from '../../ui/loading/lazy-part.ts';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../../ui/overlays/DropdownMenu.tsx';
import { deletePictures } from '../actions/delete-pictures.ts';
import { updatePictures } from '../actions/change-pictures.ts';
import { titleOf } from '../picture.ts';
import type { PictureInDetail } from './usePicture.ts';

const UseDialog = lazyPart(async () => (await import('../actions/UseDialog.tsx')).UseDialog);

/** What can be done with one picture. */
export function PictureActions({ picture, onGone }: { picture: PictureInDetail; onGone: () => void }) {
  const client = useClient();
  const [isUsing, setIsUsing] = useState(false);
  const { id, url, isStarred } = picture;
  async function remove() {
    const gone = await deletePictures(client, [id]);
    if (gone.length > 0) onGone();
  }
  return (
    <>
      <IconButton
        label={isStarred ? 'Take the star away' : 'Star'}
        aria-pressed={isStarred}
        className="max-md:size-11.5"
        onClick={() => void updatePictures(client, [id], { isStarred: !isStarred })}
      >
        <Star className={isStarred ? 'fill-amber-400 text-amber-400' : undefined} />
      </IconButton>
      <IconButton
        label="Download"
        className="max-md:size-11.5"
        onClick={() => void downloadImage(url, nameOfFile(titleOf(picture)))}
      >
        <Download />
      </IconButton>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon" aria-label="More" className="max-md:size-11.5">
            <Ellipsis />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setIsUsing(true)}>
            <Workflow aria-hidden />
            Use in a workflow…
          </DropdownMenuItem>
          <DropdownMenuItem
            onSelect={() => void copyText(new URL(url, location.href).href, 'Link copied. It works for 14 days.')}
          >
            <Link aria-hidden />
            Copy link
          </DropdownMenuItem>
          {canCopyImages() && (
            <DropdownMenuItem onSelect={() => void copyImage(url)}>
              <Copy aria-hidden />
              Copy picture
            </DropdownMenuItem>
          )}
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={() => void remove()}>
            <Trash2 aria-hidden />
            Delete
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <Suspense>{isUsing && <UseDialog chosen={[picture]} onClose={() => setIsUsing(false)} />}</Suspense>
    </>
  );
}

/** Without the ending, which follows from what is in it. */
function nameOfFile(title: string): string {
  return title.replace(/\.(png|jpe?g|webp|heic|heif|avif|gif)$/i, '');
}
