import type { IncomingMessage, ServerResponse } from 'node:http';
import { encodeId } from '../../schema/ids.ts';
import type { Door } from '../../schema/context.ts';
import type { Admission, Admitted } from '../admission.ts';
import type { Asker } from '../asker.ts';
import { askerOf } from '../asker-of.ts';
import type { Clients } from '../clients.ts';

/** Who came by a door, and which workflows they may run there; null for all of theirs. */
export interface DoorAsker extends Asker {
  door: Door;
  workflowIds: readonly string[] | null;
}

/** Null for whoever says nothing of who they are, or something that is not true. */
export async function admitAtDoor(
  request: IncomingMessage,
  response: ServerResponse,
  { door, clients, admission }: { door: Door; clients: Clients; admission: Admission },
): Promise<{ asker: DoorAsker; admitted: Admitted } | null> {
  const asker = askerOf(request, response, clients);
  const admitted = await admission.admit(asker.authorization);
  if (!admitted) return null;
  const workflowIds = admitted.workflowIds?.map((id) => encodeId('Workflow', id)) ?? null;
  return { asker: { ...asker, door, workflowIds }, admitted };
}

export function mayReach({ workflowIds }: DoorAsker, workflowId: string | undefined): boolean {
  return workflowIds === null || (workflowId !== undefined && workflowIds.includes(workflowId));
}
