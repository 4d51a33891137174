import { type DocumentNode, type ExecutionArgs, getOperationAST, type GraphQLError, visit } from 'graphql';
import { AppError } from '../errors.ts';
import { countPoints } from './count-points.ts';
import type { Asker } from './asker.ts';
import { withoutSuggestion } from './mask-error.ts';
import type { Places } from './places.ts';
import type { PointCounter } from './point-counter.ts';

/** Who is told what the schema holds. */
export type Introspection = 'everyone' | 'signed-in' | 'off';

export interface GuardOptions {
  points: Pick<PointCounter, 'take'>;
  /** Of event streams and WebSockets together, by user. */
  places: Places;
  introspection: Introspection;
  maskError(fault: unknown): GraphQLError;
}

/** What the plugin looks at of an operation's context. */
interface Guarded {
  asker: Asker;
  viewer?: { userId: string } | null;
}

interface HookPayload {
  args: ExecutionArgs;
  setResultAndStopExecution(result: { errors: GraphQLError[] }): void;
}

interface ValidatePayload {
  result: readonly { message: string }[];
}

/**
 * Lets an operation through or refuses it, once it is known who asks and that it is valid: by what it costs, by whether
 * it asks for the API's description, and by how many streams are open. The same over HTTP, event streams and WebSockets.
 */
export function guardPlugin({ points, places, introspection, maskError }: GuardOptions) {
  return {
    onValidate() {
      if (introspection === 'everyone') return undefined;
      return ({ result }: ValidatePayload) => {
        for (const fault of result) fault.message = withoutSuggestion(fault.message);
      };
    },
    onExecute({ args, setResultAndStopExecution }: HookPayload): void {
      // Each event of a subscription is executed, too, and has been paid for by then.
      if (kindOf(args) === 'subscription') return;
      const refusal = refuse(args);
      if (refusal) setResultAndStopExecution({ errors: [maskError(refusal)] });
    },
    onSubscribe({ args, setResultAndStopExecution }: HookPayload): void {
      const refusal = refuse(args) ?? refuseStream(args.contextValue as Guarded);
      if (refusal) setResultAndStopExecution({ errors: [maskError(refusal)] });
    },
  };

  function refuse({ document, operationName, variableValues, contextValue }: ExecutionArgs): AppError | undefined {
    const { viewer, asker } = contextValue as Guarded;
    if (introspection !== 'everyone' && (introspection === 'off' || !viewer) && asksForSchema(document)) {
      const message = introspection === 'off' ? 'The schema is not told here.' : 'Sign in to be told the schema.';
      return new AppError('INTROSPECTION_REFUSED', { message });
    }
    const cost = countPoints(document, operationName, variableValues);
    const retryAfter = points.take(keyOf(viewer, asker), cost);
    if (retryAfter === 0) return undefined;
    if (retryAfter === Number.POSITIVE_INFINITY) {
      return new AppError('REQUEST_TOO_LARGE', {
        message: `The operation costs ${cost} points, more than a minute has.`,
      });
    }
    return new AppError('RATE_LIMITED', {
      message: `That is too much in one minute. Try again in ${retryAfter} s.`,
      details: { retryAfter },
    });
  }

  /** A WebSocket has its place already. */
  function refuseStream({ viewer, asker }: Guarded): AppError | undefined {
    if (!asker.onGone) return undefined;
    const giveBack = places.take(keyOf(viewer, asker));
    if (!giveBack) return new AppError('TOO_MANY_STREAMS');
    asker.onGone(giveBack);
    return undefined;
  }
}

function keyOf(viewer: Guarded['viewer'], asker: Asker): string {
  return viewer ? viewer.userId : asker.address();
}

interface Known {
  asksForSchema?: boolean;
  kinds: Map<string | null | undefined, string>;
}
const known = new WeakMap<DocumentNode, Known>();

function knownOf(document: DocumentNode): Known {
  let one = known.get(document);
  if (!one) known.set(document, (one = { kinds: new Map() }));
  return one;
}

function kindOf({ document, operationName }: ExecutionArgs): string | undefined {
  const { kinds } = knownOf(document);
  const kind = kinds.get(operationName) ?? getOperationAST(document, operationName)?.operation;
  // Names that are not in the document are as many as a client likes.
  if (kind) kinds.set(operationName, kind);
  return kind;
}

function asksForSchema(document: DocumentNode): boolean {
  const one = knownOf(document);
  if (one.asksForSchema === undefined) {
    one.asksForSchema = false;
    visit(document, {
      Field: ({ name: { value } }) => {
        if (value === '__schema' || value === '__type') one.asksForSchema = true;
      },
    });
  }
  return one.asksForSchema;
}
