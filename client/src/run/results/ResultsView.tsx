import { Download, Images } from 'lucide-react';
import { useState } from 'react';
import { coordinateText } from '../items/item-words.ts';
import { PictureButton } from '../checks/PictureButton.tsx';
import { SmallImage } from '../image/SmallImage.tsx';
import { useImageViewer } from '../image/ImageViewerContext.tsx';
import { useRun } from '../state/RunContext.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { ScrollArea } from '../../ui/surfaces/ScrollArea.tsx';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import type { FactsByKey } from '../image/image-facts.ts';
import type { ImageGroup, RunImage } from './run-images.ts';
import { imagesOfRun, imageTitle } from './run-images.ts';
import { isChosen, partsOf } from './by-list.ts';
import type { ChosenItems } from './by-list.ts';
import { ResultFilters } from './ResultFilters.tsx';
import { dragAs } from './drag-name.ts';
import { useExportRun } from '../export/useExportRun.ts';
import { useImageFacts } from '../image/useImageFacts.ts';
import { useImageNames } from './useImageNames.ts';

const groupTitles: Record<ImageGroup, string> = {
  final: 'Finished',
  made: 'Made along the way',
  taken: 'Started from',
};

/** All images of the run on screen: what it was for first. */
export function ResultsView({ workflowId }: { workflowId: string }) {
  const nodes = useRun((state) => state.nodes);
  const images = imagesOfRun(nodes, useCatalogue());
  const facts = useImageFacts();
  const names = useImageNames(workflowId, facts);
  const { exportRun, isBusy } = useExportRun(workflowId);
  const [where, setWhere] = useState<ChosenItems>({});
  const [groupBy, setGroupBy] = useState<string | null>(null);
  if (images.length === 0)
    return (
      <EmptyState
        className="flex-1"
        icon={Images}
        title="No pictures yet"
        description="They appear here as soon as a node makes one."
      />
    );
  const shown = images.filter((image) => isChosen(image, where));
  return (
    <ScrollArea className="min-h-0 flex-1">
      <div className="flex flex-col gap-5 p-4">
        <ResultFilters images={images} where={where} onWhere={setWhere} groupBy={groupBy} onGroupBy={setGroupBy} />
        {shown.length === 0 && <p className="text-sm text-text-muted">No picture is like that.</p>}
        {(Object.keys(groupTitles) as ImageGroup[]).map((group) => {
          const own = shown.filter((image) => image.group === group);
          if (own.length === 0) return null;
          return (
            <section key={group} aria-label={groupTitles[group]} className="flex flex-col gap-2">
              <div className="flex h-7 items-center justify-between">
                <h3 className="text-xs font-medium">
                  {groupTitles[group]} <span className="text-text-muted tabular-nums">{own.length}</span>
                </h3>
                {group === 'final' && (
                  <Button size="sm" isBusy={isBusy} onClick={() => void exportRun()}>
                    <Download />
                    Export
                  </Button>
                )}
              </div>
              {partsOf(own, groupBy).map(({ title, images: part }) => (
                <div key={title ?? ''} className="flex flex-col gap-2 not-last:pb-2">
                  {title !== null && <h4 className="text-xs text-text-muted">{title}</h4>}
                  <Grid images={part} all={shown} facts={facts} names={names} />
                </div>
              ))}
            </section>
          );
        })}
      </div>
    </ScrollArea>
  );
}

interface GridProps {
  images: readonly RunImage[];
  all: readonly RunImage[];
  facts: FactsByKey | null;
  names: ReadonlyMap<string, string>;
}

function Grid({ images, all, facts, names }: GridProps) {
  const view = useImageViewer();
  const urls = all.map(({ url }) => url);
  const titles = all.map(imageTitle);
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-3">
      {images.map((image) => {
        const { key, url, nodeName, number, coordinates } = image;
        const title = imageTitle(image);
        return (
          <li key={key} className="flex min-w-0 flex-col gap-1.5">
            <PictureButton
              url={url}
              label={coordinates.length > 0 ? `Look at ${title}` : `Look at picture ${number} from ${nodeName}`}
              onClick={() => view({ urls, index: all.indexOf(image), title: nodeName, titles })}
              onDragStart={(event) => dragAs(event, url, names.get(key) ?? 'picture', facts?.get(key)?.contentType)}
              className="group relative aspect-square w-full overflow-hidden rounded-lg border border-border bg-surface-sunken"
            >
              <SmallImage
                url={url}
                // As wide as two columns less one pixel, at most.
                box={{ width: 300, height: 300 }}
                className="size-full object-contain transition-transform group-hover:scale-[1.02]"
              />
            </PictureButton>
            <p className="flex flex-col px-0.5">
              <span className="truncate text-xs" title={title}>
                {coordinates.length > 0 ? coordinates.map(coordinateText).join(' · ') : nodeName}
              </span>
              <span className="truncate text-2xs text-text-muted tabular-nums">{noteOf(key, facts)}</span>
            </p>
          </li>
        );
      })}
    </ul>
  );
}

/** Its place is kept until it is known. */
function noteOf(key: string, facts: FactsByKey | null): string {
  const own = facts?.get(key);
  if (!own) return '\u00a0';
  const seed = own.made?.seed ?? null;
  return `${own.width} × ${own.height}${seed === null ? '' : ` · seed ${seed}`}${own.isDemo ? ' · demo' : ''}`;
}
