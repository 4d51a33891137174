import type { Color } from './color.ts';
import type { Product } from './products/product.ts';
import type { Scene } from './scene.ts';
import { ellipse, group } from './shapes.ts';
import { n } from './canvas.ts';

/** Where the product stands: the middle of its foot, its drawn size. */
export interface Stand {
  x: number;
  foot: number;
  width: number;
  height: number;
  scale: number;
}

/** The product as large as its box allows, its foot on the box's lower edge. */
export function standIn(scene: Pick<Scene, 'layout'>, product: Pick<Product, 'width' | 'height'>): Stand {
  const box = scene.layout.hero;
  const scale = Math.min(box.width / product.width, box.height / product.height);
  const slack = scene.layout.kind === 'stack' ? 0 : (box.height - product.height * scale) * 0.3;
  return {
    x: box.x + box.width / 2,
    foot: box.y + box.height - slack,
    width: product.width * scale,
    height: product.height * scale,
    scale,
  };
}

export interface HeroLook {
  /** Degrees; a tilted product floats, its shadow below it. */
  tilt?: number;
  shadow: Color | null;
  /** A flat shadow has an edge; a soft one fades. */
  hardShadow?: boolean;
}

export function drawHero(scene: Scene, product: Product, stand: Stand, look: HeroLook): string {
  const tilt = look.tilt ?? 0;
  const lift = tilt === 0 ? 0 : stand.height * 0.03;
  const x = stand.x - stand.width / 2;
  const y = stand.foot - stand.height - lift;
  const drawn = group(
    `translate(${n(x)} ${n(y)}) rotate(${n(tilt)} ${n(stand.width / 2)} ${n(stand.height / 2)}) scale(${n(stand.scale)})`,
    product.draw(scene.brush),
  );
  return (look.shadow ? shadowOf(scene, product, stand, look.shadow, look.hardShadow ?? false) : '') + drawn;
}

function shadowOf(scene: Scene, product: Product, stand: Stand, shade: Color, hard: boolean): string {
  const reach = stand.width * product.foot;
  const x = stand.x + stand.width * ((product.footAt ?? 0.5) - 0.5);
  if (hard) return ellipse(x + reach * 0.16, stand.foot, reach * 1.15, reach * 0.13, shade, 0.4);
  const fade = (strength: number): string =>
    scene.canvas.radial([
      [0, shade, strength],
      [0.45, shade, strength * 0.62],
      [1, shade, 0],
    ]);
  return (
    ellipse(x + reach * 0.25, stand.foot + reach * 0.05, reach * 1.75, reach * 0.34, fade(0.5)) +
    ellipse(x, stand.foot - reach * 0.005, reach * 1.15, reach * 0.12, fade(0.85)) +
    ellipse(x, stand.foot, reach * 0.98, reach * 0.05, fade(0.9))
  );
}
