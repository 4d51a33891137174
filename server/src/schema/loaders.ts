import DataLoader from 'dataloader';
import type { Transaction } from '../store/database.ts';
import { findAssets, listAssetsByPath, listAssetsOfGenerations, listLatestImages } from '../store/assets.ts';
import {
  findExecutions,
  findLastExecutions,
  findNodeExecutions,
  listExecutionsOfWorkflows,
  listNodeAndItemExecutions,
  listNodeExecutions,
} from '../store/executions.ts';
import { countAssetsOfBoards, findBoards, listBoardsOfAssets } from '../store/boards.ts';
import { findProfiles } from '../store/budgets.ts';
import { countByParent, isOneOf } from '../store/count.ts';
import type { FileStorage } from '../store/file-storage.ts';
import { findGenerations, listGenerationsOfExecutions, listNewestGenerations } from '../store/generations.ts';
import { findTokens } from '../store/personal-access-tokens.ts';
import type { AssetRow, Tables } from '../store/tables.ts';
import { countItemsOfNodes, type ItemFilter, listAllItemsOfNodes, listItemsOfNodes } from '../store/node-items.ts';
import { findWebhookDeliveries, listDeliveriesOfWebhooks } from '../store/webhook-deliveries.ts';
import { findWebhooks } from '../store/webhooks.ts';
import { findAnnotations, findEdges, findNodes, findWorkflows, listEdges, listNodes } from '../store/workflows.ts';
import { type ExecutionLog, type LogRequest, readLogs } from './execution-logs.ts';

/** Links are good for 14 days from the day they are read. */
const linkSeconds = 14 * 24 * 60 * 60;

/** Only those that stand so; without it, all. */
interface CountRequest {
  statuses?: readonly string[];
}

export type Loaders = ReturnType<typeof createLoaders>;

type AsViewer = <T>(work: (transaction: Transaction) => Promise<T>) => Promise<T>;

/** Gathers what one operation asks for by id, so that a list of any length costs a fixed number of statements. */
export function createLoaders(asViewer: AsViewer, storage: FileStorage) {
  const one = <Row extends { id: string }>(find: (db: Transaction, ids: readonly string[]) => Promise<Row[]>) =>
    new DataLoader<string, Row | null>(async (ids) => {
      const rows = await asViewer((db) => find(db, ids));
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => byId.get(id) ?? null);
    });

  const many = <Row>(
    list: (db: Transaction, ids: readonly string[]) => Promise<Row[]>,
    parentOf: (row: Row) => string | null,
  ) =>
    new DataLoader<string, Row[]>(async (parentIds) => {
      const rows = await asViewer((db) => list(db, parentIds));
      const byParent = Map.groupBy(rows, parentOf);
      return parentIds.map((id) => byParent.get(id) ?? []);
    });

  /** One page of a list for each of many parents. Those who ask for the same page are asked for together. */
  const pages = <Row, Page extends object>(
    list: (db: Transaction, parentIds: readonly string[], page: Page) => Promise<Row[]>,
    parentOf: (row: Row) => string | null,
  ) =>
    new DataLoader<{ parentId: string; page: Page }, Row[], string>(
      async (asked) => {
        const groups = [...Map.groupBy(asked, ({ page }) => JSON.stringify(page)).values()];
        const found = new Map<(typeof asked)[number], Row[]>();
        await Promise.all(groups.map((group) => readGroup(group)));
        return asked.map((request) => found.get(request) ?? []);

        async function readGroup(group: typeof asked) {
          const [first] = group;
          if (!first) return;
          const ids = group.map(({ parentId }) => parentId);
          const byParent = Map.groupBy(await asViewer((db) => list(db, ids, first.page)), parentOf);
          for (const request of group) found.set(request, byParent.get(request.parentId) ?? []);
        }
      },
      { cacheKeyFn: ({ parentId, page }) => `${parentId} ${JSON.stringify(page)}` },
    );

  /** How long a list is, for each of many parents. Those who ask for the same of it are asked for together. */
  const counts = (table: keyof Tables, parent: string) => {
    const byParent = pages(
      (db, ids, { statuses }: CountRequest) =>
        countByParent(db, { table, parent, parentIds: ids, only: isOneOf(`${table}.status`, statuses) }),
      ({ id }) => id,
    );
    return async (parentId: string, statuses?: readonly string[] | null) => {
      const [found] = await byParent.load({ parentId, page: statuses ? { statuses } : {} });
      return found?.count ?? 0;
    };
  };

  const itemCounts = pages(countItemsOfNodes, ({ id }) => id);

  return {
    profiles: one(findProfiles),
    workflows: one(findWorkflows),
    nodes: one(findNodes),
    edges: one(findEdges),
    annotationsOfWorkflow: one(findAnnotations),
    nodesOfWorkflow: many(listNodes, (node) => node.workflow_id),
    edgesOfWorkflow: many(listEdges, (edge) => edge.workflowId),
    lastExecutionOfWorkflow: many(findLastExecutions, (execution) => execution.workflow_id),
    executionsOfWorkflow: pages(listExecutionsOfWorkflows, (execution) => execution.workflow_id),
    executions: one(findExecutions),
    /** Of nodes, and of the items that they ran over. */
    nodeExecutions: one(findNodeExecutions),
    itemsOfNode: pages(listItemsOfNodes, (item) => item.parent_id),
    allItemsOfNode: many(listAllItemsOfNodes, (item) => item.parent_id),
    countItemsOfNode: async (nodeExecutionId: string, filter: ItemFilter) => {
      const [found] = await itemCounts.load({ parentId: nodeExecutionId, page: filter });
      return found?.count ?? 0;
    },
    generationsOfPart: many(listNewestGenerations, (generation) => generation.node_execution_id),
    nodeExecutionsOfExecution: many(listNodeExecutions, (nodeExecution) => nodeExecution.execution_id),
    /** With the items that the nodes ran over. */
    partsOfExecution: many(listNodeAndItemExecutions, (part) => part.execution_id),
    logOfExecution: pages<ExecutionLog, LogRequest>(readLogs, ({ execution }) => execution.id),
    generations: one(findGenerations),
    generationsOfExecution: pages(listGenerationsOfExecutions, (generation) => generation.execution_id),
    countExecutionsOfWorkflow: counts('executions', 'workflow_id'),
    countGenerationsOfExecution: counts('generations', 'execution_id'),
    countDeliveriesOfWebhook: counts('webhook_deliveries', 'webhook_id'),
    tokens: one(findTokens),
    webhooks: one(findWebhooks),
    webhookDeliveries: one(findWebhookDeliveries),
    deliveriesOfWebhook: pages(listDeliveriesOfWebhooks, (delivery) => delivery.webhook_id),
    assets: one(findAssets),
    boards: one(findBoards),
    boardsOfAsset: many(listBoardsOfAssets, (board) => board.asset_id),
    assetCountOfBoard: one(countAssetsOfBoards),
    /** By the path of its file. */
    assetsByPath: new DataLoader<string, AssetRow | null>(async (paths) => {
      const rows = await asViewer((db) => listAssetsByPath(db, paths));
      const byPath = new Map(rows.map((row) => [row.path, row]));
      return paths.map((path) => byPath.get(path) ?? null);
    }),
    assetsOfGeneration: many(listAssetsOfGenerations, (asset) => asset.generation_id),
    latestImagesOfWorkflow: many(listLatestImages, (image) => image.workflow_id),
    /** A signed link by the path of a stored file. */
    links: new DataLoader<string, string>((paths) => storage.signLinks([...paths], linkSeconds)),
  };
}
