import { z } from 'zod';
import { AppError } from '../errors.ts';
import { askUntilFit } from './answers/ask-until-fit.ts';
import { chosenModels, estimateDearest, modelField } from './answers/chosen-models.ts';
import { type Description, readDescription, requestToLook } from './answers/look-at-picture.ts';
import { languageCodes, languages } from './answers/languages.ts';
import { addMoney } from '@visualadgen/graph/money/money.ts';
import { tellLook } from './answers/tell-look.ts';
import { defineNode } from './define-node.ts';
import { pictureIn, pictureInput } from './answers/one-picture.ts';

/** In the place of a model: what can be told here, at no cost. */
export const measuring = 'measured';
const needsModel = 'Questions are answered by models: choose one.';
const noQuestion = 'There is no question yet: write what you want to know of the picture.';
const onlyDescribed = { field: 'what', preset: 'describe', values: ['describe', 'both'] };
const onlyRead = { field: 'words_in_picture', preset: 'skip', values: ['read'] };
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
    { name: 'text', label: 'Words in the picture', kind: 'text', onlyWith: onlyRead },
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
    words_in_picture: z
      .enum(['skip', 'read'])
      .default('skip')
      .meta({ label: 'Words in the picture', optionLabels: { skip: 'Leave them', read: 'Read them' } }),
    language: z
      .enum([...languageCodes, 'any'])
      .default('en')
      .meta({
        label: 'Language',
        optionLabels: {
          ...Object.fromEntries(languageCodes.map((code) => [code, languages[code].name])),
          any: 'English, or whatever comes',
        },
      }),
    model: modelField('VISION', { [measuring]: 'No model: only what is measured (free)' }),
  }),
  identify({ what, question, language, model, words_in_picture }) {
    return {
      what,
      language,
      model,
      ...(what !== 'describe' && { question }),
      ...(words_in_picture === 'read' && { words_in_picture }),
    };
  },
  checkReadiness({ what, question, model }) {
    if (what === 'describe') return [];
    if (model === measuring) return [{ code: 'CONFIG_INVALID', message: needsModel, path: ['model'] }];
    if (question.trim() !== '') return [];
    return [{ code: 'CONFIG_INCOMPLETE', message: noQuestion, path: ['question'] }];
  },
  estimateCost(config, defaults) {
    if (config.model === measuring) return null;
    const models = chosenModels(config.model, 'VISION', defaults);
    return estimateDearest(models, requestToLook(orderOf(config), 'one', models));
  },
  async run({ config, input, services, handle }) {
    if (config.what !== 'describe' && config.question.trim() === '')
      throw new AppError('CONFIG_INCOMPLETE', { message: noQuestion });
    const picture = pictureIn(input, 'It has nothing to look at: connect a picture to it.');
    if (config.model === measuring) {
      if (config.what !== 'describe') throw new AppError('CONFIG_INVALID', { message: needsModel });
      const look = await services.assets.look(picture, handle);
      const text = config.words_in_picture === 'read' ? { text: '' } : {};
      return { ...tellLook(look), ...text, colors: look.colors.map(({ hex }) => hex), cost: addMoney() };
    }
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

interface Told extends Pick<Description, 'language'> {
  what: string;
  question: string;
  words_in_picture: 'skip' | 'read';
}

function orderOf({ what, question, language, words_in_picture }: Told): Description {
  return {
    describes: what !== 'question',
    question: what === 'describe' ? null : question.trim(),
    language,
    readsText: words_in_picture === 'read',
  };
}
