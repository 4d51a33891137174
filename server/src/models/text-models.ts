/**
 * The models that write, and those that look at pictures and write: each one entry. All of a kind answer at one endpoint of fal,
 * by the name that OpenRouter has for them.
 */
import { z } from 'zod';
import { pick } from './common-parameters.ts';
import { defineModel, type TextModel, type VisionModel } from './define-model.ts';
import type { TokenPrice } from './model-price.ts';
import { perToken } from './pricing.ts';
import { readText } from './read-text.ts';

/** The longest answer that may be asked for, in tokens. */
export const mostTokens = 8_192;

const parameters = z.strictObject({
  system_prompt: z.string().max(20_000).default('').meta({ label: 'Instruction', control: 'TEXTAREA' }),
  temperature: z
    .number()
    .min(0)
    .max(2)
    .default(1)
    .meta({ label: 'Freedom', help: 'Higher gives more unusual words.', step: 0.1 }),
  max_tokens: z
    .int()
    .min(1)
    .max(mostTokens)
    .default(1_024)
    .meta({ label: 'Longest answer', help: 'In tokens, of which four are about three words.' }),
});

interface Listing extends Pick<TextModel, 'id' | 'name'> {
  writes: string;
  looks: string;
  price: TokenPrice;
}

/** In the order in which they are asked, one after the other, where nothing else is said. */
const listings: readonly Listing[] = [
  {
    id: 'google/gemini-3.8-flash',
    name: 'Gemini 3.8 Flash',
    writes: 'Quick, and good with words. Writes most texts well.',
    looks: 'Quick, and sees small things.',
    // Half of this until the end of 2026: an estimate never flatters.
    price: listed({ input: '1.50', output: '7.50' }),
  },
  {
    id: 'google/gemini-3.5-flash',
    name: 'Gemini 3.5 Flash',
    writes: 'The one before. Dearer, and as able.',
    looks: 'The one before. Dearer, and sees as much.',
    price: listed({ input: '1.50', output: '9.00' }),
  },
  {
    id: 'google/gemini-3.5-flash-lite',
    name: 'Gemini 3.5 Flash Lite',
    writes: 'The cheapest. Good for short texts.',
    looks: 'The cheapest. Good for captions and tags.',
    price: listed({ input: '0.30', output: '2.50' }),
  },
];

export const textModels: readonly TextModel[] = listings.map(({ id, name, writes, price }) =>
  defineModel<TextModel>({
    id,
    name,
    description: writes,
    kind: 'TEXT',
    endpoint: 'openrouter/router',
    ...answersInWords(price),
    toInput: ({ prompt, parameters: given }) => ({ model: id, prompt, ...ownInput(given) }),
  }),
);

/** The same models where they are shown pictures: at an endpoint of its own, so each has an id of its own. */
export const visionModels: readonly VisionModel[] = listings.map(({ id, name, looks, price }) =>
  defineModel<VisionModel>({
    id: `${id}/vision`,
    name,
    description: looks,
    kind: 'VISION',
    endpoint: 'openrouter/router/vision',
    ...answersInWords(price),
    toInput: ({ prompt, imageUrls, parameters: given }) => ({
      model: id,
      prompt,
      image_urls: imageUrls,
      ...ownInput(given),
    }),
  }),
);

function answersInWords(price: TokenPrice) {
  const billed = perToken(price, ({ max_tokens: most }) => z.int().parse(most));
  return { ...billed, parameters, streams: true, readAnswer: readText };
}

function ownInput(given: Record<string, unknown>): Record<string, unknown> {
  return {
    ...(given['system_prompt'] !== '' && pick(given, 'system_prompt')),
    ...pick(given, 'temperature', 'max_tokens'),
  };
}

function listed(price: Pick<TokenPrice, 'input' | 'output'>): TokenPrice {
  return { ...price, source: 'Google’s price list; OpenRouter passes it on', asOf: '2026-10-07' };
}
