import type { DocumentNode, ExecutionArgs, ExecutionResult } from 'graphql';
import type { EngineEvent } from '../../engine/emitter.ts';
import type { EventSource } from '../../engine/follow-execution.ts';
import type { Context } from '../../schema/context.ts';
import { createFrameWriter, openingOf } from './frames.ts';
import { createGroup, type Group } from './group.ts';
import { tellingVariables } from './like-operations.ts';
import type { SocketWriter } from './socket-writer.ts';

/** A subscription over a WebSocket that has been let in. */
export interface SharedOperation {
  /** As its client named it; every message to it says so. */
  id: string;
  args: ExecutionArgs & { contextValue: Context };
  execute(args: ExecutionArgs): ExecutionResult | Promise<ExecutionResult>;
  writer: SocketWriter;
}

/**
 * Serves like subscriptions together: the selection is executed once for each event, made into text once, and written to
 * the sockets with only the id put in. Alike are those of one viewer, at one address, with one document and the same
 * variables, wherever in the log they begin.
 */
export function createEventSharing(onSent: (count: number) => void) {
  const groups = new WeakMap<DocumentNode, Map<string, Group>>();
  const writeFrames = createFrameWriter();

  /** Gives nothing, and ends when the subscription has had its last event. It begins when it is first asked. */
  return function shareEvents(operation: SharedOperation, source: EventSource): AsyncIterableIterator<never> {
    const { id, writer } = operation;
    const opening = openingOf(id);
    const over = Promise.withResolvers<IteratorReturnResult<undefined>>();
    let leave: (() => void) | undefined;
    let hasLeft = false;

    return {
      next() {
        if (hasLeft) return over.promise;
        leave ??= groupOf(operation, source).join({
          ...source,
          write: (texts) => {
            onSent(texts.length);
            writeFrames(writer, opening, texts);
          },
          isFull: writer.isFull,
          whenDrained: writer.whenDrained,
          end: (fault) => (fault === undefined ? over.resolve({ done: true, value: undefined }) : over.reject(fault)),
        });
        return over.promise;
      },
      async return() {
        hasLeft = true;
        leave?.();
        over.resolve({ done: true, value: undefined });
        return over.promise;
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  };

  function groupOf(operation: SharedOperation, { executionId }: EventSource): Group {
    const { document, operationName, variableValues, contextValue } = operation.args;
    const { viewer, origin, emitter } = contextValue;
    const alike = groups.get(document) ?? new Map<string, Group>();
    groups.set(document, alike);
    const key = JSON.stringify([
      executionId,
      // Whatever else is known of a viewer may be a right; by what they came, and until when that is good, is none.
      { ...viewer, expiresAt: undefined, source: undefined },
      origin,
      operationName,
      tellingVariables(document, variableValues ?? {}),
    ]);
    const group =
      alike.get(key) ??
      createGroup({
        emitter,
        executionId,
        renderHeard: createRenderer(operation),
        renderLogged: createRenderer(operation),
        onEmpty: () => alike.delete(key),
      });
    alike.set(key, group);
    return group;
  }
}

/** With a context of its own, for what it loads for one event must not be taken for another's. */
function createRenderer({ args, execute }: SharedOperation): (event: EngineEvent) => Promise<Buffer> {
  const contextValue = { ...args.contextValue };
  return async (event) => {
    const { errors, ...rest } = await execute({ ...args, contextValue, rootValue: event });
    const payload = errors ? { ...rest, errors: errors.map((error) => error.toJSON()) } : rest;
    return Buffer.from(`${JSON.stringify(payload)}}`);
  };
}
