import { Tournament } from '@n8n/tournament';

type Json = Record<string, unknown>;
type Item = { json: Json };

interface N8nNode {
  name: string;
  type: string;
  parameters: Json;
}

interface N8nWorkflow {
  nodes: N8nNode[];
  connections: Record<string, { main: { node: string }[][] }>;
}

interface Turn {
  name: string;
  items: Item[];
}

/**
 * Goes through a workflow of n8n from its first node on, as n8n does: expressions by n8n's own engine, and the few kinds of node that our recipe is made of by their
 * documentation. Waits take no time. `headers` are the credential of the HTTP Request nodes.
 */
export async function playN8n(workflow: N8nWorkflow, headers: Record<string, string>, executionId: string) {
  const expressions = new Tournament((fault) => {
    throw fault;
  });
  const results = new Map<string, Item[]>();
  const sent: Json[] = [];

  const kinds: Record<string, (node: N8nNode, items: Item[]) => Promise<Item[][]>> = {
    'n8n-nodes-base.manualTrigger': async () => [[{ json: {} }]],
    'n8n-nodes-base.wait': async (_, items) => [items],
    'n8n-nodes-base.set': async ({ parameters }, items) => {
      const { assignments } = parameters.assignments as { assignments: { name: string; value: unknown }[] };
      return [
        items.map((item) => ({
          json: Object.fromEntries(assignments.map(({ name, value }) => [name, read(value, item)])),
        })),
      ];
    },
    'n8n-nodes-base.httpRequest': async ({ parameters }, items) => {
      const answers = items.map(async (item) => {
        const body = String(read(parameters.jsonBody, item));
        sent.push(JSON.parse(body) as Json);
        const response = await fetch(String(read(parameters.url, item)), {
          method: String(parameters.method),
          headers: { 'content-type': 'application/json', ...headers },
          body,
        });
        if (!response.ok) throw new Error(`HTTP Request: ${response.status} ${await response.text()}`);
        return { json: (await response.json()) as Json };
      });
      return [await Promise.all(answers)];
    },
    'n8n-nodes-base.if': async ({ parameters }, items) => {
      const { conditions } = parameters.conditions as { conditions: Condition[] };
      const isTrue = (item: Item) =>
        conditions.every(({ leftValue, rightValue, operator }) => {
          const left = read(leftValue, item);
          if (operator.operation === 'exists') return left !== undefined && left !== null;
          if (operator.operation === 'true') return left === true;
          if (operator.operation === 'equals') return left === read(rightValue, item);
          throw new Error(`An IF that is not known here: ${operator.operation}.`);
        });
      return [items.filter(isTrue), items.filter((item) => !isTrue(item))];
    },
    'n8n-nodes-base.splitOut': async ({ parameters }, items) => {
      const { destinationFieldName } = parameters.options as { destinationFieldName: string };
      const values = items.flatMap(({ json }) => json[String(parameters.fieldToSplitOut)] as unknown[]);
      return [values.map((value) => ({ json: { [destinationFieldName]: value } }))];
    },
    'n8n-nodes-base.stopAndError': async ({ parameters }, items) => {
      throw new Error(String(read(parameters.errorMessage, items[0] ?? { json: {} })));
    },
  };

  const [first] = workflow.nodes;
  const waiting: Turn[] = [{ name: first?.name ?? '', items: [] }];
  let last: Item[] = [];
  for (let turn = waiting.shift(); turn; turn = waiting.shift()) {
    const node = workflow.nodes.find(({ name }) => name === turn.name);
    const play = node && kinds[node.type];
    if (!node || !play) throw new Error(`${turn.name} is no node that is known here.`);
    const outputs = await play(node, turn.items);
    last = outputs.flat();
    results.set(node.name, last);
    for (const [at, items] of outputs.entries()) {
      if (items.length === 0) continue;
      for (const { node: name } of workflow.connections[node.name]?.main[at] ?? []) waiting.push({ name, items });
    }
  }
  return { items: last.map(({ json }) => json), sent };

  /** A parameter that begins with “=” is an expression. */
  function read(value: unknown, { json }: Item): unknown {
    if (typeof value !== 'string' || !value.startsWith('=')) return value;
    const $ = (name: string) => ({ first: () => results.get(name)?.[0] });
    return expressions.execute(value.slice(1), { $json: json, $, $execution: { id: executionId }, JSON });
  }
}

interface Condition {
  leftValue: unknown;
  rightValue: unknown;
  operator: { operation: string };
}
