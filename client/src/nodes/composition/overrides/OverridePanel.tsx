import type { Content } from '@visualadgen/compose/compose.ts';
import type { Drawing } from '@visualadgen/compose/drawing/drawing.ts';
import { cutParts, tidyOverride } from '@visualadgen/compose/overrides/override.ts';
import { RotateCcw } from 'lucide-react';
import { Button } from '../../../ui/controls/Button.tsx';
import { cn } from '../../../ui/theme/class-names.ts';
import type { AdPart } from './AdHandles.tsx';
import { isChanged, withoutPart } from './change-override.ts';
import { partLabel } from './describe-override.ts';
import { PartSettings } from './PartSettings.tsx';
import { UndoButtons } from './UndoButtons.tsx';
import type { Adjusting } from './useAdjusting.ts';

interface OverridePanelProps {
  content: Content;
  adjusting: Adjusting;
  selected: AdPart | null;
  onSelect: (part: AdPart) => void;
}

/** What is otherwise in the ad that is looked at: chosen by part, told and set in words and numbers, and taken back. */
export function OverridePanel({ content, adjusting, selected, onSelect }: OverridePanelProps) {
  const { override, isLimited, save } = adjusting;
  const parts = partsOf(content, adjusting.drawing);
  const part = parts.find((one) => one === selected);
  return (
    <section aria-label="Only in this placement" className="flex w-full flex-col gap-3 lg:w-72 lg:shrink-0">
      <div className="flex items-start justify-between gap-2">
        <div className="flex flex-col gap-0.5">
          <h3 className="text-sm font-medium">Only in this placement</h3>
          <p className="text-xs text-text-muted">
            Drag what you see, or choose it here. The other ads stay as they are.
          </p>
        </div>
        <UndoButtons />
      </div>
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">Part of the ad</legend>
        {parts.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === part}
            onClick={() => onSelect(one)}
            className={cn(
              'flex h-7 items-center gap-1.5 rounded-full border border-border px-2.5 text-xs text-text-muted hover:border-border-strong hover:text-text',
              one === part && 'border-accent bg-accent-soft text-text',
            )}
          >
            {partLabel(one)}
            {isChanged(override, one) && (
              <>
                <span aria-hidden className="size-1.5 rounded-full bg-accent" />
                <span className="sr-only">, changed</span>
              </>
            )}
          </button>
        ))}
      </fieldset>
      {part ? (
        <div className="flex flex-col gap-3 rounded-lg border border-border p-3">
          <div className="flex min-h-7 items-center justify-between gap-2">
            <h4 className="text-sm font-medium">{partLabel(part)}</h4>
            {isChanged(override, part) && (
              <Button variant="ghost" size="sm" onClick={() => save(withoutPart(override, part))}>
                <RotateCcw />
                As in the others
              </Button>
            )}
          </div>
          <PartSettings part={part} content={content} adjusting={adjusting} />
        </div>
      ) : (
        <p className="rounded-lg border border-dashed border-border p-3 text-xs text-text-muted">
          Nothing is chosen yet.
        </p>
      )}
      <p aria-live="polite" className="min-h-4 text-xs text-text-muted">
        {isLimited && 'It goes no further: other words, the edge, what the app covers, or its own ground end it.'}
      </p>
      <Button disabled={tidyOverride(override) === null} onClick={() => save({})} className="self-start">
        <RotateCcw />
        Make this ad like the others
      </Button>
    </section>
  );
}

/** What the layout shows: all its texts, also those that are written in this placement alone, and what pictures there are. */
function partsOf({ layout, pictures }: Content, { shapes }: Drawing): AdPart[] {
  const photos = cutParts.filter((part) =>
    shapes.some((shape) => shape.kind === 'picture' && shape.part === part && shape.at !== undefined),
  );
  return [...layout.texts, ...(pictures.logo ? (['logo'] as const) : []), ...photos];
}
