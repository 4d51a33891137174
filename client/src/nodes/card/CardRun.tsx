import { Suspense } from 'react';
import type { PortKind } from '@visualadgen/graph/ports/port-kinds.ts';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { cardWidth } from '../../graph/model/geometry.ts';
import { Elapsed } from '../../run/time/Elapsed.tsx';
import { useIsOutdated } from '../../run/state/useIsOutdated.ts';
import { NodeStatus } from '../../run/status/NodeStatus.tsx';
import { progressLine } from '../../run/status/progress-line.ts';
import { PictureCount } from '../../run/image/PictureCount.tsx';
import { ImageGrid } from '../../run/image/ImageGrid.tsx';
import { itemsHeight } from '../../run/items/grid-shape.ts';
import { lazyPart } from '../../ui/loading/lazy-part.ts';
import { ProgressBar } from '../../ui/display/ProgressBar.tsx';
import { FileDownload } from '../../run/output/FileDownload.tsx';
import { WrittenSoFar } from '../../run/output/WrittenSoFar.tsx';
import { imagesOf, readOutput } from '../../run/value/read-output.ts';
import type { OutputValue } from '../../run/value/read-output.ts';
import { useRun } from '../../run/state/RunContext.tsx';
import type { RunItemCounts, RunNode } from '../../run/state/run-state.ts';
import { cn } from '../../ui/theme/class-names.ts';
import type { NodeType } from '../../graph/catalogue/catalogue.ts';
import { useCardScale } from './useCardScale.ts';
import type { Summary } from '../summary/summary.ts';
import { useWords } from '../../graph/words/useWords.ts';

const ItemsGrid = lazyPart(async () => (await import('../../run/items/ItemsGrid.tsx')).ItemsGrid);

/** What a node is doing in the run on screen, and what it gave. Nothing while no run is shown. */
export function CardRun({ nodeKey, type, summary }: { nodeKey: string; type: NodeType; summary: Summary }) {
  const node = useRun(({ nodes }) => nodes[nodeKey]);
  const isOutdated = useIsOutdated(nodeKey);
  const words = useWords();
  if (!node) return null;
  return (
    <div
      data-outdated={isOutdated || undefined}
      className="card-run flex flex-col gap-2 border-t border-border px-3 py-2.5"
    >
      <div className="flex items-center justify-between gap-2 text-2xs text-text-muted">
        <NodeStatus node={node} isOutdated={isOutdated} />
        <Elapsed startedAt={node.startedAt} finishedAt={node.finishedAt} />
      </div>
      {node.status === 'RUNNING' &&
        (node.itemCounts ? <ItemsProgress counts={node.itemCounts} /> : <Working node={node} />)}
      {node.error && <p className="line-clamp-4 text-xs break-words text-danger">{words.plain(node.error)}</p>}
      {node.skipMessage && <p className="text-xs break-words text-text-muted">{node.skipMessage}</p>}
      <PictureCount node={node} className="text-xs" />
      {node.itemCounts ? (
        <GaveItems nodeKey={nodeKey} node={node} type={type} isOutdated={isOutdated} />
      ) : (
        <Gave node={node} type={type} summary={summary} isOutdated={isOutdated} />
      )}
    </div>
  );
}

function Working({ node: { progress } }: { node: RunNode }) {
  const written = progress?.logs.at(-1);
  const line = written ? progressLine(written) : progress?.message;
  return (
    <>
      <ProgressBar fraction={progress?.fraction ?? null} />
      {line && <p className="truncate text-2xs text-text-muted tabular-nums">{line}</p>}
      {progress?.partialText && <WrittenSoFar text={progress.partialText} />}
    </>
  );
}

function ItemsProgress({ counts: { total, completed, failed, skipped } }: { counts: RunItemCounts }) {
  return <ProgressBar fraction={total === 0 ? null : (completed + failed + skipped) / total} />;
}

interface GaveItemsProps {
  nodeKey: string;
  node: RunNode;
  type: NodeType;
  isOutdated: boolean;
}

function GaveItems({ nodeKey, node, type, isOutdated }: GaveItemsProps) {
  const scale = useCardScale();
  const givesImages = useGivesImages(nodeKey, type);
  return (
    <div className={cn('transition-opacity', isOutdated && 'opacity-45')}>
      <Suspense
        fallback={<div style={{ height: itemsHeight(node.itemCounts?.total ?? 0, givesImages, imageWidth) }} />}
      >
        <ItemsGrid
          nodeKey={nodeKey}
          node={node}
          givesImages={givesImages}
          outputs={type.outputs}
          width={imageWidth * scale}
        />
      </Suspense>
    </div>
  );
}

/** Whether pictures come of it: of its own, or as they came in. */
function useGivesImages(nodeKey: string, { outputs }: NodeType): boolean {
  const passesOn = useEditor(({ edges }) =>
    edges.some(
      ({ target, targetHandle, data }) =>
        target === nodeKey && outputs.some(({ sameAs }) => sameAs === targetHandle) && isOfImages(data?.kind),
    ),
  );
  return passesOn || outputs.some(({ kind, sameAs }) => !sameAs && isOfImages(kind));
}

function isOfImages(kind: PortKind | null | undefined): boolean {
  return kind === 'image' || kind === 'images';
}

interface GaveProps {
  node: RunNode;
  type: NodeType;
  summary: Summary;
  isOutdated: boolean;
}

/** Pixels between a card's edges. */
const imageWidth = cardWidth - 24;

/** Only what the card does not show already: the photo that was chosen needs no second image of itself. */
function Gave({ node, type, summary, isOutdated }: GaveProps) {
  const scale = useCardScale();
  const images = summary.image ? [] : imagesOf(node.output);
  if (images.length > 0) {
    return (
      // Words stay as they are: dimmed, they could not be read.
      <div className={cn('transition-opacity', isOutdated && 'opacity-45')}>
        <ImageGrid urls={images} title={node.name} limit={4} width={imageWidth * scale} />
      </div>
    );
  }
  const first = mainValue(readOutput(node.output), type);
  if (!first || first.kind === 'images') return null;
  if (first.kind === 'file') return <FileDownload file={first.file} />;
  const words = first.kind === 'text' ? [first.text] : first.items.map((item) => item.text);
  // Of many, the card shows the first.
  if (summary.excerpt?.text && words.join('\n').startsWith(summary.excerpt.text)) return null;
  const text = words.join(' · ');
  return <p className="line-clamp-3 text-xs break-words text-text-muted">{text}</p>;
}

/** What can be connected to other nodes says more of a node than its notes on the side. */
function mainValue(values: readonly OutputValue[], { outputs }: NodeType): OutputValue | undefined {
  const fromPorts = outputs.flatMap((port) => values.filter(({ name }) => name === port.name));
  return fromPorts[0] ?? values[0];
}
