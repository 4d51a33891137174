import { expect, it } from 'vitest';
import { aNode } from '../state/testing/run-samples.ts';
import { imagesOfRun } from './run-images.ts';
import { image, images } from '../value/testing/values.ts';

const nodeType = (name: string, category: string) =>
  ({ name, category, outputs: name === 'OUTPUT' ? [{ follows: 'image_urls' }] : [] }) as never;
const catalogue = {
  nodeTypes: [nodeType('IMAGE_INPUT', 'INPUT'), nodeType('IMAGE_MODEL', 'MODEL'), nodeType('OUTPUT', 'OUTPUT')],
};
const photo = aNode('COMPLETED', {
  type: 'IMAGE_INPUT',
  name: 'Photo',
  output: { image_url: image('/f/photo.png?s=1') },
});
const model = aNode('COMPLETED', { name: 'Painter', output: { image_urls: images('/f/1.png?s=1', '/f/2.png?s=1') } });
const output = aNode('COMPLETED', {
  type: 'OUTPUT',
  name: 'Result',
  output: { final_images: images('/f/2.png?s=2') },
});

const told = (nodes: Parameters<typeof imagesOfRun>[0]) =>
  imagesOfRun(nodes, catalogue).map(({ key, group, nodeName, number }) => `${group} ${nodeName} ${number} ${key}`);

it('tells each picture once, the final ones first, whatever their links are signed with', () => {
  expect(told({ photo, model, output })).toEqual([
    'final Result 1 /f/2.png',
    'made Painter 1 /f/1.png',
    'taken Photo 1 /f/photo.png',
  ]);
});

it('takes those of the models for final where nothing is for finished pictures', () => {
  expect(told({ photo, model })).toEqual([
    'final Painter 1 /f/1.png',
    'final Painter 2 /f/2.png',
    'taken Photo 1 /f/photo.png',
  ]);
});
