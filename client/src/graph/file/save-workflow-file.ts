import { toWorkflowFile } from './write-workflow-file.ts';
import { saveFile } from '../../ui/files/save-file.ts';
import { fileNameOf } from './file-name.ts';

/** Saves a workflow as a file of its name. */
export function saveWorkflowFile(workflow: Parameters<typeof toWorkflowFile>[0]): void {
  saveFile(fileNameOf(workflow.name), new Blob([toWorkflowFile(workflow)], { type: 'application/json' }));
}
