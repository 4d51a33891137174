import { tidyName } from '@visualadgen/graph/text/compare-text.ts';
import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { indexWords, tagKey, vocabularyOf } from '../assets/search/asset-words.ts';
import { InputInvalidError } from '../errors.ts';
import { changeAssets, lockAssets } from '../store/change-assets.ts';
import type { Transaction } from '../store/database.ts';
import { addLibraryWords } from '../store/library-words.ts';
import type { AssetRow } from '../store/tables.ts';
import { answerEach, assetIdsDescription, assetsPayload, readAssetIds } from './asset-results.ts';
import { readName } from './assets.ts';
import { builder } from './builder.ts';

/* Star, tags and name: what people say of their images, of many at once. */

/** Characters. */
const longestTag = 60;
const longestCaption = 500;
const mostTags = 50;

const UpdateAssetsInput = builder.inputType('UpdateAssetsInput', {
  fields: (t) => ({
    assetIds: t.idList({ required: true, description: assetIdsDescription }),
    isStarred: t.boolean({ description: 'Sets the star, or takes it off.' }),
    addTags: t.stringList({
      description: `Tags of 1 to ${longestTag} characters. One that differs from a tag it has in accents, case or spaces alone is the same. An image has at most ${mostTags}.`,
    }),
    removeTags: t.stringList({ description: 'Tags to take off, where it has them.' }),
    name: t.string({ description: 'What to call it, for a single image: 1 to 200 characters. Null removes the name.' }),
    caption: t.string({
      description: `A caption in the place of the one that was found, for a single image: 1 to ${longestCaption} characters. Descriptions leave it as it is; null removes it, so that the one that was found shows again.`,
    }),
  }),
});
const UpdateAssetsPayload = assetsPayload('UpdateAssetsPayload', 'The images that were changed.');

builder.mutationField('updateAssets', (t) =>
  t.field({
    type: UpdateAssetsPayload,
    nullable: true,
    authScopes: { write: true },
    description: 'Stars, tags, names or captions images; omitted fields stay. Each image answers for itself.',
    args: { input: t.arg({ type: UpdateAssetsInput, required: true }) },
    errors: { types: [InputInvalidError], union: { name: 'UpdateAssetsResult' } },
    resolve: async (_, { input }, context) => {
      const ids = readAssetIds(input.assetIds);
      const change = readChange(input);
      const changed = await context.asViewer((db) => changeAll(db, ids, change));
      return answerEach(input.assetIds, (id) => changed.get(id));
    },
  }),
);

interface Change {
  isStarred: boolean | null;
  addTags: string[];
  removeTags: string[];
  /** Undefined leaves it. */
  name: string | null | undefined;
  caption: string | null | undefined;
}

async function changeAll(db: Transaction, ids: readonly string[], change: Change) {
  const outcomes = new Map<string, { asset: AssetRow | null; error: InputInvalidError | null }>();
  const rows = ids.length === 0 ? [] : await lockAssets(db, ids);
  const changes = rows.flatMap((row) => {
    const tags = changeTags(row.tags, change);
    if (tags.length > mostTags && tags.length > row.tags.length) {
      const error = InputInvalidError.of(
        'addTags',
        `an image has at most ${mostTags} tags, but it would have ${tags.length}.`,
      );
      outcomes.set(row.id, { asset: null, error });
      return [];
    }
    const asset: AssetRow = {
      ...row,
      tags,
      is_starred: change.isStarred ?? row.is_starred,
      name: change.name === undefined ? row.name : change.name,
      own_caption: change.caption === undefined ? row.own_caption : change.caption,
    };
    outcomes.set(row.id, { asset, error: null });
    return [{ asset, words: indexWords(row.user_id, asset) }];
  });
  const [first] = changes;
  if (!first) return outcomes;
  const userId = first.asset.user_id;
  await addLibraryWords(db, userId, [...new Set(changes.flatMap(({ words }) => vocabularyOf(userId, words)))]);
  await changeAssets(
    db,
    changes.map(({ asset: { id, name, own_caption, tags, is_starred }, words }) => ({
      id,
      name,
      own_caption,
      tags,
      is_starred,
      words,
    })),
  );
  return outcomes;
}

function changeTags(tags: readonly string[], { addTags, removeTags }: Change): string[] {
  const kept = new Map(tags.map((tag) => [tagKey(tag), tag]));
  for (const tag of removeTags) kept.delete(tagKey(tag));
  for (const tag of addTags) if (!kept.has(tagKey(tag))) kept.set(tagKey(tag), tag);
  return [...kept.values()];
}

type Given = typeof UpdateAssetsInput.$inferInput;

function readChange({ assetIds, isStarred, addTags, removeTags, name, caption }: Given): Change {
  for (const [field, given] of Object.entries({ name, caption }))
    if (given !== undefined && assetIds.length > 1)
      throw InputInvalidError.of(field, `is for a single image, but \`assetIds\` names ${assetIds.length}.`);
  return {
    isStarred: isStarred ?? null,
    addTags: (addTags ?? []).map((tag) => readTag('addTags', tag)),
    removeTags: removeTags ?? [],
    name: name == null ? name : readName('name', name),
    caption: caption == null ? caption : readCaption(caption),
  };
}

function readTag(field: string, given: string): string {
  const tag = tidyName(given);
  if (tagKey(tag) !== '' && tag.length <= longestTag) return tag;
  throw InputInvalidError.of(
    field,
    `each must have 1 to ${longestTag} characters, but “${cutText(tag, 30, '…')}” has ${tag.length}.`,
  );
}

function readCaption(given: string): string {
  const caption = tidyName(given).replaceAll(/\s+/gu, ' ');
  if (caption.length >= 1 && caption.length <= longestCaption) return caption;
  throw InputInvalidError.of('caption', `must have 1 to ${longestCaption} characters, but has ${caption.length}.`);
}
