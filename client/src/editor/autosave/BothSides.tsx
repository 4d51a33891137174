import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { GraphPreview } from '../../graph/preview/GraphPreview.tsx';
import { useOutputKinds } from '../../graph/preview/useOutputKinds.ts';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { compareGraphs } from '../../graph/changes/compare-graphs.ts';
import { RelativeTime } from '../../ui/display/RelativeTime.tsx';
import { useEditorStore } from '../../graph/store/EditorContext.tsx';
import { toGraph } from '../../graph/model/flow.ts';
import type { Graph } from '../../graph/model/graph.ts';
import type { Theirs } from './autosave.ts';
import { BothValues } from './BothValues.tsx';
import { differenceOf, looksOtherwise } from './graph-difference.ts';
import type { GraphDifference } from './graph-difference.ts';

/** The two graphs side by side: their shapes, where those are not the same, and each value that both have otherwise. */
export function BothSides({ theirs }: { theirs: Theirs }) {
  const store = useEditorStore();
  const catalogue = useCatalogue();
  const [mine] = useState(() => toGraph(store.getState()));
  const difference = useMemo(() => differenceOf(mine, theirs.graph), [mine, theirs]);
  const changed = useMemo(
    () => compareGraphs(theirs.graph, mine, catalogue).filter(({ kind }) => kind === 'changed'),
    [mine, theirs, catalogue],
  );
  const changedKeys = changed.map(({ key }) => key);
  const hasDrawing = looksOtherwise(difference);
  return (
    <div className="-mx-1 flex max-h-[min(32rem,55dvh)] flex-col gap-3 overflow-y-auto px-1">
      <div className="grid grid-cols-2 gap-3">
        <Side
          title="Mine"
          note="Not saved yet"
          graph={mine}
          hasDrawing={hasDrawing}
          marked={[...difference.onlyMine.map(({ key }) => key), ...changedKeys]}
        />
        <Side
          title="Theirs"
          note={
            theirs.savedAt ? (
              <>
                Saved <RelativeTime at={theirs.savedAt} />
              </>
            ) : (
              'Saved'
            )
          }
          graph={theirs.graph}
          hasDrawing={hasDrawing}
          marked={[...difference.onlyTheirs.map(({ key }) => key), ...changedKeys]}
        />
      </div>
      {changed.map((change) => (
        <BothValues key={change.key} change={change} />
      ))}
      <Shape difference={difference} />
    </div>
  );
}

interface SideProps {
  title: string;
  note: ReactNode;
  graph: Graph;
  hasDrawing: boolean;
  /** Keys of the nodes that the other side has not, or has otherwise. */
  marked: readonly string[];
}

function Side({ title, note, graph, hasDrawing, marked }: SideProps) {
  const kinds = useOutputKinds();
  return (
    <section aria-label={title} className="overflow-hidden rounded-xl border border-border">
      {hasDrawing && (
        <div className="h-38 border-b border-border bg-canvas max-sm:h-28">
          <GraphPreview graph={graph} kinds={kinds} marked={new Set(marked)} />
        </div>
      )}
      <p className="flex flex-wrap items-baseline gap-x-2 px-3 py-2 text-sm font-medium">
        {title}
        <span className="text-xs font-normal text-text-muted">
          {note} · {graph.nodes.length === 1 ? '1 node' : `${graph.nodes.length} nodes`}
        </span>
      </p>
    </section>
  );
}

/** What only one of them has, in words. */
function Shape({ difference }: { difference: GraphDifference }) {
  const { onlyMine, onlyTheirs, moved, edges, hasOtherAnnotations, hasOtherInputs } = difference;
  const rows: [string, string[]][] = [
    ['Only in mine', [...onlyMine.map(({ name }) => name), ...wiresText(edges.onlyMine)]],
    ['Only in theirs', [...onlyTheirs.map(({ name }) => name), ...wiresText(edges.onlyTheirs)]],
    [
      'Elsewhere',
      [
        ...(moved > 0 ? [moved === 1 ? '1 node was moved' : `${moved} nodes were moved`] : []),
        ...(hasOtherAnnotations ? ['Notes or frames'] : []),
        ...(hasOtherInputs ? ['Inputs or results'] : []),
      ],
    ],
  ];
  const shown = rows.filter(([, items]) => items.length > 0);
  if (shown.length === 0) return null;
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-2 rounded-xl bg-surface-sunken p-3 text-sm">
      {shown.map(([title, items]) => (
        <div key={title} className="contents">
          <dt className="text-text-muted">{title}</dt>
          <dd className="flex min-w-0 flex-col break-words">
            {items.map((item, index) => (
              <span key={index}>{item}</span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function wiresText(count: number): string[] {
  if (count === 0) return [];
  return [count === 1 ? '1 connection' : `${count} connections`];
}
