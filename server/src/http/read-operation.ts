/** What a client asks to have executed. */
export interface Operation {
  query: string;
  operationName?: string;
  variables?: Record<string, unknown>;
  extensions?: Record<string, unknown>;
}

const known = new Set(['query', 'operationName', 'variables', 'extensions']);

/** One operation in JSON, as it ought to be; undefined for anything else, of which Yoga says what is wrong with it. */
export function readOperation(contentType: string | undefined, body: Buffer): Operation | undefined {
  if (!contentType || !/^application\/(?:graphql\+)?json(?:;|$)/.test(contentType)) return undefined;
  const value = parse(body.toString());
  if (!isObject(value) || typeof value['query'] !== 'string') return undefined;
  const { operationName, variables, extensions } = value;
  const isUsual =
    (operationName === undefined || operationName === null || typeof operationName === 'string') &&
    (variables === undefined || variables === null || isObject(variables)) &&
    (extensions === undefined || extensions === null || isObject(extensions)) &&
    Object.keys(value).every((key) => known.has(key));
  return isUsual ? (value as unknown as Operation) : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
