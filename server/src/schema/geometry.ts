import { builder } from './builder.ts';

/* Where things stand on the canvas, and how large they are. */

export const Position = builder.simpleObject('Position', {
  description: 'The position of something on the canvas, in pixels: its upper left corner.',
  fields: (t) => ({ x: t.float({ description: 'To the right.' }), y: t.float({ description: 'Downward.' }) }),
});

export const PositionInput = builder.inputType('PositionInput', {
  description: 'The position of something on the canvas, in pixels: its upper left corner.',
  fields: (t) => ({
    x: t.float({ description: 'To the right.', required: true }),
    y: t.float({ description: 'Downward.', required: true }),
  }),
});

export const Size = builder.simpleObject('Size', {
  description: 'How large something is on the canvas, in pixels.',
  fields: (t) => ({
    width: t.float({ description: 'From left to right.' }),
    height: t.float({ description: 'From top to bottom.' }),
  }),
});

export const SizeInput = builder.inputType('SizeInput', {
  description: 'From 1 to 20,000 each.',
  fields: (t) => ({
    width: t.float({ description: 'From left to right.', required: true }),
    height: t.float({ description: 'From top to bottom.', required: true }),
  }),
});
