import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import { useMutation } from 'urql';
import { readAnswer } from '../../api/read-answer.ts';
import { Button } from '../../ui/controls/Button.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '../../ui/overlays/Dialog.tsx';
import { Input } from '../../ui/controls/Input.tsx';
import { RenameWorkflowMutation } from './rename-documents.ts';
import type { NamedWorkflow } from '../../graph/workflow/named-workflow.ts';

export function RenameDialog({ workflow, onClose }: { workflow: NamedWorkflow; onClose: () => void }) {
  const [{ fetching }, updateWorkflow] = useMutation(RenameWorkflowMutation);
  const [name, setName] = useState(workflow.name);
  const [problem, setProblem] = useState<string | null>(null);
  const problemId = useId();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return setProblem('Give it a name.');
    if (name.trim() === workflow.name) return onClose();
    const { data, error } = await updateWorkflow({ input: { workflowId: workflow.id, name: name.trim() } });
    const answer = readAnswer(error, data?.updateWorkflow, 'UpdateWorkflowPayload');
    if (answer.ok) return onClose();
    const refused = answer.error?.__typename === 'InputInvalidError' ? answer.error.fields[0] : undefined;
    setProblem(refused ? `The name ${refused.message}` : answer.message);
  };

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent className="max-w-sm">
        <DialogHeader>
          <DialogTitle>Rename workflow</DialogTitle>
          <DialogDescription className="sr-only">Choose another name for {workflow.name}.</DialogDescription>
        </DialogHeader>
        <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
          <div className="flex flex-col gap-1.5">
            <Input
              aria-label="Name"
              value={name}
              onChange={(event) => setName(event.target.value)}
              onFocus={(event) => event.target.select()}
              aria-invalid={problem !== null}
              aria-describedby={problem ? problemId : undefined}
              className="h-9"
            />
            {problem && (
              <p id={problemId} role="alert" className="text-xs text-danger">
                {problem}
              </p>
            )}
          </div>
          <DialogFooter>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" isBusy={fetching}>
              Rename
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
