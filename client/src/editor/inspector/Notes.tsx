import { useId, useState } from 'react';
import { useQuery } from 'urql';
import { Label } from '../../ui/controls/Label.tsx';
import { Textarea } from '../../ui/controls/Textarea.tsx';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { useUpdateWorkflow } from '../../graph/workflow/useUpdateWorkflow.ts';
import { WorkflowDetailsQuery } from '../../graph/workflow/workflow-documents.ts';

/** Free text about the workflow, saved when the person leaves it. */
export function Notes({ workflowId }: { workflowId: string }) {
  const id = useId();
  const [{ data }] = useQuery({ query: WorkflowDetailsQuery, variables: { id: workflowId } });
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const update = useUpdateWorkflow(workflowId);
  const [draft, setDraft] = useState<string | null>(null);
  const saved = data?.workflow?.description ?? '';

  async function save() {
    if (draft === null || draft === saved) return setDraft(null);
    if (await update({ description: draft })) setDraft(null);
  }

  return (
    <section className="flex flex-col gap-2">
      <Label htmlFor={id}>Notes</Label>
      <Textarea
        id={id}
        className="min-h-28"
        placeholder="What is it for? Who asked for it?"
        readOnly={isReadOnly}
        value={draft ?? saved}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => void save()}
      />
    </section>
  );
}
