import { Suspense, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useClient } from 'urql';
import { useStore } from 'zustand';
import { useOnReconnected } from '../api/connection.ts';
import { RunActionsContext } from '../run/control/RunActionsContext.tsx';
import { RunContext } from '../run/state/RunContext.tsx';
import { isLive } from '../run/state/run-state.ts';
import { useFollowedRun } from '../run/state/useFollowedRun.ts';
import { useCatalogue } from '../graph/catalogue/CatalogueContext.tsx';
import { useCommands } from '../ui/commands/useCommands.ts';
import { lazyAfterPaint, lazyPart } from '../ui/loading/lazy-part.ts';
import { AutosaveContext } from './autosave/AutosaveContext.tsx';
import { editCommands } from './commands/edit-commands.ts';
import { startCommands, steerCommands } from './commands/run-commands.ts';
import { pasteClipboard } from './content/paste-clipboard.ts';
import { usePutContent } from './content/usePutContent.ts';
import { createEditorSession } from './session/editor-session.ts';
import type { LoadedWorkflow } from './session/editor-session.ts';
import { EditorContext } from '../graph/store/EditorContext.tsx';
import { EditorLayout } from './EditorLayout.tsx';
import { StartRunContext } from '../run/control/StartRunContext.ts';
import { useOutdated } from './run/useOutdated.ts';
import { useRunControl } from './run/useRunControl.ts';
import { RunButton } from './topbar/RunButton.tsx';
import { TopBar } from './topbar/TopBar.tsx';
import { useClipboard } from './useClipboard.ts';

const RunInputs = lazyPart(async () => (await import('./inputs/RunInputs.tsx')).RunInputs);
const ConfirmRun = lazyPart(async () => (await import('./run/ConfirmRun.tsx')).ConfirmRun);
const RunAnnouncer = lazyAfterPaint(async () => (await import('../run/status/RunAnnouncer.tsx')).RunAnnouncer);
const PendingImageEdit = lazyAfterPaint(
  async () => (await import('../run/image/PendingImageEdit.tsx')).PendingImageEdit,
);

/** One workflow, open for editing. */
export function WorkflowEditor({ workflow, guide }: { workflow: LoadedWorkflow; guide: ReactNode }) {
  const client = useClient();
  const catalogue = useCatalogue();
  const [session] = useState(() => createEditorSession(client, workflow, catalogue));
  useEffect(() => session.start(), [session]);
  useOnReconnected(() => void session.autosave.flush());

  const control = useRunControl(workflow, session);
  useFollowedRun(session.run, control.executionId, control.actions.turn);
  useOutdated(session);
  const put = usePutContent(session.editor);
  useClipboard(session.editor, put);

  const { run, isStarting, unconfirmed, asked } = control;
  const { act } = control.actions;
  const commands = useMemo(
    () => [
      ...startCommands(session.editor, session.run, run),
      ...steerCommands(session.run, act),
      ...editCommands(session.editor, () => void pasteClipboard(put)),
    ],
    [session, run, act, put],
  );
  useCommands(commands);
  const isUnderWay = useStore(session.run, ({ execution }) => execution !== null && isLive(execution.status));
  const startRun = useMemo(() => ({ start: run, isBusy: isStarting || isUnderWay }), [run, isStarting, isUnderWay]);

  return (
    <EditorContext value={session.editor}>
      <RunContext value={session.run}>
        <AutosaveContext value={session.autosave}>
          <RunActionsContext value={control.actions}>
            <StartRunContext value={startRun}>
              <EditorLayout
                workflowId={workflow.id}
                front={control.front}
                top={<TopBar workflowId={workflow.id} control={control} />}
                run={<RunButton workflowId={workflow.id} control={control} />}
                guide={guide}
              />
              <Suspense>
                <RunAnnouncer />
              </Suspense>
              <Suspense>
                {asked && <RunInputs inputs={asked.inputs} onRun={asked.answer} onClose={asked.dismiss} />}
              </Suspense>
              <Suspense>
                {unconfirmed && (
                  <ConfirmRun
                    estimate={unconfirmed.estimate}
                    onConfirm={unconfirmed.confirm}
                    onClose={unconfirmed.dismiss}
                  />
                )}
              </Suspense>
              <Suspense>
                <PendingImageEdit workflowId={workflow.id} />
              </Suspense>
            </StartRunContext>
          </RunActionsContext>
        </AutosaveContext>
      </RunContext>
    </EditorContext>
  );
}
