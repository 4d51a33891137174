import {
  getNullableType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  getNamedType,
} from 'graphql';
import { defaultPage, largestPage, usualItems } from './paging.ts';
import { mostEventsAtOnce } from './execution-logs.ts';

/*
 * How many objects each list is taken to hold, by which an operation is priced before it runs. docs/integrate.md tells the
 * same numbers to those who work a price out for themselves; a test holds the two to one another.
 */

/** So many, or as many as an argument asks for: `usual` without it, and never more than `most`. */
export type ListSize = number | { arguments: readonly string[]; usual: number; most: number };

/** Nodes and edges of an ordinary graph. One may hold thousands, and then its owner pays less than it weighs. */
const partsOfGraph = 30;
const annotations = 10;
const problems = 10;
/** The lists that something comes from. */
const coordinates = 3;
/** Of one that has no line here, which a test refuses. */
const unknown = 30;

export const listSizes: Readonly<Record<string, ListSize>> = {
  'PersonalAccessToken.workflows': 3,
  'Query.nodes': { arguments: ['ids'], usual: 1, most: 100 },
  'Query.nodeTypes': 10,
  'Query.imageModels': 10,
  'Query.conditionKinds': 10,
  'ConditionKind.fields': 3,
  'ReadTablePayload.columns': 20,
  'KeepLinkedImagesPayload.images': 20,
  'Asset.colors': 4,
  'Asset.boards': 3,
  'Asset.checks': 12,
  'CompositionPicture.colors': 4,
  'AssetComposition.texts': 3,
  'Brand.colors': 4,
  'ProposeBrandColorsPayload.colors': 4,
  'Brand.claims': 3,
  'Brand.usedBy': 3,
  'Font.brands': 2,
  'Query.placements': 20,
  'Query.nameTokens': 20,
  'Placement.coveredAreas': 2,
  'Query.compositionLayouts': 10,
  'UpdateAssetsPayload.results': 20,
  'DescribeAssetsPayload.results': 20,
  'DeleteAssetsPayload.results': 20,
  'RestoreAssetsPayload.results': 20,
  'AddToBoardPayload.results': 20,
  'WorkflowComparison.changes': 10,
  'WorkflowVersion.problems': 10,
  'WorkflowVersion.inputs': 5,
  'WorkflowVersion.outputs': 2,
  'ImageEdit.results': 4,
  'ImageEdit.edits': 3,
  'AssetsInUseError.results': 4,
  'AssetUses.workflows': 3,
  'AssetUses.executions': 10,
  'AssetUses.imageEdits': 3,
  'AssetUses.boards': 3,
  'AssetLineage.steps': 10,
  'AssetLineage.links': 10,
  'RemoveFromBoardPayload.results': 20,
  'Query.models': 20,
  'Query.workflowTemplates': 20,
  'Workflow.nodes': partsOfGraph,
  'Workflow.edges': partsOfGraph,
  'Workflow.notes': annotations,
  'Workflow.frames': annotations,
  'Workflow.inputs': 5,
  'Workflow.outputs': 2,
  'Workflow.problems': problems,
  'Workflow.latestImages': 4,
  'GraphSnapshot.nodes': partsOfGraph,
  'GraphSnapshot.edges': partsOfGraph,
  'GraphSnapshot.notes': annotations,
  'GraphSnapshot.frames': annotations,
  'Execution.outputs': 2,
  'Execution.images': 4,
  'ExecutionOutput.items': 4,
  'ExecutionOutput.texts': 4,
  'ExecutionOutput.images': 4,
  'GraphSnapshot.inputs': 5,
  'GraphSnapshot.outputs': 2,
  'WorkflowInput.choices': 10,
  'Execution.nodeExecutions': partsOfGraph,
  'Execution.events': { arguments: ['first'], usual: mostEventsAtOnce, most: mostEventsAtOnce },
  'NodeProgress.partialItems': 5,
  'NodeExecution.branchCounts': 3,
  'NodeExecution.branchesNotTaken': 3,
  'NodeExecution.faults': 10,
  'NodeExecution.images': 4,
  'NodeExecution.inputValues': 5,
  'NodeExecution.outputValues': 3,
  'NodeExecutionItem.coordinates': coordinates,
  'NodeExecutionItem.faults': 10,
  'NodeExecutionItem.images': 4,
  'NodeExecutionItem.inputValues': 5,
  'NodeExecutionItem.outputValues': 3,
  'NodeValue.items': 4,
  'ListedItem.coordinates': coordinates,
  'TextItem.coordinates': coordinates,
  'ImageItem.coordinates': coordinates,
  'FileItem.coordinates': coordinates,
  'PostItem.coordinates': coordinates,
  'DataItem.coordinates': coordinates,
  'Generation.images': 4,
  'CostEstimate.nodes': partsOfGraph,
  'NodeType.fields': 10,
  'NodeType.inputs': 5,
  'NodeType.outputs': 5,
  'JoinLimits.limits': 10,
  'ImageModel.parameters': 10,
  'Model.parameters': 5,
  'Model.prices': 2,
  'Field.options': 10,
  'RedditTrends.posts': 50,
  'RedditTrends.failures': 5,
  'GraphInvalidError.problems': problems,
  'InputInvalidError.fields': problems,
};

const pageSize: ListSize = { arguments: ['first', 'last'], usual: defaultPage, most: largestPage };

/** Where a page has another size than others when nothing is said. */
const pageSizes: Readonly<Record<string, ListSize>> = {
  NodeExecutionItemConnection: { arguments: ['first', 'last'], usual: usualItems, most: largestPage },
};

/** What a field holds: a page, a list, or undefined for a single object. The objects of a page are as many as the page. */
export function listSizeOf(parent: GraphQLNamedType, field: GraphQLField<unknown, unknown>): ListSize | undefined {
  const type = getNamedType(field.type);
  if (isConnection(type)) return pageSizes[type.name] ?? pageSize;
  if (isConnection(parent) || !isListType(getNullableType(field.type))) return undefined;
  return listSizes[`${parent.name}.${field.name}`] ?? unknown;
}

/** A page in Relay's sense. */
export function isConnection(type: GraphQLNamedType): boolean {
  return isObjectType(type) && 'edges' in type.getFields() && 'pageInfo' in type.getFields();
}

/** Every list of objects, such as `Workflow.nodes`, but for those of a page. */
export function listFieldsOf(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    const hasFields = isObjectType(type) || isInterfaceType(type);
    if (!hasFields || type.name.startsWith('__') || isConnection(type)) return [];
    return Object.values(type.getFields())
      .filter((field) => isListType(getNullableType(field.type)) && !isLeafType(getNamedType(field.type)))
      .map((field) => `${type.name}.${field.name}`);
  });
}
