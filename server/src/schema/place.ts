import { builder } from './builder.ts';

/* Where things stand on the canvas, and how large they are. */

export const Position = builder.simpleObject('Position', {
  description: 'Where something stands on the canvas, in pixels: its upper left corner.',
  fields: (t) => ({ x: t.float(), y: t.float() }),
});

export const PositionInput = builder.inputType('PositionInput', {
  fields: (t) => ({ x: t.float({ required: true }), y: t.float({ required: true }) }),
});

export const Size = builder.simpleObject('Size', {
  description: 'How large something is on the canvas, in pixels.',
  fields: (t) => ({ width: t.float(), height: t.float() }),
});

export const SizeInput = builder.inputType('SizeInput', {
  description: 'From 1 to 20,000 each.',
  fields: (t) => ({ width: t.float({ required: true }), height: t.float({ required: true }) }),
});
