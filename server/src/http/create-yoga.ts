import { createYoga, type YogaInitialContext } from 'graphql-yoga';
import { execute, type ExecutionArgs, getOperationAST, type GraphQLError, type GraphQLSchema } from 'graphql';
import type { Observer } from '../observe/observer.ts';
import type { Trail } from '../observe/trail.ts';
import type { Context } from '../schema/context.ts';
import type { Asker } from './asker.ts';
import { nameBadValues } from './coercion/name-bad-values.ts';
import { guardPlugin, type GuardOptions } from './guard-operations.ts';
import { operationLimits } from './limits.ts';
import { observeOperations } from './observe-operations.ts';
import { oneOperationPlugin } from './one-operation.ts';
import { refusePersistedQueries } from './persisted-queries.ts';

export interface YogaOptions {
  schema: GraphQLSchema;
  createContext(asker: Asker): Promise<Context>;
  maskError(fault: unknown, trail?: Trail): GraphQLError;
  observer?: Observer;
  /** Who may ask for how much; without it everybody for everything that is not too large in itself. */
  guard?: Omit<GuardOptions, 'maskError'>;
}

/** What operations that come another way than by `yoga.fetch` say of theirs: plugins want to know the method alone. */
export const postRequest = new Request('http://127.0.0.1/graphql', { method: 'POST' });

/** The GraphQL server. WebSockets go through the same plugins, by `getEnveloped`. */
export function createGraphqlYoga({ schema, createContext, maskError, observer, guard }: YogaOptions) {
  return createYoga<{ asker: Asker }, Context>({
    schema,
    context: ({ asker }: YogaInitialContext & { asker: Asker }) =>
      createContext(asker).catch((fault: unknown) => {
        // Masked here, where it is known which request it belongs to.
        throw maskError(fault, asker.trail);
      }),
    graphqlEndpoint: '/graphql',
    maskedErrors: { maskError: (fault) => maskError(fault) },
    plugins: [
      oneOperationPlugin(),
      refusePersistedQueries(),
      ...operationLimits(),
      // Before whoever masks what it says.
      nameBadValues(guard?.introspection ?? 'everyone'),
      ...(observer ? [observeOperations(observer, maskError)] : []),
      oneEventPlugin(),
      ...(guard ? [guardPlugin({ ...guard, maskError })] : []),
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
}

export type GraphqlYoga = ReturnType<typeof createGraphqlYoga>;

/**
 * Lets `execute` answer a subscription on one event that is there already, its root value. Without it an execute that
 * finds a subscription would subscribe.
 */
function oneEventPlugin() {
  return {
    onExecute({ args, setExecuteFn }: { args: ExecutionArgs; setExecuteFn(fn: typeof execute): void }): void {
      if (getOperationAST(args.document, args.operationName)?.operation === 'subscription') setExecuteFn(execute);
    },
  };
}
