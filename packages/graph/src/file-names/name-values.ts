import type { NameValues } from './name-tokens.ts';

/** An image, as its file’s name tells of it; empty texts for what is not known. */
export interface NamedImage {
  width: number;
  height: number;
  /** With or without an ending. */
  name: string | null;
  prompt: string | null;
  channel: string;
  placement: string;
  /** The name of its layout. */
  layout: string;
  headline: string;
  callToAction: string;
  /** What it was made from. */
  item: string;
}

/** What the names of an export have in common, and the place of one in it. */
export interface NamedExport {
  campaign: string;
  client: string;
  /** Of the workflow; 0 for none. */
  version: number;
  at: Date;
  /** From 0 on. */
  index: number;
  count: number;
}

export function nameValues(
  image: NamedImage,
  { campaign, client, version, at, index, count }: NamedExport,
): NameValues {
  return {
    campaign,
    client,
    channel: image.channel,
    placement: image.placement,
    size: `${image.width}x${image.height}`,
    headline: image.headline,
    call_to_action: image.callToAction,
    layout: image.layout.replaceAll('_', ' '),
    picture: image.name?.replace(/\.(?:png|jpe?g|webp|heic|avif|gif)$/i, '') ?? image.prompt ?? '',
    item: image.item,
    version: version > 0 ? `v${version}` : '',
    date: at.toISOString().slice(0, 10),
    n: String(index + 1).padStart(Math.max(2, String(count).length), '0'),
  };
}
