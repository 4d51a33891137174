import { Images } from 'lucide-react';
import { Suspense, useState } from 'react';
import { Button } from '../../ui/controls/Button.tsx';
import { lazyPart } from '../../ui/loading/lazy-part.ts';
import { Popover, PopoverTrigger } from '../../ui/overlays/Popover.tsx';

const EarlierImages = lazyPart(async () => (await import('./EarlierImages.tsx')).EarlierImages);

interface EarlierImagesButtonProps {
  /** What it is for, where there are several. */
  label?: string;
  onChoose: (assetId: string, url: string) => void;
}

/** Opens the images that were made before, to choose one of them. */
export function EarlierImagesButton({ label, onChoose }: EarlierImagesButtonProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover open={isOpen} onOpenChange={setIsOpen}>
      <PopoverTrigger asChild>
        <Button size="sm" {...(label !== undefined && { 'aria-label': `${label}: earlier pictures` })}>
          <Images className="size-3.5" />
          Earlier pictures
        </Button>
      </PopoverTrigger>
      <Suspense>
        {isOpen && (
          <EarlierImages
            onChoose={(assetId, url) => {
              setIsOpen(false);
              onChoose(assetId, url);
            }}
          />
        )}
      </Suspense>
    </Popover>
  );
}
