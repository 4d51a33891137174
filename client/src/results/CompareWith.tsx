import { useContext, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { pictureKey } from '../execution/picture-key.ts';
import { picturesOf } from '../execution/read-output.ts';
import { RunContext } from '../execution/RunContext.tsx';
import { noRun } from '../execution/run-state.ts';
import type { RunState } from '../execution/run-state.ts';
import { CatalogueContext } from '../nodes/CatalogueContext.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { cn } from '../ui/class-names.ts';
import { CompareSlider } from './CompareSlider.tsx';
import type { Side } from './CompareSlider.tsx';
import type { PictureFacts } from './picture-facts.ts';
import { picturesOfRun } from './run-pictures.ts';

const noStore = createStore<RunState>(() => noRun);

interface CompareWithProps {
  url: string;
  title: string;
  facts: PictureFacts | undefined;
  /** The ones that are looked at together. */
  others: readonly string[];
}

/** A picture beside any other of the run: at first beside the one that it was made from, or else beside its neighbour. */
export function CompareWith({ url, title, facts, others }: CompareWithProps) {
  const nodes = useStore(useContext(RunContext) ?? noStore, (state) => state.nodes);
  const catalogue = useContext(CatalogueContext);
  const all = catalogue ? picturesOfRun(nodes, catalogue) : [];
  const choices: Side[] = (
    all.length > 0
      ? all.map((picture) => ({ url: picture.url, label: `${picture.nodeName} ${picture.number}` }))
      : others.map((other, index) => ({ url: other, label: `Picture ${index + 1}` }))
  ).filter((choice) => pictureKey(choice.url) !== pictureKey(url));
  const maker = facts ? nodes[facts.node.key] : undefined;
  const taken = picturesOf(maker?.input).map(pictureKey);
  const first = Math.max(
    0,
    choices.findIndex((choice) => taken.includes(pictureKey(choice.url))),
  );
  const [chosen, setChosen] = useState(first);
  const other = choices[chosen] ?? choices[0];
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
        {choices.map((choice, index) => (
          <li key={pictureKey(choice.url)}>
            <button
              type="button"
              aria-label={`Compare with ${choice.label}`}
              aria-pressed={choice === other}
              title={choice.label}
              onClick={() => setChosen(index)}
              className={cn(
                'block size-14 overflow-hidden rounded-md border-2 border-transparent bg-surface',
                choice === other && 'border-accent',
              )}
            >
              <img src={choice.url} alt="" loading="lazy" decoding="async" className="size-full object-contain" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
