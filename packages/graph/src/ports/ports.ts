import type { JoinLimits } from './joins-used.ts';
import type { GraphProblem } from '../problem.ts';

export const portKinds = ['text', 'image', 'images', 'posts', 'prompt'] as const;
export type PortKind = (typeof portKinds)[number];

export interface OutputPort {
  /** The name of the output that it gives, such as `image_urls`. */
  name: string;
  label: string;
  kind: PortKind;
  /**
   * The config field whose value this output is, so that it is known before a run: as it stands, or filled in where the
   * field is a `TEMPLATE`.
   */
  field?: string;
}

export interface InputPort {
  name: string;
  label: string;
  kind: PortKind;
  /** The kinds that may be joined to it. The one rule by which the editor and the server refuse a join. */
  accepts: readonly PortKind[];
  /** A run fails without it. */
  isRequired: boolean;
  /** Takes any handle name and everything that comes from upstream, as a prompt template does. */
  isOpen: boolean;
  /** How many wires may end at it, null for any number. Left out: any number where it is open or takes `images`, else one. */
  maxJoins?: number | null;
  /** Where a config field decides how many of these a run uses, as the model of an image model does. */
  maxJoinsBy?: JoinLimits;
}

/** What the graph rules need to know of a node type. */
export interface NodeTypeRules {
  title: string;
  inputs: readonly InputPort[];
  outputs: readonly OutputPort[];
  /** Names of everything a run of it may give; output ports are among them. */
  gives: readonly string[];
  /** The input ports without which a node of this config cannot run: the required ones, and what its config asks for. */
  neededInputs(config: Record<string, unknown>): readonly string[];
  /** What is wrong with a config, each with its path inside the config. Empty when it can be saved. */
  checkConfig(config: unknown): ConfigProblem[];
  /** What would make a run fail although the config can be saved: an empty text, a variable nobody provides. */
  checkReadiness(config: Record<string, unknown>, upstream: Upstream): ReadinessProblem[];
}

export interface ConfigProblem {
  path: string[];
  message: string;
}

export type ReadinessProblem = Pick<GraphProblem, 'code' | 'message'> & { path?: string[] };

/** What is on offer to a node: each upstream node by name, with the names of what it gives. */
export interface Upstream {
  nodes: { name: string; gives: readonly string[] }[];
  /** The input ports that something is joined to. */
  joinedPorts: readonly string[];
}

/** Where the graph rules look node types up. */
export type TypeLookup = (name: string) => NodeTypeRules | undefined;
