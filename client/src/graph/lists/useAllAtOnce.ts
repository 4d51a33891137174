import { targetPort } from '@visualadgen/graph/connections/connect-ports.ts';
import { mayTakeAll } from '@visualadgen/graph/lists/may-take-all.ts';
import { useCatalogue } from '../catalogue/CatalogueContext.tsx';
import type { FlowEdge } from '../model/flow.ts';
import { useEditor } from '../store/EditorContext.tsx';
import { listCounts } from './list-counts.ts';
import { countText } from './list-words.ts';

export interface AllAtOnce {
  isOn: boolean;
  /** What it comes to, in a few words. */
  note: string;
}

/** Whether a wire brings its list at once, where that can be chosen; null where there is nothing to choose. */
export function useAllAtOnce(edge: FlowEdge): AllAtOnce | null {
  const catalogue = useCatalogue();
  const count = useEditor((state) => listCounts(state, catalogue).edges.get(edge.id));
  const canBeChosen = useEditor(({ nodes }) => {
    const target = nodes.find(({ id }) => id === edge.target)?.data;
    const type = catalogue.nodeType(target?.type);
    const port = type && targetPort(type, edge.data?.targetHandle ?? '');
    return target !== undefined && port !== undefined && mayTakeAll(port, target.config);
  });
  const isOn = edge.data?.isAllAtOnce === true;
  // What is set can be taken back, also where no list comes any more.
  if (!isOn && (count === undefined || !canBeChosen)) return null;
  const all = count === undefined || count === null ? 'the whole list' : `all ${countText(count)}`;
  return { isOn, note: isOn ? `One run takes ${all}` : `Runs once for each; all at once, one run takes ${all}` };
}
