import { z } from 'zod';
import { AppError } from '../errors.ts';
import { askUntilFit } from './answers/ask-until-fit.ts';
import { chosenModels, estimateDearest, modelField } from './answers/chosen-models.ts';
import { type Description, readDescription, requestToLook } from './answers/look-at-picture.ts';
import { languageCodes, languages } from './answers/languages.ts';
import { defineNode } from './define-node.ts';
import { pictureIn, pictureInput } from './answers/one-picture.ts';

const noQuestion = 'There is no question yet: write what you want to know of the picture.';
const onlyDescribed = { field: 'what', preset: 'describe', values: ['describe', 'both'] };
const onlyAsked = { ...onlyDescribed, values: ['question', 'both'] };

export const describeImage = defineNode({
  name: 'DESCRIBE_IMAGE',
  version: 1,
  title: 'Describe image',
  description: 'Looks at a picture: a caption, tags, its colors, or the answer to your question.',
  category: 'MODEL',
  icon: 'scan-eye',
  inputs: [pictureInput('The picture')],
  outputs: [
    { name: 'caption', label: 'Caption', kind: 'text', onlyWith: onlyDescribed },
    { name: 'tags', label: 'Tags', kind: 'text', onlyWith: onlyDescribed },
    { name: 'answer', label: 'Answer', kind: 'text', onlyWith: onlyAsked },
    { name: 'colors', label: 'Colors', kind: 'text' },
  ],
  alsoGives: ['cost'],
  config: z.strictObject({
    what: z
      .enum(['describe', 'question', 'both'])
      .default('describe')
      .meta({
        label: 'What to tell',
        optionLabels: { describe: 'Caption and tags', question: 'The answer to a question', both: 'Both' },
      }),
    question: z
      .string()
      .normalize('NFC')
      .max(4_000)
      .default('')
      .meta({ label: 'Question', control: 'TEXTAREA', placeholder: 'Is the logo easy to read?', onlyWith: onlyAsked }),
    language: z
      .enum(languageCodes)
      .default('en')
      .meta({
        label: 'Language',
        optionLabels: Object.fromEntries(languageCodes.map((code) => [code, languages[code].name])),
      }),
    model: modelField('VISION'),
  }),
  identify({ what, question, language, model }) {
    return { what, language, model, ...(what !== 'describe' && { question }) };
  },
  checkReadiness({ what, question }) {
    if (what === 'describe' || question.trim() !== '') return [];
    return [{ code: 'CONFIG_INCOMPLETE', message: noQuestion, path: ['question'] }];
  },
  estimateCost(config, defaults) {
    const models = chosenModels(config.model, 'VISION', defaults);
    return estimateDearest(models, requestToLook(orderOf(config), 'one', models));
  },
  async run({ config, input, services, handle }) {
    if (config.what !== 'describe' && config.question.trim() === '')
      throw new AppError('CONFIG_INCOMPLETE', { message: noQuestion });
    const picture = pictureIn(input, 'It has nothing to look at: connect a picture to it.');
    // Before anything is paid: what cannot be read here could not be looked at there.
    const { colors } = await services.assets.measure(picture, handle);
    const order = orderOf(config);
    const request = requestToLook(order, picture, chosenModels(config.model, 'VISION', services.models));
    const { value, cost } = await askUntilFit(services.models, handle, request, (answer) =>
      readDescription(answer, order),
    );
    return { ...value, colors, cost };
  },
});

function orderOf({ what, question, language }: Pick<Description, 'language'> & { what: string; question: string }) {
  return { describes: what !== 'question', question: what === 'describe' ? null : question.trim(), language };
}
