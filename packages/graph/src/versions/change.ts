/* One difference between two versions of a workflow, as a fact. */

export const changeKinds = [
  'NODE_ADDED',
  'NODE_REMOVED',
  'NODE_RENAMED',
  'NODE_TYPE_CHANGED',
  'FIELD_CHANGED',
  'SETTING_CHANGED',
  'CONNECTION_ADDED',
  'CONNECTION_REMOVED',
  'CONNECTION_CHANGED',
  'CONNECTIONS_REORDERED',
  'INPUT_ADDED',
  'INPUT_REMOVED',
  'INPUT_CHANGED',
  'INPUTS_REORDERED',
  'OUTPUT_ADDED',
  'OUTPUT_REMOVED',
  'OUTPUT_CHANGED',
  'OUTPUTS_REORDERED',
  'NODES_MOVED',
  'NOTES_CHANGED',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

export interface GraphChange {
  kind: ChangeKind;
  /** For people, by the names of nodes and fields: a whole sentence. */
  text: string;
  /** The nodes concerned; of a connection first where it begins. */
  nodeKeys: string[];
  /** What of the node: a field of its config, `parameters.seed` for a parameter of a model, or the name of a setting. */
  field: string | null;
  /** What stood there, and what stands there now; null where there was or is nothing. */
  before: unknown;
  after: unknown;
}

/** Those after which a run does the same and is called in the same way: names, places and notes are for people. */
const forPeopleAlone: ReadonlySet<ChangeKind> = new Set([
  'NODES_MOVED',
  'NOTES_CHANGED',
  'INPUTS_REORDERED',
  'OUTPUTS_REORDERED',
]);

/** Whether a run may do something else after it, or is called in another way. */
export function affectsRuns({ kind }: Pick<GraphChange, 'kind'>): boolean {
  return !forPeopleAlone.has(kind);
}
