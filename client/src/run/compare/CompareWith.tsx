import { useState } from 'react';
import { SmallImage } from '../image/SmallImage.tsx';
import { imageKey } from '../value/image-key.ts';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { Skeleton } from '../../ui/display/Skeleton.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import { CompareSlider } from './CompareSlider.tsx';
import { nearestVariant } from './nearest-variant.ts';
import type { Variant } from './nearest-variant.ts';
import type { FactsByKey } from '../image/image-facts.ts';
import { useVariants } from './useVariants.ts';

interface CompareWithProps {
  workflowId: string;
  url: string;
  title: string;
  facts: FactsByKey | null;
  /** The ones that are looked at together, where no run is on screen. */
  others: readonly string[];
}

/** An image beside any other of the run or of the one before: at first beside its nearest variant. */
export function CompareWith({ workflowId, url, title, facts, others }: CompareWithProps) {
  const { variants, isWhole } = useVariants(workflowId, facts);
  const key = imageKey(url);
  const choices = (variants.length > 0 ? variants : others.map(lookedAt)).filter((choice) => choice.key !== key);
  const own = variants.find((choice) => choice.key === key);
  const nearest = nearestVariant({ nodeKey: own?.nodeKey ?? '', facts: facts?.get(key)?.made ?? undefined }, choices);
  const [chosen, setChosen] = useState<string | null>(null);
  const other = choices.find((choice) => choice.key === chosen) ?? nearest;
  // The nearest may be one of the run before: nothing is shown that would be taken away again.
  if (!isWhole && chosen === null) return <Skeleton className="m-3 flex-1 rounded-lg" />;
  if (!other) {
    return (
      <EmptyState
        className="flex-1"
        title="Nothing to compare it with"
        description="This is the only picture of the run."
      />
    );
  }
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col gap-2 p-3">
      <CompareSlider key={other.url} left={other} right={{ url, label: title }} className="min-h-0 flex-1" />
      <ul aria-label="Compare with" className="flex shrink-0 gap-1.5 overflow-x-auto p-1">
        {choices.map((choice) => (
          <li key={choice.key}>
            <button
              type="button"
              aria-label={`Compare with ${choice.label}`}
              aria-pressed={choice === other}
              title={choice.label}
              onClick={() => setChosen(choice.key)}
              className={cn(
                'block size-14 overflow-hidden rounded-md border-2 border-transparent bg-surface',
                choice === other && 'border-accent',
              )}
            >
              <SmallImage url={choice.url} box={{ width: 56, height: 56 }} className="size-full object-contain" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function lookedAt(url: string, index: number): Variant {
  const label = `Picture ${index + 1}`;
  return { key: imageKey(url), url, label, group: 'final', nodeKey: '', isEarlier: false, facts: undefined };
}
