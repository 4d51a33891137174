import { workflowLimits } from '@visualadgen/graph/limits.ts';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useQuery } from 'urql';
import { useDocumentTitle } from '../../ui/page/useDocumentTitle.ts';
import { useUpdateWorkflow } from '../../graph/workflow/useUpdateWorkflow.ts';
import { WorkflowDetailsQuery } from '../../graph/workflow/workflow-documents.ts';
import { nameFieldId } from './workflow-name-field.ts';

/** The workflow's name, to be typed over: Enter or leaving saves, Escape takes it back. */
export function WorkflowName({ workflowId }: { workflowId: string }) {
  const [{ data }] = useQuery({ query: WorkflowDetailsQuery, variables: { id: workflowId } });
  const update = useUpdateWorkflow(workflowId);
  const [draft, setDraft] = useState<string | null>(null);
  const saved = data?.workflow?.name ?? '';
  const shown = draft ?? saved;
  useDocumentTitle(saved);

  async function save() {
    const name = draft?.trim();
    if (name && name !== saved) await update({ name });
    setDraft(null);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const input = event.currentTarget;
    if (event.key === 'Enter') input.blur();
    if (event.key === 'Escape') {
      setDraft(null);
      // Leaving saves; what was taken back must be gone by then.
      requestAnimationFrame(() => input.blur());
    }
  }

  return (
    <span className="inline-grid max-w-[32vw] min-w-24 max-md:max-w-none max-md:min-w-0 max-md:shrink">
      {/* Gives the box the width of what is written. */}
      <span
        aria-hidden
        className="invisible col-start-1 row-start-1 h-8 overflow-hidden px-2.5 text-base font-semibold whitespace-pre"
      >
        {shown || 'Untitled'}
      </span>
      <input
        id={nameFieldId}
        aria-label="Name of the workflow"
        value={shown}
        maxLength={workflowLimits.name}
        spellCheck={false}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => void save()}
        onKeyDown={onKeyDown}
        className="col-start-1 row-start-1 h-8 max-md:h-11.5 w-0 min-w-full truncate rounded-md border border-transparent bg-transparent px-2 text-base font-semibold hover:border-border focus-visible:border-ring focus-visible:outline-none"
      />
    </span>
  );
}
