import { inBrand, ofBrand, usualFont, wordsInBrand } from '@visualadgen/compose/brand/in-brand.ts';
import { composeVersion } from '@visualadgen/compose/compose.ts';
import type { PicturePart, TextPart } from '@visualadgen/compose/drawing/drawing.ts';
import { offeredFamilies } from '@visualadgen/compose/fonts/families.ts';
import { findLayout, layouts } from '@visualadgen/compose/layouts/index.ts';
import type { Layout, Words } from '@visualadgen/compose/layouts/layout.ts';
import { findPlacement } from '@visualadgen/compose/placements/catalogue.ts';
import { type LanguageChoice, languageChoices } from '@visualadgen/compose/text/language.ts';
import { isHexColor } from '@visualadgen/graph/fields/check-field.ts';
import { describeFieldProblem } from '@visualadgen/graph/fields/field-problem.ts';
import type { Values } from '@visualadgen/graph/graph.ts';
import { portKindNames } from '@visualadgen/graph/ports/port-kinds.ts';
import type { InputPort, ReadinessProblem } from '@visualadgen/graph/ports/ports.ts';
import { checkTemplate } from '@visualadgen/graph/template/check-template.ts';
import { fillWhole } from '@visualadgen/graph/template/fill-whole.ts';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { brandOf, brandPort } from './brands/brand-port.ts';
import { defineNode } from './define-node.ts';
import { longestTexts, overridesField, placementHint } from './overrides/overrides-field.ts';
import { checkOverrides, filledOverrides, usedOverrides } from './overrides/overrides-of.ts';

const openPort = 'input';
const firstLayout = 'full_picture';
const familyNames = offeredFamilies.map(({ name }) => name);
const list = { path: ['placements'], isAlways: true };
const noPlacement = 'It has no placement: choose where the ads will be shown.';

/** Texts that come in by a port of their own; all others by the open one. */
const portTexts = ['headline', 'body', 'call_to_action'] as const;
const labels: Record<TextPart, string> = {
  headline: 'Headline',
  body: 'Body',
  call_to_action: 'Call to action',
  price: 'Price',
  old_price: 'Price before',
  attribution: 'Who said it',
  before_label: 'Label of the first picture',
  after_label: 'Label of the second picture',
  small_print: 'Small print',
};
const pictureLabels: Record<PicturePart, string> = { image: 'Image', second_image: 'Second image', logo: 'Logo' };

function textPort(name: (typeof portTexts)[number]): InputPort {
  return { name, label: labels[name], kind: 'text', accepts: ['text', 'prompt'], isRequired: false, isOpen: false };
}

function picturePort(name: PicturePart): InputPort {
  return {
    name,
    label: pictureLabels[name],
    kind: 'image',
    accepts: ['image', 'images'],
    isRequired: false,
    isOpen: false,
  };
}

function text(part: TextPart) {
  const shownBy = layouts.filter(({ texts }) => texts.includes(part)).map(({ name }) => name);
  const isUsual = shownBy.length === layouts.length;
  return z
    .string()
    .normalize('NFC')
    .max(longestTexts[part])
    .default('')
    .meta({
      label: labels[part],
      control: 'TEMPLATE',
      placeholder: placeholderOf(part),
      ...(!isUsual && { onlyWith: { field: 'layout', preset: firstLayout, values: shownBy } }),
    });
}

function placeholderOf(part: TextPart): string {
  if (part === 'small_print') return 'The notes that the brand’s claims need';
  return (portTexts as readonly string[]).includes(part) ? 'What is connected' : '';
}

/** As people of all languages find them: in this one, like all that is on screen. */
const languageLabels: Record<LanguageChoice, string> = {
  auto: 'Found by the words',
  none: 'No word is divided',
  cs: 'Czech',
  da: 'Danish',
  de: 'German',
  el: 'Greek',
  en: 'English',
  es: 'Spanish',
  fi: 'Finnish',
  fr: 'French',
  hu: 'Hungarian',
  it: 'Italian',
  nb: 'Norwegian (bokmål)',
  nl: 'Dutch',
  pl: 'Polish',
  pt: 'Portuguese',
  ru: 'Russian',
  sv: 'Swedish',
  tr: 'Turkish',
  uk: 'Ukrainian',
  ja: 'Japanese',
  ko: 'Korean',
  'zh-Hans': 'Chinese, simplified',
  'zh-Hant': 'Chinese, traditional',
};

function color(label: string, help: string) {
  return z
    .string()
    .refine((hex) => isHexColor(hex), {
      error: ({ input }) => describeFieldProblem({ code: 'NOT_A_COLOR', value: input }),
    })
    .nullable()
    .default(null)
    .meta({ label, control: 'COLOR', help });
}

function font(label: string) {
  return z
    .enum([ofBrand, ...familyNames])
    .default(ofBrand)
    .meta({ label, optionLabels: { [ofBrand]: `The brand’s, or ${usualFont}` } });
}

export const composeNode = defineNode({
  name: 'COMPOSE',
  version: composeVersion,
  title: 'Composition',
  description: 'Puts picture, words and logo together as a finished ad, in the real size of each placement.',
  category: 'TRANSFORM',
  icon: 'layers',
  inputs: [
    picturePort('image'),
    textPort('headline'),
    textPort('body'),
    textPort('call_to_action'),
    picturePort('logo'),
    picturePort('second_image'),
    brandPort,
    { name: openPort, label: 'Anything', kind: 'text', accepts: portKindNames, isRequired: false, isOpen: true },
  ],
  outputs: [
    { name: 'image', label: 'Ads', kind: 'image', list },
    { name: 'placement', label: 'Placement', kind: 'text', list },
  ],
  alsoGives: ['checks'],
  config: z
    .strictObject({
      layout: z
        .enum(layouts.map(({ name }) => name))
        .default(firstLayout)
        .meta({
          label: 'Layout',
          control: 'LAYOUT',
          optionLabels: Object.fromEntries(layouts.map(({ name, title }) => [name, title])),
        }),
      headline: text('headline'),
      body: text('body'),
      call_to_action: text('call_to_action'),
      price: text('price'),
      old_price: text('old_price'),
      attribution: text('attribution'),
      before_label: text('before_label'),
      after_label: text('after_label'),
      small_print: text('small_print'),
      placements: z
        .array(z.string().refine((id) => findPlacement(id) !== null, { error: placementHint }))
        .max(40)
        .default(['meta_feed', 'meta_story', 'google_responsive_1200x628'])
        .meta({
          label: 'Placements',
          control: 'PLACEMENTS',
          help: 'One ad is made for each. What comes next runs once for each.',
          isRequired: true,
        }),
      focal_point: z
        .strictObject({ x: z.number().min(0).max(1).default(0.5), y: z.number().min(0).max(1).default(0.5) })
        .nullable()
        .default(null)
        .meta({
          label: 'What stays in view',
          control: 'FOCAL_POINT',
          help: 'However the picture is cut, this place is kept. It is found on its own until you choose another.',
        }),
      overrides: overridesField(),
      background: color('Background', 'Empty: the brand’s, or a quiet color that goes with the picture.'),
      text_color: color('Text', 'Empty: the brand’s, or what is read best on the background.'),
      accent: color('Accent', 'Of buttons and prices. Empty: the brand’s, or a strong color out of the picture.'),
      heading_font: font('Font of headlines'),
      body_font: font('Font of the rest'),
      language: z.enum(languageChoices).default('auto').meta({
        label: 'Language of the words',
        help: 'A word for which there is no room is divided by its rules, and Chinese signs have its shapes.',
        optionLabels: languageLabels,
      }),
    })
    .superRefine(({ placements: ids }, context) => {
      for (const [index, id] of ids.entries()) {
        if (ids.indexOf(id) < index)
          context.addIssue({ code: 'custom', path: ['placements', index], message: `is there twice: ${id}` });
      }
    }),
  // What a placement asks for is a part of what is made; what is set for none that is chosen is not.
  identify({ overrides, ...config }) {
    const used = usedOverrides({ placements: config.placements, overrides });
    const placements = config.placements.map((id) => findPlacement(id));
    return { ...config, placements, ...(used && { overrides: used }) };
  },
  checkReadiness(config, { nodes, joinedPorts }) {
    const layout = chosen(config.layout);
    const problems: ReadinessProblem[] = [];
    const named = joinedPorts.filter((port) => port !== openPort);
    if (config.placements.length === 0)
      problems.push({ code: 'CONFIG_INCOMPLETE', message: noPlacement, path: ['placements'] });
    for (const part of layout.needs) {
      if (!joinedPorts.includes(part)) problems.push({ code: 'INPUT_MISSING', message: needsPicture(layout, part) });
    }
    for (const part of layout.texts) {
      problems.push(...checkTemplate(config[part], nodes, named).map((problem) => ({ ...problem, path: [part] })));
    }
    problems.push(...checkOverrides(config, layout, nodes, named));
    return [...problems, ...unused(layout, config, joinedPorts)];
  },
  async run({ config, input, upstream, services, handle }) {
    const layout = chosen(config.layout);
    if (config.placements.length === 0) throw new AppError('CONFIG_INCOMPLETE', { message: noPlacement });
    const brand = brandOf(input);
    const fill = (template: string) => {
      const filled = fillWhole(template, input, upstream);
      if (!filled.ok) throw new AppError(filled.problem.code, filled.problem);
      return filled.text;
    };
    const words = wordsInBrand(wordsOf(layout, config, input, fill), layout, brand);
    const overrides = filledOverrides(config, layout, fill);
    const pictures = picturesOf(layout, input);
    const { light, dark, mark } = brand?.logos ?? {};
    const ownLogo = light ?? dark ?? mark;
    const isOfBrand = !pictures.logo && ownLogo !== undefined && ownLogo !== null;
    if (isOfBrand) pictures.logo = ownLogo;
    const composed = await services.compositions.compose(
      {
        layout,
        placements: config.placements.map((id) => findPlacement(id)).filter((found) => found !== null),
        words,
        pictures,
        ...(isOfBrand && light && dark && { darkLogo: dark }),
        ...(brand && { wording: { avoid: brand.words_to_avoid, claims: brand.claims } }),
        focalPoint: config.focal_point,
        ...(overrides && { overrides }),
        language: config.language,
        brand: inBrand(
          {
            background: config.background,
            text: config.text_color,
            accent: config.accent,
            headingFont: config.heading_font,
            bodyFont: config.body_font,
          },
          brand,
        ),
      },
      handle,
    );
    return {
      image: composed.map(({ image }) => image),
      placement: composed.map(({ placement }) => `${placement.channel}: ${placement.title}`),
      checks: composed.map(({ placement, checks }) => ({ placement: placement.id, checks })),
    };
  },
});

function chosen(name: string): Layout {
  const layout = findLayout(name);
  if (!layout) throw new AppError('CONFIG_INVALID', { message: `There is no layout “${name}”.` });
  return layout;
}

/** What is written in the node, filled in; else what came in under that name. */
function wordsOf(
  layout: Layout,
  config: Record<TextPart, string>,
  input: Values,
  fill: (template: string) => string,
): Words {
  const words: Words = {};
  for (const part of layout.texts) {
    if (config[part].trim() === '') {
      const given = input[part];
      if (typeof given === 'string' || typeof given === 'number') words[part] = String(given);
      continue;
    }
    words[part] = fill(config[part]);
  }
  return words;
}

function picturesOf(layout: Layout, input: Values): Partial<Record<PicturePart, string>> {
  const pictures: Partial<Record<PicturePart, string>> = {};
  for (const part of [...layout.needs, ...(layout.takes ?? []), 'logo'] as const) {
    const given = input[part];
    const picture = Array.isArray(given) ? given[0] : given;
    if (typeof picture === 'string' && picture !== '') pictures[part] = picture;
  }
  for (const part of layout.needs) {
    if (!pictures[part])
      throw new AppError('INPUT_MISSING', { message: needsPicture(layout, part), details: { input: part } });
  }
  return pictures;
}

function needsPicture({ title }: Layout, part: PicturePart): string {
  return part === 'image'
    ? `The layout “${title}” needs a picture: connect one to “${pictureLabels.image}”.`
    : `The layout “${title}” needs two pictures: connect the other to “${pictureLabels[part]}”.`;
}

/** What is connected and would not be seen. */
function unused(layout: Layout, config: Record<TextPart, string>, joined: readonly string[]): ReadinessProblem[] {
  const shown: readonly string[] = [...layout.needs, ...(layout.takes ?? []), 'logo', ...layout.texts];
  return [...(['image', 'second_image'] as const), ...portTexts].flatMap((port): ReadinessProblem[] => {
    if (!joined.includes(port)) return [];
    const label = port === 'image' || port === 'second_image' ? pictureLabels[port] : labels[port];
    if (!shown.includes(port)) {
      const message = `The layout “${layout.title}” does not show what is connected to “${label}”.`;
      return [{ code: 'INPUT_UNUSED', message, path: ['layout'] }];
    }
    if (port === 'image' || port === 'second_image' || config[port].trim() === '' || config[port].includes('{{'))
      return [];
    const message = `“${label}” is written in the node, so that what is connected there is not used: write {{${port}}} where it belongs, or empty the field.`;
    return [{ code: 'INPUT_UNUSED', message, path: [port] }];
  });
}
