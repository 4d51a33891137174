import type { Values } from '@visualadgen/graph/graph.ts';
import { mergeInputs } from '@visualadgen/graph/merging/merge.ts';
import { expect, test } from 'vitest';
import { imageInput } from '../nodes/image-input.ts';
import { imageModel } from '../nodes/image-model.ts';
import { output } from '../nodes/output.ts';
import { prompt } from '../nodes/prompt.ts';
import { socialMedia } from '../nodes/social-media.ts';
import { textInput } from '../nodes/text-input.ts';
import { readOutput } from './node-values.ts';
import { signatureOf } from './signature.ts';

const all = [textInput, socialMedia, imageInput, prompt, imageModel, output];
const types = new Map(all.map((type) => [type.name, type]));
const userId = '11111111-1111-4111-8111-111111111111';
const photo = `asset:${userId}/33333333-3333-4333-8333-333333333333.png`;

/** What nodes gave, by their names: their type and their output as it was stored before values had kinds. */
const gave: Record<string, [type: string, output: Values]> = {
  idea: ['TEXT_INPUT', { text: 'cold brew' }],
  talk: [
    'SOCIAL_MEDIA',
    {
      posts: [{ title: 'Moka pots', score: 3, url: 'https://www.reddit.com/1', num_comments: 2 }],
      trends: ['oat', 'iced'],
      source: 'STATIC',
      failures: [{ source: 'APIFY', message: 'gone' }],
    },
  ],
  photo: ['IMAGE_INPUT', { image_url: photo }],
  link: ['IMAGE_INPUT', { image_url: 'https://example.com/a.png' }],
  drawn: ['IMAGE_MODEL', { image_urls: [photo, photo], cost: null, images_asked: 3, images_held_back: 1 }],
  words: ['PROMPT', { prompt: photo }],
};

function signature(typeName: string, config: Record<string, unknown>, joins: string[]) {
  const type = types.get(typeName);
  if (!type) throw new Error(`There is no ${typeName}.`);
  const incoming = joins.map((join) => {
    const [, key = '', sourceHandle = '', targetHandle = ''] = /^(\w+)\.(\w+) -> (\w+)$/.exec(join) ?? [];
    const [source = '', plain = {}] = gave[key] ?? [];
    return {
      edge: { sourceKey: key, sourceHandle, targetKey: 'it', targetHandle },
      source: { key, name: key, type: source, config: {} },
      output: readOutput(plain, { userId, type: types.get(source) }),
    };
  });
  return signatureOf(
    type,
    { config },
    mergeInputs({ type: typeName }, incoming, (name) => types.get(name)),
  );
}

/* As the version before values had kinds wrote them. Were one another, all that people have would be paid for again. */
test.each<[string, Record<string, unknown>, string[], string]>([
  ['TEXT_INPUT', { value: 'Hi' }, [], 'cdXOgzvc30HaT02CJHxxHARVcihwYHsNOAftajHINvs'],
  [
    'PROMPT',
    { template: '{{text}}' },
    ['idea.text -> input', 'talk.trends -> input', 'photo.image_url -> input', 'drawn.image_urls -> input'],
    'RubR_kunJ_BYvLmL2EE3XgV3S9ilyjD_XDLfh9RS_bs',
  ],
  [
    'IMAGE_MODEL',
    { model: 'fal-ai/nano-banana/edit' },
    [
      'talk.trends -> prompt',
      'photo.image_url -> image_url',
      'drawn.image_urls -> image_url',
      'link.image_url -> image_url',
    ],
    'fl8xac_Y5pVumb_SkR0TLmNdPISRvnFMm_qY8al7u0A',
  ],
  ['IMAGE_MODEL', {}, ['words.prompt -> prompt'], 'TME1MIUR7dkJS0fFd2Xs1r0knx7NYDc5_blk5BJ0nuY'],
  [
    'OUTPUT',
    { num_images: 2, aspect_ratio: '4:5' },
    ['drawn.image_urls -> image_urls', 'photo.image_url -> image_urls'],
    'STMDSiz7nelmnnpm2b2Jlbp69102_uCPzIj2kL9JcLM',
  ],
])('%s with %j out of %j is known by the same signature as ever', (typeName, config, joins, then) => {
  expect(signature(typeName, config, joins)).toBe(then);
});
