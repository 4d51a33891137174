import { colorsIn, contrastOf, readColor } from '@visualadgen/graph/pictures/contrast.ts';
import { z } from 'zod';
import { type ConditionWorld, defineCondition } from '../define-condition.ts';
import { shown, type Subject, unfit } from '../subject.ts';

export const contrast = defineCondition({
  kind: 'CONTRAST',
  label: 'Contrast of its color',
  says: 'has a contrast of {ratio} or more with {color}',
  saysNot: 'has a contrast below {ratio} with {color}',
  settings: z.strictObject({
    ratio: z.number().min(1).max(21).default(4.5).meta({
      label: 'Contrast',
      step: 0.1,
      help: 'From 1 to 21. Small text needs 4.5 against what is behind it, large text 3.',
    }),
    color: z.string().max(20).default('#ffffff').meta({
      label: 'With the color',
      placeholder: '#ffffff',
      help: 'That of your text or logo. Empty for two colors that come in as a text.',
    }),
  }),
  checkSettings: ({ color }) =>
    color.trim() === '' || readColor(color) !== null
      ? null
      : { code: 'CONFIG_INVALID', name: 'color', message: `${shown(color)} is no color: write it like #1e40af.` },
  async holds(subject, { ratio, color }, world) {
    const came = await colorsOf(subject, world);
    const [first, second] = came;
    const other = color.trim() === '' ? second : readColor(color);
    if (first === undefined) throw noColor(subject);
    if (!other) {
      const message = 'This rule needs two colors, but one came in: name the other one in the rule.';
      throw unfit(message, { expected: 'two colors', value: first });
    }
    return contrastOf(first, other) >= ratio;
  },
});

/** Those of a picture, the one that covers most first, or those that stand in a text. */
async function colorsOf(subject: Subject, { services, handle }: ConditionWorld): Promise<string[]> {
  if (subject.kind === 'image') return (await services.assets.measure(subject.image, handle)).colors;
  const whole = readColor(subject.text);
  return whole === null ? colorsIn(subject.text) : [whole];
}

function noColor(subject: Subject) {
  if (subject.kind === 'image') {
    const message = 'This rule needs a color, but the picture has none: it is transparent all over.';
    return unfit(message, { expected: 'a color', value: subject.image });
  }
  const message = `This rule needs a picture or a color such as #1e40af, but ${shown(subject.text)} came in.`;
  return unfit(message, { expected: 'a color', value: subject.text });
}
