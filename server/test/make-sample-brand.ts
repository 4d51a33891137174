import sharp from 'sharp';
import type { Person, Result } from './sign-up.ts';
import { uploadPicture } from './upload-sample-photo.ts';

/** The colors of the brand of `makeSampleBrand`. */
export const brandColors = { ACCENT: '#c8102e', BACKGROUND: '#1d1a16', TEXT: '#fff7ec' } as const;

/** A brand with colors, a logo for light and one for dark grounds, and a call to action; gives its id. */
export async function makeSampleBrand(person: Person): Promise<string> {
  const logo = async (color: string) => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="120" fill="none" stroke="${color}" stroke-width="12"><circle cx="60" cy="60" r="44"/><path d="M60 16v88M112 100V28l52 72V28" stroke-linejoin="round"/><path d="M196 28h60M196 64h48M196 100h60M226 28v72M300 28v72M300 28c60 0 60 40 0 40l52 32M392 100V28h48"/></svg>`;
    return uploadPicture(person, await sharp(Buffer.from(svg)).png().toBuffer(), 'image/png');
  };
  const { createBrand } = await person.read<{ createBrand: Result<{ brand: { id: string } }> }>(
    `mutation ($input: CreateBrandInput!) { createBrand(input: $input) {
      __typename ... on CreateBrandPayload { brand { id } } ... on Error { message } } }`,
    {
      input: {
        name: 'Northbean',
        colors: Object.entries(brandColors).map(([role, hex]) => ({ role, hex })),
        fonts: { heading: 'Fraunces', body: 'DM Sans' },
        logos: { lightAssetId: await logo('#1d1a16'), darkAssetId: await logo('#fff7ec') },
        callToAction: 'Order now',
      },
    },
  );
  if (!createBrand.brand) throw new Error('The brand was refused.');
  return createBrand.brand.id;
}
