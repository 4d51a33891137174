import { PencilLine } from 'lucide-react';
import { useState } from 'react';
import { useClient } from 'urql';
import { readAnswer } from '../../api/read-answer.ts';
import { Badge } from '../../ui/display/Badge.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import { FormField } from '../../ui/controls/FormField.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import type { Version } from './useVersions.ts';
import { NameMutation } from './versions-documents.ts';

interface VersionNameProps {
  workflowId: string;
  version: Version;
  onNamed: () => void;
}

/** It was asked for by a button that is gone. */
function focus(input: HTMLInputElement | null): void {
  input?.focus();
}

/** A version’s name, to be written; an empty one takes it away. */
export function VersionName({ workflowId, version: { version, name, isPublished }, onNamed }: VersionNameProps) {
  const client = useClient();
  const [typed, setTyped] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function save() {
    setIsBusy(true);
    const input = { workflowId, version, name: typed?.trim() || null };
    const { data, error } = await client.mutation(NameMutation, { input }).toPromise();
    setIsBusy(false);
    const answer = readAnswer(error, data?.nameWorkflowVersion, 'NameWorkflowVersionPayload');
    if (!answer.ok) return setProblem(answer.message);
    setTyped(null);
    onNamed();
  }

  if (typed === null)
    return (
      <h3 className="flex items-center gap-2 text-base font-semibold">
        {name ?? `Version ${version}`}
        <IconButton
          label={name ? 'Change its name' : 'Give it a name'}
          size="icon-sm"
          onClick={() => setTyped(name ?? '')}
        >
          <PencilLine />
        </IconButton>
        {isPublished && <Badge tone="success">Published</Badge>}
      </h3>
    );
  return (
    <form
      className="flex items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="min-w-0 flex-1">
        <FormField
          label={`Name of version ${version}`}
          isLabelHidden
          ref={focus}
          value={typed}
          maxLength={200}
          problem={problem}
          onType={setTyped}
        />
      </div>
      <Button type="submit" variant="primary" isBusy={isBusy} className="h-9">
        Save
      </Button>
      <Button className="h-9" onClick={() => setTyped(null)}>
        Cancel
      </Button>
    </form>
  );
}
