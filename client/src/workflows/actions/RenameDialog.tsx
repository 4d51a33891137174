import { useState } from 'react';
import type { FormEvent } from 'react';
import { useMutation } from 'urql';
import { readAnswer } from '../../api/read-answer.ts';
import { FormField } from '../../ui/controls/FormField.tsx';
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '../../ui/overlays/Dialog.tsx';
import { FormFooter } from '../../ui/overlays/FormFooter.tsx';
import { RenameWorkflowMutation } from './rename-documents.ts';
import type { NamedWorkflow } from '../../graph/workflow/named-workflow.ts';

export function RenameDialog({ workflow, onClose }: { workflow: NamedWorkflow; onClose: () => void }) {
  const [{ fetching }, updateWorkflow] = useMutation(RenameWorkflowMutation);
  const [name, setName] = useState(workflow.name);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return setProblem('Enter a name.');
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
          <FormField
            label="Name"
            isLabelHidden
            value={name}
            problem={problem}
            onType={setName}
            onFocus={(event) => event.target.select()}
          />
          <FormFooter verb="Rename" isBusy={fetching} onCancel={onClose} />
        </form>
      </DialogContent>
    </Dialog>
  );
}
