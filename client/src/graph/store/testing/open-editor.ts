import { createCatalogue } from '../../catalogue/catalogue.ts';
import type { Field } from '../../catalogue/catalogue.ts';
import { createEditorStore } from '../editor-store.ts';
import { toGraph } from '../../model/flow.ts';
import { emptyGraph } from '../../model/graph.ts';
import type { Graph } from '../../model/graph.ts';

const template: Field = {
  __typename: 'Field',
  name: 'template',
  label: 'Prompt',
  help: null,
  kind: 'TEMPLATE',
  placeholder: null,
  isRequired: false,
  default: '',
  minimum: null,
  maximum: null,
  step: null,
  maxLength: null,
  linkField: null,
  ratioField: null,
  partOf: null,
  onlyWith: null,
  options: [],
};

/** Two types: one gives a text, one takes anything. */
export const catalogue = createCatalogue({
  models: [],
  imageModels: [],
  uploadLimits: { __typename: 'UploadLimits', contentTypes: [], maxBytes: 0, maxPixels: 0 },
  nodeTypes: [
    {
      __typename: 'NodeType',
      name: 'TEXT_INPUT',
      title: 'Text',
      description: '',
      category: 'INPUT',
      icon: 'type',
      inputs: [],
      outputs: [
        {
          __typename: 'OutputPort',
          name: 'text',
          label: 'Text',
          kind: 'TEXT',
          field: null,
          follows: null,
          branch: null,
          sameAs: null,
          onlyWith: null,
          list: null,
        },
      ],
      namedOutputs: null,
      fields: [],
      gives: [],
      defaultConfig: {},
    },
    {
      __typename: 'NodeType',
      name: 'PROMPT',
      title: 'Prompt',
      description: '',
      category: 'TRANSFORM',
      icon: 'box',
      inputs: [
        {
          __typename: 'InputPort',
          name: 'input',
          label: 'Anything',
          kind: 'TEXT',
          accepts: ['TEXT'],
          isRequired: false,
          isOpen: true,
          takesAll: false,
          takesAnyKind: false,
          maxJoins: null,
          maxJoinsBy: null,
        },
      ],
      outputs: [],
      namedOutputs: null,
      fields: [template, { ...template, name: 'overrides', kind: 'OVERRIDES', default: {} }],
      gives: [],
      defaultConfig: {},
    },
  ],
});

/** An editor without a screen. */
export function openEditor(graph: Graph = emptyGraph, isReadOnly = false) {
  const store = createEditorStore({ graph, catalogue, isReadOnly });
  return {
    store,
    state: () => store.getState(),
    graph: () => toGraph(store.getState()),
    /** What would be undone next. */
    lastStep: () => store.getState().history.past.at(-1)?.name,
  };
}
