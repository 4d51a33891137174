import { InputInvalidError } from '../../errors.ts';
import { countEdits, type EditFilter, listEdits } from '../../store/image-edits.ts';
import type { ExecutionStatus } from '../../store/tables.ts';
import { builder } from '../builder.ts';
import { rowId } from '../ids.ts';
import { resolvePage } from '../paging.ts';
import {
  type EditStatus,
  editStatuses,
  editStatusNames,
  findOwnEdit,
  ImageEdit,
  ImageEditStatus,
} from './image-edit.ts';

/* Edits, one and many. */

builder.queryField('imageEdit', (t) =>
  t.field({
    type: ImageEdit,
    nullable: true,
    authScopes: { read: true },
    description: 'One edit by its id; null where none of yours has it.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_, { id }, context) => findOwnEdit(id, context).catch(() => null),
  }),
);

const StatusCount = builder.objectRef<{ status: EditStatus; count: number }>('ImageEditStatusCount').implement({
  description: 'How many edits stand so.',
  fields: (t) => ({
    status: t.expose('status', { type: ImageEditStatus, description: 'How they stand.' }),
    count: t.exposeInt('count', { description: 'Their number, on all pages and whatever `status` was asked for.' }),
  }),
});

type Counts = Map<ExecutionStatus, number>;

builder.queryField('imageEdits', (t) =>
  t.connection(
    {
      type: ImageEdit,
      authScopes: { read: true },
      description: 'Your edits, newest first.',
      args: {
        status: t.arg({ type: [ImageEditStatus], description: 'Only those that stand so.' }),
        assetId: t.arg.id({ description: 'Only those of this picture.' }),
      },
      resolve: async (_, { status, assetId, ...page }, { asViewer }) => {
        const asset = assetId == null ? undefined : rowId('Asset', assetId);
        if (asset === null) throw InputInvalidError.of('assetId', 'is not the id of an image.');
        const ofAsset: EditFilter = asset === undefined ? {} : { assetId: asset };
        const filter: EditFilter = { ...ofAsset, ...(status && { statuses: statusesOf(status) }) };
        let counted: Promise<Counts> | undefined;
        const counts = () => (counted ??= asViewer((db) => countEdits(db, ofAsset)));
        const connection = await resolvePage(
          page,
          (request) => asViewer((db) => listEdits(db, request, filter)),
          async () => sumOf(await counts(), status ?? editStatusNames),
        );
        return { ...connection, counts };
      },
    },
    {
      name: 'ImageEditConnection',
      fields: (field) => ({
        statusCounts: field.field({
          type: [StatusCount],
          description: 'How many there are of each status, of the picture that was asked for or of all.',
          resolve: async (connection) => {
            const counts = await (connection as unknown as { counts(): Promise<Counts> }).counts();
            return editStatusNames.map((name) => ({ status: name, count: sumOf(counts, [name]) }));
          },
        }),
      }),
    },
    { name: 'ImageEditConnectionEntry' },
  ),
);

function statusesOf(names: readonly EditStatus[]): ExecutionStatus[] {
  return names.flatMap((name) => [...editStatuses[name]]);
}

function sumOf(counts: Counts, names: readonly EditStatus[]): number {
  return [...new Set(statusesOf(names))].reduce((sum, status) => sum + (counts.get(status) ?? 0), 0);
}
