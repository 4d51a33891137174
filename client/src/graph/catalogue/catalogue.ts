import type { CatalogueQuery, FieldFieldsFragment, NodeTypeName } from '../../api/generated/graphql.ts';

export type NodeType = CatalogueQuery['nodeTypes'][number];
export type ImageModel = CatalogueQuery['imageModels'][number];
export type Field = FieldFieldsFragment;

/** What the server says there is: node types and image models, to look up by name. */
export interface Catalogue {
  nodeTypes: readonly NodeType[];
  imageModels: readonly ImageModel[];
  /** What an uploaded picture must keep to. */
  uploadLimits: CatalogueQuery['uploadLimits'];
  nodeType(name: NodeTypeName | undefined): NodeType | undefined;
  imageModel(endpoint: string): ImageModel | undefined;
}

export function createCatalogue({
  nodeTypes,
  imageModels,
  uploadLimits,
}: Omit<CatalogueQuery, '__typename'>): Catalogue {
  const typesByName = new Map(nodeTypes.map((type) => [type.name, type]));
  const modelsByEndpoint = new Map(imageModels.map((model) => [model.endpoint, model]));
  return {
    nodeTypes,
    imageModels,
    uploadLimits,
    nodeType: (name) => name && typesByName.get(name),
    imageModel: (endpoint) => modelsByEndpoint.get(endpoint),
  };
}
