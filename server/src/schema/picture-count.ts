import { isShort, type PictureCount as Count, tellCount } from '../models/picture-count.ts';
import { builder } from './builder.ts';

export const PictureCount = builder.objectRef<Count>('PictureCount').implement({
  description:
    'What came of an order of pictures. All that came are kept; fewer than were asked for are not taken for the whole by later runs.',
  fields: (t) => ({
    asked: t.exposeInt('asked', { description: 'How many were asked for.' }),
    received: t.exposeInt('received', {
      description: 'How many came that can be used; may be more than were asked for.',
    }),
    heldBack: t.exposeInt('heldBack', { description: 'How many the safety checker of the image service held back.' }),
    isShort: t.boolean({ description: 'Fewer came than were asked for.', resolve: isShort }),
    message: t.string({
      nullable: true,
      description: 'The same in a sentence; null where as many came as were asked for.',
      resolve: tellCount,
    }),
  }),
});
