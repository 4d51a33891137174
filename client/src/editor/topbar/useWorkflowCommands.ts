import { Braces, CalendarClock, CopyPlus, FileUp, FileDown, History, PencilLine, Send, Trash2 } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { useLocation } from 'wouter';
import type { Command } from '../../ui/commands/command.ts';
import { useDeleteWorkflow } from '../../graph/workflow/useDeleteWorkflow.ts';
import { useDuplicateWorkflow } from '../../graph/workflow/useDuplicateWorkflow.ts';
import { saveWorkflowFile } from '../../graph/file/save-workflow-file.ts';
import { useAutosave } from '../autosave/AutosaveContext.tsx';
import { useEditorStore } from '../../graph/store/EditorContext.tsx';
import { toGraph } from '../../graph/model/flow.ts';
import { WorkflowDetailsQuery } from '../../graph/workflow/workflow-documents.ts';
import { useImportInto } from './useImportInto.ts';
import { focusName } from './workflow-name-field.ts';

/** A command that also stands in the menu beside the workflow's name. */
export interface WorkflowCommand extends Command {
  icon: LucideIcon;
  /** What the menu calls it, where it is plain which workflow is meant. */
  label: string;
  /** Set apart from the others: it takes the workflow away. */
  isLast?: boolean;
}

/** What can be done with the workflow that is open. */
export function useWorkflowCommands(
  workflowId: string,
  { openVersions, openPrograms, openSchedules }: Record<'openVersions' | 'openPrograms' | 'openSchedules', () => void>,
): WorkflowCommand[] {
  const [{ data }] = useQuery({ query: WorkflowDetailsQuery, variables: { id: workflowId } });
  const name = data?.workflow?.name ?? 'Untitled workflow';
  const description = data?.workflow?.description ?? '';
  const store = useEditorStore();
  const autosave = useAutosave();
  const duplicate = useDuplicateWorkflow();
  const remove = useDeleteWorkflow();
  const importInto = useImportInto();
  const [, navigate] = useLocation();

  return useMemo(() => {
    const workflow = { id: workflowId, name };
    const group = 'Workflow' as const;
    return [
      {
        id: 'workflow-rename',
        label: 'Rename',
        title: 'Rename this workflow',
        group,
        icon: PencilLine,
        run: focusName,
      },
      {
        id: 'workflow-duplicate',
        label: 'Duplicate',
        title: 'Duplicate this workflow',
        group,
        icon: CopyPlus,
        words: 'copy',
        run: () => void autosave.flush().then(() => duplicate(workflow)),
      },
      {
        id: 'workflow-export',
        label: 'Export',
        title: 'Export this workflow as a file',
        group,
        icon: FileDown,
        words: 'download json save',
        run: () => saveWorkflowFile({ name, description, graph: toGraph(store.getState()) }),
      },
      {
        id: 'workflow-import-into',
        label: 'Import into this workflow…',
        title: 'Import a file into this workflow…',
        group,
        icon: FileUp,
        words: 'json open upload add',
        run: () => void importInto(),
      },
      {
        id: 'history',
        label: 'Runs',
        title: 'All runs of this workflow',
        group,
        icon: History,
        words: 'history past',
        run: () => navigate(`/workflows/${workflowId}/runs`),
      },
      {
        id: 'workflow-versions',
        label: 'Publish and versions…',
        title: 'Publish this workflow, and its versions…',
        group,
        icon: Send,
        words: 'release version restore compare history',
        run: openVersions,
      },
      {
        id: 'workflow-schedules',
        label: 'Run it by itself…',
        title: 'Run this workflow by itself…',
        group,
        icon: CalendarClock,
        words: 'schedule cron clock daily trigger webhook automatic',
        run: openSchedules,
      },
      {
        id: 'workflow-programs',
        label: 'Use it from a program…',
        title: 'Use this workflow from a program…',
        group,
        icon: Braces,
        words: 'api curl javascript python n8n mcp assistant code call http',
        run: openPrograms,
      },
      {
        id: 'workflow-delete',
        label: 'Delete',
        title: 'Delete this workflow',
        group,
        icon: Trash2,
        words: 'remove',
        isLast: true,
        run: () => {
          // What is not saved yet comes back with an Undo, too.
          void autosave.flush().then(async () => {
            if (await remove(workflow)) navigate('/');
          });
        },
      },
    ];
  }, [
    workflowId,
    name,
    description,
    store,
    autosave,
    duplicate,
    remove,
    importInto,
    navigate,
    openVersions,
    openPrograms,
    openSchedules,
  ]);
}
