import type { Content } from '../content.ts';
import type { Pictures, Words } from '../layouts/layout.ts';
import { cutParts, type Override } from './override.ts';

/** What is composed for one placement: with what is otherwise there. Moves and scales are for who arranges it. */
export function contentAt<Here extends Pick<Content, 'words' | 'pictures' | 'overrides'>>(
  content: Here,
  placementId: string,
): Here {
  const override = content.overrides?.[placementId];
  if (!override) return content;
  return {
    ...content,
    words: wordsWith(content.words, override),
    pictures: picturesWith(content.pictures, override),
  };
}

function wordsWith(words: Words, { texts = {}, hidden = [] }: Override): Words {
  const shown = Object.entries({ ...words, ...texts }).filter(([part]) => !hidden.some((one) => one === part));
  return Object.fromEntries(shown);
}

function picturesWith(pictures: Pictures, { hidden = [], focal_points: points = {} }: Override): Pictures {
  const { logo, ...others } = pictures;
  const cut = cutParts.flatMap((part) => {
    const [picture, focus] = [pictures[part], points[part]];
    return picture && focus ? [[part, { ...picture, focus }] as const] : [];
  });
  return { ...others, ...Object.fromEntries(cut), ...(logo && !hidden.includes('logo') && { logo }) };
}
