import type { ConfigProblem, GraphProblem } from '../problem.ts';
import type { OnlyWith } from '../only-with.ts';
import type { PortKind } from './port-kinds.ts';

export interface OutputPort {
  /** The name of the output that it gives, such as `image_urls`. */
  name: string;
  label: string;
  kind: PortKind;
  /**
   * The config field whose value this output is, so that it is known before a run: as it stands, or filled in where the
   * field is a `TEMPLATE`.
   */
  field?: string | null;
  /** Where the node makes a list of its own, of which what comes next takes one item after the other. Left out: it never does. */
  list?: ListRule | null;
  /** An input that takes whole lists: the i-th of this output was made from the i-th that came in there, and is known by where that came from. */
  follows?: string | null;
  /** With which values of a config field a node gives it. Left out: with all. */
  onlyWith?: OnlyWith | null;
  /** The branch that it is: a node gives what it takes at one of its branches alone. Left out: it is given always. See `branches.ts`. */
  branch?: string | null;
  /**
   * An input: what came in there goes out here as it is, with all that came along under its own names, and its kind is the kind of what is
   * connected there. Until that is known (`typesInGraph`) the port may be connected to anything, and its `kind` says nothing.
   */
  sameAs?: string | null;
}

/** How a config tells whether an output is a list, and of how many: see `listAt`. */
export interface ListRule {
  /** Where in the config it stands: the entries of an array, or a number. */
  path: readonly string[];
  /** It is a list even where it holds one thing, or where nobody knows yet how many it will hold. */
  isAlways: boolean;
}

/** Outputs that a config names, such as the columns of a table: an array of `{ name, kind }`, with a `label` or without. */
export interface NamedOutputs {
  field: string;
  /** All are lists of the node: how many items they hold. Left out: each is one thing. */
  list?: ListRule | null;
  /** Each is a branch of the node, called by its name. */
  areBranches?: boolean;
  /** As that of an output: then the entries need no `kind`. */
  sameAs?: string | null;
}

export interface InputPort {
  name: string;
  label: string;
  kind: PortKind;
  /** The kinds that may be connected to it. The one rule by which the editor and the server refuse a join. */
  accepts: readonly PortKind[];
  /** A run fails without it. */
  isRequired: boolean;
  /** Takes any handle name and everything that comes from upstream, as a prompt template does. */
  isOpen: boolean;
  /** It takes whole lists, in their order, in place of one item after the other. */
  takesAll?: boolean;
  /** What comes in is taken as it is, whatever its kind, in place of being brought into the shape of the port's kind. */
  takesAnyKind?: boolean;
  /** How many wires may end at it, null for any number. Left out: any number where it is open or takes `images`, else one. */
  maxJoins?: number | null;
  /** Where a config field decides how many of these a run uses, as the model of an image model does. */
  maxJoinsBy?: JoinLimits | null;
}

/** How many wires a run uses with each value of a config field. */
export interface JoinLimits {
  field: string;
  /** The field's value while nobody has set it. */
  preset: string;
  limits: readonly JoinLimit[];
}

export interface JoinLimit {
  value: string;
  /** What the value is called. */
  label: string;
  /** A run fails with fewer. */
  minJoins: number;
  /** 0 where such a run leaves the port unused. */
  maxJoins: number;
}

/** What most rules need to know of a node type, as data. */
export interface PortedType {
  title: string;
  inputs: readonly InputPort[];
  outputs: readonly OutputPort[];
  /** More outputs, of a node by its config. */
  namedOutputs?: NamedOutputs | null;
}

/** A node type with what it alone can tell of its configs. */
export interface NodeTypeRules extends PortedType {
  /** Names of everything a run of it may give; output ports are among them. */
  gives: readonly string[];
  /** What is wrong with a config, each with its path inside the config. Empty when it can be saved. */
  checkConfig(config: unknown): ConfigProblem[];
  /** What would make a run fail although the config can be saved: an empty text, a variable nobody provides. */
  checkReadiness(config: Record<string, unknown>, upstream: Upstream): ReadinessProblem[];
}

export type ReadinessProblem = Pick<GraphProblem, 'code' | 'message'> & { path?: string[] };

/** What is on offer to a node: each upstream node by name, with the names of what it gives. */
export interface Upstream {
  nodes: { name: string; gives: readonly string[] }[];
  /** The input ports that something is connected to. */
  joinedPorts: readonly string[];
  /** How many things will come in at each of those, all connections together; null where nobody knows before a run. */
  itemsAt?: ReadonlyMap<string, number | null>;
}

/** Where the rules look node types up. */
export type TypeLookup<Type extends PortedType = NodeTypeRules> = (name: string) => Type | undefined;

/** The same where ports alone matter. */
export type PortLookup = TypeLookup<PortedType>;
