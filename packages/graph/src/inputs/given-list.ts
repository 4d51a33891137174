/**
 * Several values that a call gave for the fields of a node: one more list, which the node runs over as over one that comes in. All nodes
 * that are set by the same list share its key, so that an item meets its own everywhere.
 */
export interface GivenList {
  /** By which coordinates know it: never the key of a node. */
  key: string;
  /** The input that was given a list; null where whole rows were given. */
  input: string | null;
  items: readonly GivenItemValues[];
}

export interface GivenItemValues {
  /** What people call it, such as its first words; null where it has no words. */
  label: string | null;
  /** By field, or `field.parameter`. */
  set: Readonly<Record<string, unknown>>;
}
