import { expect, it } from 'vitest';
import { moved, newInput, newOutput, relabelled } from './edit-inputs.ts';

const text = { nodeKey: 'a', nodeName: 'Headline', field: 'value', fieldLabel: 'Text', isOnlyField: true };
const format = { nodeKey: 'o', nodeName: 'Output', field: 'aspect_ratio', fieldLabel: 'Format', isOnlyField: false };

it('calls an input by what people know it as, and never two alike', () => {
  const first = newInput([], text);
  expect(first).toMatchObject({ name: 'headline', label: 'Headline', isRequired: true, help: null });
  const second = newInput([first], format);
  expect(second).toMatchObject({ name: 'format', label: 'Format' });
  const third = newInput([first, second], { ...format, nodeKey: 'p', nodeName: 'Story' });
  expect(third).toMatchObject({ name: 'story_format', label: 'Story: Format' });
  expect(newInput([], { ...text, nodeName: '見出し' })).toMatchObject({ name: 'input', label: '見出し' });
});

it('lets the name follow the label, and keeps the order', () => {
  const [a, b] = [newInput([], text), newInput([], format)];
  expect(relabelled([a, b], b, 'Headline')).toEqual([a, { ...b, label: 'Headline', name: 'headline_2' }]);
  expect(moved([a, b], 1, -1)).toEqual([b, a]);
  expect(moved([a, b], 1, 1)).toEqual([a, b]);
  const out = { nodeKey: 'o', nodeName: 'Ads', output: 'final_images', outputLabel: 'Finished images' };
  expect(newOutput([], out)).toEqual({ name: 'ads', label: 'Ads', nodeKey: 'o', output: 'final_images' });
});
