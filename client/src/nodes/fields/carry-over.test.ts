import { expect, it } from 'vitest';
import type { FieldKind } from '../../api/generated/graphql.ts';
import type { ImageModel } from '../../graph/catalogue/catalogue.ts';
import { carryOver } from './carry-over.ts';

function model(
  ...parameters: { name: string; kind: FieldKind; maximum?: number; options?: string[]; label?: string }[]
) {
  return {
    parameters: parameters.map(({ options = [], ...field }) => ({
      label: field.name,
      ...field,
      options: options.map((value) => ({ value, label: value })),
    })),
  } as unknown as ImageModel;
}

const dev = model(
  { name: 'num_images', kind: 'INTEGER', maximum: 4 },
  { name: 'steps', kind: 'INTEGER', maximum: 50 },
  { name: 'negative_prompt', kind: 'TEXTAREA', label: 'Leave out' },
  { name: 'ratio', kind: 'SELECT', options: ['1:1', '4:5'] },
  { name: 'seed', kind: 'SEED' },
);

it('keeps what the other model has too, and names the rest as people read it', () => {
  const schnell = model(
    { name: 'num_images', kind: 'INTEGER', maximum: 4 },
    { name: 'ratio', kind: 'SELECT', options: ['auto', '4:5'] },
    { name: 'seed', kind: 'SEED' },
  );
  const values = { num_images: 3, ratio: '4:5', seed: 7, negative_prompt: 'blur', gone: 1 };
  expect(carryOver(values, dev, schnell)).toEqual({
    kept: { num_images: 3, ratio: '4:5', seed: 7 },
    dropped: ['Leave out', 'gone'],
  });
});

it('drops what the other model has and does not take so', () => {
  const small = model(
    { name: 'steps', kind: 'INTEGER', maximum: 12 },
    { name: 'ratio', kind: 'SELECT', options: ['auto'] },
  );
  expect(carryOver({ steps: 28, ratio: '4:5' }, dev, small)).toEqual({ kept: {}, dropped: ['steps', 'ratio'] });
});

it('takes a number for a choice among numbers, and the other way round', () => {
  const lightning = model({ name: 'steps', kind: 'SELECT', options: ['1', '4'] });
  expect(carryOver({ steps: 4 }, dev, lightning).kept).toEqual({ steps: '4' });
  expect(carryOver({ steps: '4' }, lightning, dev).kept).toEqual({ steps: 4 });
});

it('has nothing to carry where nothing was set', () => {
  expect(carryOver(undefined, dev, dev)).toEqual({ kept: {}, dropped: [] });
});
