import { useState } from 'react';
import { useClient } from 'urql';
import { readAnswer } from '../../api/read-answer.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { toast } from '../../ui/toast/toast.ts';
import { Comparison } from './Comparison.tsx';
import { PublishForm } from './PublishForm.tsx';
import type { VersionsOfWorkflow } from './useVersions.ts';
import { UnpublishMutation } from './versions-documents.ts';

interface DraftDetailProps {
  workflowId: string;
  workflow: VersionsOfWorkflow;
  /** What is on the canvas is what the server has. */
  isSaved: boolean;
  onChanged: () => void;
}

/** The draft against what is published, or against the version that was kept last. */
export function DraftDetail({ workflowId, workflow, isSaved, onChanged }: DraftDetailProps) {
  const { publishedVersion: published, versions, version } = workflow;
  const isPublished = published?.version === version;
  const from = published?.version ?? versions.nodes.find((one) => one.version < version)?.version;
  return (
    <div className="flex flex-col gap-4">
      {!isSaved && (
        <p role="alert" className="text-sm text-danger">
          The draft is not saved, so it cannot be published. Close this window and look at what keeps it from being
          saved.
        </p>
      )}
      {isPublished ? (
        <p className="text-sm">The draft is what is published: version {version}.</p>
      ) : (
        isSaved && <PublishForm workflowId={workflowId} draft={version} onPublished={onChanged} />
      )}
      {published && <Unpublish workflowId={workflowId} version={published.version} onDone={onChanged} />}
      {from !== undefined && !isPublished && (
        <section className="flex flex-col gap-2">
          <h3 className="text-sm font-semibold">
            {published ? `What differs from the published version ${from}` : `What changed since version ${from}`}
          </h3>
          <Comparison workflowId={workflowId} from={from} to={version} />
        </section>
      )}
    </div>
  );
}

function Unpublish({ workflowId, version, onDone }: { workflowId: string; version: number; onDone: () => void }) {
  const client = useClient();
  const [isBusy, setIsBusy] = useState(false);
  async function unpublish() {
    setIsBusy(true);
    const { data, error } = await client.mutation(UnpublishMutation, { input: { workflowId } }).toPromise();
    setIsBusy(false);
    const answer = readAnswer(error, data?.unpublishWorkflow, 'UnpublishWorkflowPayload');
    if (!answer.ok) return toast.error('It is still published', { description: answer.message });
    toast.success('Nothing is published any more', {
      description: `Version ${version} is kept, and can be published again.`,
    });
    onDone();
  }
  return (
    <div className="flex items-center gap-3 text-sm text-text-muted">
      <span>Version {version} is published.</span>
      <Button size="sm" variant="ghost" isBusy={isBusy} onClick={() => void unpublish()}>
        Unpublish
      </Button>
    </div>
  );
}
