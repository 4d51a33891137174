import { useReactFlow } from '@xyflow/react';
import { MousePointerClick } from 'lucide-react';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { NamedIcon } from '../../ui/display/NamedIcon.tsx';
import { useEditorStore } from '../../graph/store/EditorContext.tsx';
import { fitOptions } from '../../graph/layout/fit-options.ts';
import { startingPoints } from '../../graph/workflow/starting-points.ts';
import type { StartingPoint } from '../../graph/workflow/starting-points.ts';

/** The first thing on a new workflow: what to do, and one click to have done it. */
export function EmptyCanvas() {
  const store = useEditorStore();
  const catalogue = useCatalogue();
  const { fitView } = useReactFlow();

  function begin({ graph }: StartingPoint) {
    store.getState().addPart(graph, { x: 0, y: 0 });
    const [first, ...others] = store.getState().nodes;
    if (others.length > 0) store.getState().select([]);
    else if (first) store.getState().focusFirstField(first.id);
    // After the cards have been drawn and measured.
    setTimeout(() => void fitView(fitOptions), 60);
  }

  return (
    <div className="pointer-events-none absolute inset-0 flex items-center justify-center">
      <EmptyState
        icon={MousePointerClick}
        title="Start with what you have"
        description="Add nodes from the left and connect their dots. Or start here:"
        className="pointer-events-auto"
      >
        {startingPoints(catalogue).map((point) => (
          <Button key={point.label} size="lg" onClick={() => begin(point)}>
            <NamedIcon name={point.icon} />
            {point.label}
          </Button>
        ))}
      </EmptyState>
    </div>
  );
}
