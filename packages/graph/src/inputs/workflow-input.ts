/** What a workflow asks of whoever calls it: one field of one node, under a name of its own. Its default is what the field holds. */
export interface WorkflowInput {
  /** An identifier, unique among the inputs. */
  name: string;
  label: string;
  help: string | null;
  /** Every call must give it. */
  isRequired: boolean;
  nodeKey: string;
  /** A field of the node's type, or `field.parameter` for a parameter of the model chosen in that node. */
  field: string;
}

/** What a workflow gives to whoever calls it: one output of one node, under a name of its own. */
export interface WorkflowOutput {
  /** An identifier, unique among the outputs. */
  name: string;
  label: string;
  nodeKey: string;
  output: string;
}
