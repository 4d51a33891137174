import { findPlacement } from '@visualadgen/compose/placements/catalogue.ts';
import { toLab } from '../assets/look/oklab.ts';
import { tagKey } from '../assets/search/asset-words.ts';
import { mostRanked, type RankedAsset, type RankingQuestion } from '../assets/search/search-library.ts';
import { InputInvalidError } from '../errors.ts';
import type { PageRequest } from '../store/page.ts';
import type { AssetSort } from '../store/search-assets.ts';
import type { AssetRow } from '../store/tables.ts';
import { Asset, AssetConnection } from './assets.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { NotFoundError } from './errors.ts';
import { rowId } from './ids.ts';
import {
  type Cursors,
  cursorsOf,
  largestOffset,
  type PageArguments,
  resolvePage,
  resolveRankedPage,
} from './paging.ts';
import { AssetOrigin } from './picture-origins.ts';

/* The library: all pictures of a person, and the search among them. */

/** Characters. */
const longestText = 500;
const mostTags = 20;

const AssetSearchInput = builder.inputType('AssetSearchInput', {
  description: 'What the images have in common; everything that is given must be so.',
  fields: (t) => ({
    text: t.string({
      description: `Words of the name, the tags, the caption or the prompt, at most ${longestText} characters. Each must be there, as a word or its beginning, whatever its accents and case. A word with which none begins stands for those that are spelled nearly so. A text without a letter or a digit finds nothing.`,
    }),
    tags: t.stringList({ description: `Tags, each of which it must have; at most ${mostTags}.` }),
    color: t.string({ description: 'A color that it has, such as `#1f6feb`, or one that looks nearly the same.' }),
    leastColorShare: t.float({
      description: 'How much of the image that color covers at least, from 0 to 1. Default: 0.02.',
    }),
    similarTo: t.id({
      description:
        'An image of yours: those that look like it, without itself; where the server has an embedding model, also those that show the same thing.',
    }),
    boardId: t.id({ description: 'A board of yours that it is on.' }),
    isStarred: t.boolean({ description: 'With a star, or without one.' }),
    origin: t.field({ type: [AssetOrigin], description: 'One of these origins.' }),
    workflowId: t.id({ description: 'A run of this workflow made it, also where the workflow is deleted.' }),
    model: t.string({ description: 'The id of the model that made it, such as `fal-ai/flux/schnell`.' }),
    placement: t.string({ description: 'The id of the placement that it was made for, as a finished ad.' }),
    createdAfter: t.field({ type: 'DateTime', description: 'Uploaded or made after this moment.' }),
    createdBefore: t.field({ type: 'DateTime', description: 'Uploaded or made before this moment.' }),
  }),
});

const AssetOrder = builder.enumType('AssetOrder', {
  description: 'The order of images.',
  values: {
    NEWEST: { description: 'The last uploaded or made first.' },
    OLDEST: { description: 'The first uploaded or made first.' },
    NAME: { description: 'By name, in the order of the letters, whatever their case; those without a name last.' },
    LARGEST: { description: 'Those of most pixels first.' },
    CLOSEST: { description: 'Those that come nearest to `color` or `similarTo` first. Only with one of them.' },
  } as const,
});

builder.queryField('assets', (t) =>
  t.connection(
    {
      type: Asset,
      authScopes: { read: true },
      description: `Your images, uploaded and made. By \`color\` or \`similarTo\` it is those that come nearest, at most ${mostRanked}.`,
      args: {
        search: t.arg({ type: AssetSearchInput, description: 'Only those that fit.' }),
        orderBy: t.arg({
          type: AssetOrder,
          description: 'Default: NEWEST; with `color` or `similarTo`, CLOSEST.',
        }),
        offset: t.arg.int({
          description: `How many to pass over before the page, such as to go into the middle of a long list: at most ${largestOffset}. With \`after\` they are counted from there.`,
        }),
      },
      resolve: (_, { search, orderBy, ...page }, context) =>
        findAssets(readSearch(search ?? {}), orderBy, page, context),
    },
    AssetConnection,
  ),
);

type Order = typeof AssetOrder.$inferType;
type Search = Partial<typeof AssetSearchInput.$inferInput>;

async function findAssets(
  asked: RankingQuestion,
  given: Order | null | undefined,
  page: PageArguments,
  context: Context,
) {
  const isRanked = asked.color !== undefined || asked.similarTo !== undefined;
  const order = given ?? (isRanked ? 'CLOSEST' : 'NEWEST');
  if (order === 'CLOSEST' && !isRanked)
    throw InputInvalidError.of('orderBy', 'is CLOSEST, which needs `search.color` or `search.similarTo`.');
  const userId = context.viewer?.userId ?? '';
  if (asked.boardId !== undefined && !(await context.loaders.boards.load(asked.boardId)))
    throw new NotFoundError('search.boardId', 'board');
  if (!isRanked) {
    return resolvePage(
      page,
      (request) => listInOrder(userId, asked, order, request, context),
      () => context.library.count(userId, asked),
      sorts[order].cursors,
    );
  }
  const ranked = await context.library.rank(userId, asked);
  if (ranked === 'NO_SUCH_ASSET') throw new NotFoundError('search.similarTo', 'asset');
  return resolveRankedPage(page, await inOrder(ranked, order, context), (some) => load(some, context));
}

interface Sort {
  by: AssetSort;
  /** What has least of it comes first. */
  isRising?: boolean;
  /** Those of lists by time, where there are none of its own. */
  cursors?: Cursors;
}

/** Characters of a name, in lower case. */
const longestKey = 1_000;

const sorts: Record<Order, Sort> = {
  NEWEST: { by: 'TIME' },
  OLDEST: { by: 'TIME', isRising: true },
  CLOSEST: { by: 'TIME' },
  NAME: {
    by: 'NAME',
    isRising: true,
    cursors: cursorsOf('NAME', (key) => key.length <= longestKey && key.isWellFormed() && !key.includes('\0')),
  },
  LARGEST: { by: 'SIZE', cursors: cursorsOf('LARGEST', (pixels) => /^\d{1,18}$/.test(pixels)) },
};

/** What rises is the same from its end. */
async function listInOrder(
  userId: string,
  asked: RankingQuestion,
  order: Order,
  { limit, after, before, fromEnd, offset = 0 }: PageRequest,
  context: Context,
) {
  const { by, isRising = false } = sorts[order];
  const request: PageRequest = isRising
    ? { limit, offset, fromEnd: !fromEnd, ...(before && { after: before }), ...(after && { before: after }) }
    : { limit, offset, fromEnd, ...(after && { after }), ...(before && { before }) };
  return load(await context.library.list(userId, asked, request, by), context);
}

async function inOrder(
  ranked: readonly RankedAsset[],
  order: Order,
  context: Context,
): Promise<readonly RankedAsset[]> {
  if (order === 'CLOSEST') return ranked;
  if (order === 'NAME' || order === 'LARGEST') {
    const rows = await load(ranked, context);
    return rows.toSorted(order === 'NAME' ? byName : (one, other) => pixelsOf(other) - pixelsOf(one));
  }
  const newestFirst = ranked.toSorted((one, other) => (one.place_at < other.place_at ? 1 : -1));
  return order === 'OLDEST' ? newestFirst.toReversed() : newestFirst;
}

function byName(one: AssetRow, other: AssetRow): number {
  if (one.name === null || other.name === null) return Number(one.name === null) - Number(other.name === null);
  return Buffer.compare(Buffer.from(one.name.toLowerCase()), Buffer.from(other.name.toLowerCase()));
}

function pixelsOf({ width, height }: AssetRow): number {
  return width * height;
}

/** As the person who asks; what is gone since it was found is left out. */
async function load<Place extends { id: string }>(places: readonly Place[], { loaders }: Context) {
  const rows = await loaders.assets.loadMany(places.map(({ id }) => id));
  return places.flatMap((place, index) => {
    const row = rows[index];
    if (row instanceof Error) throw row;
    return row ? [{ ...place, ...row } satisfies AssetRow & Place] : [];
  });
}

// What is checked ---------------------------------------------------------------------------------------------------

function readSearch(search: Search): RankingQuestion {
  const { text, tags, isStarred, origin, model, placement, createdAfter, createdBefore } = search;
  if (text != null && text.length > longestText)
    throw invalid('text', `must have at most ${longestText} characters, but has ${text.length}.`);
  if (tags && tags.length > mostTags) throw invalid('tags', `must be at most ${mostTags}, but are ${tags.length}.`);
  if (tags?.some((tag) => tagKey(tag) === '')) throw invalid('tags', 'must not be empty texts.');
  if (placement != null && !findPlacement(placement))
    throw invalid('placement', 'must be the id of one of `placements`, or a size of your own such as `1200x400`.');
  const color = readColor(search);
  return {
    ...(text != null && { text }),
    ...(tags && { tags }),
    ...(color && { color }),
    ...readIds(search),
    ...(isStarred != null && { isStarred }),
    ...(origin && { origins: origin }),
    ...(model != null && { model }),
    ...(placement != null && { placement }),
    ...(createdAfter && { createdAfter }),
    ...(createdBefore && { createdBefore }),
  };
}

const usualShare = 0.02;

function readColor({ color, leastColorShare }: Search): RankingQuestion['color'] | null {
  if (color == null) {
    if (leastColorShare != null) throw invalid('leastColorShare', 'stands beside `color`, which is not given.');
    return null;
  }
  const digits = /^#([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(color.trim())?.[1];
  if (digits === undefined) throw invalid('color', 'must be a color such as #1f6feb.');
  const leastShare = leastColorShare ?? usualShare;
  if (!(leastShare >= 0 && leastShare <= 1))
    throw invalid('leastColorShare', `must be from 0 to 1, but is ${leastShare}.`);
  const size = digits.length / 3;
  const channel = (index: number) =>
    Number.parseInt(digits.slice(index * size, (index + 1) * size).repeat(3 - size), 16);
  return { lab: toLab(channel(0), channel(1), channel(2)), leastShare };
}

/** An id of a workflow that is none finds nothing, as in other lists; a picture or a board is not found. */
function readIds({ similarTo, boardId, workflowId }: Search) {
  const asset = similarTo == null ? undefined : rowId('Asset', similarTo);
  if (asset === null) throw new NotFoundError('search.similarTo', 'asset');
  const board = boardId == null ? undefined : rowId('Board', boardId);
  if (board === null) throw new NotFoundError('search.boardId', 'board');
  const workflow = workflowId == null ? undefined : rowId('Workflow', workflowId);
  if (workflow === null) throw invalid('workflowId', 'is not the id of a workflow.');
  return {
    ...(asset && { similarTo: asset }),
    ...(board && { boardId: board }),
    ...(workflow && { workflowId: workflow }),
  };
}

function invalid(field: string, message: string): InputInvalidError {
  return new InputInvalidError([{ path: ['search', field], message }]);
}
