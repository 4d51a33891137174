import { cn } from '../../ui/theme/class-names.ts';
import { imageKey } from '../value/image-key.ts';
import { PictureButton } from '../checks/PictureButton.tsx';
import { SmallImage } from './SmallImage.tsx';
import { useImageViewer } from './ImageViewerContext.tsx';
import type { ImageView } from './ImageViewerContext.tsx';

/** CSS pixels that a panel has for images. */
export const panelImageWidth = 320;

interface ImageGridProps extends Omit<ImageView, 'index'> {
  /** How many to show; the last one tells how many more there are. */
  limit: number;
  /** How wide it is, in CSS pixels. */
  width: number;
}

/** Small images, each a button that opens it large. Each is shown whole, for its edges are part of the ad. One alone takes the whole width. */
export function ImageGrid({ urls, title, titles, limit, width }: ImageGridProps) {
  const view = useImageViewer();
  const hidden = urls.length - limit;
  const isAlone = urls.length === 1;
  return (
    <div className={cn('grid gap-1.5', urls.length > 1 && 'grid-cols-2')}>
      {urls.slice(0, limit).map((url, index) => (
        <PictureButton
          key={imageKey(url)}
          url={url}
          label={`Look at picture ${index + 1} of ${urls.length} from ${titles?.[index] ?? title}`}
          className={cn(
            'nodrag relative overflow-hidden rounded-lg bg-surface-sunken',
            isAlone ? 'max-h-96' : 'aspect-square',
          )}
          onClick={() => view({ urls, index, title, titles })}
        >
          <SmallImage
            url={url}
            box={isAlone ? { width, height: 384 } : { width: width / 2, height: width / 2 }}
            draggable={false}
            // Alone it has its own shape, and a square's room until that is known.
            className={cn(
              'object-contain transition-transform hover:scale-[1.02]',
              isAlone ? '[aspect-ratio:auto_1/1] h-auto max-h-96 w-full' : 'size-full',
            )}
          />
          {hidden > 0 && index === limit - 1 && (
            <span className="absolute inset-0 flex items-center justify-center bg-black/50 text-sm font-semibold text-white">
              +{hidden}
            </span>
          )}
        </PictureButton>
      ))}
    </div>
  );
}
