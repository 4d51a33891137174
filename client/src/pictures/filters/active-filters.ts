import type { AssetOrigin } from '../../api/generated/graphql.ts';
import type { PictureView } from '../location/picture-view.ts';
import { colorName } from './colors.ts';
import type { Makers } from './useMakers.ts';

/** Of many pictures. */
export const originNames: Record<AssetOrigin, string> = {
  UPLOADED: 'Uploaded',
  GENERATED: 'Made by a model',
  EDITED: 'Edited',
  DERIVED: 'Cut from another',
  COMPOSED: 'Finished ads',
};

export interface ActiveFilter {
  key: string;
  label: string;
  /** What it is like without it. */
  without: Partial<PictureView>;
}

/** What leaves out pictures, each to be taken away by itself. */
export function activeFilters(view: PictureView, { models, workflows, placements }: Makers): ActiveFilter[] {
  const { tags, origins, color, similarTo, workflowId, model, placement, from, to } = view;
  const nameOf = (all: Makers['models'], id: string) => all.find((one) => one.id === id)?.name;
  return [
    ...origins.map((one) => ({
      key: `origin ${one}`,
      label: originNames[one],
      without: { origins: origins.filter((other) => other !== one) },
    })),
    ...tags.map((tag) => ({
      key: `tag ${tag}`,
      label: `#${tag}`,
      without: { tags: tags.filter((other) => other !== tag) },
    })),
    ...(color ? [{ key: 'color', label: colorName(color), without: { color: null, order: null } }] : []),
    ...(similarTo
      ? [{ key: 'similar', label: 'Similar to a picture', without: { similarTo: null, order: null } }]
      : []),
    ...(workflowId
      ? [{ key: 'workflow', label: nameOf(workflows, workflowId) ?? 'One workflow', without: { workflowId: null } }]
      : []),
    ...(model ? [{ key: 'model', label: nameOf(models, model) ?? model, without: { model: null } }] : []),
    ...(placement
      ? [
          {
            key: 'placement',
            label: nameOf(placements, placement) ?? placement.replace('x', ' × '),
            without: { placement: null },
          },
        ]
      : []),
    ...(from || to ? [{ key: 'days', label: daysText(from, to), without: { from: null, to: null } }] : []),
  ];
}

const dayFormat = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });

function daysText(from: string | null, to: string | null): string {
  const say = (day: string) => dayFormat.format(Date.parse(`${day}T00:00:00Z`));
  if (from && to) return from === to ? say(from) : `${say(from)} – ${say(to)}`;
  return from ? `Since ${say(from)}` : `Until ${say(to ?? '')}`;
}
