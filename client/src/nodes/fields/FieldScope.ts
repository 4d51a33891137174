import { createContext, useContext } from 'react';
import type { Config } from '../../editor/graph/graph.ts';
import type { Problem } from '../../editor/problems.ts';
import type { NodeType } from '../catalogue.ts';
import type { Upstream } from '../template-text.ts';

/** The node whose form it is, for controls that need to know more than their own field. */
export interface FieldScope {
  type: NodeType;
  config: Config;
  problems: readonly Problem[];
  /** The nodes that feed it, in the order in which they are merged. */
  upstream: readonly Upstream[];
  /** A signed link of an uploaded picture, by the asset's id. */
  assetUrl(assetId: string): string | undefined;
  rememberAsset(assetId: string, url: string): void;
}

export const FieldScopeContext = createContext<FieldScope | null>(null);

export function useFieldScope(): FieldScope {
  const scope = useContext(FieldScopeContext);
  if (!scope) throw new Error('useFieldScope is for what is inside a form.');
  return scope;
}
