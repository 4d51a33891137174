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
  writer: SocketWriter;
}

/** Answers a subscription on one event, the root value. */
type ExecuteEvent = (args: ExecutionArgs) => Promise<ExecutionResult>;

/**
 * Serves like subscriptions together: the selection is executed once for each event, made into text once, and written to
 * the sockets with only the id put in. Alike are those of readers who see the same, at one address, with one document and
 * the same variables, wherever in the log they begin and whoever they are.
 */
export function createEventSharing(executeEvent: ExecuteEvent, onSent: (count: number) => void) {
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
          end: (error) => (error === undefined ? over.resolve({ done: true, value: undefined }) : over.reject(error)),
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
    const { sight, origin, emitter } = contextValue;
    const alike = groups.get(document) ?? new Map<string, Group>();
    groups.set(document, alike);
    const key = JSON.stringify([
      executionId,
      sight,
      // Links begin with it.
      origin,
      operationName,
      tellingVariables(document, variableValues ?? {}),
    ]);
    const group =
      alike.get(key) ??
      createGroup({
        emitter,
        executionId,
        renderHeard: createRenderer(operation, executeEvent),
        renderLogged: createRenderer(operation, executeEvent),
        onEmpty: () => alike.delete(key),
      });
    alike.set(key, group);
    return group;
  }
}

/** With a context of its own, for what it loads for one event must not be taken for another's. */
function createRenderer(
  { args }: SharedOperation,
  executeEvent: ExecuteEvent,
): (event: EngineEvent) => Promise<Buffer> {
  const contextValue = { ...args.contextValue };
  return async (event) => {
    const { errors, ...rest } = await executeEvent({ ...args, contextValue, rootValue: event });
    const payload = errors ? { ...rest, errors: errors.map((error) => error.toJSON()) } : rest;
    return Buffer.from(`${JSON.stringify(payload)}}`);
  };
}
