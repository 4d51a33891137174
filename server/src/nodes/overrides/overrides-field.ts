import { type TextPart, textParts } from '@visualadgen/compose/drawing/drawing.ts';
import { blockParts, cutParts, scaleLimits } from '@visualadgen/compose/overrides/override.ts';
import { findPlacement } from '@visualadgen/compose/placements/catalogue.ts';
import { sideLimits } from '@visualadgen/compose/placements/placement.ts';
import { z } from 'zod';

/** The most signs of each text of a composition. */
export const longestTexts: Record<TextPart, number> = {
  headline: 2_000,
  body: 10_000,
  call_to_action: 500,
  price: 200,
  old_price: 200,
  attribution: 500,
  before_label: 200,
  after_label: 200,
  small_print: 1_000,
};

/** What the ids of placements are, for whoever wrote another. */
export const placementHint = `must be a placement that there is, or a size such as 1200x400, each side from ${sideLimits.least} to ${sideLimits.most} pixels`;

/** More placements than a node can have at once, so that what was set for earlier ones is kept. */
const mostPlacements = 80;

const share = () => z.number().min(0).max(1).default(0.5);
const pixels = () => z.number().min(-sideLimits.most).max(sideLimits.most).default(0);

/** An object with some of these names, each with a value of its own. */
function some<Name extends string, Value>(names: readonly Name[], valueOf: (name: Name) => z.ZodType<Value>) {
  const shape = Object.fromEntries(names.map((name) => [name, valueOf(name).optional()]));
  return z.strictObject(shape as Record<Name, z.ZodOptional<z.ZodType<Value>>>).optional();
}

const override = z.strictObject({
  texts: some(textParts, (part) => z.string().normalize('NFC').min(1).max(longestTexts[part])),
  hidden: z.array(z.enum(blockParts)).max(blockParts.length).optional(),
  focal_points: some(cutParts, () => z.strictObject({ x: share(), y: share() })),
  moves: some(blockParts, () => z.strictObject({ x: pixels(), y: pixels() })),
  scales: some(blockParts, () => z.number().min(scaleLimits.least).max(scaleLimits.most)),
});

/** What is otherwise in one placement than in all others, by the ids of placements. */
export function overridesField() {
  return z
    .record(z.string(), override)
    .superRefine((overrides, context) => {
      const ids = Object.keys(overrides);
      for (const id of ids) {
        if (findPlacement(id) === null) context.addIssue({ code: 'custom', path: [id], message: placementHint });
      }
      if (ids.length > mostPlacements) {
        const message = `must be for at most ${mostPlacements} placements, but is for ${ids.length}`;
        context.addIssue({ code: 'custom', message });
      }
    })
    .default({})
    .meta({
      label: 'Only in one placement',
      control: 'OVERRIDES',
      help: 'Look closely at the ad of a placement to change its words, or to move something, there alone.',
    });
}
