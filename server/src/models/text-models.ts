/** The models that write, each one entry. All of them answer at one endpoint of fal, by the name that OpenRouter has for them. */
import { z } from 'zod';
import { pick } from './common-parameters.ts';
import { defineModel, type TextModel } from './define-model.ts';
import type { TokenPrice } from './model-price.ts';
import { perToken } from './pricing.ts';
import { readText } from './read-text.ts';

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
    .max(8_192)
    .default(1_024)
    .meta({ label: 'Longest answer', help: 'In tokens, of which four are about three words.' }),
});

/** In the order in which they are asked, one after the other, where nothing else is said. */
export const textModels: readonly TextModel[] = [
  writer({
    id: 'google/gemini-3.8-flash',
    name: 'Gemini 3.8 Flash',
    description: 'Quick, and good with words. Writes most texts well.',
    // Half of this until the end of 2026: an estimate never flatters.
    price: listed({ input: '1.50', output: '7.50' }),
  }),
  writer({
    id: 'google/gemini-3.5-flash',
    name: 'Gemini 3.5 Flash',
    description: 'The one before. Dearer, and as able.',
    price: listed({ input: '1.50', output: '9.00' }),
  }),
  writer({
    id: 'google/gemini-3.5-flash-lite',
    name: 'Gemini 3.5 Flash Lite',
    description: 'The cheapest. Good for short texts.',
    price: listed({ input: '0.30', output: '2.50' }),
  }),
];

interface Writer extends Pick<TextModel, 'id' | 'name' | 'description'> {
  price: TokenPrice;
}

function writer({ price, ...entry }: Writer): TextModel {
  return defineModel<TextModel>({
    ...entry,
    kind: 'TEXT',
    endpoint: 'openrouter/router',
    ...perToken(price, ({ max_tokens: most }) => z.int().parse(most)),
    parameters,
    toInput: ({ prompt, parameters: given }) => ({
      model: entry.id,
      prompt,
      ...(given['system_prompt'] !== '' && pick(given, 'system_prompt')),
      ...pick(given, 'temperature', 'max_tokens'),
    }),
    readAnswer: readText,
  });
}

function listed(price: Pick<TokenPrice, 'input' | 'output'>): TokenPrice {
  return { ...price, source: 'Google’s price list; OpenRouter passes it on', asOf: '2026-10-07' };
}
