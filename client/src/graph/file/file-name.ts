import { fileSafe } from '../../ui/files/file-safe.ts';

/** The name of the file that holds a workflow: its own, without what file systems and shells stumble over. */
export function fileNameOf(workflowName: string): string {
  return `${fileSafe(workflowName, 'workflow', 80)}.visualadgen.json`;
}
