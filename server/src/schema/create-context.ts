import { AppError } from '../errors.ts';
import type { RequestContext } from '../observe/request-context.ts';
import type { ApiServices, Context, Door, Viewer } from './context.ts';
import { createLoaders } from './loaders.ts';

/** Who is behind a bearer token; null when it is not good. */
type Verify = (token: string) => Promise<Viewer | null>;

interface Asking {
  authorization: string | null;
  origin: string;
  requestContext: RequestContext;
  /** By which door they came, where it looks itself at which workflows a token is good for. */
  door?: Door;
}

/**
 * Makes the context of one operation. No token at all means nobody in particular; a token that is not good is refused
 * with UNAUTHENTICATED rather than taken for nobody.
 */
export function createContextFactory(services: ApiServices, verify: Verify) {
  return async ({ authorization, origin, requestContext, door }: Asking): Promise<Context> => {
    const viewer = authorization === null ? null : await identify(authorization, verify);
    if (viewer?.workflowIds && !door) throw new AppError('INSUFFICIENT_SCOPE', { message: limited });
    const sight = { ownerId: viewer?.userId ?? null };
    requestContext.userId = sight.ownerId;
    const asViewer: Context['asViewer'] = async (work) => {
      if (sight.ownerId === null) throw new AppError('UNAUTHENTICATED');
      return services.database.asUser(sight.ownerId, work);
    };
    return {
      ...services,
      viewer,
      door: door ?? null,
      sight,
      requestContext,
      origin,
      asViewer,
      loaders: createLoaders(asViewer, services),
      // What resolvers are handed is a copy of this, so that it must be told which.
      resetLoaders() {
        this.loaders = createLoaders(asViewer, services);
      },
    };
  };
}

const limited = 'This token is good for some workflows alone: use it at /v1 and /mcp.';

export async function identify<Known>(
  authorization: string,
  verify: (token: string) => Promise<Known | null>,
): Promise<Known> {
  const token = /^Bearer (\S+)$/i.exec(authorization.trim())?.[1];
  const viewer = token ? await verify(token) : null;
  if (!viewer)
    throw new AppError('UNAUTHENTICATED', { message: 'The token is not good, or not any more. Sign in again.' });
  return viewer;
}
