import { type DocumentNode, type ExecutionResult, GraphQLError } from 'graphql';
import type { Asker } from './asker.ts';
import { type GraphqlYoga, postRequest } from './create-yoga.ts';

/** What is asked of the API, with its variables. */
export interface ApiOperation {
  query: string;
  variables?: Record<string, unknown>;
}

/** The API refused the operation as a whole; what it said. */
export class ApiRefusal extends Error {
  readonly extensions: Record<string, unknown>;
  constructor({ message, extensions }: Pick<GraphQLError, 'message' | 'extensions'>) {
    super(message);
    this.extensions = { ...extensions };
  }
  get code(): string {
    const { code } = this.extensions;
    return typeof code === 'string' ? code : 'INTERNAL';
  }
  /** HTTP's word for it. */
  get status(): number {
    return (
      (this.extensions['http'] as { status?: number } | undefined)?.status ?? (this.code === 'INTERNAL' ? 500 : 400)
    );
  }
}

export interface ApiClient {
  /** Gives the data of a query or mutation. Throws ApiRefusal. */
  ask<Data>(asker: Asker, operation: ApiOperation): Promise<Data>;
  /** Gives the data of each event of a subscription. Throws ApiRefusal. */
  follow<Data>(asker: Asker, operation: ApiOperation): AsyncGenerator<Data, void>;
}

/**
 * Asks the API from within this process. It is a client like all others: the same plugins count, limit, observe and mask what it asks,
 * so that what is built on it has no rules of its own.
 */
export function createApiClient(yoga: GraphqlYoga): ApiClient {
  return {
    async ask<Data>(asker: Asker, operation: ApiOperation) {
      const { enveloped, args } = await prepare(asker, operation);
      return dataOf((await enveloped.execute(args)) as ExecutionResult) as Data;
    },
    async *follow<Data>(asker: Asker, operation: ApiOperation) {
      const { enveloped, args } = await prepare(asker, operation);
      const events = (await enveloped.subscribe(args)) as AsyncIterable<ExecutionResult> | ExecutionResult;
      if (!(Symbol.asyncIterator in events)) throw new ApiRefusal(firstOf(events));
      for await (const event of events) yield dataOf(event) as Data;
    },
  };

  async function prepare(asker: Asker, { query, variables = {} }: ApiOperation) {
    const enveloped = yoga.getEnveloped({ asker, params: { query, variables }, request: postRequest });
    const document = enveloped.parse(query) as DocumentNode;
    const faults = enveloped.validate(enveloped.schema, document) as readonly GraphQLError[];
    if (faults.length > 0) throw new ApiRefusal(firstOf({ errors: faults }));
    const contextValue: unknown = await Promise.resolve(enveloped.contextFactory()).catch(refuse);
    return { enveloped, args: { schema: enveloped.schema, document, contextValue, variableValues: variables } };
  }
}

function refuse(error: unknown): never {
  throw error instanceof GraphQLError ? new ApiRefusal(error) : error;
}

function dataOf(result: ExecutionResult): unknown {
  if (result.errors?.length) throw new ApiRefusal(firstOf(result));
  return result.data;
}

function firstOf({ errors }: Pick<ExecutionResult, 'errors'>): Pick<GraphQLError, 'message' | 'extensions'> {
  return errors?.[0] ?? { message: 'Something went wrong on our side.', extensions: { code: 'INTERNAL' } };
}
