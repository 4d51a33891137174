import { isShort, type PictureCount as Count, describeCount } from '../models/picture-count.ts';
import { builder } from './builder.ts';

export const PictureCount = builder.objectRef<Count>('PictureCount').implement({
  description:
    'The images of a paid call, counted. All that arrived are kept; later runs do not reuse a result with fewer than requested.',
  fields: (t) => ({
    asked: t.exposeInt('asked', { description: 'How many were requested.' }),
    received: t.exposeInt('received', {
      description: 'How many usable images arrived; can be more than requested.',
    }),
    heldBack: t.exposeInt('heldBack', { description: 'How many the safety checker of the model service held back.' }),
    leftOut: t.int({
      description: 'How many more came in that were not kept, because the node is set to keep fewer.',
      resolve: ({ leftOut }) => leftOut ?? 0,
    }),
    isShort: t.boolean({ description: 'Fewer arrived than were requested.', resolve: isShort }),
    message: t.string({
      nullable: true,
      description: 'The same as a sentence; null if as many arrived as were requested, and all were kept.',
      resolve: describeCount,
    }),
  }),
});
