import type { Client } from 'urql';
import type { EditorWorkflowQuery } from '../../api/generated/graphql.ts';
import { createRunStore } from '../../run/state/run-store.ts';
import type { RunStore } from '../../run/state/run-store.ts';
import type { Catalogue } from '../../graph/catalogue/catalogue.ts';
import { createAutosave } from '../autosave/autosave.ts';
import type { Autosave } from '../autosave/autosave.ts';
import { createDraftStorage } from '../autosave/draft-storage.ts';
import { sameGraph } from '../../graph/model/same-graph.ts';
import { saveGraph } from '../autosave/save-graph.ts';
import { createEditorStore } from '../../graph/store/editor-store.ts';
import type { EditorStore } from '../../graph/store/editor-store.ts';
import { toGraph } from '../../graph/model/flow.ts';
import { rememberCopies } from '../../run/image/image-copies.ts';
import { readAssetCopies, readAssetUrls, readGraph } from '../../graph/workflow/read-graph.ts';

export type LoadedWorkflow = NonNullable<EditorWorkflowQuery['workflow']>;

/** All that one open workflow needs: its graph, its saving, the run it shows. */
export interface EditorSession {
  editor: EditorStore;
  run: RunStore;
  autosave: Autosave;
  /** Saves from now on; the answer ends it, sending what waits. */
  start(): () => void;
}

/** Opens a workflow as it was loaded, with the edits that an earlier visit could not send. */
export function createEditorSession(client: Client, workflow: LoadedWorkflow, catalogue: Catalogue): EditorSession {
  const saved = readGraph(workflow);
  const drafts = createDraftStorage(workflow.id);
  const stored = drafts.take();
  const draft = stored && !sameGraph(stored.graph, saved) ? stored : null;

  const editor = createEditorStore({ graph: draft?.graph ?? saved, catalogue, isReadOnly: false });
  editor.getState().setProblems(workflow.problems);
  rememberCopies(readAssetCopies(workflow));
  editor.getState().rememberAssets(readAssetUrls(workflow, catalogue));

  const autosave = createAutosave({
    version: workflow.version,
    graph: () => toGraph(editor.getState()),
    send: (graph, version) => saveGraph(client, workflow.id, graph, version, editor.getState().setProblems),
    drafts,
  });
  if (draft?.version === workflow.version) autosave.edited();
  else if (draft) autosave.conflicted({ version: workflow.version, graph: saved, savedAt: workflow.updatedAt });

  return {
    editor,
    run: createRunStore(),
    autosave,
    start() {
      autosave.enter();
      const stopWatching = editor.subscribe(({ revision }, before) => {
        if (revision !== before.revision) autosave.edited();
      });
      const onHide = () => autosave.storeDraft();
      window.addEventListener('pagehide', onHide);
      return () => {
        stopWatching();
        window.removeEventListener('pagehide', onHide);
        autosave.leave();
      };
    },
  };
}
