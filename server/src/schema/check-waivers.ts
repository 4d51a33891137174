import { keyedChecks, type Waiver } from '@visualadgen/compose/checks/check-keys.ts';
import { tidyName } from '@visualadgen/graph/text/compare-text.ts';
import { listWords } from '@visualadgen/graph/text/wording.ts';
import { InputInvalidError } from '../errors.ts';
import { lockAssets, writeWaivers } from '../store/change-assets.ts';
import type { AssetRow } from '../store/tables.ts';
import { Asset } from './assets.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { NotFoundError } from './errors.ts';
import { rowId } from './ids.ts';

/* What was measured on an ad and is not as it should be, and somebody has a reason to let it be. */

/** Characters. */
const longestReason = 500;

const checkKey = 'The `key` of one of its `checks`.';

const WaiveCheckInput = builder.inputType('WaiveCheckInput', {
  fields: (t) => ({
    assetId: t.id({ required: true }),
    checkKey: t.string({ required: true, description: `${checkKey} It has not passed.` }),
    reason: t.string({ required: true, description: `Why it may stay so: 1 to ${longestReason} characters.` }),
  }),
});
const WaiveCheckPayload = builder.simpleObject('WaiveCheckPayload', {
  fields: (t) => ({ asset: t.field({ description: 'The image as it is now.', type: Asset }) }),
});

builder.mutationField('waiveCheck', (t) =>
  t.field({
    type: WaiveCheckPayload,
    nullable: true,
    authScopes: { write: true },
    description:
      'Waives a check of an ad that has not passed, with a reason; one that is waived already is given the new reason. The measure stays.',
    args: { input: t.arg({ type: WaiveCheckInput, required: true }) },
    errors: { types: [InputInvalidError, NotFoundError], union: { name: 'WaiveCheckResult' } },
    resolve: async (_, { input: { assetId, checkKey: key, reason: given } }, context) => {
      const reason = readReason(given);
      const waiver = { key, reason, ...(await whoAsks(context)), at: new Date().toISOString() };
      const asset = await changeWaivers(assetId, key, context, (others, check) => {
        if (check.isPassed) throw InputInvalidError.of('checkKey', `“${key}” has passed: there is nothing to waive.`);
        return [...others, waiver];
      });
      return { asset };
    },
  }),
);

const UnwaiveCheckInput = builder.inputType('UnwaiveCheckInput', {
  fields: (t) => ({
    assetId: t.id({ required: true }),
    checkKey: t.string({ required: true, description: checkKey }),
  }),
});
const UnwaiveCheckPayload = builder.simpleObject('UnwaiveCheckPayload', {
  fields: (t) => ({ asset: t.field({ description: 'The image as it is now.', type: Asset }) }),
});

builder.mutationField('unwaiveCheck', (t) =>
  t.field({
    type: UnwaiveCheckPayload,
    nullable: true,
    authScopes: { write: true },
    description: 'Takes a waiver back. For a check that is not waived it changes nothing.',
    args: { input: t.arg({ type: UnwaiveCheckInput, required: true }) },
    errors: { types: [InputInvalidError, NotFoundError], union: { name: 'UnwaiveCheckResult' } },
    resolve: async (_, { input: { assetId, checkKey: key } }, context) => ({
      asset: await changeWaivers(assetId, key, context, (others) => others),
    }),
  }),
);

type OneCheck = ReturnType<typeof keyedChecks>[number];

/** `change` is given the waivers of its other checks. Somebody else's image is not found, and neither is one that was deleted. */
async function changeWaivers(
  assetId: string,
  key: string,
  context: Context,
  change: (others: Waiver[], check: OneCheck) => Waiver[],
): Promise<AssetRow> {
  const id = rowId('Asset', assetId);
  const changed = await context.asViewer(async (db) => {
    const [asset] = id === null ? [] : await lockAssets(db, [id]);
    if (!asset) throw new NotFoundError('assetId', 'asset');
    const checks = keyedChecks(asset.checks ?? []);
    const check = checks.find((one) => one.key === key);
    if (!check) throw InputInvalidError.of('checkKey', unknownCheck(key, checks));
    const others = (asset.waivers ?? []).filter((waiver) => waiver.key !== key);
    const waivers = change(others, check);
    await writeWaivers(db, asset.id, waivers);
    return { ...asset, waivers };
  });
  context.resetLoaders();
  return changed;
}

function unknownCheck(key: string, checks: readonly OneCheck[]): string {
  const open = checks.flatMap((one) => (one.isPassed ? [] : [one.key]));
  if (open.length === 0) return `“${key}” is none of its checks, all of which have passed.`;
  return `“${key}” is none of its checks; those that have not passed: ${listWords(open, 'and')}.`;
}

function readReason(given: string): string {
  const reason = tidyName(given).replaceAll(/\s+/gu, ' ');
  if (reason.length >= 1 && reason.length <= longestReason) return reason;
  throw InputInvalidError.of('reason', `must have 1 to ${longestReason} characters, but has ${reason.length}.`);
}

/** As whoever gets the ads is to read it. */
async function whoAsks({ viewer, loaders }: Context): Promise<Pick<Waiver, 'by' | 'userId'>> {
  const userId = viewer?.userId ?? '';
  const profile = await loaders.profiles.load(userId);
  return { userId, by: profile?.display_name ?? profile?.email ?? 'Its owner' };
}
