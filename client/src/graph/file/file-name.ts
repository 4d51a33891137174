import { fileSafe } from '../../run/results/file-name.ts';

/** The name of the file that holds a workflow: its own, without what file systems and shells stumble over. */
export function fileNameOf(workflowName: string): string {
  return `${fileSafe(workflowName, 'workflow', 80)}.visualadgen.json`;
}
