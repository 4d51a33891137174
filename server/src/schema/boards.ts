import { InputInvalidError } from '../errors.ts';
import type { Transaction } from '../store/database.ts';
import {
  addToBoard,
  countBoards,
  createBoard,
  deleteBoard,
  findBoards,
  listBoards,
  removeFromBoard,
  renameBoard,
} from '../store/boards.ts';
import type { BoardRow } from '../store/tables.ts';
import { findAssets } from '../store/assets.ts';
import { answerEach, assetIdsDescription, assetsPayload, readAssetIds } from './asset-results.ts';
import { Asset, readName } from './assets.ts';
import { builder } from './builder.ts';
import { IdempotencyConflictError, NotFoundError } from './errors.ts';
import { keyDescription, makeOnce } from './idempotency.ts';
import { rowId } from './ids.ts';
import { resolvePage } from './paging.ts';

export const Board = builder.objectRef<BoardRow>('Board');

builder.node(Board, {
  description: 'Images of yours that belong together. An image may be on several boards.',
  id: { resolve: (board) => board.id },
  loadOne: (id, { loaders }) => loaders.boards.load(id),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'For people; several may have the same.' }),
    assetCount: t.int({
      description: 'How many images are on it. They are `assets(search: { boardId: … })`.',
      resolve: async ({ id }, _, { loaders }) => (await loaders.assetCountOfBoard.load(id))?.count ?? 0,
    }),
    createdAt: t.expose('created_at', { description: 'When it was made.', type: 'DateTime' }),
  }),
});

builder.objectField(Asset, 'boards', (t) =>
  t.field({
    type: [Board],
    description: 'The boards that it is on.',
    resolve: ({ id }, _, { loaders }) => loaders.boardsOfAsset.load(id),
  }),
);

builder.queryField('boards', (t) =>
  t.connection(
    {
      type: Board,
      authScopes: { read: true },
      description: 'Your boards, newest first.',
      resolve: (_, page, { asViewer }) =>
        resolvePage(
          page,
          (request) => asViewer((db) => listBoards(db, request)),
          () => asViewer(countBoards),
        ),
    },
    { name: 'BoardConnection' },
    { name: 'BoardConnectionEntry' },
  ),
);

// Mutations ---------------------------------------------------------------------------------------------------------

const CreateBoardInput = builder.inputType('CreateBoardInput', {
  fields: (t) => ({
    name: t.string({ required: true, description: 'From 1 to 200 characters.' }),
    idempotencyKey: t.string({ description: keyDescription }),
  }),
});
const CreateBoardPayload = builder.simpleObject('CreateBoardPayload', {
  fields: (t) => ({ board: t.field({ description: 'The new board.', type: Board }) }),
});

builder.mutationField('createBoard', (t) =>
  t.field({
    type: CreateBoardPayload,
    nullable: true,
    authScopes: { write: true },
    description: 'Creates an empty board.',
    args: { input: t.arg({ type: CreateBoardInput, required: true }) },
    errors: { types: [InputInvalidError, IdempotencyConflictError], union: { name: 'CreateBoardResult' } },
    resolve: async (_, { input }, context) => {
      const name = readName('name', input.name);
      const { row: board } = await makeOnce(context, {
        operation: 'createBoard',
        input,
        make: async (db) => ({ row: await createBoard(db, context.viewer?.userId ?? '', name), secret: '' }),
        find: (id) => context.loaders.boards.load(id),
      });
      return { board };
    },
  }),
);

const RenameBoardInput = builder.inputType('RenameBoardInput', {
  fields: (t) => ({
    boardId: t.id({ required: true }),
    name: t.string({ required: true, description: 'From 1 to 200 characters.' }),
  }),
});
const RenameBoardPayload = builder.simpleObject('RenameBoardPayload', {
  fields: (t) => ({ board: t.field({ description: 'The board as it is now.', type: Board }) }),
});

builder.mutationField('renameBoard', (t) =>
  t.field({
    type: RenameBoardPayload,
    nullable: true,
    authScopes: { write: true },
    description: 'Gives a board another name.',
    args: { input: t.arg({ type: RenameBoardInput, required: true }) },
    errors: { types: [InputInvalidError, NotFoundError], union: { name: 'RenameBoardResult' } },
    resolve: async (_, { input }, { asViewer }) => {
      const name = readName('name', input.name);
      const board = await asViewer((db) => renameBoard(db, ownBoardId(input.boardId), name));
      if (!board) throw noBoard();
      return { board };
    },
  }),
);

const DeleteBoardInput = builder.inputType('DeleteBoardInput', {
  fields: (t) => ({ boardId: t.id({ required: true }) }),
});
const DeleteBoardPayload = builder.simpleObject('DeleteBoardPayload', {
  fields: (t) => ({ boardId: t.id({ description: 'The one that is gone.' }) }),
});

builder.mutationField('deleteBoard', (t) =>
  t.field({
    type: DeleteBoardPayload,
    nullable: true,
    authScopes: { write: true },
    description: 'Deletes a board. The images that were on it stay.',
    args: { input: t.arg({ type: DeleteBoardInput, required: true }) },
    errors: { types: [NotFoundError], union: { name: 'DeleteBoardResult' } },
    resolve: async (_, { input }, { asViewer }) => {
      if (!(await asViewer((db) => deleteBoard(db, ownBoardId(input.boardId))))) throw noBoard();
      return { boardId: input.boardId };
    },
  }),
);

const boardChanges = [
  {
    name: 'AddToBoard',
    field: 'addToBoard',
    description: 'Puts images on a board; those that are on it already stay. Each image answers for itself.',
    tells: 'The images that are on the board.',
    change: addToBoard,
  },
  {
    name: 'RemoveFromBoard',
    field: 'removeFromBoard',
    description: 'Takes images off a board. They are not deleted. Each image answers for itself.',
    tells: 'The images that are not on the board.',
    change: removeFromBoard,
  },
] as const;

for (const { name, field, description, tells, change } of boardChanges) {
  const Input = builder.inputType(`${name}Input`, {
    fields: (t) => ({
      boardId: t.id({ required: true }),
      assetIds: t.idList({ required: true, description: assetIdsDescription }),
    }),
  });
  const Payload = assetsPayload(`${name}Payload`, tells);
  builder.mutationField(field, (t) =>
    t.field({
      type: Payload,
      nullable: true,
      authScopes: { write: true },
      description,
      args: { input: t.arg({ type: Input, required: true }) },
      errors: { types: [InputInvalidError, NotFoundError], union: { name: `${name}Result` } },
      resolve: async (_, { input: { boardId, assetIds } }, context) => {
        const ids = readAssetIds(assetIds);
        const found = await context.asViewer(async (db) => {
          const board = await findOwnBoard(db, boardId);
          const assets = ids.length === 0 ? [] : await findAssets(db, ids);
          if (assets.length > 0)
            await change(
              db,
              board,
              assets.map(({ id }) => id),
            );
          return new Map(assets.map((asset) => [asset.id, asset]));
        });
        context.resetLoaders();
        return answerEach(assetIds, (id) => {
          const asset = found.get(id);
          return asset && { asset, error: null };
        });
      },
    }),
  );
}

async function findOwnBoard(db: Transaction, globalId: string): Promise<BoardRow> {
  const [board] = await findBoards(db, [ownBoardId(globalId)]);
  if (!board) throw noBoard();
  return board;
}

function ownBoardId(globalId: string): string {
  const id = rowId('Board', globalId);
  if (id === null) throw noBoard();
  return id;
}

function noBoard(): NotFoundError {
  return new NotFoundError('boardId', 'board');
}
