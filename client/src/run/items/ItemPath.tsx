import { useEffect, useMemo, useState } from 'react';
import { useClient } from 'urql';
import { useWords } from '../../graph/words/useWords.ts';
import { OutputValueView } from '../output/OutputView.tsx';
import { useRunStore } from '../state/RunContext.tsx';
import type { RunItem } from '../state/run-state.ts';
import { readOutput } from '../value/read-output.ts';
import { readItemPath } from './read-item-path.ts';
import type { PathStep } from './read-item-path.ts';

/** From what an item was made: each node before it, with what it gave for this very item. */
export function ItemPath({ nodeKey, item }: { nodeKey: string; item: RunItem }) {
  const client = useClient();
  const store = useRunStore();
  const [path, setPath] = useState<{ of: RunItem['id']; steps: readonly PathStep[] } | null>(null);
  const { id, index, status } = item;
  // What it was made from is read again when it has run once more.
  const asked = useMemo(() => ({ index, status }), [index, status]);
  useEffect(() => {
    let isOver = false;
    const own = store.getState().nodes[nodeKey]?.items[asked.index];
    if (own)
      void readItemPath(client, store.getState(), nodeKey, own).then((steps) => {
        if (!isOver) setPath({ of: own.id, steps });
      });
    return () => {
      isOver = true;
    };
  }, [client, store, nodeKey, asked]);
  const words = useWords();
  if (path?.of !== id || path.steps.length === 0) return null;
  return (
    <section aria-label="Made from" className="flex flex-col gap-2">
      <h4 className="text-xs font-medium text-text-muted">Made from</h4>
      <ol className="flex flex-col gap-3 border-l-2 border-border pl-3 text-xs">
        {path.steps.map(({ nodeKey: key, name, type, values }) => (
          <li key={key} className="flex flex-col gap-1">
            <span className="font-medium">{name}</span>
            {readOutput(values).map((value) => (
              <OutputValueView key={value.name} value={value} label={words.label(value.name, type)} from={name} />
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}
