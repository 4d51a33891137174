import { Asset } from '../assets.ts';
import { builder } from '../builder.ts';
import { Execution } from '../executions.ts';
import { Generation } from '../generations.ts';
import {
  type LineageKind,
  type LineageLinkRow,
  lineageKinds,
  type LineageRow,
  type LineageStepRow,
  mostSteps,
} from './lineage-row.ts';
import { traceLineage } from './trace-lineage.ts';

/* Where a picture came from, step by step. */

const LineageKindEnum = builder.enumType('LineageKind', {
  description: 'What a step of a lineage is.',
  values: Object.fromEntries(
    Object.entries(lineageKinds).map(([kind, description]) => [kind, { description }]),
  ) as Record<LineageKind, { description: string }>,
});

const LineageStep = builder.objectRef<LineageStepRow>('LineageStep').implement({
  description: 'One step on the way to an image.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Unique in its lineage; for `links`.' }),
    kind: t.expose('kind', { type: LineageKindEnum, description: 'What it is.' }),
    title: t.exposeString('title', { description: 'For people: the name of a picture, a node or a model.' }),
    text: t.exposeString('text', {
      nullable: true,
      description:
        'The words of it, cut where they are long: a prompt, a post’s title, the size of a cut. Null for none.',
    }),
    seed: t.float({
      nullable: true,
      description: 'The seed of a model; null where none was set.',
      resolve: ({ seed }) => seed,
    }),
    asset: t.expose('asset', { type: Asset, nullable: true, description: 'The image of an IMAGE.' }),
    execution: t.expose('execution', {
      type: Execution,
      nullable: true,
      description: 'The run in which it happened; null where that is removed.',
    }),
    generation: t.expose('generation', {
      type: Generation,
      nullable: true,
      description: 'The paid call of a MODEL or an EDIT; null where that is removed.',
    }),
    at: t.expose('at', { type: 'DateTime', nullable: true, description: 'When it happened, where that is known.' }),
  }),
});

const LineageLink = builder.objectRef<LineageLinkRow>('LineageLink').implement({
  description: 'One step led to another.',
  fields: (t) => ({
    from: t.exposeString('from', { description: 'The key of the earlier step.' }),
    to: t.exposeString('to', { description: 'The key of the later step.' }),
  }),
});

const AssetLineage = builder.objectRef<LineageRow>('AssetLineage').implement({
  description:
    'Where an image came from. Once a run is removed, what is written down on its images is all that is left of it.',
  fields: (t) => ({
    steps: t.expose('steps', {
      type: [LineageStep],
      description: `The image itself first, then what comes before it, step by step back: at most ${mostSteps}.`,
    }),
    links: t.expose('links', { type: [LineageLink], description: 'Between these steps.' }),
    isCutOff: t.exposeBoolean('isCutOff', { description: 'There are more steps before these.' }),
  }),
});

builder.objectField(Asset, 'lineage', (t) =>
  t.field({
    type: AssetLineage,
    description: 'Where it came from: from the words and pictures that it began with to the cut.',
    resolve: (asset, _, context) => traceLineage(asset, context),
  }),
);
