import { createClient } from '@supabase/supabase-js';
import type { Graph } from '@visualadgen/graph/graph.ts';
import { cancelExecution, createUpload, createWorkflow, executeWorkflow } from '../../../server/test/operations.ts';
import { sampleWorkflows } from '../../../server/src/demo-account/sample-workflows.ts';
import { askOverHttp } from '../../../server/test/sign-up.ts';

/** What the demo account does by the API, before somebody opens the browser as that account. */
export interface DemoAccount {
  /** Gives the path of the workflow in the editor. Its nodes stand side by side unless `place` leaves them elsewhere. */
  createWorkflow(name: string, graph: Graph, place?: (graph: Graph) => Graph): Promise<string>;
  /** One of the workflows that newcomers find; of those that need no photo. Gives its path. */
  createSample(name: RegExp): Promise<string>;
  /** Starts a run of the workflow at that path, and gives its id. */
  execute(path: string): Promise<string>;
  cancel(executionId: string): Promise<void>;
  /** Uploads a photo (JPEG), and gives its id. */
  upload(photo: Uint8Array): Promise<string>;
}

export async function signInAsDemo(url: string): Promise<DemoAccount> {
  const response = await fetch(`${url}/config.json`);
  const config = (await response.json()) as {
    supabasePublishableKey: string;
    demo: { email: string; password: string };
  };
  const { auth } = createClient(url, config.supabasePublishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const { data, error } = await auth.signInWithPassword(config.demo);
  if (!data.session) throw new Error('The demo account could not sign in.', { cause: error });
  const headers = { authorization: `Bearer ${data.session.access_token}` };

  async function ask<Data>(query: string, input: object): Promise<Data> {
    const answer = await askOverHttp<Data>(url, { query, variables: { input } }, headers);
    if (!answer.data) throw new Error(`The server answered: ${JSON.stringify(answer.errors)}`);
    return answer.data;
  }

  async function create(name: string, graph: Graph): Promise<string> {
    const answer = await ask<{ createWorkflow: { workflow: { id: string } } }>(createWorkflow, { name, graph });
    return `/workflows/${answer.createWorkflow.workflow.id}`;
  }

  return {
    createWorkflow: (name, graph, place = inColumns) => create(name, place(graph)),
    async createSample(name) {
      const sample = sampleWorkflows.find((one) => name.test(one.name) && one.uploads.length === 0);
      if (!sample) throw new Error(`No sample without photos is called ${String(name)}.`);
      return create(sample.name, sample.graph([]));
    },
    async execute(path) {
      const input = { workflowId: path.split('/').at(-1) };
      const answer = await ask<{ executeWorkflow: { execution: { id: string } } }>(executeWorkflow, input);
      return answer.executeWorkflow.execution.id;
    },
    async upload(photo) {
      const input = { contentType: 'image/jpeg', byteSize: photo.byteLength };
      const answer = await ask<{ createUpload: { uploadUrl: string } }>(createUpload, input);
      const sent = await fetch(answer.createUpload.uploadUrl, { method: 'PUT', body: new Uint8Array(photo) });
      return ((await sent.json()) as { id: string }).id;
    },
    async cancel(executionId) {
      await ask(cancelExecution, { executionId });
    },
  };
}

/** Side by side, so that no card hides another. */
function inColumns({ nodes, edges }: Graph): Graph {
  return { nodes: nodes.map((node, index) => ({ ...node, position: { x: index * 304, y: 0 } })), edges };
}
