import type { BrandSnapshot } from '@visualadgen/compose/brand/brand-snapshot.ts';
import { checkTemplate } from '@visualadgen/graph/template/check-template.ts';
import { fillWhole } from '@visualadgen/graph/template/fill-whole.ts';
import { findUnusedInputs } from '@visualadgen/graph/template/find-unused-inputs.ts';
import { portKindNames } from '@visualadgen/graph/ports/port-kinds.ts';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { mostTokens } from '../models/text-models.ts';
import { askUntilFit } from './answers/ask-until-fit.ts';
import { chosenModels, estimateDearest, modelField } from './answers/chosen-models.ts';
import { languageCodes, languages } from './answers/languages.ts';
import { type Copy, copyParts, readCopy, requestFor, tokensFor } from './answers/write-copy.ts';
import { brandOf, brandPort, notOfBrand } from './brands/brand-port.ts';
import { defineNode } from './define-node.ts';

const empty = 'The instruction is empty: say what is to be written.';
const onlyText = { field: 'shape', preset: 'text', values: ['text'] };
const onlyAds = { ...onlyText, values: ['ad_copy'] };
const asMany = { path: ['count'], isAlways: false };

function limit(label: string, most: number, onlyWith: typeof onlyText) {
  return z.int().min(1).max(most).nullable().default(null).meta({ label, placeholder: 'Any', onlyWith });
}

export const textModel = defineNode({
  name: 'TEXT_MODEL',
  version: 1,
  title: 'Text model',
  description: 'Writes: headlines, ad copy, slogans, within your limits and in your language.',
  category: 'MODEL',
  icon: 'pen-line',
  inputs: [
    { name: 'input', label: 'Anything', kind: 'text', accepts: portKindNames, isRequired: false, isOpen: true },
    brandPort,
  ],
  outputs: [
    { name: 'text', label: 'Text', kind: 'text', list: asMany, onlyWith: onlyText },
    { name: 'headline', label: 'Headline', kind: 'text', list: asMany, onlyWith: onlyAds },
    { name: 'body', label: 'Body', kind: 'text', list: asMany, onlyWith: onlyAds },
    { name: 'call_to_action', label: 'Call to action', kind: 'text', list: asMany, onlyWith: onlyAds },
  ],
  alsoGives: ['cost'],
  config: z
    .strictObject({
      instruction: z.string().normalize('NFC').max(20_000).default('').meta({
        label: 'Instruction',
        control: 'TEMPLATE',
        placeholder: 'An ad for {{text}}: short, warm, a little funny',
        help: 'Write {{name}} for what comes in, or {{Node name.name}} where two nodes give the same.',
        isRequired: true,
      }),
      shape: z
        .enum(['text', 'ad_copy'])
        .default('text')
        .meta({ label: 'What to write', optionLabels: { text: 'Free text', ad_copy: 'Ad copy' } }),
      count: z.int().min(1).max(10).default(1).meta({ label: 'How many', help: 'What comes next runs once for each.' }),
      language: z
        .enum(['any', ...languageCodes])
        .default('any')
        .meta({
          label: 'Language',
          optionLabels: {
            any: 'As in the instruction',
            ...Object.fromEntries(languageCodes.map((code) => [code, languages[code].name])),
          },
        }),
      text_words: limit('Words at most', 2_000, onlyText),
      text_characters: limit('Characters at most', 10_000, onlyText),
      headline_words: limit('Headline: words at most', 100, onlyAds),
      headline_characters: limit('Headline: characters at most', 500, onlyAds),
      body_words: limit('Body: words at most', 500, onlyAds),
      body_characters: limit('Body: characters at most', 3_000, onlyAds),
      call_to_action_words: limit('Call to action: words at most', 50, onlyAds),
      call_to_action_characters: limit('Call to action: characters at most', 200, onlyAds),
      avoid: z
        .array(
          z
            .string()
            .normalize('NFC')
            .max(100)
            .refine((word) => word.trim() !== '', { error: 'must not be empty' }),
        )
        .max(100)
        .default([])
        .meta({
          label: 'Words to avoid',
          control: 'TEXT_LIST',
          placeholder: 'cheap',
          help: 'One a line. Each is looked for as it is written, and not believed to be left out.',
        }),
      model: modelField('TEXT'),
    })
    .superRefine((config, context) => {
      const needed = tokensFor(copyOf(config));
      if (needed <= mostTokens) return;
      const message = `is too many for one answer at these lengths: ask for fewer or shorter ones`;
      context.addIssue({ code: 'custom', path: ['count'], message });
    }),
  // What says nothing of the shape that is asked for changes nothing.
  identify(config) {
    const { model, instruction } = config;
    return { model, instruction, ...copyOf(config) };
  },
  checkReadiness({ instruction }, upstream) {
    if (instruction.trim() === '') return [{ code: 'CONFIG_INCOMPLETE', message: empty, path: ['instruction'] }];
    const wrong = checkTemplate(instruction, upstream.nodes);
    const problems = wrong.length > 0 ? wrong : findUnusedInputs(instruction, notOfBrand(upstream));
    return problems.map((problem) => ({ ...problem, path: ['instruction'] }));
  },
  // Of what is filled in, nobody knows the length yet; it is read, which costs a tenth of what is written.
  estimateCost(config, defaults) {
    const models = chosenModels(config.model, 'TEXT', defaults);
    return estimateDearest(models, requestFor(config.instruction, copyOf(config), models));
  },
  async run({ config, input, upstream, services, handle }) {
    if (config.instruction.trim() === '') throw new AppError('CONFIG_INCOMPLETE', { message: empty });
    const filled = fillWhole(config.instruction, input, upstream);
    if (!filled.ok) throw new AppError(filled.problem.code, filled.problem);
    const copy = withBrand(copyOf(config), brandOf(input));
    const models = chosenModels(config.model, 'TEXT', services.models);
    const request = requestFor(filled.text, copy, models);
    const { value, cost } = await askUntilFit(services.models, handle, request, (answer) => readCopy(answer, copy));
    const given = copyParts[copy.shape].map((part) => {
      const texts = value.map((one) => one[part] ?? '');
      return [part, copy.count > 1 ? texts : texts[0]] as const;
    });
    return { ...Object.fromEntries(given), cost };
  },
});

interface Config extends Pick<Copy, 'shape' | 'count' | 'language' | 'avoid'> {
  [limit: `${string}_words` | `${string}_characters`]: number | null;
}

/** What the node says and what the brand says are both to be avoided. */
function withBrand(copy: Copy, brand: BrandSnapshot | null): Copy {
  return brand ? { ...copy, brand, avoid: [...new Set([...copy.avoid, ...brand.words_to_avoid])] } : copy;
}

function copyOf(config: Config): Copy {
  const { shape, count, language, avoid } = config;
  const limits = copyParts[shape].map((part) => {
    const [words, characters] = [config[`${part}_words`] ?? null, config[`${part}_characters`] ?? null];
    return [part, { words, characters }] as const;
  });
  return { shape, count, language, avoid, limits: Object.fromEntries(limits) };
}
