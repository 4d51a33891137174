import { expect, it } from 'vitest';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { plainWords } from './plain-words.ts';
import { isCode, shownText, shownValue } from './shown-text.ts';
import { valueLabel } from './value-label.ts';

const part = (name: string, label: string) => ({ name, label });
const words = {
  nodeTypes: [
    {
      name: 'IMAGE_MODEL',
      title: 'Image model',
      inputs: [part('prompt', 'Prompt'), part('image_url', 'Image to edit')],
      outputs: [part('image_urls', 'Images')],
      fields: [part('model', 'Model')],
    },
    {
      name: 'OUTPUT',
      title: 'Output',
      inputs: [part('image_urls', 'Pictures to keep')],
      outputs: [part('final_images', 'Finished images')],
      fields: [part('num_images', 'How many')],
    },
    { name: 'IMAGE_INPUT', title: 'Product photo', inputs: [], outputs: [part('image_url', 'Image')], fields: [] },
  ],
  imageModels: [{ endpoint: 'fal-ai/flux/dev', name: 'FLUX Dev', parameters: [part('num_inference_steps', 'Steps')] }],
} as unknown as Catalogue;

it.each([
  ['image_url', 'IMAGE_MODEL', 'Image to edit'],
  // What an open port takes is named by whoever gives it.
  ['image_url', 'PROMPT', 'Image'],
  ['image_url', undefined, 'Image'],
  ['image_urls', 'OUTPUT', 'Pictures to keep'],
  ['num_inference_steps', 'IMAGE_MODEL', 'Steps'],
  ['num_comments', 'SOCIAL_MEDIA', 'Num comments'],
  ['source', undefined, 'Source'],
])('%s of %s is called %s', (name, type, label) => {
  expect(valueLabel(words, name, type)).toBe(label);
});

it.each([
  [
    '“Poster”: nothing is connected to “Images” (image_urls), which it needs.',
    '“Poster”: nothing is connected to “Images”, which it needs.',
  ],
  ['“Hero” (node-7) is connected to itself.', '“Hero” is connected to itself.'],
  ['parameters.num_inference_steps must be at most 9, but is 40.', '“Steps” must be at most 9, but is 40.'],
  [
    'The node is filled in wrongly: num_images must be a number.',
    'The node is filled in wrongly: “How many” must be a number.',
  ],
  ['num_images must be at most 4', '“How many” must be at most 4'],
  ['There is no port image_urls on OUTPUT.', 'There is no port “Images” on “Output”.'],
  ['fal-ai/flux/dev takes no picture.', 'FLUX Dev takes no picture.'],
  [
    'Could not fetch http://localhost:4000/files/a.png?x=1 (404).',
    'Could not fetch a picture that is kept here (404).',
  ],
  ['http://127.0.0.1:40123/files/a.png is gone', 'A picture that is kept here is gone'],
  // Somebody's own words, names that nobody knows, and other places stay.
  ['“image_url” is not known here (yet).', '“image_url” is not known here (yet).'],
  ['some_thing else, see https://example.com/a_b', 'some_thing else, see https://example.com/a_b'],
  ['', ''],
])('%s is read as %s', (said, read) => {
  expect(plainWords(said, words)).toBe(read);
});

it('reads a code as words, and leaves what people write', () => {
  expect(['REDDIT_PUBLIC', 'SALE', 'Cold brew', 'a_b', ''].map(shownText)).toEqual([
    'Reddit public',
    'SALE',
    'Cold brew',
    'a_b',
    '',
  ]);
  expect(isCode(3)).toBe(false);
  const failures = [{ source: 'REDDIT_PUBLIC', message: 'No answer', status: 403 }, { title: 'A post' }, null];
  expect(shownValue(failures)).toBe('Reddit public No answer 403, A post, ');
});
