import { useState } from 'react';
import { rememberCopies } from '../../run/image/image-copies.ts';
import { SmallImage } from '../../run/image/SmallImage.tsx';
import { imageKey } from '../../run/value/image-key.ts';
import { readNodeValues } from '../../run/value/node-values.ts';
import { imagesOf } from '../../run/value/read-output.ts';
import { CompareSlider } from '../../run/compare/CompareSlider.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import { Card } from '../../ui/surfaces/Card.tsx';
import type { ComparedRun } from './compare-documents.ts';

interface ImagesOfNode {
  key: string;
  name: string;
  left: readonly string[];
  right: readonly string[];
}

/** What each node gave in one run and in the other: side by side, or one over the other with a seam to move. */
export function ImagesCompared({ a, b }: { a: ComparedRun; b: ComparedRun }) {
  const [isOver, setIsOver] = useState(false);
  const nodes = pairUp(a, b);
  if (nodes.length === 0) return null;
  return (
    <section aria-label="Pictures" className="flex flex-col gap-2">
      <div className="flex items-center justify-between">
        <h2 className="text-sm font-semibold">Pictures</h2>
        <fieldset aria-label="How to compare" className="flex gap-0.5 rounded-lg bg-surface-sunken p-0.5">
          <Way isChosen={!isOver} onChoose={() => setIsOver(false)}>
            Side by side
          </Way>
          <Way isChosen={isOver} onChoose={() => setIsOver(true)}>
            Slider
          </Way>
        </fieldset>
      </div>
      <Card className="divide-y divide-border">
        {nodes.map((node) => (
          <div key={node.key} className="flex flex-col gap-2 px-4 py-3">
            <h3 className="text-xs font-medium">
              {node.name}
              {isSame(node) && <span className="font-normal text-text-muted"> · the same pictures</span>}
            </h3>
            {isOver ? <Sliders node={node} /> : <SideBySide node={node} />}
          </div>
        ))}
      </Card>
    </section>
  );
}

interface WayProps {
  isChosen: boolean;
  onChoose: () => void;
  children: string;
}

function Way({ isChosen, onChoose, children }: WayProps) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onChoose}
      className={cn(
        'h-7 rounded-md px-2.5 text-xs font-medium text-text-muted hover:text-text',
        isChosen && 'bg-surface-raised text-text shadow-card',
      )}
    >
      {children}
    </button>
  );
}

function SideBySide({ node: { name, left, right } }: { node: ImagesOfNode }) {
  return (
    <div className="grid grid-cols-2 gap-4">
      <Images urls={left} label={`${name} before`} />
      <Images urls={right} label={`${name} after`} />
    </div>
  );
}

function Images({ urls, label }: { urls: readonly string[]; label: string }) {
  if (urls.length === 0) return <p className="self-center text-center text-xs text-text-muted">No picture</p>;
  return (
    <div className={cn('grid content-start gap-2', urls.length > 1 && 'grid-cols-2')}>
      {urls.map((url, index) => (
        <a
          key={imageKey(url)}
          href={url}
          target="_blank"
          rel="noreferrer"
          className="overflow-hidden rounded-lg bg-surface-sunken"
        >
          <SmallImage
            url={url}
            alt={`${label} ${index + 1}`}
            box={urls.length > 1 ? { width: 250, height: 250 } : { width: 500, height: 448 }}
            // Alone it has its own shape, and a square's room until that is known.
            className={cn(
              'object-contain',
              urls.length > 1 ? 'aspect-square size-full' : '[aspect-ratio:auto_1/1] h-auto max-h-112 w-full',
            )}
          />
        </a>
      ))}
    </div>
  );
}

/** Each image over its counterpart; one that has none stands alone. */
function Sliders({ node: { name, left, right } }: { node: ImagesOfNode }) {
  return (
    <div className="grid grid-cols-2 gap-4">
      {Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
        const [one, other] = [left[index], right[index]];
        if (!one || !other) return <Images key={index} urls={[one ?? other ?? '']} label={name} />;
        const number = left.length > 1 ? ` ${index + 1}` : '';
        return (
          <CompareSlider
            key={index}
            left={{ url: one, label: `${name}${number} before` }}
            right={{ url: other, label: `${name}${number} after` }}
            box={{ width: 480, height: 480 }}
            className="aspect-square max-w-120"
          />
        );
      })}
    </div>
  );
}

function isSame({ left, right }: ImagesOfNode): boolean {
  return left.length === right.length && left.every((url, index) => imageKey(url) === imageKey(right[index] ?? ''));
}

/** The nodes that gave images, each by its key: a renamed one is the same. Those at the end of the graph come first. */
function pairUp(a: ComparedRun, b: ComparedRun): ImagesOfNode[] {
  rememberCopies([...a.nodeExecutions, ...b.nodeExecutions].flatMap(({ images }) => images));
  const before = new Map(
    a.nodeExecutions.map(({ node, outputValues }) => [
      node.key,
      { name: node.name, output: readNodeValues(outputValues) },
    ]),
  );
  const after = new Map(
    b.nodeExecutions.map(({ node, outputValues }) => [
      node.key,
      { name: node.name, output: readNodeValues(outputValues) },
    ]),
  );
  return [...new Set([...after.keys(), ...before.keys()])]
    .map((key) => ({
      key,
      name: after.get(key)?.name ?? before.get(key)?.name ?? key,
      left: imagesOf(before.get(key)?.output),
      right: imagesOf(after.get(key)?.output),
    }))
    .filter(({ left, right }) => left.length + right.length > 0)
    .toReversed();
}
