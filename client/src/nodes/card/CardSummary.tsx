import { ImagePlus } from 'lucide-react';
import { Suspense } from 'react';
import type { Config } from '../../graph/model/graph.ts';
import type { NodeType } from '../../graph/catalogue/catalogue.ts';
import { lazyPart } from '../../ui/loading/lazy-part.ts';
import { cardWidth } from '../../graph/model/geometry.ts';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { imagesOf } from '../../run/value/read-output.ts';
import { useRun } from '../../run/state/RunContext.tsx';
import { SmallImage } from '../../run/image/SmallImage.tsx';
import { useImageViewer } from '../../run/image/ImageViewerContext.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import { Spinner } from '../../ui/display/Spinner.tsx';
import { useAssetLinks } from '../image/useAssetLinks.ts';
import type { Summary } from '../summary/summary.ts';
import { useCardScale } from './useCardScale.ts';
import { TemplateText } from '../template/TemplateText.tsx';

const CardRules = lazyPart(async () => (await import('../rules/CardRules.tsx')).CardRules);

interface CardSummaryProps {
  nodeKey: string;
  type: NodeType;
  config: Config;
  name: string;
  summary: Summary;
}

/** What a node is set to, in few words and an image. */
export function CardSummary({ nodeKey, type, config, name, summary }: CardSummaryProps) {
  const { excerpt, facts, hasImageField, hasRules, image } = summary;
  return (
    <div className="flex flex-col gap-2 px-3 pb-3 empty:hidden">
      {excerpt && (
        <p
          className={cn(
            'card-detail line-clamp-4 text-xs break-words whitespace-pre-line',
            !excerpt.text && 'text-text-muted italic',
          )}
        >
          {excerpt.isTemplate && excerpt.text ? (
            <TemplateText template={excerpt.text} />
          ) : (
            excerpt.text || excerpt.placeholder
          )}
        </p>
      )}
      {hasRules && (
        <Suspense fallback={<p className="min-h-4" />}>
          <CardRules type={type} config={config} />
        </Suspense>
      )}
      {(hasImageField || image) && <ChosenImage nodeKey={nodeKey} name={name} image={image} />}
      {facts.length > 0 && (
        <p className="card-detail line-clamp-2 text-xs break-words text-text-muted">{facts.join(' · ')}</p>
      )}
    </div>
  );
}

const none: readonly string[] = [];

interface ChosenImageProps {
  nodeKey: string;
  name: string;
  image: Summary['image'];
}

function ChosenImage({ nodeKey, name, image }: ChosenImageProps) {
  const links = useAssetLinks(image && 'assetId' in image ? [image.assetId] : none);
  const chosen = image && ('url' in image ? image.url : links[image.assetId]);
  // A run's snapshot of the graph has no link of its own; what the node gave is the same image.
  const given = useRun(({ nodes }) => imagesOf(nodes[nodeKey]?.output)[0]);
  const url = chosen ?? (image ? given : null);
  const view = useImageViewer();
  const scale = useCardScale();
  const isUploading = useEditor(({ uploading }) => uploading.has(nodeKey));
  if (!url) {
    return (
      <span className="flex h-24 items-center justify-center gap-2 rounded-lg border border-dashed border-border-strong bg-surface-sunken text-xs text-text-muted">
        {isUploading ? <Spinner className="size-4" /> : <ImagePlus aria-hidden className="size-4" />}
        {isUploading ? 'Sending…' : image ? 'Picture chosen' : 'No picture yet'}
      </span>
    );
  }
  return (
    <button
      type="button"
      className="nodrag h-32 overflow-hidden rounded-lg bg-surface-sunken"
      aria-label="Look at the picture"
      onClick={() => view({ urls: [url], index: 0, title: name })}
    >
      <SmallImage
        url={url}
        box={{ width: cardWidth * scale, height: 128 * scale }}
        draggable={false}
        className="size-full object-contain"
      />
    </button>
  );
}
