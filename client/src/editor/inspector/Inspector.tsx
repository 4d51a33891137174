import { ScrollArea } from '../../ui/surfaces/ScrollArea.tsx';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { NodeInspector } from './NodeInspector.tsx';
import { SelectionInspector } from './SelectionInspector.tsx';
import { WorkflowInspector } from './WorkflowInspector.tsx';

/** What is chosen: one node's form, several nodes' count, or the workflow itself. */
export function Inspector({ workflowId }: { workflowId: string }) {
  const count = useEditor(({ nodes }) => nodes.reduce((sum, node) => sum + (node.selected ? 1 : 0), 0));
  const only = useEditor(({ nodes }) => (count === 1 ? nodes.find(({ selected }) => selected) : undefined));
  return (
    <ScrollArea className="min-h-0 flex-1">
      <div className="p-4 pb-10">
        {only ? (
          <NodeInspector key={only.id} workflowId={workflowId} nodeKey={only.id} data={only.data} />
        ) : count > 1 ? (
          <SelectionInspector workflowId={workflowId} />
        ) : (
          <WorkflowInspector workflowId={workflowId} />
        )}
      </div>
    </ScrollArea>
  );
}
