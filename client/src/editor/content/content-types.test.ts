import { expect, it } from 'vitest';
import type { Field, NodeType } from '../../graph/catalogue/catalogue.ts';
import { catalogue } from '../../graph/store/testing/open-editor.ts';
import { imageType, proseType } from './content-types.ts';

const plain = catalogue.nodeType('TEXT_INPUT') as NodeType;
const field = (name: string, kind: Field['kind']): Field => ({
  __typename: 'Field',
  name,
  label: name,
  help: null,
  linkField: null,
  ratioField: null,
  partOf: null,
  onlyWith: null,
  kind,
  placeholder: null,
  isRequired: false,
  default: null,
  minimum: null,
  maximum: null,
  step: null,
  maxLength: null,
  options: [],
});
const image = { __typename: 'OutputPort' as const, name: 'image', label: 'Image', kind: 'image' as const, field: null };
const [asset, caption] = [field('asset', 'IMAGE'), field('caption', 'TEXT')];

it('takes for words the type whose one field is a text that it gives, whatever it is called', () => {
  const words: NodeType = { ...plain, fields: [field('value', 'TEXTAREA')] };
  const picky: NodeType = { ...plain, fields: [field('value', 'TEXTAREA'), field('tone', 'SELECT')] };
  expect(proseType({ nodeTypes: [picky, words] })?.type).toBe(words);
  expect(proseType({ nodeTypes: [picky, plain] })).toBeNull();
});

it('takes for pictures the type that gives the one in its field', () => {
  const photo: NodeType = { ...plain, outputs: [image], fields: [caption, asset] };
  expect(imageType({ nodeTypes: [plain, photo] })).toEqual({ type: photo, field: asset });
  expect(imageType({ nodeTypes: [{ ...photo, outputs: plain.outputs }] })).toBeNull();
});
