import { expect, it } from 'vitest';
import { settingsOf } from './settings-of.ts';

const field = (name: string, label: string, more = {}) => ({ name, label, kind: 'INTEGER', default: null, ...more });
const model = {
  parameters: [
    field('num_images', 'Images', { default: 1 }),
    field('aspect_ratio', 'Format', { kind: 'SELECT', options: [{ value: '4:5', label: 'Portrait (4:5)' }] }),
    field('num_inference_steps', 'Steps', { default: 28 }),
    field('guidance_scale', 'Guidance'),
    field('safe', 'Safety checker', { kind: 'SWITCH' }),
    field('seed', 'Seed', { kind: 'SEED' }),
  ],
} as never;

it('tells settings by their labels: as they were sent, as the node says, as the model does', () => {
  const parameters = { num_images: 2, seed: 7, safe: true, image_size: { width: 896, height: 1120 } };
  const node = { key: 'm', name: 'M', type: null, config: { parameters: { num_images: 4, aspect_ratio: '4:5' } } };
  expect(settingsOf({ parameters, node }, model)).toEqual([
    { label: 'Images', value: '2' },
    { label: 'Format', value: 'Portrait (4:5)' },
    { label: 'Steps', value: '28' },
    { label: 'Safety checker', value: 'on' },
  ]);
  expect(settingsOf({ parameters, node }, undefined)).toEqual([]);
});
