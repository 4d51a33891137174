import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { CSSProperties, KeyboardEvent } from 'react';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { ScrollArea } from '../../ui/surfaces/ScrollArea.tsx';
import { NodeDetails } from '../node/NodeDetails.tsx';
import { NodeStatus } from '../status/NodeStatus.tsx';
import { inOrder } from '../state/in-order.ts';
import { useRun } from '../state/RunContext.tsx';
import { useShowNode } from '../control/useShowNode.ts';
import { columns, NodeRow, rowHeight } from './NodeRow.tsx';
import { spansNow } from './spans.ts';
import './timeline.css';
import { TimeLabels, TimeLines } from './TimeRuler.tsx';
import { useSpans } from './useSpans.ts';
import { useTimeScale } from './useTimeScale.ts';

/** Every node of the run on one time axis; the one that is chosen, here or on the canvas, is told in full beside it. */
export function TimelineView() {
  const box = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const nodes = useRun((state) => state.nodes);
  const spans = useSpans();
  const scale = useTimeScale(box, spans);
  const show = useShowNode();
  const chosen = useEditor((state) => state.nodes.find(({ selected }) => selected)?.id);
  const rows = useMemo(() => inOrder(nodes), [nodes]);
  const chosenIndex = rows.findIndex(([key]) => key === chosen);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by what it gives
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  useEffect(() => {
    if (chosenIndex >= 0) list.scrollToIndex(chosenIndex, { align: 'auto' });
  }, [list, chosenIndex]);

  function onKeyDown(event: KeyboardEvent) {
    const way = { ArrowDown: 1, ArrowUp: -1, Home: -rows.length, End: rows.length }[event.key];
    if (!way) return;
    event.preventDefault();
    const index = Math.min(rows.length - 1, Math.max(0, (chosenIndex < 0 ? -1 : chosenIndex) + way));
    const key = rows[index]?.[0];
    if (key === undefined) return;
    show(key);
    list.scrollToIndex(index, { align: 'auto' });
    const rowsBox = scroller.current;
    requestAnimationFrame(() =>
      rowsBox?.querySelector<HTMLElement>(`[data-index="${index}"] button`)?.focus({ preventScroll: true }),
    );
  }

  const chosenNode = chosen === undefined ? undefined : nodes[chosen];
  return (
    <>
      <div
        ref={box}
        className="timeline flex min-w-0 flex-1 flex-col"
        style={{ '--span': scale.span } as CSSProperties}
      >
        <div className={`${columns} shrink-0 border-b border-border text-2xs text-text-muted`}>
          <span className="pt-1">Node</span>
          <TimeLabels scale={scale} />
          <span className="pt-1 text-right">Took</span>
          <span className="pt-1 text-right max-md:hidden">Cost</span>
        </div>
        <ScrollArea ref={scroller} className="relative min-h-0 flex-1">
          <div className={`${columns} pointer-events-none absolute inset-x-0`} style={{ height: list.getTotalSize() }}>
            <span />
            <div className="relative">
              <TimeLines scale={scale} />
            </div>
          </div>
          <ol aria-label="Timeline of the nodes" className="relative" style={{ height: list.getTotalSize() }}>
            {list.getVirtualItems().map(({ index, start }) => {
              const row = rows[index];
              if (!row) return null;
              const [key, node] = row;
              return (
                <li
                  key={key}
                  data-index={index}
                  className="absolute inset-x-0"
                  style={{ transform: `translateY(${start}px)`, height: rowHeight }}
                  aria-setsize={rows.length}
                  aria-posinset={index + 1}
                >
                  <NodeRow
                    nodeKey={key}
                    node={node}
                    spans={spans.nodes.get(key) ?? spansNow(node)}
                    axis={scale.axis}
                    isChosen={key === chosen}
                    isReachable={key === chosen || (chosenIndex < 0 && index === 0)}
                    onShow={show}
                    onKeyDown={onKeyDown}
                  />
                </li>
              );
            })}
          </ol>
        </ScrollArea>
      </div>
      {chosen !== undefined && chosenNode && (
        <aside
          aria-label={`${chosenNode.name} in this run`}
          // Where both do not fit side by side, the panel beside the canvas tells the same.
          className="hidden w-96 shrink-0 flex-col border-l border-border @3xl:flex"
        >
          <div className="flex items-center gap-2 border-b border-border px-4 py-1.5">
            <h3 className="min-w-0 flex-1 truncate text-sm font-semibold">{chosenNode.name}</h3>
            <NodeStatus node={chosenNode} />
          </div>
          <ScrollArea className="min-h-0 flex-1">
            <div className="flex flex-col gap-3 p-4 pb-8">
              <NodeDetails nodeKey={chosen} node={chosenNode} />
            </div>
          </ScrollArea>
        </aside>
      )}
    </>
  );
}
