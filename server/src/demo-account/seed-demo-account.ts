import { createClient } from '@supabase/supabase-js';
import { type SampleUpload, sampleWorkflows } from './sample-workflows.ts';

export interface SeedOptions {
  url: string;
  publishableKey: string;
  account: { email: string; password: string };
  hasSamples: boolean;
  /** The sign-in's API in this process. A machine that is busy at its start may take too long for a connection to itself. */
  signIn(request: Request): Promise<Response>;
}

/** Signs the demo account up on the first start, and gives it its sample workflows: all by the public API, as anybody would. */
export async function seedDemoAccount(options: SeedOptions): Promise<void> {
  const { url, publishableKey, account, hasSamples, signIn } = options;
  const { auth } = createClient(url, publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
    global: { fetch: (input, init) => signIn(new Request(input, init)) },
  });
  const { data, error } = await auth.signUp(account);
  if (!data.session) {
    // Another server on the same database may have been a moment quicker.
    if ((await auth.signInWithPassword(account)).data.session) return;
    throw new Error('The demo account could not be made.', { cause: error });
  }
  if (!hasSamples) return;
  const ask = createAsker(url, data.session.access_token);
  // Made last to first, so that the first is the newest and stands on top.
  for (const sample of sampleWorkflows.toReversed()) {
    const assetIds = await Promise.all(sample.uploads.map((upload) => uploadSample(upload, ask)));
    await ask(createWorkflow, {
      input: { name: sample.name, description: sample.description, graph: sample.graph(assetIds) },
    });
  }
}

const createWorkflow = `mutation ($input: CreateWorkflowInput!) {
  createWorkflow(input: $input) { ... on CreateWorkflowPayload { workflow { id } } ... on Error { message } }
}`;

const createUpload = `mutation ($input: CreateUploadInput!) {
  createUpload(input: $input) { ... on CreateUploadPayload { uploadUrl } ... on Error { message } }
}`;

type Asker = (query: string, variables: unknown) => Promise<Record<string, unknown>>;

/** Gives the mutation's payload; a sample that is refused is an error of ours. */
function createAsker(url: string, token: string): Asker {
  return async (query, variables) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as {
      data?: Record<string, Record<string, unknown>>;
      errors?: { message: string }[];
    };
    const [payload] = Object.values(data ?? {});
    const refusal = errors?.[0]?.message ?? payload?.message;
    if (refusal || !payload) throw new Error(`A sample workflow was refused: ${String(refusal)}`);
    return payload;
  };
}

async function uploadSample(upload: SampleUpload, ask: Asker): Promise<string> {
  const bytes = await upload.draw();
  const input = { contentType: 'image/jpeg', byteSize: bytes.byteLength, name: upload.name };
  const { uploadUrl } = await ask(createUpload, { input });
  const response = await fetch(String(uploadUrl), { method: 'PUT', body: new Uint8Array(bytes) });
  const { id } = (await response.json()) as { id?: string };
  if (!id) throw new Error('A sample photo was refused.');
  return id;
}
