import type { ExecutionArgs, ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** A result that is about to be sent, and the way to send another in its stead. */
export interface Ending<Result = ExecutionResult> {
  result: Result;
  setResult(result: Result): void;
}

interface Operation {
  args: ExecutionArgs;
  setResultAndStopExecution(result: ExecutionResult): void;
}

type Now<T> = T | void | Promise<T | void>;

/**
 * What may act on operations: hooks of Envelop that an operation comes by whatever carries it, a plain POST, a GET, an event stream, parts
 * or a WebSocket. It is registered once and acts on all of them, or else is refused when the server starts: hooks around a request of
 * Yoga’s (`onRequest`, `onParams`, `onResultProcess` and the like) would see neither plain POSTs nor WebSockets.
 */
export interface OperationPlugin extends Pick<
  Plugin,
  'onEnveloped' | 'onSchemaChange' | 'onParse' | 'onValidate' | 'onContextBuilding'
> {
  /** Whether its `onValidate` finds something depends on the document alone, so that one without an error need not be shown to it again. */
  validatesByDocument?: true;
  /** Queries and mutations. */
  onExecute?(operation: Operation): Now<{ onExecuteDone?(done: Ending & { args: ExecutionArgs }): void }>;
  /** As it begins, and as it ends. */
  onSubscribe?(operation: Operation): Now<{
    onSubscribeResult?(begun: Ending<ExecutionResult | AsyncIterable<unknown>> & { args: ExecutionArgs }): {
      onEnd?(): void;
      onNext?: never;
    } | void;
    onSubscribeError?(failed: { error: unknown }): void;
  }>;
  /**
   * Each answer of a subscription, in place of `onNext`: an event may be made into an answer once for many readers, and then no
   * subscription has a next one of its own.
   */
  onEvent?(answer: Ending & { args: ExecutionArgs }): void;
}

const hooks = {
  onEnveloped: true,
  onSchemaChange: true,
  onParse: true,
  onValidate: true,
  validatesByDocument: true,
  onContextBuilding: true,
  onExecute: true,
  onSubscribe: true,
  onEvent: true,
} satisfies Record<keyof OperationPlugin, true>;
const known: ReadonlySet<string> = new Set(Object.keys(hooks));

/** Throws, naming the hook, where one of a plugin’s would not be called on every transport. */
export function refuseUnserved(plugins: readonly OperationPlugin[]): void {
  for (const plugin of plugins) {
    const unserved = namesOf(plugin).filter((name) => !known.has(name));
    if (unserved.length > 0) {
      throw new TypeError(
        `A plugin of operations has ${unserved.join(', ')}, which not every transport would call. ` +
          `It may have ${[...known].join(', ')}.`,
      );
    }
  }
}

/** Its own and those of its class. */
function namesOf(plugin: object): string[] {
  const names = new Set<string>();
  for (let at: object | null = plugin; at && at !== Object.prototype; at = Object.getPrototypeOf(at) as object | null) {
    for (const name of Object.getOwnPropertyNames(at)) if (at === plugin || name.startsWith('on')) names.add(name);
  }
  return [...names];
}

/** As Yoga takes it; throws at a subscription whose answers are waited for in a way by which shared ones would be missed. */
export function asYogaPlugin(plugin: OperationPlugin): Plugin {
  const { onSubscribe } = plugin;
  if (!onSubscribe) return plugin as Plugin;
  const onlyEvents: OperationPlugin['onSubscribe'] = async (operation) => {
    const { onSubscribeResult, ...after } = (await onSubscribe(operation)) ?? {};
    if (!onSubscribeResult) return after;
    return {
      ...after,
      onSubscribeResult: (begun) => {
        const following = onSubscribeResult(begun);
        if (following?.onNext) throw new TypeError('A plugin of operations has onNext: it needs onEvent in its place.');
        return following;
      },
    };
  };
  // Hooks of its class are its own as well.
  return Object.assign(Object.create(plugin) as Plugin, { onSubscribe: onlyEvents });
}

/** Shows each answer of a subscription to those who have `onEvent`; and the same for an event that is executed by itself. */
export function eventHooks(plugins: readonly OperationPlugin[]) {
  const onEvents = plugins.flatMap((plugin) => (plugin.onEvent ? [plugin.onEvent.bind(plugin)] : []));
  const plugin: Plugin = {
    onSubscribe: () => ({
      onSubscribeResult: ({ result }) =>
        Symbol.asyncIterator in result
          ? {
              onNext: (answer) => {
                const { args } = answer as { args: ExecutionArgs };
                answer.setResult(afterHooks(args, answer.result));
              },
            }
          : undefined,
    }),
  };
  return { plugin, afterHooks };

  function afterHooks(args: ExecutionArgs, answer: ExecutionResult): ExecutionResult {
    let result = answer;
    const setResult = (other: ExecutionResult) => void (result = other);
    for (const onEvent of onEvents) onEvent({ args, result, setResult });
    return result;
  }
}
