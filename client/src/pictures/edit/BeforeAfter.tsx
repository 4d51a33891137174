import { ArrowRight, Download, X } from 'lucide-react';
import { CompareSlider } from '../../run/compare/CompareSlider.tsx';
import { downloadImage } from '../../run/image/download-image.ts';
import { SmallImage } from '../../run/image/SmallImage.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import type { Picture } from '../picture.ts';
import type { Looked } from './EditPanel.tsx';

interface BeforeAfterProps {
  before: Picture;
  looked: Looked;
  onLook: (looked: Looked) => void;
  /** On from this result; null for the one that is open already. */
  onOpen: ((result: Picture) => void) | null;
  onClose: () => void;
}

/** What came of an edit over what it was made from, with a seam to be moved; its other variants below. */
export function BeforeAfter({ before, looked, onLook, onOpen, onClose }: BeforeAfterProps) {
  const { edit, result } = looked;
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col gap-2 p-3">
      <CompareSlider
        key={result.id}
        left={{ url: before.url, label: 'Before' }}
        right={{ url: result.url, label: 'After' }}
        className="min-h-0 flex-1"
      />
      <div className="flex shrink-0 flex-wrap items-center gap-2">
        {edit.results.length > 1 && (
          <ul aria-label="Variants" className="flex gap-1.5">
            {edit.results.map((variant, index) => (
              <li key={variant.id}>
                <button
                  type="button"
                  aria-label={`Variant ${index + 1} of ${edit.results.length}`}
                  aria-pressed={variant.id === result.id}
                  onClick={() => onLook({ edit, result: variant })}
                  className={cn(
                    'block size-12 overflow-hidden rounded-md border-2 border-transparent bg-surface',
                    variant.id === result.id && 'border-accent',
                  )}
                >
                  <SmallImage url={variant.url} box={{ width: 48, height: 48 }} className="size-full object-contain" />
                </button>
              </li>
            ))}
          </ul>
        )}
        <span className="ml-auto" />
        <IconButton
          label="Back to the picture alone"
          tooltipSide="top"
          variant="secondary"
          className="max-md:size-11.5"
          onClick={onClose}
        >
          <X />
        </IconButton>
        <IconButton
          label="Download this result"
          tooltipSide="top"
          variant="secondary"
          className="max-md:hidden"
          onClick={() => void downloadImage(result.url, edit.prompt ?? 'edited picture')}
        >
          <Download />
        </IconButton>
        {onOpen && (
          <Button variant="primary" className="max-md:h-11.5" onClick={() => onOpen(result)}>
            Go on with this one
            <ArrowRight />
          </Button>
        )}
      </div>
    </div>
  );
}
