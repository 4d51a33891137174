import type { BrandSnapshot } from '@visualadgen/compose/brand/brand-snapshot.ts';
import { nameColor } from '@visualadgen/compose/color/color-name.ts';
import { z } from 'zod';
import { AppError, InputInvalidError } from '../errors.ts';
import { checkValues } from '../fields/check-values.ts';
import { describeFields } from '../fields/describe-fields.ts';
import { describeValue } from '@visualadgen/graph/fields/describe-value.ts';
import type { Values } from '@visualadgen/graph/graph.ts';
import type { JoinLimit, JoinLimits, ReadinessProblem } from '@visualadgen/graph/ports/ports.ts';
import type { ImageModel } from '../models/define-model.ts';
import { checkParameters, estimateModelCost } from '../models/estimate-cost.ts';
import { findImageModel, imageModels } from '../models/index.ts';
import { askedFor, countNames, countValues, isShort } from '../models/picture-count.ts';
import { brandOf, brandPort } from './brands/brand-port.ts';
import { defineNode } from './define-node.ts';
import { imagesIn, type ModelRequest } from './node-services.ts';

const firstModel = 'fal-ai/flux/schnell';
const parametersByModel = new Map(
  imageModels.map(({ endpoint, parameters }) => [endpoint, describeFields(parameters)]),
);
/** Those that are told which picture is what. */
const namingModels = imageModels.flatMap(({ endpoint, namesPictures }) => (namesPictures ? [endpoint] : []));
/** The parameter that a connected text takes the place of, and the input for it. */
const formatName = 'aspect_ratio';

export const imageModel = defineNode({
  name: 'IMAGE_MODEL',
  version: 1,
  title: 'Image model',
  description: 'Draws the pictures. Choose a model by its look, its speed and its price.',
  category: 'MODEL',
  icon: 'sparkles',
  inputs: [
    // Which of the two a run needs and uses depends on the model.
    {
      name: 'prompt',
      label: 'Prompt',
      kind: 'prompt',
      accepts: ['prompt', 'text'],
      isRequired: false,
      isOpen: false,
      maxJoinsBy: byModel(({ takesPrompt }) =>
        takesPrompt ? { minJoins: 1, maxJoins: 1 } : { minJoins: 0, maxJoins: 0 },
      ),
    },
    {
      name: 'image_url',
      label: 'Image to edit',
      kind: 'image',
      accepts: ['image', 'images'],
      isRequired: false,
      isOpen: false,
      maxJoins: Math.max(...imageModels.map((model) => model.maxImages)),
      maxJoinsBy: byModel(({ editsImage, maxImages }) => ({ minJoins: editsImage ? 1 : 0, maxJoins: maxImages })),
    },
    {
      ...brandPort,
      maxJoinsBy: byModel(({ takesPrompt }) => ({ minJoins: 0, maxJoins: takesPrompt ? 1 : 0 })),
    },
    {
      name: formatName,
      label: 'Format',
      kind: 'text',
      accepts: ['text', 'prompt'],
      isRequired: false,
      isOpen: false,
      maxJoinsBy: byModel((model) => ({ minJoins: 0, maxJoins: formatsOf(model) ? 1 : 0 })),
    },
  ],
  outputs: [
    {
      name: 'image_urls',
      label: 'Images',
      kind: 'images',
      list: { path: ['parameters', 'num_images'], isAlways: false },
    },
  ],
  alsoGives: ['cost', ...countNames],
  config: z
    .strictObject({
      model: z
        .enum(imageModels.map((model) => model.endpoint))
        .default(firstModel)
        .meta({
          label: 'Model',
          control: 'MODEL',
          optionLabels: Object.fromEntries(imageModels.map((model) => [model.endpoint, model.name])),
        }),
      parameters: z
        .record(z.string(), z.unknown())
        .default({})
        .meta({ label: 'Parameters', control: 'MODEL_PARAMETERS' }),
      picture_roles: z
        .array(z.string().normalize('NFC').max(200))
        .max(Math.max(...imageModels.map((model) => model.maxImages)))
        .default([])
        .meta({
          label: 'What each picture is',
          control: 'TEXT_LIST',
          placeholder: 'The product: keep it as it is',
          help: 'One a line, in the order in which the pictures are connected, such as: the product, the style to follow, the logo. The model is told so with the prompt.',
          onlyWith: { field: 'model', preset: firstModel, values: namingModels },
        }),
      shows_logo: z
        .boolean()
        .default(false)
        .meta({
          label: 'Give it the brand’s logo',
          help: 'As one more picture, so that the model draws it in. Finished ads set the logo themselves, exactly: see Composition.',
          onlyWith: { field: 'model', preset: firstModel, values: namingModels },
        }),
      accepts_fewer: z.boolean().default(false).meta({
        label: 'Fewer pictures are fine',
        help: 'When fewer came than you asked for, the next run uses those again instead of paying for all of them again.',
      }),
    })
    .superRefine(({ model, parameters }, context) => {
      const checked = checkValues(chosen(model).parameters, parameters);
      if (checked.ok) return;
      for (const { path, message } of checked.problems) {
        context.addIssue({ code: 'custom', path: ['parameters', ...path], message });
      }
    }),
  checkReadiness({ model: endpoint, shows_logo: showsLogo }, { joinedPorts }) {
    const model = chosen(endpoint);
    const problems: ReadinessProblem[] = [];
    if (model.takesPrompt && !joinedPorts.includes('prompt')) {
      problems.push({ code: 'INPUT_MISSING', message: needsPrompt(model) });
    }
    if (model.editsImage && !joinedPorts.includes('image_url')) {
      problems.push({ code: 'INPUT_MISSING', message: needsPicture(model) });
    }
    if (model.namesPictures && showsLogo && !joinedPorts.includes('brand')) {
      const message = 'There is no logo to give it: connect a Brand, or switch “Give it the brand’s logo” off.';
      problems.push({ code: 'INPUT_MISSING', message, path: ['shows_logo'] });
    }
    return problems;
  },
  // A default that is written out is the same as one that is not; what may be reused says nothing of what is made.
  identify({ model: endpoint, parameters, picture_roles: roles, shows_logo: showsLogo }) {
    const model = chosen(endpoint);
    const checked = checkValues(model.parameters, parameters);
    const told = model.namesPictures && roles.some((role) => role.trim() !== '');
    return {
      model: endpoint,
      parameters: checked.ok ? checked.values : parameters,
      ...(told && { roles }),
      ...(model.namesPictures && showsLogo && { shows_logo: true }),
    };
  },
  isShort({ model, parameters }, { image_urls: pictures }) {
    if (!Array.isArray(pictures)) return false;
    return isShort({ asked: askedFor(checkParameters(chosen(model), parameters)), received: pictures.length });
  },
  acceptsShort: (config) => config.accepts_fewer,
  estimateCost({ model, parameters }) {
    return { model, cost: estimateModelCost(chosen(model), { parameters }) };
  },
  parametersOf({ model }) {
    return typeof model === 'string' ? (parametersByModel.get(model) ?? []) : [];
  },
  async run({ config, input, services, handle }) {
    const model = chosen(config.model);
    const brand = brandOf(input);
    const logo = model.namesPictures && config.shows_logo ? logoOf(brand) : null;
    const imageUrls = model.editsImage ? picturesFor(model, input, logo) : [];
    const roles = rolesOf(model, config.picture_roles, imageUrls.length, logo !== null);
    const request: ModelRequest = {
      models: [model.id],
      prompt: model.takesPrompt ? withRoles(withBrand(promptFor(model, input), brand), roles) : '',
      imageUrls,
      parameters: checkParameters(model, withFormat(model, config.parameters, input)),
    };
    const options = { acceptsFewer: config.accepts_fewer };
    const { imageRefs, cost, asked, heldBack } = imagesIn(await services.models.ask(request, handle, options));
    return { image_urls: imageRefs, cost, ...countValues({ asked, received: imageRefs.length, heldBack }) };
  },
});

/** How many wires a port needs and takes with each model. */
function byModel(joins: (model: ImageModel) => Pick<JoinLimit, 'minJoins' | 'maxJoins'>): JoinLimits {
  const limits = imageModels.map((model) => ({
    value: model.endpoint,
    label: model.name,
    ...joins(model),
  }));
  return { field: 'model', preset: firstModel, limits };
}

function chosen(endpoint: string): ImageModel {
  const model = findImageModel(endpoint);
  if (!model) throw new AppError('CONFIG_INVALID', { message: `There is no image model “${endpoint}”.` });
  return model;
}

function promptFor(model: ImageModel, input: Values): string {
  const { prompt } = input;
  if (typeof prompt === 'string' && prompt.trim() !== '') return prompt;
  throw new AppError('INPUT_MISSING', { message: needsPrompt(model), details: { input: 'prompt' } });
}

/** The prompt, and under it the colors and the tone of a brand in words. */
function withBrand(prompt: string, brand: BrandSnapshot | null): string {
  if (!brand) return prompt;
  const colors = (['background', 'accent', 'secondary', 'text'] as const).flatMap((role) => brand.colors[role] ?? []);
  const lines = [
    ...(colors.length > 0
      ? [`Palette: ${[...new Set(colors)].map((hex) => `${nameColor(hex)} ${hex}`).join(', ')}.`]
      : []),
    ...(brand.tone === '' ? [] : [`Mood: ${/[.!?…]$/.test(brand.tone) ? brand.tone : `${brand.tone}.`}`]),
  ];
  return [prompt, lines.join('\n')].filter(Boolean).join('\n\n');
}

/** What each picture is, by its number. Throws before anything is paid where one is told of that is not there. */
function rolesOf(
  { name, namesPictures }: ImageModel,
  given: readonly string[],
  all: number,
  hasLogo: boolean,
): { role: string; number: number }[] {
  if (!namesPictures) return [];
  const pictures = hasLogo ? all - 1 : all;
  const told = given.flatMap((role, index) => (role.trim() === '' ? [] : [{ role: role.trim(), number: index + 1 }]));
  const last = told.at(-1)?.number ?? 0;
  if (last > pictures) {
    const came = `${pictures === 1 ? 'one picture' : `${pictures} pictures`} came in`;
    const message = `${name} is told what picture ${last} is, but ${came}: connect it, or take the line away.`;
    throw new InputInvalidError(
      [{ path: ['picture_roles'], message: `must be ${pictures} at most, for ${came}.` }],
      message,
    );
  }
  return [...told, ...(hasLogo ? [{ role: 'The logo: keep it exactly as it is', number: all }] : [])];
}

function withRoles(prompt: string, roles: readonly { role: string; number: number }[]): string {
  const lines = roles.map(({ role, number }) => `Image ${number}: ${/[.!?…]$/.test(role) ? role : `${role}.`}`);
  return [prompt, lines.join('\n')].filter(Boolean).join('\n\n');
}

/** By its reference. Throws INPUT_MISSING where there is none, for whoever asked for it counts on it. */
function logoOf(brand: BrandSnapshot | null): string {
  const { light, dark, mark } = brand?.logos ?? {};
  const logo = light ?? dark ?? mark;
  if (logo) return logo;
  const message = brand
    ? `“${brand.title}” has no logo to give to the model: add one to the brand, or switch “Give it the brand’s logo” off.`
    : 'There is no logo to give to the model: connect a Brand, or switch “Give it the brand’s logo” off.';
  throw new AppError('INPUT_MISSING', { message, details: { input: 'brand' } });
}

/** In the order of the wires, and the logo last. Throws before anything is paid where they are more than the model looks at. */
function picturesFor(model: ImageModel, { image_url: given }: Values, logo: string | null): string[] {
  const joined = (Array.isArray(given) ? given : [given]).filter((one) => typeof one === 'string' && one !== '');
  if (joined.length === 0)
    throw new AppError('INPUT_MISSING', { message: needsPicture(model), details: { input: 'image_url' } });
  const pictures = logo === null ? joined : [...joined, logo];
  if (pictures.length <= model.maxImages) return pictures;
  const most = model.maxImages === 1 ? 'one picture' : `${model.maxImages} pictures`;
  const came = `${pictures.length} came in${logo === null ? '' : ', the logo among them'}`;
  const message = `${model.name} takes ${most}, but ${came}: take some away, or choose another model.`;
  const expected = `must be ${model.maxImages} at most, but ${came}.`;
  throw new InputInvalidError([{ path: ['image_url'], message: expected }], message);
}

/** The shapes that a model draws in; null for one that takes none. */
function formatsOf({ parameters }: ImageModel): string[] | null {
  const field = describeFields(parameters).find(({ name }) => name === formatName);
  return field ? field.options.map(({ value }) => value) : null;
}

/** What is set, with the shape that came in in its place. An empty text, such as a table's empty cell, leaves it as it is set. */
function withFormat(model: ImageModel, parameters: Values, { [formatName]: given }: Values): Values {
  const format = typeof given === 'string' ? given.replaceAll(/\s+/g, '') : '';
  if (format === '') return parameters;
  const formats = formatsOf(model) ?? [];
  if (formats.includes(format)) return { ...parameters, [formatName]: format };
  const expected = `must be one of ${formats.join(', ')}, but is ${describeValue(given)}.`;
  throw new InputInvalidError(
    [{ path: [formatName], message: expected }],
    `${model.name} knows no such format: it ${expected}`,
  );
}

function needsPrompt(model: ImageModel): string {
  return `${model.name} needs a prompt: connect a Prompt or a Text to it.`;
}

function needsPicture(model: ImageModel): string {
  return `${model.name} edits a picture: connect a Product photo or another model’s images to it.`;
}
