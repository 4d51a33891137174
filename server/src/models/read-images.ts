import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { ImageAnswer, ProviderImage } from './define-model.ts';

/** What fal's image models answer, read leniently: only the links are needed. */
const answerSchema = z.object({
  images: z.array(z.unknown()),
  seed: z.number().nullish().catch(null),
  has_nsfw_concepts: z.array(z.unknown()).nullish().catch(null),
});

const imageSchema = z.object({
  url: z.url({ protocol: /^https?$/ }),
  width: z.number().nullish().catch(null),
  height: z.number().nullish().catch(null),
  content_type: z.string().nullish().catch(null),
});

/**
 * The pictures in a provider's answer that its safety checker has let through, and how many it has not. One without a link does
 * not spoil the others, which were paid for. Throws PROVIDER_FAILED when there is neither a picture nor one that was held back.
 */
export function readImages(output: unknown): ImageAnswer {
  const answer = answerSchema.safeParse(output);
  if (!answer.success) throw noPicture(answer.error);
  const { images: sent, seed, has_nsfw_concepts: flags } = answer.data;
  const flagged = (flags ?? []).map((flag) => flag === true);
  const heldBack = flagged.filter(Boolean).length;
  // Some models send black pictures in the place of those that are held back, others leave them out.
  const areLeftOut = heldBack > 0 && sent.length === flagged.length - heldBack;
  const images = sent.flatMap((image, at) => {
    const isHeldBack = !areLeftOut && flagged[at] === true;
    return isHeldBack ? [] : readImage(image, areLeftOut || flagged[at] === false);
  });
  if (images.length === 0 && heldBack === 0) throw noPicture();
  return { gives: 'IMAGES', images, heldBack, seed: seed ?? null };
}

function readImage(sent: unknown, isPassed: boolean): ProviderImage[] {
  const image = imageSchema.safeParse(sent);
  if (!image.success) return [];
  const { url, width, height, content_type: contentType } = image.data;
  return [{ url, width: width ?? null, height: height ?? null, contentType: contentType ?? null, isPassed }];
}

function noPicture(cause?: unknown): AppError {
  return new AppError('PROVIDER_FAILED', { message: 'The model service answered without a picture.', cause });
}
