import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { ModelOutput } from './define-model.ts';

/** What fal's image models answer, read leniently: only the links are needed. */
const answerSchema = z.object({
  images: z
    .array(
      z.object({
        url: z.url({ protocol: /^https?$/ }),
        width: z.number().nullish().catch(null),
        height: z.number().nullish().catch(null),
        content_type: z.string().nullish().catch(null),
      }),
    )
    .min(1),
  seed: z.number().nullish().catch(null),
  has_nsfw_concepts: z.array(z.boolean()).nullish().catch(null),
});

/** The pictures in a provider's answer. Throws PROVIDER_FAILED when it holds none, or one without a link. */
export function readImages(output: unknown): ModelOutput {
  const answer = answerSchema.safeParse(output);
  if (!answer.success) {
    throw new AppError('PROVIDER_FAILED', {
      message: 'The image service answered without a picture.',
      cause: answer.error,
    });
  }
  const { images, seed, has_nsfw_concepts: flags } = answer.data;
  return {
    images: images.map((image) => ({
      url: image.url,
      width: image.width ?? null,
      height: image.height ?? null,
      contentType: image.content_type ?? null,
    })),
    seed: seed ?? null,
    flagged: images.map((_, index) => flags?.[index] ?? false),
  };
}
