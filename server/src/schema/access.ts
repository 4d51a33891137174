import type { GraphQLField, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { AppError } from '../errors.ts';
import type { Viewer } from './context.ts';

/** What a field may ask of whoever comes. Each root field says one of these of itself. */
export interface AccessScopes {
  /** Nothing: it tells nothing of anybody. */
  public: boolean;
  /** That somebody has come, with whatever token. */
  signedIn: boolean;
  read: boolean;
  run: boolean;
  write: boolean;
  /** That they have signed in themselves: what a token that was lost must not do. */
  session: boolean;
}

export function accessOf(viewer: Viewer | null): AccessScopes {
  return {
    public: true,
    signedIn: viewer !== null,
    read: viewer?.scopes.includes('READ') ?? false,
    run: viewer?.scopes.includes('RUN') ?? false,
    write: viewer?.scopes.includes('WRITE') ?? false,
    session: viewer?.isSession ?? false,
  };
}

/** Says what was needed. */
export function refusal(viewer: Viewer | null, { parentType, fieldName }: GraphQLResolveInfo): AppError {
  if (!viewer) return new AppError('UNAUTHENTICATED');
  const field = parentType.getFields()[fieldName];
  const needed = (field && declaredAccess(field))?.toUpperCase() ?? 'SESSION';
  const message =
    needed === 'SESSION'
      ? 'Only somebody who has signed in may do this; a personal access token is not enough.'
      : `The token does not allow this: it needs the scope ${needed}, and has ${viewer.scopes.join(', ')}.`;
  return new AppError('INSUFFICIENT_SCOPE', { message, details: { needed, granted: viewer.scopes } });
}

/** Throws for a root field that does not say who may use it. */
export function refuseUndeclaredAccess(schema: GraphQLSchema): GraphQLSchema {
  for (const type of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      if (!declaredAccess(field))
        throw new Error(
          `${type?.name}.${field.name} does not say who may use it: give it \`authScopes\` with one of read, run, write, session, public.`,
        );
    }
  }
  return schema;
}

/** Which of the scopes a root field asks for. */
export function declaredAccess(field: GraphQLField<unknown, unknown>): keyof AccessScopes | undefined {
  const { authScopes } = (field.extensions.pothosOptions ?? {}) as { authScopes?: Partial<AccessScopes> };
  return Object.keys(authScopes ?? {})[0] as keyof AccessScopes | undefined;
}
