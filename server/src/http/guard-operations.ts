import { type DocumentNode, type ExecutionArgs, type ExecutionResult, type GraphQLError, visit } from 'graphql';
import { AppError } from '../errors.ts';
import type { Asker } from './asker.ts';
import { type ToldCost, weighOperation } from './cost/weigh-operation.ts';
import { withoutSuggestion } from './mask-error.ts';
import type { Slots } from './slots.ts';
import type { Ending, OperationPlugin } from './operation-plugins.ts';
import type { PointCounter } from './point-counter.ts';

/** Who is told what the schema holds. */
export type Introspection = 'everyone' | 'signed-in' | 'off';

export interface GuardOptions {
  points: Pick<PointCounter, 'take' | 'look' | 'perMinute'>;
  /** That one operation may cost; without it, all that a minute has. */
  pointsPerOperation?: number | undefined;
  /** Of event streams and WebSockets together, by user. */
  slots: Slots;
  introspection: Introspection;
  maskError(error: unknown): GraphQLError;
}

/** What the plugin looks at of an operation's context. */
interface Guarded {
  asker: Asker;
  viewer?: { userId: string } | null;
}

interface HookPayload {
  args: ExecutionArgs;
  setResultAndStopExecution(result: ExecutionResult): void;
}

interface ValidatePayload {
  result: readonly { message: string }[];
}

/**
 * Lets an operation through or refuses it, once it is known who asks and that it is valid: by what it costs, by whether
 * it asks for the API's description, and by how many streams are open. The same over HTTP, event streams and WebSockets.
 * What it cost is told with its answer.
 */
export function guardPlugin({ points, slots, introspection, maskError, ...options }: GuardOptions) {
  const { pointsPerOperation = points.perMinute } = options;
  /** What subscriptions cost that have not answered yet, by their contexts. */
  const untold = new WeakMap<object, Told>();
  return {
    // It looks at errors alone.
    validatesByDocument: true as const,
    onValidate() {
      if (introspection === 'everyone') return undefined;
      return ({ result }: ValidatePayload) => {
        for (const error of result) error.message = withoutSuggestion(error.message);
      };
    },
    onExecute({ args, setResultAndStopExecution }: HookPayload) {
      const { refusal, told } = weigh(args);
      if (refusal) return setResultAndStopExecution({ errors: [maskError(refusal)], extensions: told });
      return { onExecuteDone: ({ result, setResult }: Ending) => setResult(withCost(result, told)) };
    },
    onSubscribe({ args, setResultAndStopExecution }: HookPayload) {
      const { asker, ...guarded } = args.contextValue as Guarded;
      const weighed = weigh(args);
      const refusal = weighed.refusal ?? refuseStream({ asker, ...guarded });
      if (refusal) return setResultAndStopExecution({ errors: [maskError(refusal)], extensions: weighed.told });
      // Over a WebSocket events may be shared, and are all alike.
      if (asker.transport === 'http') untold.set(args.contextValue as object, weighed.told);
    },
    onEvent({ args, result, setResult }) {
      const context = args.contextValue as object;
      const told = untold.get(context);
      if (untold.delete(context)) setResult(withCost(result, told));
    },
  } satisfies OperationPlugin;

  function weigh(args: ExecutionArgs): { refusal: AppError | undefined; told: Told } {
    const { viewer, asker } = args.contextValue as Guarded;
    const refused = refuseIntrospection(args);
    // What is not to be had costs nothing.
    if (refused) return { refusal: refused, told: undefined };
    const { cost, refusal } = weighOperation(args, keyOf(viewer, asker), points, pointsPerOperation);
    asker.tellCost?.(cost, points.perMinute);
    return { refusal, told: { cost } };
  }

  function refuseIntrospection({ document, contextValue }: ExecutionArgs): AppError | undefined {
    if (introspection === 'everyone' || !asksForSchema(document)) return undefined;
    if (introspection === 'signed-in' && (contextValue as Guarded).viewer) return undefined;
    const message = introspection === 'off' ? 'The schema is not available here.' : 'Sign in to read the schema.';
    return new AppError('INTROSPECTION_REFUSED', { message });
  }

  /** A WebSocket has its place already. */
  function refuseStream({ viewer, asker }: Guarded): AppError | undefined {
    if (!asker.onGone) return undefined;
    const giveBack = slots.take(keyOf(viewer, asker));
    if (!giveBack) return new AppError('TOO_MANY_STREAMS');
    asker.onGone(giveBack);
    return undefined;
  }
}

type Told = { cost: ToldCost } | undefined;

function withCost(result: ExecutionResult, told: Told): ExecutionResult {
  return { ...result, extensions: { ...result.extensions, ...told } };
}

function keyOf(viewer: Guarded['viewer'], asker: Asker): string {
  return viewer ? viewer.userId : asker.address();
}

/** Whether a document asks for the schema, for those that were looked at. */
const known = new WeakMap<DocumentNode, boolean>();

function asksForSchema(document: DocumentNode): boolean {
  let asks = known.get(document);
  if (asks !== undefined) return asks;
  asks = false;
  visit(document, {
    Field: ({ name: { value } }) => {
      if (value === '__schema' || value === '__type') asks = true;
    },
  });
  known.set(document, asks);
  return asks;
}
