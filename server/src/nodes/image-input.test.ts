import { expect, test } from 'vitest';
import { imageInput } from './image-input.ts';
import { runNode } from '../../testing/run-node.ts';

test('it gives the uploaded picture, else the link', async () => {
  const link = 'https://a.example/photo.jpg';
  const uploaded = await runNode(imageInput, { asset_id: 'abc', image_url: link });
  expect(uploaded.output).toEqual({ image_url: 'asset:u/abc.png' });
  expect(uploaded.asked.assets).toEqual(['abc']);
  expect((await runNode(imageInput, { image_url: ` ${link} ` })).output).toEqual({ image_url: link });
});

test.each([
  'javascript:alert(1)',
  'file:///etc/passwd',
  'data:image/png;base64,AA',
  'asset:other/1.png',
  'photo.jpg',
  'http://',
])('%s is not a link to a picture', (image_url) => {
  expect(imageInput.checkConfig({ image_url })).toMatchObject([{ path: ['image_url'] }]);
});

test('with neither it can be saved, but not run', async () => {
  expect(imageInput.checkReadiness({}, { nodes: [], joinedPorts: [] })).toMatchObject([{ code: 'CONFIG_INCOMPLETE' }]);
  await expect(runNode(imageInput, {})).rejects.toMatchObject({ code: 'CONFIG_INCOMPLETE' });
});
