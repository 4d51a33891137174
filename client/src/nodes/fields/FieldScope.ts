import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import type { PortKind } from '@visualadgen/graph/ports/port-kinds.ts';
import type { Config } from '../../graph/model/graph.ts';
import type { Problem } from '../../graph/words/problems.ts';
import type { Field, NodeType } from '../../graph/catalogue/catalogue.ts';

/** The node whose form it is, for controls that need to know more than their own field. */
export interface FieldScope {
  nodeKey: string;
  nodeName: string;
  type: NodeType;
  config: Config;
  /** The config as it is by then, for what is written late. */
  readConfig(): Config;
  problems: readonly Problem[];
  /** The kinds of what is connected to the node's named inputs. */
  joinedKinds: readonly PortKind[];
  /** What a run of the node costs, to stand where that is decided. */
  price: ReactNode;
  /** What stands beside the name of a field: whether each run is asked for it. */
  beside?: (field: Field, path: readonly string[]) => ReactNode;
  /** Sets several fields as one step; undefined takes one back to its default. */
  setFields(values: Config): void;
  /** A signed link of an uploaded image, by the asset's id. */
  assetUrl(assetId: string): string | undefined;
  rememberAsset(assetId: string, url: string): void;
}

export const FieldScopeContext = createContext<FieldScope | null>(null);

export function useFieldScope(): FieldScope {
  const scope = useContext(FieldScopeContext);
  if (!scope) throw new Error('useFieldScope is for what is inside a form.');
  return scope;
}
