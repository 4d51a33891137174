import { createYoga, type YogaInitialContext } from 'graphql-yoga';
import { execute, type ExecutionArgs, type ExecutionResult, type GraphQLError, type GraphQLSchema } from 'graphql';
import type { Observer } from '../observe/observer.ts';
import type { RequestContext } from '../observe/request-context.ts';
import type { Context } from '../schema/context.ts';
import type { Asker } from './asker.ts';
import { nameBadValues } from './coercion/name-bad-values.ts';
import { guardPlugin, type GuardOptions } from './guard-operations.ts';
import { operationLimits } from './limits.ts';
import { maskEvents, observeAnswers, observeOperations } from './observe-operations.ts';
import { oneOperationPlugin } from './one-operation.ts';
import { asYogaPlugin, eventHooks, type OperationPlugin, refuseUnserved } from './operation-plugins.ts';
import { refusePersistedQueries } from './persisted-queries.ts';

export interface YogaOptions {
  schema: GraphQLSchema;
  createContext(asker: Asker): Promise<Context>;
  maskError(error: unknown, requestContext?: RequestContext): GraphQLError;
  observer?: Observer;
  /** Who may ask for how much; without it everybody for everything that is not too large in itself. */
  guard?: Omit<GuardOptions, 'maskError'>;
  /** What else acts on operations. */
  plugins?: readonly OperationPlugin[];
}

/** What operations that come another way than by `yoga.fetch` say of theirs: plugins want to know the method alone. */
export const postRequest = new Request('http://127.0.0.1/graphql', { method: 'POST' });

/** All that acts on operations, in its order, on every transport. */
function operationPlugins({ maskError, observer, guard, plugins = [] }: YogaOptions): OperationPlugin[] {
  return [
    ...operationLimits(),
    // Before whoever masks what it says.
    nameBadValues(guard?.introspection ?? 'everyone'),
    ...(observer ? [observeOperations(observer, maskError)] : []),
    maskEvents(maskError),
    ...(guard ? [guardPlugin({ ...guard, maskError })] : []),
    ...plugins,
  ];
}

/**
 * The one way of an operation, with two mouths: Yoga's own (`fetch`: GET, event streams, parts, and all that is not ordinary), and
 * `getEnveloped`, by which plain POSTs and WebSockets go through the same plugins without a request of the Fetch standard.
 */
export function createGraphqlYoga(options: YogaOptions) {
  const { schema, createContext, maskError, observer } = options;
  const plugins = operationPlugins(options);
  refuseUnserved(plugins);
  const events = eventHooks(plugins);
  const yoga = createYoga<{ asker: Asker }, Context>({
    schema,
    context: ({ asker }: YogaInitialContext & { asker: Asker }) =>
      createContext(asker).catch((error: unknown) => {
        // Masked here, where it is known which request it belongs to.
        throw maskError(error, asker.requestContext);
      }),
    graphqlEndpoint: '/graphql',
    maskedErrors: { maskError: (error) => maskError(error) },
    plugins: [
      // Of what only Yoga reads or answers: plain POSTs leave all such requests to it, and on a WebSocket there are none.
      oneOperationPlugin(),
      refusePersistedQueries(),
      ...(observer ? [observeAnswers(observer)] : []),
      ...plugins.map(asYogaPlugin),
      events.plugin,
    ],
    // The editor and GraphiQL come from this server; other pages have no business here.
    cors: false,
    graphiql: false,
    landingPage: false,
    multipart: false,
    batching: false,
    logging: false,
    // Bytes are counted before Yoga sees them: its own way pipes every body through a stream.
    maxRequestBodySize: false,
  });
  return {
    fetch: yoga.fetch,
    getEnveloped: yoga.getEnveloped,
    /** A document without an error need not be validated again: no plugin would say anything else of it the next time. */
    remembersValid: plugins.every(({ onValidate, validatesByDocument }) => !onValidate || validatesByDocument),
    /** Answers a subscription on one event that is there already, its root value; for several readers at once. */
    executeEvent: async (args: ExecutionArgs): Promise<ExecutionResult> => events.afterHooks(args, await execute(args)),
  };
}

export type GraphqlYoga = ReturnType<typeof createGraphqlYoga>;
