import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { isConnection, listFieldsOf } from '../src/schema/list-sizes.ts';

/* A query for each list of the API, which asks for it and all that its objects tell, below other lists. */

/** How to come to many objects of a type: by `$n` of something, and by some of each of those. */
const wayTo: Record<string, readonly string[]> = {
  Query: [],
  Viewer: ['viewer'],
  Workflow: ['workflows(first: $n)', 'executions(first: 2)', 'workflow'],
  Execution: ['workflows(first: $n)', 'executions(first: 2)'],
  WorkflowVersion: ['workflows(first: $n)', 'versions(first: 2)'],
  WorkflowComparison: ['workflows(first: $n)', 'versions(first: 2)', 'changes'],
  GraphSnapshot: ['workflows(first: $n)', 'executions(first: 2)', 'graph'],
  WorkflowInput: ['workflows(first: $n)', 'executions(first: 2)', 'graph', 'inputs'],
  ExecutionOutput: ['workflows(first: $n)', 'executions(first: 2)', 'outputs'],
  NodeExecution: ['workflows(first: $n)', 'executions(first: 1)', 'nodeExecutions'],
  NodeValue: ['workflows(first: $n)', 'executions(first: 2)', 'nodeExecutions', 'outputValues'],
  NodeExecutionItem: ['workflows(first: $n)', 'executions(first: 1)', 'nodeExecutions', 'items(first: 1)'],
  ...Object.fromEntries(
    ['ListedItem', 'TextItem', 'ImageItem', 'FileItem', 'PostItem', 'DataItem'].map((type) => [
      type,
      ['workflows(first: $n)', 'executions(first: 1)', 'nodeExecutions', 'outputValues', 'items', `... on ${type}`],
    ]),
  ),
  Generation: ['workflows(first: $n)', 'executions(first: 2)', 'generations(first: 2)'],
  Asset: ['workflows(first: $n)', 'executions(first: 2)', 'generations(first: 2)', 'images'],
  NodeProgress: ['workflows(first: $n)', 'executions(first: 2)', 'nodeExecutions', 'progress'],
  PersonalAccessToken: ['viewer', 'tokens(first: $n)'],
  Webhook: ['viewer', 'webhooks(first: $n)', 'deliveries(first: 1)', 'webhook'],
  AssetComposition: ['assets(first: $n)', 'composition'],
  Placement: ['placements'],
  Brand: ['brands(first: $n)'],
  Font: ['fonts(first: $n)'],
  ImageEdit: ['imageEdits(first: $n)'],
  AssetUses: ['imageEdits(first: $n)', 'source', 'usedBy'],
  AssetLineage: ['imageEdits(first: $n)', 'results', 'lineage'],
  NodeType: ['nodeTypes'],
  ImageModel: ['imageModels'],
  ConditionKind: ['conditionKinds'],
  Model: ['models'],
  Field: ['nodeTypes', 'fields'],
  JoinLimits: ['nodeTypes', 'inputs', 'maxJoinsBy'],
};

/** Every list of the API, with what it is asked. */
const lists: Record<string, string> = {
  'Query.workflows': '(first: $n)',
  'Query.executions': '(first: $n)',
  'Query.generations': '(first: $n)',
  'Query.assets': '(first: $n)',
  'Query.boards': '(first: $n)',
  'Query.brands': '(first: $n)',
  'Brand.colors': '',
  'PersonalAccessToken.workflows': '',
  'Brand.claims': '',
  'Brand.usedBy': '',
  'Query.fonts': '(first: $n)',
  'Font.brands': '',
  'Query.imageEdits': '(first: $n)',
  'ImageEdit.results': '',
  'ImageEdit.edits': '',
  'Query.nodes': '(ids: $ids)',
  'Query.nodeTypes': '',
  'Query.imageModels': '',
  'Query.models': '',
  'Query.conditionKinds': '',
  'Query.workflowTemplates': '',
  'Query.schedules': '(first: $n)',
  'Query.triggers': '(first: $n)',
  'Viewer.tokens': '(first: $n)',
  'Viewer.webhooks': '(first: $n)',
  'Webhook.deliveries': '(first: 1)',
  'Workflow.executions': '(first: 2)',
  'Workflow.versions': '(first: 2)',
  'WorkflowComparison.changes': '',
  'WorkflowVersion.problems': '',
  'WorkflowVersion.inputs': '',
  'WorkflowVersion.outputs': '',
  'Workflow.nodes': '',
  'Workflow.edges': '',
  'Workflow.notes': '',
  'Workflow.frames': '',
  'Workflow.inputs': '',
  'Workflow.outputs': '',
  'WorkflowInput.choices': '',
  'Workflow.problems': '',
  'Workflow.latestImages': '',
  'GraphSnapshot.nodes': '',
  'GraphSnapshot.edges': '',
  'GraphSnapshot.notes': '',
  'GraphSnapshot.frames': '',
  'GraphSnapshot.inputs': '',
  'GraphSnapshot.outputs': '',
  'Execution.nodeExecutions': '',
  'Execution.outputs': '',
  'Execution.images': '',
  'ExecutionOutput.items': '',
  'ExecutionOutput.texts': '',
  'ExecutionOutput.images': '',
  'Execution.generations': '(first: 2)',
  'Execution.events': '(first: 3)',
  'NodeExecution.faults': '',
  'NodeExecution.branchCounts': '',
  'NodeExecution.branchesNotTaken': '',
  'NodeProgress.partialItems': '',
  'NodeExecution.images': '',
  'NodeExecution.inputValues': '',
  'NodeExecution.outputValues': '',
  'NodeExecution.items': '(first: 2)',
  'NodeExecutionItem.coordinates': '',
  'NodeExecutionItem.faults': '',
  'NodeExecutionItem.images': '',
  'NodeExecutionItem.inputValues': '',
  'NodeExecutionItem.outputValues': '',
  'NodeValue.items': '',
  'ListedItem.coordinates': '',
  'TextItem.coordinates': '',
  'ImageItem.coordinates': '',
  'FileItem.coordinates': '',
  'PostItem.coordinates': '',
  'DataItem.coordinates': '',
  'Generation.images': '',
  'Asset.colors': '',
  'Asset.boards': '',
  'Asset.derived': '(first: 1)',
  'AssetUses.workflows': '',
  'AssetUses.executions': '',
  'AssetUses.imageEdits': '',
  'AssetUses.boards': '',
  'AssetLineage.steps': '',
  'AssetLineage.links': '',
  'Asset.checks': '',
  'AssetComposition.texts': '',
  'Query.placements': '',
  'Query.nameTokens': '',
  'Placement.coveredAreas': '',
  'Query.compositionLayouts': '',
  'NodeType.fields': '',
  'NodeType.inputs': '',
  'NodeType.outputs': '',
  'JoinLimits.limits': '',
  'ImageModel.parameters': '',
  'ConditionKind.fields': '',
  'Model.parameters': '',
  'Model.prices': '',
  'Field.options': '',
};

/** Of which one operation cannot ask for many: they belong to what one mutation or one look outside answers. */
const neverBelowAList = new Set([
  'AddToBoardPayload.results',
  'AssetsInUseError.results',
  'CompositionPicture.colors',
  'CostEstimate.nodes',
  'DeleteAssetsPayload.results',
  'GraphInvalidError.problems',
  'InputInvalidError.fields',
  'KeepLinkedImagesPayload.images',
  'ProposeBrandColorsPayload.colors',
  'ReadTablePayload.columns',
  'RedditTrends.failures',
  'RedditTrends.posts',
  'RemoveFromBoardPayload.results',
  'RestoreAssetsPayload.results',
  'UpdateAssetsPayload.results',
  'DescribeAssetsPayload.results',
]);

export interface ListQuery {
  list: string;
  query: string;
}

/** Throws where the schema has a list that is not known here, or lacks one. */
export function listQueriesOf(schema: GraphQLSchema): ListQuery[] {
  const known = [...Object.keys(lists), ...neverBelowAList].toSorted();
  const there = [...listFieldsOf(schema), ...connectionFieldsOf(schema)].toSorted();
  const differing = [...new Set(known).symmetricDifference(new Set(there))];
  if (differing.length > 0) throw new Error(`Say in \`lists\` how this list is asked for: ${differing.join(', ')}.`);
  return Object.entries(lists).map(([list, given]) => {
    const [parent = '', field = ''] = list.split('.');
    const way = wayTo[parent];
    if (!way) throw new Error(`Say in \`wayTo\` how to come to many of ${parent}.`);
    const selections = open([...way, `${field}${given}`], schema.getQueryType() as GraphQLObjectType, schema);
    const variables = [
      ...(selections.includes('$n') ? ['$n: Int'] : []),
      ...(selections.includes('$ids') ? ['$ids: [ID!]!'] : []),
    ];
    return { list, query: `query ${variables.length > 0 ? `(${variables.join(', ')})` : ''} { ${selections} }` };
  });
}

function connectionFieldsOf(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type)
      ? Object.values(type.getFields())
          .filter((field) => isConnection(getNamedType(field.type)))
          .map((field) => `${type.name}.${field.name}`)
      : [],
  );
}

function open([step, ...more]: readonly string[], type: GraphQLObjectType, schema: GraphQLSchema): string {
  if (step === undefined) return everythingOf(type, schema);
  const narrowed = /^\.\.\. on (\w+)$/.exec(step)?.[1];
  if (narrowed !== undefined) {
    const part = open(more, schema.getType(narrowed) as GraphQLObjectType, schema);
    return `${step} { ${part} }`;
  }
  const next = objectOf(type, step.split('(', 1)[0] ?? '');
  if (!isConnection(next)) return `${step} { ${open(more, next, schema)} }`;
  const node = ['edges', 'node'].reduce((from, name) => objectOf(from, name), next);
  const own = more.length === 0 ? leavesOf(next) : '';
  return `${step} { ${own} pageInfo { hasNextPage } edges { node { ${open(more, node, schema)} } } }`;
}

function objectOf(type: GraphQLObjectType, name: string): GraphQLObjectType {
  const field = type.getFields()[name];
  if (!field) throw new Error(`${type.name} has no ${name}.`);
  return getNamedType(field.type) as GraphQLObjectType;
}

/** All that an object tells by itself, and of those that it leads to. */
function everythingOf(type: GraphQLObjectType, schema: GraphQLSchema): string {
  if (type.name === 'Node')
    return `... on Execution { ${everythingOf(schema.getType('Execution') as GraphQLObjectType, schema)} }`;
  if (!isObjectType(type)) {
    return schema
      .getPossibleTypes(type)
      .map((one) => `... on ${one.name} { ${everythingOf(one, schema)} }`)
      .join(' ');
  }
  const objects = fieldsOf(type)
    .filter((field) => isObjectType(getNullableType(field.type)) && !isConnection(getNamedType(field.type)))
    .map((field) => `${field.name} { ${leavesOf(getNamedType(field.type) as GraphQLObjectType)} }`);
  return `${leavesOf(type)} ${objects.join(' ')}`;
}

function leavesOf(type: GraphQLObjectType): string {
  const leaves = fieldsOf(type).filter((field) => isLeafType(getNamedType(field.type)));
  return ['__typename', ...leaves.map(({ name }) => name)].join(' ');
}

function fieldsOf(type: GraphQLObjectType): GraphQLField<unknown, unknown>[] {
  return Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument));
}

/** How many objects of a list have come, wherever they stand. */
export function countOf(list: string, data: unknown): number {
  const field = list.split('.')[1];
  if (Array.isArray(data)) return data.reduce<number>((sum, each) => sum + countOf(list, each), 0);
  if (typeof data !== 'object' || data === null) return 0;
  return Object.entries(data).reduce((sum, [name, value]) => {
    if (name !== field) return sum + countOf(list, value);
    const items = Array.isArray(value) ? value : ((value as { edges?: unknown[] } | null)?.edges ?? []);
    return sum + items.length;
  }, 0);
}
