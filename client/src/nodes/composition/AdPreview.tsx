import type { Placement } from '@visualadgen/compose/placements/placement.ts';
import { contentAt } from '@visualadgen/compose/overrides/content-at.ts';
import type { PicturePart } from '@visualadgen/compose/drawing/drawing.ts';
import { Maximize2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '../../ui/controls/Select.tsx';
import { Skeleton } from '../../ui/display/Skeleton.tsx';
import { AdDialog } from './AdDialog.tsx';
import { DrawingView } from './DrawingView.tsx';
import { withStandIns } from './stand-in.ts';
import type { NodeContents } from './useNodeContents.ts';
import { draw, useReady } from './useDrawing.ts';
import type { PictureState } from './usePictureOf.ts';

interface AdPreviewProps {
  contents: NodeContents;
  layout: string;
  isReadOnly: boolean;
}

/** CSS pixels: as much as the form has room for. */
const room = { width: 272, height: 300 };

/** The ad as it will be in one of the chosen placements, while it is written. */
export function AdPreview({
  contents: { contents, drawn, states, placements, brandNote },
  layout,
  isReadOnly,
}: AdPreviewProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const placement = placements.find(({ id }) => id === chosen) ?? placements[0];
  const content = contents.get(layout);
  const wanted = useMemo(() => (content ? withStandIns(content) : null), [content]);
  const shown = useReady(wanted);
  if (!placement || !wanted) return null;
  const drawing = shown && draw(shown, placement);
  const { width, height } = placement;
  const scale = Math.min(room.width / width, room.height / height, placement.shownWidth / width);
  return (
    <section aria-label="Preview" className="flex flex-col gap-1.5">
      <div className="flex items-center gap-1">
        <PlacementSelect placements={placements} chosen={placement.id} onChoose={setChosen} />
        <IconButton
          label={isReadOnly ? 'Look closely' : 'Look closely and adjust'}
          size="icon-sm"
          disabled={!drawing}
          onClick={() => setIsOpen(true)}
        >
          <Maximize2 />
        </IconButton>
      </div>
      <div
        className="flex items-center justify-center rounded-lg border border-border bg-surface-sunken p-2"
        style={{ minHeight: height * scale + 18 }}
      >
        {drawing ? (
          <DrawingView
            drawing={drawing}
            pictures={drawn}
            scale={scale}
            label={labelOf(contentAt(shown, placement.id).words, placement)}
          />
        ) : (
          <div style={{ width: width * scale, height: height * scale }}>
            <Skeleton className="size-full" />
          </div>
        )}
      </div>
      <p className="text-2xs text-text-muted">{noteOf(states, wanted.layout.needs, brandNote)}</p>
      {shown && isOpen && (
        <AdDialog
          content={shown}
          pictures={drawn}
          placement={placement}
          isReadOnly={isReadOnly}
          onClose={() => setIsOpen(false)}
        >
          <PlacementSelect placements={placements} chosen={placement.id} onChoose={setChosen} />
        </AdDialog>
      )}
    </section>
  );
}

interface PlacementSelectProps {
  placements: readonly Placement[];
  chosen: string;
  onChoose: (id: string) => void;
}

function PlacementSelect({ placements, chosen, onChoose }: PlacementSelectProps) {
  return (
    <Select value={chosen} onValueChange={onChoose}>
      <SelectTrigger aria-label="Placement of the preview" className="min-w-0 flex-1">
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        {placements.map(({ id, channel, title }) => (
          <SelectItem key={id} value={id}>
            {channel}: {title}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}

function labelOf(words: Partial<Record<string, string>>, { channel, title }: Placement): string {
  return `Preview for ${channel}: ${title}. ${Object.values(words).join('. ')}`;
}

/** What of it is not as it will be, and why. */
function noteOf(
  states: Record<PicturePart, PictureState>,
  needs: readonly PicturePart[],
  brandNote: string | null,
): string {
  const stand = needs.map((part) => states[part]);
  if (stand.includes('GONE')) return 'A picture is gone, or could not be loaded: a gray field stands for it.';
  if (stand.includes('LOADING')) return 'A picture is being loaded.';
  if (stand.includes('CONNECTED')) return 'A gray field stands for the picture until the workflow has run.';
  if (stand.includes('NONE')) return 'A gray field stands for a picture that is not connected yet.';
  return brandNote ?? 'As it will be, with what is known now.';
}
