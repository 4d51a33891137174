import { ChartNoAxesGantt } from 'lucide-react';
import { useRef } from 'react';
import type { CSSProperties } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import { openDrawer } from '../drawer/drawer-store.ts';
import { inOrder } from '../state/in-order.ts';
import { useRun } from '../state/RunContext.tsx';
import { TimelineRow } from './TimelineRow.tsx';
import '../timeline/timeline.css';
import { useSpans } from '../timeline/useSpans.ts';
import { useTimeScale } from '../timeline/useTimeScale.ts';

/** Every node's part in the run, in the order in which they began, on one time axis. */
export function Timeline({ onShow }: { onShow: (key: string) => void }) {
  const box = useRef<HTMLElement>(null);
  // A row is drawn anew for its own node alone, and all of them where their order changes.
  const keys = useRun(useShallow(({ nodes }) => inOrder(nodes).map(([key]) => key)));
  const spans = useSpans();
  const { axis, span } = useTimeScale(box, spans);
  const chosen = useEditor(({ nodes }) => nodes.find(({ selected }) => selected)?.id);
  return (
    <section
      ref={box}
      aria-label="Nodes"
      className="timeline flex flex-col gap-1"
      style={{ '--span': span } as CSSProperties}
    >
      <div className="flex items-center justify-between pb-1">
        <h3 className="text-xs font-medium">Nodes</h3>
        <Button size="sm" variant="ghost" className="-my-1 -mr-2" onClick={() => openDrawer('timeline')}>
          <ChartNoAxesGantt />
          Timeline
        </Button>
      </div>
      <ol className="-mx-2 flex flex-col">
        {keys.map((key) => (
          <TimelineRow
            key={key}
            nodeKey={key}
            spans={spans.nodes.get(key)}
            axis={axis}
            isChosen={key === chosen}
            onShow={onShow}
          />
        ))}
      </ol>
    </section>
  );
}
