import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';

/* The process in which an SVG becomes a picture: the file comes by stdin, the PNG goes by stdout. See draw-svg.ts. */

/** Pixels: what is smaller in the file is drawn as large, for an SVG has no size of its own. */
const longestSide = 2048;
const usualDensity = 72;
/** A rounded size is a little over it. */
const maxPixels = (longestSide + 2) ** 2;

sharp.concurrency(1);
const svg = await buffer(process.stdin);
const { width, height } = await sharp(svg, { limitInputPixels: false }).metadata();
// Less than 1, of a drawing larger than 147,456 pixels, is refused by sharp.
const density = Math.min((usualDensity * longestSide) / Math.max(width, height), 10_000);
const png = await sharp(svg, { limitInputPixels: maxPixels, density })
  .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
  .png()
  .toBuffer();
process.stdout.write(png);
