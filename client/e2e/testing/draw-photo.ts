import { drawPlain } from '../../../packages/demo-fal/src/drawing/plain.ts';

/** A photo (JPEG, 480 × 360) of which only that it is one matters: of one colour, another for another name. Drawn at an eighth. */
export function drawPhoto(name: 'sneaker' | 'bottle' | 'coffee'): Promise<Buffer> {
  return drawPlain({
    model: 'camera',
    style: 'poster',
    prompt: name,
    seed: 1,
    width: 3_840,
    height: 2_880,
    format: 'jpeg',
  });
}
