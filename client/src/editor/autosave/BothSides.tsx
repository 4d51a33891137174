import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { GraphPreview } from '../../library/GraphPreview.tsx';
import { useOutputKinds } from '../../library/useOutputKinds.ts';
import { useCatalogue } from '../../nodes/CatalogueContext.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { useEditorStore } from '../EditorContext.tsx';
import { toGraph } from '../graph/flow.ts';
import type { Graph } from '../graph/graph.ts';
import type { Theirs } from './autosave.ts';
import { differenceOf } from './graph-difference.ts';
import type { ChangedNode, GraphDifference } from './graph-difference.ts';

/** The two graphs side by side, and in words what is not the same in them. */
export function BothSides({ theirs }: { theirs: Theirs }) {
  const store = useEditorStore();
  const [mine] = useState(() => toGraph(store.getState()));
  const difference = useMemo(() => differenceOf(mine, theirs.graph), [mine, theirs]);
  const changed = difference.changed.map(({ key }) => key);
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <Side
          title="Mine"
          note="Not saved yet"
          graph={mine}
          marked={[...difference.onlyMine.map(({ key }) => key), ...changed]}
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
          marked={[...difference.onlyTheirs.map(({ key }) => key), ...changed]}
        />
      </div>
      <Differences difference={difference} graph={mine} />
    </>
  );
}

interface SideProps {
  title: string;
  note: ReactNode;
  graph: Graph;
  /** Keys of the nodes that the other side has not, or has otherwise. */
  marked: readonly string[];
}

function Side({ title, note, graph, marked }: SideProps) {
  const kinds = useOutputKinds();
  return (
    <section aria-label={title} className="overflow-hidden rounded-xl border border-border">
      <div className="h-38 border-b border-border bg-canvas max-sm:h-28">
        <GraphPreview graph={graph} kinds={kinds} marked={new Set(marked)} />
      </div>
      <p className="flex items-baseline gap-2 px-3 py-2 text-sm font-medium">
        {title}
        <span className="text-xs font-normal text-text-muted">
          {note} · {graph.nodes.length === 1 ? '1 node' : `${graph.nodes.length} nodes`}
        </span>
      </p>
    </section>
  );
}

function Differences({ difference, graph }: { difference: GraphDifference; graph: Graph }) {
  const catalogue = useCatalogue();
  const tell = (change: ChangedNode) => {
    const type = catalogue.nodeType(graph.nodes.find(({ key }) => key === change.key)?.type);
    const labels = change.fields.map((field) => type?.fields.find(({ name }) => name === field)?.label ?? field);
    if (change.isRenamed) labels.unshift('Name');
    if (change.hasOtherMarks) labels.push('Breakpoint or another mark');
    return `${change.name}: ${labels.join(', ')}`;
  };
  const { onlyMine, onlyTheirs, changed, moved, edges, hasOtherAnnotations } = difference;
  const rows: [string, string[]][] = [
    ['Only in mine', [...onlyMine.map(({ name }) => name), ...edgesText(edges.onlyMine)]],
    ['Only in theirs', [...onlyTheirs.map(({ name }) => name), ...edgesText(edges.onlyTheirs)]],
    ['Not the same', changed.map(tell)],
    [
      'Elsewhere',
      [
        ...(moved > 0 ? [moved === 1 ? '1 node was moved' : `${moved} nodes were moved`] : []),
        ...(hasOtherAnnotations ? ['Notes or frames'] : []),
      ],
    ],
  ];
  return (
    <dl className="grid max-h-52 grid-cols-[max-content_1fr] gap-x-4 gap-y-2 overflow-y-auto rounded-xl bg-surface-sunken p-3 text-sm">
      {rows.map(([title, items]) =>
        items.length === 0 ? null : (
          <div key={title} className="contents">
            <dt className="text-text-muted">{title}</dt>
            <dd className="flex min-w-0 flex-col break-words">
              {items.map((item, index) => (
                <span key={index}>{item}</span>
              ))}
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}

function edgesText(count: number): string[] {
  if (count === 0) return [];
  return [count === 1 ? '1 edge' : `${count} edges`];
}
