const response = 'application/graphql-response+json';
const json = 'application/json';

/**
 * The form of a single answer that a client takes, by its `accept` header; undefined when it wants, or would rather
 * have, something else, such as a stream. Gives what Yoga gives.
 */
export function plainMediaType(accept = '*/*'): string | undefined {
  if (accept === '*/*' || accept === json) return json;
  for (const range of accept.replaceAll(/\s/g, '').toLowerCase().split(',')) {
    const [type = '', ...parameters] = range.split(';');
    // Only what Yoga reads in the same way: no other character set, nothing that could be a stream before it.
    if (parameters.some((parameter) => parameter.includes('charset=') && parameter !== 'charset=utf-8'))
      return undefined;
    if (type === json || type === '*/*' || type === 'application/*') return json;
    if (type === response) return response;
    if (type.startsWith('text/event-stream') || type.startsWith('multipart/') || type === 'text/*') return undefined;
  }
  return undefined;
}
