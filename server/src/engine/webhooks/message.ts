import type { WebhookDeliveryRow } from '../../store/tables.ts';

export type DeliveryToTell = Pick<WebhookDeliveryRow, 'webhook_id' | 'execution_id' | 'event' | 'data' | 'created_at'>;

/** An id as the API writes it. */
export type GlobalId = (typename: string, id: string) => string;

/** What a message says, as it is sent. `links` are signed ones, by the paths of its pictures. */
export function messageOf(
  { webhook_id, execution_id, event, data, created_at }: DeliveryToTell,
  globalId: GlobalId,
  links: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const timestamp = new Date(created_at).toISOString();
  if (execution_id === null)
    return { type: event, timestamp, data: { webhook: { id: globalId('Webhook', webhook_id) } } };
  const { images = [] } = data;
  const execution = {
    id: globalId('Execution', execution_id),
    status: data.status,
    totalCost: data.totalCost,
    error: data.error ?? null,
    errorCode: data.errorCode ?? null,
    startedAt: isoTime(data.startedAt),
    finishedAt: isoTime(data.finishedAt),
    workflow: data.workflowId ? { id: globalId('Workflow', data.workflowId), name: data.workflowName } : null,
    imageCount: data.imageCount ?? images.length,
    images: images.map(({ id, path, nodeKey, nodeName, ...image }) => ({
      id: globalId('Asset', id),
      url: links.get(path),
      ...image,
      node: { key: nodeKey, name: nodeName },
    })),
  };
  return { type: event, timestamp, data: { execution } };
}

function isoTime(text: string | null | undefined): string | null {
  return text ? new Date(text).toISOString() : null;
}
