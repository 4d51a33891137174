const text = { type: 'string' } as const;
const maybe = (type: string) => ({ type: [type, 'null'] });
const closed = (properties: Record<string, object>) => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});

/** JSON Schemas of what `/v1` answers with; `runs/run-view.ts` and `describe-workflow.ts` have the same as types. */
export const runSchema = closed({
  id: text,
  status: { enum: ['PENDING', 'RUNNING', 'PAUSED', 'COMPLETED', 'FAILED', 'CANCELLED'] },
  isFinished: { type: 'boolean' },
  workflow: { anyOf: [closed({ id: text, name: text }), { type: 'null' }] },
  version: maybe('integer'),
  inputs: { description: 'What it was called with.' },
  rows: { description: 'Of a run over several rows of inputs: those; else null.' },
  outputs: {
    type: 'array',
    items: closed({
      name: text,
      label: text,
      kind: maybe('string'),
      row: maybe('integer'),
      text: maybe('string'),
      texts: { type: 'array', items: text },
      images: {
        type: 'array',
        items: closed({
          id: maybe('string'),
          url: { type: 'string', format: 'uri' },
          previewUrl: { type: 'string', format: 'uri' },
          width: maybe('integer'),
          height: maybe('integer'),
          contentType: maybe('string'),
          name: maybe('string'),
        }),
      },
      file: {
        anyOf: [closed({ url: maybe('string'), name: text, bytes: { type: 'integer' } }), { type: 'null' }],
      },
    }),
  },
  progress: closed({ done: { type: 'integer' }, total: { type: 'integer' } }),
  cost: { type: 'string', description: 'USD, as a decimal number.' },
  budget: maybe('string'),
  error: { anyOf: [closed({ code: maybe('string'), message: text }), { type: 'null' }] },
  createdAt: { type: 'string', format: 'date-time' },
  startedAt: { type: ['string', 'null'], format: 'date-time' },
  finishedAt: { type: ['string', 'null'], format: 'date-time' },
});

export const workflowSchema = closed({
  id: text,
  name: text,
  description: maybe('string'),
  version: { type: 'integer' },
  note: maybe('string'),
  publishedAt: { type: 'string', format: 'date-time' },
  inputs: { type: 'object', description: 'A JSON Schema of what a run is called with.' },
  outputs: { type: 'array', items: closed({ name: text, label: text, kind: maybe('string') }) },
});

export const errorSchema = closed({
  errors: {
    type: 'array',
    items: closed({
      message: text,
      extensions: {
        type: 'object',
        required: ['code'],
        properties: { code: text },
        description: 'And what the code brings along.',
      },
    }),
  },
});
