import sharp from 'sharp';
import { z } from 'zod';
import { cutOut } from './drawing/cut-out.ts';
import { readPhoto } from './drawing/photo.ts';
import { markAsDemo } from './mark-as-demo.ts';

/** One of fal's tools, as the demo plays it: a picture in, a picture out. */
export interface DemoTool {
  title: string;
  /** Milliseconds that it takes at a lively pace. */
  pace: number;
  price: { unit: 'compute seconds' | 'megapixels'; unitPrice: number };
  /** Reads its input; what it refuses, fal refuses. */
  input: z.ZodType<ToolInput>;
}

export interface ToolInput {
  image_url: string;
  format: 'jpeg' | 'png';
  work(bytes: Buffer): Promise<Buffer>;
}

const url = z.string().min(1);

export const TOOLS: Readonly<Record<string, DemoTool>> = {
  'fal-ai/birefnet/v2': {
    title: 'BiRefNet',
    pace: 900,
    price: { unit: 'compute seconds', unitPrice: 0 },
    input: z
      .object({
        image_url: url,
        model: z
          .enum([
            'General Use (Light)',
            'General Use (Light 2K)',
            'General Use (Heavy)',
            'Matting',
            'Portrait',
            'General Use (Dynamic)',
          ])
          .default('General Use (Light)'),
        operating_resolution: z.enum(['1024x1024', '2048x2048', '2304x2304']).default('1024x1024'),
        output_format: z.enum(['webp', 'png', 'gif']).default('png'),
        refine_foreground: z.boolean().default(true),
      })
      .transform(({ image_url }): ToolInput => ({ image_url, format: 'png', work: cut })),
  },
  'fal-ai/seedvr/upscale/image': {
    title: 'SeedVR2',
    pace: 1200,
    price: { unit: 'megapixels', unitPrice: 0.001 },
    input: z
      .object({
        image_url: url,
        upscale_mode: z.enum(['target', 'factor']).default('factor'),
        upscale_factor: z.number().min(1).max(10).default(2),
        output_format: z.enum(['png', 'jpg', 'webp']).default('jpg'),
      })
      .transform(({ image_url, upscale_factor: factor }): ToolInput => ({
        image_url,
        format: 'jpeg',
        work: (bytes) => enlarge(bytes, factor),
      })),
  },
};

/** What stands before an even backdrop; a picture without one loses its corners to an oval. */
async function cut(bytes: Buffer): Promise<Buffer> {
  const photo = await readPhoto(bytes);
  const found = await cutOut(photo);
  if (found) return marked(found.png);
  const { width, height } = photo;
  const oval = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><ellipse cx="50%" cy="50%" rx="46%" ry="46%"/></svg>`;
  const png = await sharp(photo.png)
    .ensureAlpha()
    .composite([{ input: Buffer.from(oval), blend: 'dest-in' }])
    .png()
    .toBuffer();
  return marked(png);
}

/** Every pixel of it, drawn larger by Lanczos and sharpened a little. */
async function enlarge(bytes: Buffer, factor: number): Promise<Buffer> {
  const limitInputPixels = 40_000_000;
  const { autoOrient } = await sharp(bytes, { limitInputPixels }).metadata();
  const jpeg = await sharp(bytes, { limitInputPixels })
    .autoOrient()
    .flatten({ background: '#fff' })
    .resize(Math.round(autoOrient.width * factor), Math.round(autoOrient.height * factor), { kernel: 'lanczos3' })
    .sharpen({ sigma: 0.8 })
    .jpeg({ quality: 90 })
    .toBuffer();
  return marked(jpeg);
}

async function marked(bytes: Buffer): Promise<Buffer> {
  const { width, height } = await sharp(bytes).metadata();
  return Buffer.from((await markAsDemo({ bytes, width, height })).bytes);
}
