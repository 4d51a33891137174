import { RotateCcw, Send } from 'lucide-react';
import { useId, useState } from 'react';
import { useClient } from 'urql';
import { mutateOnce } from '../../api/mutate-once.ts';
import { readAnswer } from '../../api/read-answer.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Label } from '../../ui/controls/Label.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '../../ui/controls/Select.tsx';
import { RelativeTime } from '../../ui/display/RelativeTime.tsx';
import { toast } from '../../ui/toast/toast.ts';
import { Comparison } from './Comparison.tsx';
import { useRestoreVersion } from './useRestoreVersion.ts';
import type { Version, VersionsOfWorkflow } from './useVersions.ts';
import { VersionName } from './VersionName.tsx';
import { PublishMutation } from './versions-documents.ts';

interface VersionDetailProps {
  workflowId: string;
  workflow: VersionsOfWorkflow;
  version: Version;
  onChanged: () => void;
  onRestored: () => void;
}

/** One version that was kept: what it is, what it changed, and what can be done with it. */
export function VersionDetail({ workflowId, workflow, version, onChanged, onRestored }: VersionDetailProps) {
  const restore = useRestoreVersion(workflowId);
  const [isRestoring, setIsRestoring] = useState(false);
  const errors = version.problems.filter(({ severity }) => severity === 'ERROR');

  async function bringBack() {
    setIsRestoring(true);
    const isDone = await restore(version.version);
    setIsRestoring(false);
    if (isDone) onRestored();
  }

  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <VersionName workflowId={workflowId} version={version} onNamed={onChanged} />
        <p className="text-xs text-text-muted">
          Version {version.version}, kept <RelativeTime at={version.createdAt} />
          {version.publishedAt && (
            <>
              , {version.isPublished ? 'published' : 'last published'} <RelativeTime at={version.publishedAt} />
            </>
          )}
        </p>
        {version.note && <p className="text-sm whitespace-pre-wrap">{version.note}</p>}
      </div>
      {errors.length > 0 && (
        <div role="note" className="flex flex-col gap-1 rounded-lg bg-danger-soft p-3 text-xs text-danger">
          <p className="font-medium">It cannot run as it is:</p>
          <ul className="list-disc pl-4">
            {errors.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        {!version.isPublished && (
          <PublishAgain workflowId={workflowId} draft={workflow.version} version={version.version} onDone={onChanged} />
        )}
        {version.version !== workflow.version && (
          <Button isBusy={isRestoring} onClick={() => void bringBack()}>
            <RotateCcw />
            Restore as the draft
          </Button>
        )}
      </div>
      <Against workflowId={workflowId} workflow={workflow} version={version.version} />
    </div>
  );
}

function PublishAgain({
  workflowId,
  draft,
  version,
  onDone,
}: {
  workflowId: string;
  draft: number;
  version: number;
  onDone: () => void;
}) {
  const client = useClient();
  const [isBusy, setIsBusy] = useState(false);
  async function publish() {
    setIsBusy(true);
    const input = { workflowId, expectedVersion: draft, version };
    const { data, error } = await mutateOnce(client, PublishMutation, input);
    setIsBusy(false);
    const answer = readAnswer(error, data?.publishWorkflow, 'PublishWorkflowPayload');
    if (!answer.ok) {
      const problems = answer.error?.__typename === 'GraphInvalidError' ? answer.error.problems : [];
      return toast.error(`Version ${version} could not be published`, {
        description: problems[0]?.message ?? answer.message,
      });
    }
    toast.success(`Version ${version} is published`);
    onDone();
  }
  return (
    <Button isBusy={isBusy} onClick={() => void publish()}>
      <Send />
      Publish this version
    </Button>
  );
}

/** What changed from another one to it, by default from the one before; or from it to a later one. */
function Against({
  workflowId,
  workflow,
  version,
}: {
  workflowId: string;
  workflow: VersionsOfWorkflow;
  version: number;
}) {
  const id = useId();
  const others = [
    ...(workflow.versions.nodes.some((one) => one.version === workflow.version)
      ? []
      : [{ version: workflow.version, name: 'Draft' }]),
    ...workflow.versions.nodes,
  ].filter((one) => one.version !== version);
  const before = others.find((one) => one.version < version) ?? others[0];
  const [other, setOther] = useState(before?.version);
  if (other === undefined)
    return <p className="text-sm text-text-muted">There is no other version to compare it with.</p>;
  return (
    <section className="flex flex-col gap-3">
      <div className="flex items-center gap-2">
        <Label htmlFor={id} className="shrink-0">
          {other < version ? 'What changed since' : 'What changed up to'}
        </Label>
        <Select value={String(other)} onValueChange={(value) => setOther(Number(value))}>
          <SelectTrigger id={id} className="w-60">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            {others.map((one) => (
              <SelectItem key={one.version} value={String(one.version)}>
                {one.name ? `${one.name} (version ${one.version})` : `Version ${one.version}`}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      </div>
      <Comparison workflowId={workflowId} from={Math.min(other, version)} to={Math.max(other, version)} />
    </section>
  );
}
