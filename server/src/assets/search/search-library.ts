import type { Database } from '../../store/database.ts';
import type { PageRequest } from '../../store/page.ts';
import {
  type AssetFilter,
  type AssetSort,
  countAssetIds,
  findLook,
  type FoundLook,
  type LookQuestion,
  listAssetIds,
  listLooksByKeys,
  listLooks,
  type PlacedId,
} from '../../store/search-assets.ts';
import { type Meaning, meaningKeys, sameMeaning, unpackMeaning } from '../meaning/meaning.ts';
import { colorKeySteps, likenessKeys, ownKeys } from '../look/look-keys.ts';
import type { Lab } from '../look/oklab.ts';
import { amountOf, colorRadius, likeness, type Look, unpackLook } from '../look/pack-look.ts';
import { squaredDistance } from '../look/oklab.ts';
import { type AskedWords, writeWordQuery } from './word-query.ts';

/** Of one person's pictures, by their ids; what there is to see of them is read as that person. */
export interface LibrarySearch {
  /** Newest first, or by what else they are sorted. */
  list(userId: string, asked: LibraryQuestion, page: PageRequest, sort?: AssetSort): Promise<PlacedId[]>;
  count(userId: string, asked: LibraryQuestion): Promise<number>;
  /** Those that come nearest to a color or to another picture, nearest first: at most `mostRanked`. */
  rank(userId: string, asked: RankingQuestion): Promise<RankedAsset[] | 'NO_SUCH_ASSET'>;
}

export type LibraryQuestion = AskedWords & Omit<AssetFilter, 'words'>;

/** By both, a picture is as near as by the farther of them. */
export type RankingQuestion = LibraryQuestion & {
  color?: { lab: Lab; leastShare: number };
  /** An asset's id. */
  similarTo?: string;
};

export type RankedAsset = PlacedId & {
  /** From 0 to 1. */
  closeness: number;
};

export const mostRanked = 500;
/** Pictures that are looked at in each step by color: where more have as much of it, some of them are ranked. */
const mostOfStep = 600;
const mostAlike = 3_000;
/** So many are ranked whole, without asking an index. */
const mostDirect = 1_000;
/** What is less alike has little in common. */
const leastLikeness = 0.45;

export function createLibrarySearch(database: Database): LibrarySearch {
  const db = database.service;
  return {
    async list(userId, asked, page, sort = 'TIME') {
      const { filter, mayBeMeant } = await read(userId, asked);
      if (!filter) return [];
      const found = await listAssetIds(db, userId, page, filter, sort);
      if (found.length > 0 || !mayBeMeant || (await countAssetIds(db, userId, filter)) > 0) return found;
      const { filter: lenient } = await read(userId, asked, { isLenient: true });
      return lenient ? listAssetIds(db, userId, page, lenient, sort) : [];
    },

    async count(userId, asked) {
      const { filter, mayBeMeant } = await read(userId, asked);
      const count = filter ? await countAssetIds(db, userId, filter) : 0;
      if (count > 0 || !mayBeMeant) return count;
      const { filter: lenient } = await read(userId, asked, { isLenient: true });
      return lenient ? countAssetIds(db, userId, lenient) : 0;
    },

    async rank(userId, { color, similarTo, ...asked }) {
      const own = similarTo === undefined ? null : await findLook(db, userId, similarTo);
      if (own === undefined) return 'NO_SUCH_ASSET';
      const model = readModel(own);
      if (similarTo !== undefined && !model) return [];
      const { filter, mayBeMeant } = await read(userId, asked);
      const ranked = filter ? await rankWithin(filter) : [];
      if (ranked.length > 0 || !mayBeMeant) return ranked;
      const { filter: lenient } = await read(userId, asked, { isLenient: true });
      return lenient ? rankWithin(lenient) : [];

      async function rankWithin(within: AssetFilter): Promise<RankedAsset[]> {
        const found = await findCandidates(userId, color, model, within);
        const near = found.flatMap(({ id, place_at, ...packed }) => {
          const seen = id === similarTo ? null : readModel(packed);
          const closeness = seen ? closenessOf(seen, color, model) : 0;
          return closeness > 0 ? [{ id, place_at, closeness }] : [];
        });
        return near.toSorted(byCloseness).slice(0, mostRanked);
      }
    },
  };

  /** Without a filter, nothing can be found. `mayBeMeant`: where nothing is, its words may be meant for others. */
  async function read(
    userId: string,
    { text, tags, ...filter }: LibraryQuestion,
    options?: { isLenient: boolean },
  ): Promise<{ filter: AssetFilter | null; mayBeMeant: boolean }> {
    const words = await writeWordQuery(db, userId, { ...(text && { text }), ...(tags && { tags }) }, options);
    if (words === 'NOTHING') return { filter: null, mayBeMeant: false };
    return { filter: { ...filter, ...(words.query !== null && { words: words.query }) }, mayBeMeant: words.isStrict };
  }

  /** Where what is asked for beside the look leaves few, they are all; else those that the look's keys lead to. */
  async function findCandidates(
    userId: string,
    color: RankingQuestion['color'],
    model: Model | null,
    filter: AssetFilter,
  ): Promise<FoundLook[]> {
    const withMeaning = model?.meaning != null;
    const some =
      !color || isNarrow(filter) ? await listLooks(db, userId, { filter, most: mostDirect + 1, withMeaning }) : null;
    if (some && some.length <= mostDirect) return some;
    if (color) return findByColor(userId, color, { filter, most: mostOfStep, withMeaning });
    const alike = model
      ? await listLooksByKeys(db, userId, ownKeys(userId, keysOf(model)), { filter, most: mostAlike, withMeaning })
      : [];
    return [...new Map([...alike, ...(some ?? [])].map((one) => [one.id, one])).values()];
  }

  /** Those with most of it first, until there are enough. */
  async function findByColor(
    userId: string,
    { lab, leastShare }: NonNullable<RankingQuestion['color']>,
    question: LookQuestion,
  ): Promise<FoundLook[]> {
    const found = new Map<string, FoundLook>();
    for (const keys of colorKeySteps(lab, leastShare)) {
      const step = await listLooksByKeys(db, userId, ownKeys(userId, keys), question);
      for (const one of step) found.set(one.id, one);
      if (found.size >= mostRanked) break;
    }
    return [...found.values()];
  }
}

/** It has an index of its own, and mostly leaves few. */
function isNarrow({ words, boardId, workflowId, model, placement, isStarred }: AssetFilter): boolean {
  return [words, boardId, workflowId, model, placement].some((one) => one !== undefined) || isStarred === true;
}

/** What a picture is compared by. */
interface Model extends Look {
  meaning: Meaning | null;
}

function readModel(packed: { look: Uint8Array | null; meaning: Uint8Array | null } | null): Model | null {
  const look = packed?.look ? unpackLook(packed.look) : null;
  return look && { ...look, meaning: unpackMeaning(packed?.meaning ?? null) };
}

function keysOf(model: Model): number[] {
  return [...likenessKeys(model), ...(model.meaning ? meaningKeys(model.meaning) : [])];
}

function closenessOf(seen: Model, color: RankingQuestion['color'], model: Model | null): number {
  const byColor = color ? ofColor(seen, color) : 1;
  // Alike is what looks alike, and what shows the same thing in another way.
  const byLikeness = model ? Math.max(likeness(seen, model), sameMeaning(seen.meaning, model.meaning) ?? 0) : 1;
  return byLikeness < leastLikeness ? 0 : Math.min(byColor, byLikeness);
}

function ofColor({ colors }: Look, { lab, leastShare }: NonNullable<RankingQuestion['color']>): number {
  const near = colors.filter((one) => squaredDistance(one.lab, lab) <= colorRadius ** 2);
  const share = near.reduce((sum, one) => sum + one.share, 0);
  return share < leastShare ? 0 : amountOf(lab, { colors: near });
}

function byCloseness(one: RankedAsset, other: RankedAsset): number {
  return other.closeness - one.closeness || (other.place_at > one.place_at ? 1 : -1);
}
