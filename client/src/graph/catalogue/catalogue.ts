import type { PortKind } from '@visualadgen/graph/ports/port-kinds.ts';
import type { InputPort, NamedOutputs, OutputPort } from '@visualadgen/graph/ports/ports.ts';
import type { CatalogueQuery, FieldFieldsFragment } from '../../api/generated/graphql.ts';

type LoadedType = CatalogueQuery['nodeTypes'][number];
type LoadedKind = LoadedType['outputs'][number]['kind'];

/** A node type as the server tells it, with its ports as the rules know them. */
export interface NodeType extends Omit<LoadedType, 'inputs' | 'outputs' | 'namedOutputs'> {
  inputs: readonly InputPort[];
  outputs: readonly OutputPort[];
  namedOutputs?: NamedOutputs | null;
}

export type ImageModel = CatalogueQuery['imageModels'][number];
export type Field = FieldFieldsFragment;

/** What the server says there is: node types and image models, to look up by name. */
export interface Catalogue {
  nodeTypes: readonly NodeType[];
  imageModels: readonly ImageModel[];
  /** What an uploaded image must keep to. */
  uploadLimits: CatalogueQuery['uploadLimits'];
  nodeType(name: string | undefined): NodeType | undefined;
  imageModel(endpoint: string): ImageModel | undefined;
  /** What a model of any kind is called; its id where the server has it no more. */
  modelName(id: string): string;
}

export function createCatalogue({
  nodeTypes: loaded,
  imageModels,
  models,
  uploadLimits,
}: Omit<CatalogueQuery, '__typename'>): Catalogue {
  const nodeTypes = loaded.map(readNodeType);
  const typesByName = new Map<string, NodeType>(nodeTypes.map((type) => [type.name, type]));
  const modelsByEndpoint = new Map(imageModels.map((model) => [model.endpoint, model]));
  const namesById = new Map(models.map(({ id, name }) => [id, name]));
  return {
    nodeTypes,
    imageModels,
    uploadLimits,
    nodeType: (name) => (name === undefined ? undefined : typesByName.get(name)),
    imageModel: (endpoint) => modelsByEndpoint.get(endpoint),
    modelName: (id) => namesById.get(id) ?? id,
  };
}

export function readNodeType(loaded: LoadedType): NodeType {
  return {
    ...loaded,
    inputs: loaded.inputs.map((port) => ({
      ...port,
      kind: readPortKind(port.kind),
      accepts: port.accepts.map(readPortKind),
    })),
    outputs: loaded.outputs.map((port) => ({ ...port, kind: readPortKind(port.kind) })),
  };
}

/** `IMAGES` of the API is `images` of the rules. The compiler sees that both know the same kinds. */
export function readPortKind(kind: LoadedKind): PortKind {
  return kind.toLowerCase() as Lowercase<LoadedKind>;
}
