import { useId, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useMutation, useQuery } from 'urql';
import { readAnswer } from '../../api/read-answer.ts';
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '../../ui/overlays/Dialog.tsx';
import { FormFooter } from '../../ui/overlays/FormFooter.tsx';
import { toast } from '../../ui/toast/toast.ts';
import { useRun } from '../state/RunContext.tsx';
import type { RunNode } from '../state/run-state.ts';
import { OpenCallsQuery, SettleGenerationMutation } from './lost-request-documents.ts';

interface LostRequestDialogProps {
  node: RunNode;
  /** The ids of the requests that may be its own. */
  candidates: readonly string[];
  onAnswered: () => void;
  onClose: () => void;
}

/** A person's word on what became of a paid call whose answer was lost. */
export function LostRequestDialog({ node, candidates, onAnswered, onClose }: LostRequestDialogProps) {
  const executionId = useRun(({ execution }) => execution?.id ?? '');
  const [{ data, fetching: isLoading }] = useQuery({
    query: OpenCallsQuery,
    variables: { executionId },
    requestPolicy: 'network-only',
  });
  const [{ fetching: isSaving }, settle] = useMutation(SettleGenerationMutation);
  /** Undefined until something is chosen; null for none of them. */
  const [chosen, setChosen] = useState<string | null>();
  const [problem, setProblem] = useState<string | null>(null);
  const noteId = useId();
  const open = data?.execution?.generations.edges.find(
    ({ node: call }) =>
      call.nodeExecution.id === node.id && call.status === 'PENDING' && call.errorCode === 'PROVIDER_AMBIGUOUS',
  );

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (chosen === undefined) return setProblem('Choose one first.');
    if (!open) return setProblem('This question has been answered already. Close this dialog and retry the run.');
    const result = await settle({ input: { generationId: open.node.id, requestId: chosen } });
    const answer = readAnswer(result.error, result.data?.settleGeneration, 'SettleGenerationPayload');
    if (answer.ok) {
      toast.success(
        chosen ? 'Retry the run now: it continues with that request.' : 'Retry the run now: it sends a new request.',
      );
      return onAnswered();
    }
    setProblem(answer.message);
  };

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Which request is from “{node.name}”?</DialogTitle>
          <DialogDescription>
            Look these requests up at the model service, by their ids. The one that nothing else of yours has made is
            the one to choose.
          </DialogDescription>
        </DialogHeader>
        <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
          <fieldset aria-describedby={problem ? noteId : undefined} className="flex flex-col gap-1.5">
            <legend className="sr-only">Requests</legend>
            {candidates.map((requestId) => (
              <Choice key={requestId} isChosen={chosen === requestId} onChoose={() => setChosen(requestId)}>
                <span className="font-mono text-xs break-all">{requestId}</span>
                <span className="text-xs text-text-muted">A retry continues with it, and nothing is paid again.</span>
              </Choice>
            ))}
            <Choice isChosen={chosen === null} onChoose={() => setChosen(null)}>
              <span className="text-sm">None of them</span>
              <span className="text-xs text-text-muted">
                It is lost. A retry sends a new request, and pays for that.
              </span>
            </Choice>
          </fieldset>
          {problem && (
            <p id={noteId} role="alert" className="text-xs text-danger">
              {problem}
            </p>
          )}
          <FormFooter verb="Save" isBusy={isSaving} isDisabled={isLoading} onCancel={onClose} />
        </form>
      </DialogContent>
    </Dialog>
  );
}

interface ChoiceProps {
  isChosen: boolean;
  onChoose: () => void;
  children: ReactNode;
}

function Choice({ isChosen, onChoose, children }: ChoiceProps) {
  return (
    <label className="flex cursor-pointer items-start gap-2.5 rounded-lg border border-border p-2.5 hover:border-border-strong has-checked:border-accent has-focus-visible:ring-3 has-focus-visible:ring-accent-soft">
      <input type="radio" name="request" checked={isChosen} onChange={onChoose} className="mt-1 accent-accent" />
      <span className="flex min-w-0 flex-col gap-0.5">{children}</span>
    </label>
  );
}
