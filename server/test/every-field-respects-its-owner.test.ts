import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema, isInterfaceType, isObjectType } from 'graphql';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { TokenScope } from '../src/secrets/personal-access-token.ts';
import { type AccessScopes, declaredAccess } from '../src/schema/access.ts';
import { decodeId } from '../src/schema/ids.ts';
import { schema } from '../src/schema/index.ts';
import { readSecrets } from '../src/secrets/server-secrets.ts';
import { makeToken, revokeToken } from './make-token.ts';
import { signOut } from './sign-out.ts';
import type { Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';
import { createSharedDatabase } from './postgres/create-shared-database.ts';
import type { IdSource } from './tenant-walk/argument-values.ts';
import {
  type Belongings,
  fingerprint,
  findTales,
  giveBelongings,
  idOfNothing,
  leaveTraces,
  withoutIds,
} from './tenant-walk/belongings.ts';
import { type Caller, createCaller, type Heard, type Transport } from './tenant-walk/callers.ts';
import { planWalk, type Step } from './tenant-walk/plan-walk.ts';

/*
 * Walks the whole schema, as it is, with what belongs to somebody, as everybody who may come along. New fields are walked
 * without being told of here; where the walk cannot, it fails and says what to add.
 */

const steps = planWalk(schema);
const firsts = steps.filter((step) => step.isFirstOfField);
const allReads = steps.filter((step) => step.kind === 'query');
const calls = firsts.filter((step) => step.kind !== 'query');

/** Types that the owner need not have been shown for the walk to count: they tell of what has gone wrong elsewhere. */
const rarelyShown = new Set([
  'AssetProblem',
  'ImageEditProblem',
  'NamedOutputs',
  'NodeFault',
  'NodeProgress',
  'PartialItem',
  'PostItem',
  'RedditFailure',
  'RedditPost',
  'RedditTrends',
]);

const tokens: [string, TokenScope[]][] = [
  ['read', ['READ']],
  ['read and run', ['READ', 'RUN']],
  ['read and write', ['READ', 'WRITE']],
  ['do everything', ['READ', 'RUN', 'WRITE']],
];

const opened = new AsyncDisposableStack();
afterAll(() => opened.disposeAsync());

/** A part of the walk: whose the rows are, who is let in at all, or both. */
interface Part {
  transport: Transport;
  /** The queries that are asked to see whose the rows are. */
  reads: Step[];
  asksWhoIsLetIn: boolean;
}

/**
 * Which rows are seen is the database's to decide, and who asks is found out by each transport: so the rows are walked to their end on each
 * database, who is let in over each transport, and not each with each.
 */
const databases: [string, () => Promise<RunningApp>, Part[]][] = [
  [
    'PGlite',
    () => startApp(),
    [
      { transport: 'HTTP', reads: allReads, asksWhoIsLetIn: true },
      { transport: 'WebSocket', reads: allReads.filter((step) => step.isFirstOfField), asksWhoIsLetIn: true },
    ],
  ],
  ['Postgres', startOnPostgres, [{ transport: 'HTTP', reads: allReads, asksWhoIsLetIn: false }]],
];

test.each([
  [
    'an id that could be anything’s',
    'type Query { thing(thingId: ID!): String }',
    'The walk does not know whose id Query.thing(thingId:) takes: name it after its type (workflowId), or add it to `idTypes`',
  ],
  [
    'a scalar that is new',
    'scalar Colour type Query { ad(colour: Colour!): String }',
    'The walk has no value for Query.ad(colour:), a Colour: add one to `scalars` or `samples`',
  ],
])('where it cannot ask, it says what to add: %s', (_, source, advice) => {
  expect(() => planWalk(buildSchema(source))).toThrow(advice);
});

test('a field that gives a plain value is asked, too', () => {
  const [step] = planWalk(buildSchema('type Query { motto(language: String!): String }'));
  expect(step?.document).toBe('query ($a0: String!) { motto(language: $a0) }');
});

describe.each(databases)('on %s', (_, start, parts) => {
  let app: RunningApp;
  let owner: Belongings;
  let other: Belongings;
  let tales: Set<string>;
  let refused: Record<string, string | null>;
  beforeAll(async () => {
    app = await start();
    opened.defer(() => app.close());
    const [first, second] = await Promise.all([app.signUp(), app.signUp()]);
    owner = await giveBelongings(first);
    other = await giveBelongings(second, owner.ids.Asset);
    tales = await leaveTraces(app.database, owner);
    refused = {
      'nobody in particular': null,
      'a forged session': `${first.authorization.slice(0, -6)}AAAAAA`,
      'a session that was signed out of': await signOut(app.url, await app.signIn(first)),
      'an invented token': `Bearer vag_${'A'.repeat(43)}`,
      'a revoked token': await revokedToken(first),
      'an expired token': await expiredToken(app, first),
    };
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const idsOf =
    ({ ids }: Belongings): IdSource =>
    (typename, coordinate) =>
      ids[typename] ??
      expect.unreachable(`${coordinate} takes the id of a ${typename}: give everybody one in belongings.ts.`);

  describe.each(parts)('over $transport', ({ transport, reads, asksWhoIsLetIn }) => {
    const callAs = async <T>(authorization: string | null, work: (caller: Caller) => Promise<T>): Promise<T> => {
      const caller = createCaller(transport, app.url, authorization);
      try {
        return await work(caller);
      } finally {
        await caller.close();
      }
    };

    if (reads === allReads)
      test('the owner is shown one of every type, so that there is something to keep from others', async () => {
        const shown = new Set<string>();
        await callAs(owner.person.authorization, async (caller) => {
          for (const step of reads) {
            const { text, answer } = await caller.ask(step, step.variables(idsOf(owner)));
            expect([step.path, answer, step.document]).toEqual([step.path, { data: expect.anything() }, step.document]);
            for (const [, typename] of text.matchAll(/"__typename":"(\w+)"/g)) shown.add(typename ?? '');
          }
        });
        const missing = typesToShow().filter((typename) => !shown.has(typename));
        expect(missing, 'The owner has none of these: give everybody one in tenant-walk/belongings.ts.').toEqual([]);
      });

    test('to another user, what is not theirs is the same as what is not there', async () => {
      const before = await fingerprint(app.database, owner);
      let count = 0;
      await callAs(other.person.authorization, async (caller) => {
        for (const step of [...reads, ...calls].filter(({ typenames }) => typenames.length > 0)) {
          const nothing = new Map<string, string>();
          const idsOfNothing: IdSource = (typename) => {
            const id = nothing.get(typename) ?? idOfNothing(typename);
            nothing.set(typename, id);
            return id;
          };
          const theirs = await caller.ask(step, step.variables(idsOf(owner)));
          const nobodys = await caller.ask(step, step.variables(idsOfNothing));
          expect([step.path, plain(theirs, Object.values(owner.ids))]).toEqual([
            step.path,
            plain(nobodys, [...nothing.values()]),
          ]);
          expect([step.path, findTales(theirs.text, tales, step.variables(idsOf(owner)))]).toEqual([step.path, []]);
          if (step.kind !== 'query') expectNotFound(step, theirs);
          count += 2;
        }
      });
      expect(count).toBeGreaterThan(50);
      expect(await fingerprint(app.database, owner)).toEqual(before);
    });

    test('to another user, nothing that is theirs leads to what is not', async () => {
      await callAs(other.person.authorization, async (caller) => {
        for (const step of [...reads, ...calls.filter(({ typenames }) => typenames.length === 0)]) {
          const variables = step.variables(idsOf(other));
          const heard = await caller.ask(step, variables);
          expect([step.path, heard.status, heard.answer?.errors]).toEqual([step.path, 200, undefined]);
          expect([step.path, findTales(heard.text, tales, { variables, theirNode: owner.ids.Asset })]).toEqual([
            step.path,
            [],
          ]);
        }
      });
    });

    if (asksWhoIsLetIn)
      test('to whoever is not let in, nothing', async () => {
        for (const [who, authorization] of Object.entries(refused)) await expectNothing(who, authorization);
      });

    if (asksWhoIsLetIn)
      test('to whoever comes with a session that has expired, nothing', async () => {
        const { authorization } = await app.signIn(owner.person);
        vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 3_600_000 });
        await expectNothing('an expired session', authorization);
      });

    if (asksWhoIsLetIn)
      test.each(tokens)(
        'a token that may %s is let do that, and told what it lacks for the rest',
        async (__, granted) => {
          const { authorization } = await makeToken(owner.person, granted, `Token ${owner.mark}`);
          // Ids of nothing, so that what is let through changes nothing.
          const variablesOf = (step: Step) => step.variables(idOfNothing);
          await callAs(authorization, async (caller) => {
            for (const step of firsts) {
              const needed = accessTo(step).toUpperCase();
              const heard = await caller.ask(step, variablesOf(step));
              const place = [granted.join(), step.path];
              if (needed === 'PUBLIC' || granted.some((scope) => scope === needed))
                expect([...place, codeOf(heard)]).not.toEqual([
                  ...place,
                  expect.stringMatching(/SCOPE|UNAUTHENTICATED/),
                ]);
              else {
                expect([...place, heard.answer?.errors]).toMatchObject([
                  ...place,
                  [{ extensions: { code: 'INSUFFICIENT_SCOPE', needed, granted } }],
                ]);
                if (transport === 'HTTP' && step.kind !== 'subscription')
                  expect([...place, heard.status]).toEqual([...place, 403]);
              }
            }
          });
        },
      );

    async function expectNothing(who: string, authorization: string | null): Promise<void> {
      await callAs(authorization, async (caller) => {
        for (const step of firsts) {
          const variables = step.variables(idsOf(owner));
          const heard = await caller.ask(step, variables);
          const place = [who, step.path];
          expect([...place, findTales(heard.text, tales, variables)]).toEqual([...place, []]);
          if (transport === 'WebSocket') expect([...place, heard.status]).toEqual([...place, 4401]);
          else if (authorization === null && accessTo(step) === 'public')
            expect([...place, heard.status, heard.answer?.errors]).toEqual([...place, 200, undefined]);
          else expect([...place, heard.status, codeOf(heard)]).toEqual([...place, 401, 'UNAUTHENTICATED']);
        }
      });
    }
  });

  // Last, for it changes things.
  test('the owner is let through by every mutation, so that the ids are good ones', async () => {
    const caller = createCaller('HTTP', app.url, owner.person.authorization);
    const rank = ({ field }: Step) => (field.startsWith('restore') ? 2 : /^(delete|revoke)/.test(field) ? 1 : 0);
    for (const step of calls.filter(({ kind }) => kind === 'mutation').toSorted((a, b) => rank(a) - rank(b))) {
      const { answer } = await caller.ask(step, step.variables(idsOf(owner)));
      expect([step.path, answer?.errors]).toEqual([step.path, undefined]);
      const result = answer?.data?.[step.field] as { __typename: string };
      expect([step.path, result.__typename]).not.toEqual([step.path, 'NotFoundError']);
    }
  });
});

/** Every object type that queries lead to; of an interface's, one is enough, but for those that are found by their id. */
function typesToShow(): string[] {
  return allReads
    .map(({ path }) => path.split(': ').at(-1) ?? '')
    .filter((name) => {
      const type = schema.getType(name);
      return isObjectType(type) && !type.getInterfaces().some((one) => isInterfaceType(one) && one.name !== 'Node');
    })
    .filter((name, at, all) => all.indexOf(name) === at && !rarelyShown.has(name));
}

function plain({ status, text }: Heard, ids: string[]): { status: number; text: string } {
  return { status, text: withoutIds(text, ids) };
}

function codeOf({ answer }: Heard): unknown {
  return answer?.errors?.[0]?.extensions?.code;
}

/** What the root field says that it asks for. */
function accessTo({ kind, field }: Step): keyof AccessScopes {
  const root = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  };
  const found = root[kind]?.getFields()[field];
  return (found && declaredAccess(found)) ?? expect.unreachable(`${field} does not say who may use it.`);
}

async function revokedToken(person: Person): Promise<string> {
  const { id, authorization } = await makeToken(person, ['READ', 'RUN', 'WRITE']);
  expect(await revokeToken(person, id)).toBe('RevokeTokenPayload');
  return authorization;
}

async function expiredToken({ database }: RunningApp, person: Person): Promise<string> {
  const { id, authorization } = await makeToken(person, ['READ', 'RUN', 'WRITE']);
  const statement = "update personal_access_tokens set expires_at = now() - interval '1 second' where id = $1";
  await database.query(statement, [decodeId(id).id]);
  return authorization;
}

/** What names several at once answers for each; that it says the same of what is theirs and of nothing is held before. */
const answerForEach = new Set(['updateAssets', 'deleteAssets', 'restoreAssets', 'describeAssets']);

/** Refused for another reason, the id beside it was never looked at. */
function expectNotFound({ path, field }: Step, heard: Heard): void {
  if (answerForEach.has(field)) return;
  const result = heard.answer?.data?.[field] as { __typename?: string } | undefined;
  const told = result?.__typename ?? codeOf(heard);
  const advice = `${path}: refused before its id was looked for; add what it needs to \`samples\` in argument-values.ts.`;
  expect(told, advice).toMatch(/^(NotFoundError|NOT_FOUND)$/);
}

async function startOnPostgres(): Promise<RunningApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'visualadgen-data-'));
  opened.defer(() => rm(dataDir, { recursive: true, force: true }));
  readSecrets(dataDir);
  return startApp({ keepsData: true, config: { dataDir, databaseUrl: await createSharedDatabase() } });
}
