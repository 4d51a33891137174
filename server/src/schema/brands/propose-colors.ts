import { proposeColors } from '@visualadgen/compose/brand/propose-colors.ts';
import { AppError, InputInvalidError } from '../../errors.ts';
import type { WebsiteLook } from '../../nodes/node-services.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { NotFoundError, WebsiteUnreadableError } from '../errors.ts';
import { rowId } from '../ids.ts';
import { BrandColor, BrandFonts, inOrder } from './brand.ts';

/** Milliseconds, for a website with its style sheets. */
const longestWait = 20_000;

const ProposeBrandColorsInput = builder.inputType('ProposeBrandColorsInput', {
  description: 'One of `assetId` and `url`.',
  fields: (t) => ({
    assetId: t.id({ description: 'A picture of yours.' }),
    url: t.string({ description: 'A public link to a website.' }),
  }),
});

const ProposeBrandColorsPayload = builder.objectRef<WebsiteLook>('ProposeBrandColorsPayload').implement({
  description: 'Colors and fonts for a brand. Nothing is kept.',
  fields: (t) => ({
    colors: t.field({
      type: [BrandColor],
      description: 'By role. Text is read on the background at 4.5 to 1, the accent is seen on it at 3 to 1.',
      resolve: ({ colors }) => inOrder(proposeColors(colors)),
    }),
    fonts: t.field({
      type: BrandFonts,
      description: 'Those of the website that are on offer here; of a picture, none.',
      resolve: ({ headingFont, bodyFont }) => ({ heading_font: headingFont, body_font: bodyFont }),
    }),
  }),
});

builder.mutationField('proposeBrandColors', (t) =>
  t.field({
    type: ProposeBrandColorsPayload,
    nullable: true,
    authScopes: { write: true },
    description: 'Proposes the colors of a brand, from a picture or a website.',
    args: { input: t.arg({ type: ProposeBrandColorsInput, required: true }) },
    errors: {
      types: [InputInvalidError, NotFoundError, WebsiteUnreadableError],
      union: { name: 'ProposeBrandColorsResult' },
    },
    resolve: (_, { input: { assetId, url } }, context) => {
      if ((assetId == null) === (url == null))
        throw InputInvalidError.of(
          'input',
          `must have one of assetId and url, but has ${url == null ? 'none' : 'both'}.`,
        );
      return url == null ? lookAtPicture(assetId ?? '', context) : lookAtWebsite(url.trim(), context);
    },
  }),
);

async function lookAtPicture(globalId: string, { loaders }: Context): Promise<WebsiteLook> {
  const id = rowId('Asset', globalId);
  const asset = id === null ? null : await loaders.assets.load(id);
  if (!asset) throw new NotFoundError('assetId', 'picture');
  if (!asset.colors?.length)
    throw InputInvalidError.of('assetId', 'has no colors that are measured yet: try again in a moment.');
  return { colors: asset.colors, headingFont: null, bodyFont: null };
}

async function lookAtWebsite(url: string, { websites }: Context): Promise<WebsiteLook> {
  try {
    const look = await websites.look(url, AbortSignal.timeout(longestWait));
    if (look.colors.length > 0) return look;
    throw new AppError('WEBSITE_INVALID', { message: 'The website tells no colors: give a picture of it.' });
  } catch (error) {
    throw error instanceof AppError && unreadable.has(error.code) ? new WebsiteUnreadableError(error) : error;
  }
}

const unreadable: ReadonlySet<string> = new Set(['WEBSITE_INVALID', 'WEBSITE_UNREACHABLE', 'LINK_REFUSED']);
