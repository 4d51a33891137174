import { createHash } from 'node:crypto';
import { isRecord } from '@visualadgen/graph/values/value.ts';
import { AppError, InputInvalidError, toAppError } from '../errors.ts';
import type { RequestContext } from '../observe/request-context.ts';
import { rowId } from '../schema/ids.ts';
import { hashTriggerSecret } from '../secrets/trigger-secret.ts';
import { findTriggers, identifyTrigger, noteCall } from '../store/schedules.ts';
import type { ExecutionRow, TriggerRow } from '../store/tables.ts';
import { readMapped } from './read-mapping.ts';
import { startPublished, type StartingParts } from './start-published.ts';

/** A POST to a trigger. */
export interface TriggerCall {
  triggerId: string;
  secret: string | null;
  /** Reads what was sent. Only asked for once it is known who sends. */
  readBody(): Promise<unknown>;
  idempotencyKey: string | null;
  requestContext: RequestContext;
  /** Throws RATE_LIMITED where its owner's programs ask for too much. */
  charge(userId: string): void;
}

export type CallTrigger = (call: TriggerCall) => Promise<ExecutionRow>;

export interface TriggerCallOptions extends StartingParts {
  now(): Date;
}

/** Answers calls of triggers. Throws what says why nothing was run; its owner is told as well. */
export function createTriggerCalls(options: TriggerCallOptions): CallTrigger {
  const { database, now } = options;
  return async (call) => {
    const trigger = await identify(call);
    call.charge(trigger.user_id);
    const at = now();
    try {
      const execution = await start(trigger, call);
      await noteCall(database.service, trigger.id, { at, outcome: 'STARTED', executionId: execution.id, error: null });
      return execution;
    } catch (error) {
      const { code, message } = toAppError(error);
      const result = { at, outcome: 'REFUSED', executionId: null, error: { code, message } } as const;
      await noteCall(database.service, trigger.id, result);
      throw error;
    }
  };

  /** Whether there is no such trigger or its secret is another, nobody learns. */
  async function identify({ triggerId, secret }: TriggerCall): Promise<TriggerRow> {
    const id = rowId('Trigger', triggerId);
    const userId = id && secret && (await identifyTrigger(database.service, id, hashTriggerSecret(secret)));
    const [trigger] = id && userId ? await database.asUser(userId, (db) => findTriggers(db, [id])) : [];
    if (trigger) return trigger;
    const message = 'There is no such trigger, or its secret is another: send it as `Authorization: Bearer …`.';
    throw new AppError('UNAUTHENTICATED', { message });
  }

  async function start(trigger: TriggerRow, { readBody, idempotencyKey: key, requestContext }: TriggerCall) {
    if (!trigger.is_enabled) throw new AppError('TRIGGER_DISABLED');
    const inputs = { ...trigger.inputs, ...readInputs(await readBody(), trigger.mapping) };
    return startPublished(options, {
      by: trigger,
      caller: { kind: 'TRIGGER', id: trigger.id, name: trigger.name },
      inputs,
      idempotencyKey: key === null ? null : `trigger ${trigger.id} ${hash(key)}`,
      isSameByKey: false,
      requestContext,
    });
  }
}

function readInputs(body: unknown, mapping: TriggerRow['mapping']): Record<string, unknown> {
  if (mapping) return readMapped(body, mapping);
  if (body === undefined) return {};
  if (!isRecord(body)) throw InputInvalidError.of('body', 'must be a JSON object, such as {"inputs": {…}}.');
  const unknown = Object.keys(body).filter((name) => name !== 'inputs');
  if (unknown.length > 0)
    throw new InputInvalidError(
      unknown.map((name) => ({
        path: [name],
        message: 'is not known here: send {"inputs": {…}}, or give the trigger a mapping.',
      })),
    );
  const { inputs = {} } = body;
  if (!isRecord(inputs))
    throw InputInvalidError.of('inputs', 'must be an object, such as {"headline": "Slow mornings"}.');
  return inputs;
}

/** Keys of others may be as long as ours, and two triggers know each other’s. */
function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
