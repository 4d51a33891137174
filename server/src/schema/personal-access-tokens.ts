import { tidyName } from '@visualadgen/graph/text/compare-text.ts';
import { InputInvalidError } from '../errors.ts';
import { makePersonalAccessToken, tokenScopes } from '../secrets/personal-access-token.ts';
import type { Transaction } from '../store/database.ts';
import { countTokens, createToken, listTokens, revokeToken } from '../store/personal-access-tokens.ts';
import type { TokenRow, WorkflowRow } from '../store/tables.ts';
import { findWorkflows } from '../store/workflows.ts';
import { builder } from './builder.ts';
import { IdempotencyConflictError, NotFoundError } from './errors.ts';
import { keyDescription, makeOnce, toldOnce } from './idempotency.ts';
import { rowId } from './ids.ts';
import { resolvePage } from './paging.ts';
import { Viewer } from './viewer.ts';
import { Workflow } from './workflows.ts';

const longestName = 100;
const longestLife = 365;
const mostTokens = 50;
const mostWorkflows = 50;

const TokenScopeEnum = builder.enumType('TokenScope', {
  description: 'What a personal access token allows.',
  values: {
    READ: { description: 'Read everything of yours. Every token can.' },
    RUN: { description: 'Run workflows, and control runs. This costs money.' },
    WRITE: { description: 'Create, change and delete workflows, and upload images.' },
  },
});

const PersonalAccessToken = builder.objectRef<TokenRow>('PersonalAccessToken');

builder.node(PersonalAccessToken, {
  description: 'Lets a program act for you. Send it as `Authorization: Bearer vag_…`.',
  id: { resolve: (token) => token.id },
  loadOne: (id, { loaders }) => loaders.tokens.load(id),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What its owner called it.' }),
    hint: t.exposeString('hint', { description: 'How it begins, to know it by.' }),
    scopes: t.expose('scopes', { description: 'What it allows.', type: [TokenScopeEnum] }),
    workflows: t.field({
      type: [Workflow],
      nullable: true,
      description:
        'The only workflows that it is good for, of those that are left; null for everything that its scopes allow.',
      resolve: async ({ workflow_ids: ids }, _, { loaders }) =>
        ids && (await loaders.workflows.loadMany(ids)).filter(isWorkflow),
    }),
    expiresAt: t.expose('expires_at', { type: 'DateTime', nullable: true, description: 'Null: never.' }),
    lastUsedAt: t.expose('last_used_at', { type: 'DateTime', nullable: true, description: 'To within a minute.' }),
    revokedAt: t.expose('revoked_at', {
      description: 'When it was revoked; null while it is valid, or if it has expired.',
      type: 'DateTime',
      nullable: true,
    }),
    createdAt: t.expose('created_at', { description: 'When it was made.', type: 'DateTime' }),
  }),
});

builder.objectField(Viewer, 'tokens', (t) =>
  t.connection(
    {
      type: PersonalAccessToken,
      description: 'Your personal access tokens that were not revoked, newest first.',
      resolve: (_, page, { asViewer }) =>
        resolvePage(
          page,
          (request) => asViewer((db) => listTokens(db, request)),
          () => asViewer((db) => countTokens(db)),
        ),
    },
    { name: 'PersonalAccessTokenConnection' },
    { name: 'PersonalAccessTokenConnectionEntry' },
  ),
);

// Mutations ---------------------------------------------------------------------------------------------------------

const CreateTokenInput = builder.inputType('CreateTokenInput', {
  fields: (t) => ({
    name: t.string({ required: true, description: 'Your name for it.' }),
    scopes: t.field({ type: [TokenScopeEnum], required: true, description: '`READ` is always among them.' }),
    workflowIds: t.idList({
      description: `For a program that is to reach some workflows alone: 1 to ${mostWorkflows} of yours. The token then is good at \`/v1\` and \`/mcp\`, for them and their runs, and nowhere else.`,
    }),
    expiresInDays: t.int({
      defaultValue: 90,
      description: `From 1 to ${longestLife}; null for a token that does not expire.`,
    }),
    idempotencyKey: t.string({ description: keyDescription }),
  }),
});
const CreateTokenPayload = builder.simpleObject('CreateTokenPayload', {
  fields: (t) => ({
    token: t.field({ description: 'The token as it is listed, without its secret.', type: PersonalAccessToken }),
    secret: t.string({ description: `The token itself. Only a hash of it is kept. ${toldOnce}` }),
  }),
});

builder.mutationField('createToken', (t) =>
  t.field({
    type: CreateTokenPayload,
    nullable: true,
    authScopes: { session: true },
    description: 'Creates a personal access token. This needs a signed-in person, not a token.',
    args: { input: t.arg({ type: CreateTokenInput, required: true }) },
    errors: {
      types: [InputInvalidError, NotFoundError, IdempotencyConflictError],
      union: { name: 'CreateTokenResult' },
    },
    resolve: async (_, { input }, context) => {
      const userId = context.viewer?.userId ?? '';
      const { name, expiresInDays } = checkInput(input);
      const scopes = tokenScopes.filter((scope) => scope === 'READ' || input.scopes.includes(scope));
      const { row: token, secret } = await makeOnce(context, {
        operation: 'createToken',
        input,
        make: async (db) => {
          if ((await countTokens(db)) >= mostTokens)
            throw InputInvalidError.of(
              'name',
              `is one too many: at most ${mostTokens} tokens at a time. Revoke one first.`,
            );
          const workflowIds = await readWorkflows(db, input.workflowIds ?? null);
          const { hash, hint, ...made } = makePersonalAccessToken();
          return {
            row: await createToken(db, { userId, name, hash, hint, scopes, workflowIds, expiresInDays }),
            ...made,
          };
        },
        find: (id) => context.loaders.tokens.load(id),
      });
      return { token, secret };
    },
  }),
);

const RevokeTokenInput = builder.inputType('RevokeTokenInput', {
  fields: (t) => ({ tokenId: t.id({ required: true }) }),
});
const RevokeTokenPayload = builder.simpleObject('RevokeTokenPayload', {
  fields: (t) => ({ token: t.field({ description: 'The token, with `revokedAt`.', type: PersonalAccessToken }) }),
});

builder.mutationField('revokeToken', (t) =>
  t.field({
    type: RevokeTokenPayload,
    nullable: true,
    authScopes: { session: true },
    description: 'Revokes a token at once. Connections that were opened with it are closed.',
    args: { input: t.arg({ type: RevokeTokenInput, required: true }) },
    errors: { types: [NotFoundError], union: { name: 'RevokeTokenResult' } },
    resolve: async (_, { input }, { asViewer, tokenWasRevoked }) => {
      const id = rowId('PersonalAccessToken', input.tokenId);
      const token = id && (await asViewer((db) => revokeToken(db, id)));
      if (!token) throw new NotFoundError('tokenId', 'token');
      tokenWasRevoked(token.id);
      return { token };
    },
  }),
);

/** Row ids of workflows of the viewer's. Throws NotFoundError for one that is none. */
async function readWorkflows(db: Transaction, globalIds: readonly string[] | null): Promise<string[] | null> {
  if (globalIds === null) return null;
  if (globalIds.length < 1 || globalIds.length > mostWorkflows)
    throw InputInvalidError.of('workflowIds', `must be 1 to ${mostWorkflows}, but are ${globalIds.length}.`);
  const ids = [...new Set(globalIds)].map((globalId) => rowId('Workflow', globalId));
  const found = new Set(
    (
      await findWorkflows(
        db,
        ids.filter((id) => id !== null),
      )
    ).map(({ id }) => id),
  );
  return ids.map((id, index) => {
    if (id === null || !found.has(id)) throw new NotFoundError(`workflowIds.${index}`, 'workflow');
    return id;
  });
}

function isWorkflow(row: WorkflowRow | Error | null): row is WorkflowRow {
  return row !== null && !(row instanceof Error);
}

function checkInput(input: typeof CreateTokenInput.$inferInput): { name: string; expiresInDays: number | null } {
  const name = tidyName(input.name);
  if (name.length < 1 || name.length > longestName)
    throw InputInvalidError.of('name', `must have 1 to ${longestName} characters, but has ${name.length}.`);
  const days = input.expiresInDays ?? null;
  if (days !== null && (days < 1 || days > longestLife))
    throw InputInvalidError.of('expiresInDays', `must be from 1 to ${longestLife}, or null, but is ${days}.`);
  return { name, expiresInDays: days };
}
