import { useId, useState } from 'react';
import { useClient } from 'urql';
import { mutateOnce } from '../../api/mutate-once.ts';
import { readAnswer } from '../../api/read-answer.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { FormField } from '../../ui/controls/FormField.tsx';
import { Label } from '../../ui/controls/Label.tsx';
import { Textarea } from '../../ui/controls/Textarea.tsx';
import { toast } from '../../ui/toast/toast.ts';
import { PublishMutation } from './versions-documents.ts';

interface PublishFormProps {
  workflowId: string;
  /** Of the draft. */
  draft: number;
  onPublished: () => void;
}

/** Publishes the draft, with a name and a note for whoever looks for it later. */
export function PublishForm({ workflowId, draft, onPublished }: PublishFormProps) {
  const client = useClient();
  const noteId = useId();
  const [name, setName] = useState('');
  const [note, setNote] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [problems, setProblems] = useState<readonly string[]>([]);

  async function publish() {
    setIsBusy(true);
    const { data, error } = await mutateOnce(client, PublishMutation, {
      workflowId,
      expectedVersion: draft,
      ...(name.trim() !== '' && { name }),
      ...(note.trim() !== '' && { note }),
    });
    setIsBusy(false);
    const answer = readAnswer(error, data?.publishWorkflow, 'PublishWorkflowPayload');
    if (!answer.ok) {
      const found = answer.error?.__typename === 'GraphInvalidError' ? answer.error.problems : [];
      return setProblems(found.length > 0 ? found.map(({ message }) => message) : [answer.message]);
    }
    setProblems([]);
    toast.success(`Version ${answer.payload.version.version} is published`);
    onPublished();
  }

  return (
    <form
      className="flex flex-col gap-3 rounded-lg border border-border bg-surface-sunken p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void publish();
      }}
    >
      <p className="text-xs text-text-muted">
        Programs, forms and schedules run what is published. You can go on with the draft without changing it for them.
      </p>
      <FormField label="Name (optional)" value={name} maxLength={200} onType={setName} />
      <div className="flex flex-col gap-1.5">
        <Label htmlFor={noteId}>What is new (optional)</Label>
        <Textarea id={noteId} value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
      </div>
      {problems.length > 0 && (
        <div role="alert" className="flex flex-col gap-1 text-xs text-danger">
          <p className="font-medium">It cannot be published yet:</p>
          <ul className="list-disc pl-4">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      )}
      <Button type="submit" variant="primary" isBusy={isBusy} className="self-end">
        Publish the draft
      </Button>
    </form>
  );
}
