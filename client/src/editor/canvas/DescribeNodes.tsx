import { useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { listCounts } from '../../graph/lists/list-counts.ts';
import { runsText } from '../../graph/lists/list-words.ts';
import { useEditorStore } from '../../graph/store/EditorContext.tsx';
import { countsText } from '../../run/items/item-words.ts';
import { useRunStore } from '../../run/state/RunContext.tsx';

/** Has it read out with a card that comes into focus how often it runs, and how far it is. It listens to the canvas as a whole. */
export function DescribeNodes() {
  const canvas = useStoreApi();
  const editor = useEditorStore();
  const run = useRunStore();
  const catalogue = useCatalogue();
  useEffect(() => {
    const box = canvas.getState().domNode;
    if (!box) return undefined;
    function describe({ target }: FocusEvent) {
      const card = target instanceof Element && target.matches('.react-flow__node') ? target : null;
      const key = card?.getAttribute('data-id');
      if (!card || !key) return;
      const { nodes, lists, names, atMost } = listCounts(editor.getState(), catalogue);
      const [count, own] = [nodes.get(key), lists.get(key)];
      const runs =
        count !== undefined && own ? runsText(count, own, (maker) => names.get(maker) ?? maker, atMost.has(key)) : null;
      const node = run.getState().nodes[key];
      const words = [runs, node && countsText(node)].filter((part) => typeof part === 'string').join('. ');
      if (words) card.setAttribute('aria-description', words);
      else card.removeAttribute('aria-description');
    }
    box.addEventListener('focusin', describe);
    return () => box.removeEventListener('focusin', describe);
  }, [canvas, editor, run, catalogue]);
  return null;
}
