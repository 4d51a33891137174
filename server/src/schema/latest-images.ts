import { Asset } from './assets.ts';
import { builder } from './builder.ts';
import { Workflow } from './workflows.ts';

builder.objectField(Workflow, 'latestImages', (t) =>
  t.field({
    type: [Asset],
    description:
      'What the newest of its runs that made pictures made: its newest paid call first, at most four. Runs that made none are passed over.',
    resolve: ({ id }, _, { loaders }) => loaders.latestImagesOfWorkflow.load(id),
  }),
);
