/** What an example of a call is made of. */
export interface CallToShow {
  /** Where the server is, such as `https://ads.example`. */
  origin: string;
  workflowId: string;
  workflowName: string;
  /** A value for each input, by its name. */
  inputs: Readonly<Record<string, unknown>>;
}

export interface CallExample {
  id: 'curl' | 'javascript' | 'python' | 'n8n' | 'mcp';
  title: string;
  /** What to do with it. */
  note: string;
  code: string;
}

/** The same call as each kind of program makes it, filled in. Each asks `VISUALADGEN_TOKEN` of its surroundings. */
export function callExamples(call: CallToShow): CallExample[] {
  return [
    { id: 'curl', title: 'curl', note: 'Set VISUALADGEN_TOKEN to an access token of yours.', code: curl(call) },
    { id: 'javascript', title: 'JavaScript', note: 'For Node 20 or newer, without a library.', code: javascript(call) },
    { id: 'python', title: 'Python', note: 'For Python 3, without a library.', code: python(call) },
    {
      id: 'n8n',
      title: 'n8n',
      note: 'Paste it onto the canvas of n8n, and choose a Bearer Auth credential with a token.',
      code: n8n(call),
    },
    {
      id: 'mcp',
      title: 'Assistants',
      note: 'For the settings of an assistant that speaks MCP. This workflow is one of its tools then.',
      code: mcp(call),
    },
  ];
}

function addressOf({ origin, workflowId }: CallToShow): string {
  return `${origin}/v1/workflows/${workflowId}/runs`;
}

function curl(call: CallToShow): string {
  const body = JSON.stringify({ inputs: call.inputs }, null, 2).replaceAll("'", String.raw`'\''`);
  return `curl -s '${addressOf(call)}' \\
  -H "authorization: Bearer $VISUALADGEN_TOKEN" \\
  -H 'content-type: application/json' \\
  -H 'prefer: wait=60' \\
  -d '${body}'
`;
}

function javascript(call: CallToShow): string {
  return `const response = await fetch('${addressOf(call)}', {
  method: 'POST',
  headers: {
    authorization: \`Bearer \${process.env.VISUALADGEN_TOKEN}\`,
    'content-type': 'application/json',
    prefer: 'wait=60',
  },
  body: JSON.stringify({
    inputs: ${indent(JSON.stringify(call.inputs, null, 2), 4)},
  }),
});
const run = await response.json();
if (!response.ok) throw new Error(run.errors[0].message);
console.log(run.status, run.outputs.flatMap(({ images }) => images.map(({ url }) => url)));
`;
}

function python(call: CallToShow): string {
  return `import json, os, urllib.request

request = urllib.request.Request(
    "${addressOf(call)}",
    data=json.dumps({"inputs": ${indent(toPython(call.inputs), 4)}}).encode(),
    headers={
        "Authorization": "Bearer " + os.environ["VISUALADGEN_TOKEN"],
        "Content-Type": "application/json",
        "Prefer": "wait=60",
    },
)
with urllib.request.urlopen(request) as response:
    run = json.load(response)
print(run["status"], [image["url"] for output in run["outputs"] for image in output["images"]])
`;
}

function n8n(call: CallToShow): string {
  const node = {
    name: call.workflowName,
    type: 'n8n-nodes-base.httpRequest',
    typeVersion: 4.2,
    position: [0, 0],
    parameters: {
      method: 'POST',
      url: addressOf(call),
      authentication: 'genericCredentialType',
      genericAuthType: 'httpBearerAuth',
      sendHeaders: true,
      headerParameters: { parameters: [{ name: 'Prefer', value: 'wait=60' }] },
      sendBody: true,
      specifyBody: 'json',
      jsonBody: JSON.stringify({ inputs: call.inputs }, null, 2),
      options: {},
    },
  };
  return `${JSON.stringify({ nodes: [node], connections: {} }, null, 2)}\n`;
}

function mcp({ origin }: CallToShow): string {
  const server = { type: 'http', url: `${origin}/mcp`, headers: { Authorization: 'Bearer YOUR_TOKEN' } };
  return `${JSON.stringify({ mcpServers: { visualadgen: server } }, null, 2)}\n`;
}

/** All lines but the first further to the right. */
function indent(text: string, by: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(by)}`);
}

/** A value of JSON as Python writes it. */
function toPython(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toPython).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([name, held]) => `    ${JSON.stringify(name)}: ${toPython(held)},\n`);
    return entries.length === 0 ? '{}' : `{\n${entries.join('')}}`;
  }
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return JSON.stringify(value);
}
