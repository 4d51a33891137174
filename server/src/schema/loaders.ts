import DataLoader from 'dataloader';
import type { Transaction } from '../store/database.ts';
import { listAssetUses } from '../store/asset-uses.ts';
import {
  findAssets,
  listAssetsByPath,
  listAssetsFrom,
  listAssetsOfGenerations,
  listLatestImages,
} from '../store/assets.ts';
import {
  findExecutions,
  findLastExecutions,
  findNodeExecutions,
  listExecutionsOfWorkflows,
  listNodeAndItemExecutions,
  listNodeExecutions,
} from '../store/executions.ts';
import { countAssetsOfBoards, findBoards, listBoardsOfAssets } from '../store/boards.ts';
import { findBrands, listBrandUses } from '../store/brands.ts';
import { findCallerSpendings, findProfiles } from '../store/budgets.ts';
import { countByParent, isOneOf } from '../store/count.ts';
import type { FileStorage } from '../store/file-storage.ts';
import { findFonts, listBrandsOfFonts } from '../store/fonts.ts';
import { findGenerations, listGenerationsOfExecutions, listNewestGenerations } from '../store/generations.ts';
import { findTokens } from '../store/personal-access-tokens.ts';
import { findSchedules, findTriggers } from '../store/schedules.ts';
import { carryOver, carryOverNode, type VersionedTypes } from '../nodes/carry-over.ts';
import type { AssetRow, NodeRow, Tables, WorkflowVersionRow } from '../store/tables.ts';
import { countItemsOfNodes, type ItemFilter, listAllItemsOfNodes, listItemsOfNodes } from '../store/node-items.ts';
import { findEditsThatMade, listMadeAssets, listNextEdits } from '../store/image-edits.ts';
import { findWebhookDeliveries, listDeliveriesOfWebhooks } from '../store/webhook-deliveries.ts';
import { findWebhooks } from '../store/webhooks.ts';
import {
  findEdges,
  findGraphParts,
  findNodes,
  findWorkflows,
  listEdges,
  listNodes,
  toGraphNode,
} from '../store/workflows.ts';
import {
  findVersionGraphs,
  findVersionsBefore,
  findVersionsByNumber,
  findWorkflowVersions,
  listVersionsOfWorkflows,
  type VersionOf,
} from '../store/workflow-versions.ts';
import { type ExecutionLog, type LogRequest, readLogs } from './execution-logs.ts';

/** Links are good for 14 days from the day they are read. */
const linkSeconds = 14 * 24 * 60 * 60;

/** Only those that stand so; without it, all. */
interface CountRequest {
  statuses?: readonly string[];
}

export type Loaders = ReturnType<typeof createLoaders>;

/** The newest edits of what one edit made. */
export const mostNextEdits = 50;

type AsViewer = <T>(work: (transaction: Transaction) => Promise<T>) => Promise<T>;

/** Gathers what one operation asks for by id, so that a list of any length costs a fixed number of statements. */
export function createLoaders(
  asViewer: AsViewer,
  { storage, nodeTypes }: { storage: FileStorage; nodeTypes: VersionedTypes },
) {
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

  /** In the present version of its type's form. */
  const carryOverRow = (row: NodeRow): NodeRow => {
    const { config, configVersion } = carryOverNode({ ...row, configVersion: row.config_version }, nodeTypes);
    return { ...row, config, config_version: configVersion };
  };

  /** Then the inputs of a workflow may set fields by their old names. */
  const hasRenames = [...nodeTypes.values()].some(({ configSteps }) => configSteps.some(({ renamed }) => renamed));

  const itemCounts = pages(countItemsOfNodes, ({ id }) => id);

  return {
    profiles: one(findProfiles),
    workflows: one(findWorkflows),
    nodes: one(async (db, ids) => (await findNodes(db, ids)).map(carryOverRow)),
    edges: one(findEdges),
    partsOfWorkflow: one(async (db, ids) => {
      const rows = await findGraphParts(db, ids);
      if (!hasRenames) return rows;
      const nodes = Map.groupBy(await listNodes(db, ids), (node) => node.workflow_id);
      return rows.map((row) => {
        const graph = { nodes: (nodes.get(row.id) ?? []).map(toGraphNode), edges: [], inputs: row.inputs };
        return { ...row, inputs: carryOver(graph, nodeTypes).inputs ?? [] };
      });
    }),
    nodesOfWorkflow: many(
      async (db, ids) => (await listNodes(db, ids)).map(carryOverRow),
      (node) => node.workflow_id,
    ),
    edgesOfWorkflow: many(listEdges, (edge) => edge.workflowId),
    workflowVersions: one(findWorkflowVersions),
    graphOfVersion: one(async (db, ids) =>
      (await findVersionGraphs(db, ids)).map(({ id, graph }) => ({ id, graph: carryOver(graph, nodeTypes) })),
    ),
    versionBefore: many(findVersionsBefore, ({ next_id }) => next_id),
    versionsOfWorkflow: pages(listVersionsOfWorkflows, (version) => version.workflow_id),
    countVersionsOfWorkflow: counts('workflow_versions', 'workflow_id'),
    /** One that was kept. */
    versionByNumber: new DataLoader<VersionOf, WorkflowVersionRow | null, string>(
      async (asked) => {
        const rows = await asViewer((db) => findVersionsByNumber(db, asked));
        const byNumber = new Map(rows.map((row) => [`${row.workflow_id} ${row.version}`, row]));
        return asked.map(({ workflowId, version }) => byNumber.get(`${workflowId} ${version}`) ?? null);
      },
      { cacheKeyFn: ({ workflowId, version }) => `${workflowId} ${version}` },
    ),
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
    schedules: one(findSchedules),
    callerSpendings: one(findCallerSpendings),
    triggers: one(findTriggers),
    webhooks: one(findWebhooks),
    webhookDeliveries: one(findWebhookDeliveries),
    deliveriesOfWebhook: pages(listDeliveriesOfWebhooks, (delivery) => delivery.webhook_id),
    assets: one(findAssets),
    assetsFrom: pages(listAssetsFrom, (asset) => asset.source_asset_id),
    countAssetsFrom: counts('assets', 'source_asset_id'),
    usesOfAsset: many(listAssetUses, (use) => use.asset_id),
    brands: one(findBrands),
    fonts: one(findFonts),
    brandsOfFont: many(listBrandsOfFonts, (use) => use.font_id),
    usesOfBrand: many(listBrandUses, (use) => use.brand_id),
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
    /** In the order in which they were made. */
    assetsOfEdit: many(listMadeAssets, (asset) => asset.execution_id),
    editThatMade: many(findEditsThatMade, (edit) => edit.asset_id),
    /** Those that begin with what an edit made. */
    nextEdits: many(
      (db, ids) => listNextEdits(db, ids, mostNextEdits),
      (edit) => edit.parent_id,
    ),
    latestImagesOfWorkflow: many(listLatestImages, (image) => image.workflow_id),
    /** A signed link by the path of a stored file. */
    links: new DataLoader<string, string>((paths) => storage.signLinks([...paths], linkSeconds)),
  };
}
