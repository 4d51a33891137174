import type { Coordinates } from '@visualadgen/graph/values/coordinates.ts';
import type { FileValue, ImageValue, PostValue, TextValue, Value } from '@visualadgen/graph/values/value.ts';
import { plainValue } from '@visualadgen/graph/values/plain-values.ts';
import { ownPicture } from '../assets/asset-reference.ts';
import type { NodeExecutionRow } from '../store/tables.ts';
import { Asset, readWidth, widthDescription } from './assets.ts';
import { builder } from './builder.ts';
import { coordinatesIn, ItemCoordinate } from './item-coordinates.ts';
import { NodeExecution, NodeExecutionItem } from './node-execution-parts.ts';
import { placeGiven, placeTaken, type PlacedValues } from './placed-values.ts';
import { signFile, signImage } from './signed-values.ts';
import { givenOf, typeOf, valuesOf } from './values-of-node.ts';

/* What nodes took and gave, each value with what it is: for whoever draws it. Its kind comes from its port, never from its name. */

/** Whose a value is, so that only their own pictures are opened; and from which items of which lists it comes, in which run. */
interface Origin {
  userId: string;
  executionId: string;
  coordinates: Coordinates;
}
type Owned<One> = One & Origin;

/** A value, or one of those that it is a list of. */
export type ItemOf = Owned<ItemValue>;

interface NamedValue {
  name: string;
  isList: boolean;
  items: Owned<ItemValue>[];
}

type ItemValue = TextValue | ImageValue | FileValue | PostValue | { kind: 'data'; data: unknown };

const ListedItem = builder.interfaceRef<Owned<ItemValue>>('ListedItem').implement({
  description: 'A value, with where it comes from.',
  fields: (t) => ({
    coordinates: t.field({
      type: [ItemCoordinate],
      description:
        'From which item of which lists it was made, in the order of the graph’s nodes; empty for what comes from no list.',
      resolve: ({ executionId, coordinates }, _, context) => coordinatesIn(executionId, coordinates, context),
    }),
  }),
});

export const TextItem = builder.objectRef<Owned<TextValue>>('TextItem').implement({
  description: 'A text.',
  interfaces: [ListedItem],
  fields: (t) => ({ text: t.exposeString('text', { description: 'The text.' }) }),
});

export const ImageItem = builder.objectRef<Owned<ImageValue>>('ImageItem').implement({
  description: 'A picture.',
  interfaces: [ListedItem],
  fields: (t) => ({
    url: t.string({
      nullable: true,
      description:
        'Where it lies: a signed link to a stored picture, made when it is read; null for one that is nobody’s here.',
      args: { width: t.arg.int({ description: widthDescription }) },
      resolve: (image, { width }, context) =>
        signImage(image, { userId: image.userId, context, width: readWidth('width', width) }),
    }),
    asset: t.field({
      type: Asset,
      nullable: true,
      description: 'The stored picture; null for one elsewhere on the web, and for one that is gone.',
      resolve: (image, _, { loaders }) => {
        const path = 'asset' in image ? ownPicture(image.asset, image.userId) : null;
        return path === null ? null : loaders.assetsByPath.load(path);
      },
    }),
  }),
});

export const FileItem = builder.objectRef<Owned<FileValue>>('FileItem').implement({
  description: 'A file to take away, such as a zip of ads.',
  interfaces: [ListedItem],
  fields: (t) => ({
    url: t.string({
      nullable: true,
      description:
        'A signed link to download it, made when it is read; null for one that no export made. It takes `Range`, so that a download that was broken off goes on. An export can be downloaded for 30 days.',
      resolve: (file, _, context) => signFile(file, { userId: file.userId, context }).url,
    }),
    name: t.string({ description: 'Its name, with its ending.', resolve: ({ file }) => file.name }),
    bytes: t.float({ description: 'Its size in bytes.', resolve: ({ file }) => file.bytes }),
  }),
});

const PostItem = builder.objectRef<Owned<PostValue>>('PostItem').implement({
  description: 'A post of somebody on the web.',
  interfaces: [ListedItem],
  fields: (t) => ({
    title: t.string({ nullable: true, description: 'Its title.', resolve: ({ post }) => textOf(post['title']) }),
    url: t.string({ nullable: true, description: 'Where it is.', resolve: ({ post }) => textOf(post['url']) }),
    post: t.expose('post', { type: 'JSON', description: 'All that is known of it.' }),
  }),
});

const DataItem = builder.objectRef<Owned<{ kind: 'data'; data: unknown }>>('DataItem').implement({
  description: 'Anything else, such as a cost or a count.',
  interfaces: [ListedItem],
  fields: (t) => ({
    data: t.field({ type: 'JSON', nullable: true, description: 'As it is.', resolve: ({ data }) => data }),
  }),
});

const items = { text: TextItem, image: ImageItem, file: FileItem, post: PostItem, data: DataItem };

export const ValueItem = builder.unionType('ValueItem', {
  description: 'What a value is, or one of those that it is a list of.',
  types: Object.values(items),
  resolveType: ({ kind }) => items[kind],
});

const NodeValue = builder.objectRef<NamedValue>('NodeValue').implement({
  description: 'A value that a node took or gave.',
  fields: (t) => ({
    name: t.exposeString('name', {
      description: 'Its name: of the port, such as `image_urls`, or of what comes beside, such as `cost`.',
    }),
    isList: t.exposeBoolean('isList', {
      description: 'It is a list of its items, also where that is of one or of none.',
    }),
    items: t.field({
      type: [ValueItem],
      description: 'What it is: one item, or those of the list in their order.',
      resolve: ({ items: all }) => all,
    }),
  }),
});

for (const part of [NodeExecution, NodeExecutionItem]) {
  builder.objectFields(part, (t) => ({
    inputValues: t.field({
      type: [NodeValue],
      description: 'What it took, as `input` does, each value with what it is. Empty while it has taken nothing.',
      resolve: async (row, _, context) => {
        const taken = await valuesOf('input', row, context);
        return taken ? namedValues(placeTaken(taken, row.coordinates), row) : [];
      },
    }),
    outputValues: t.field({
      type: [NodeValue],
      description:
        'What it gave, each value with what it is. Empty while it has given nothing. Of a node that runs over a list: what its items gave, one after the other, each with its coordinates.',
      resolve: async (row, _, context) => {
        const [given, type, execution] = await Promise.all([
          givenOf(row, context),
          typeOf(row, context),
          context.loaders.executions.load(row.execution_id),
        ]);
        const node = execution?.graph.nodes[row.ordinal];
        return node ? namedValues(placeGiven(node, type, given), row) : [];
      },
    }),
  }));
}

export function namedValues(
  values: readonly PlacedValues[],
  { user_id: userId, execution_id: executionId }: NodeExecutionRow,
): NamedValue[] {
  return values.map(({ name, isList, items: all }) => ({
    name,
    isList,
    items: all.map(({ value, coordinates }) => ({ ...itemOf(value), userId, executionId, coordinates })),
  }));
}

/** A list within a list is told as it is. */
function itemOf(value: Value): ItemValue {
  return value.kind === 'list' ? { kind: 'data', data: plainValue(value) } : value;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
