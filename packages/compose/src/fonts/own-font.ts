import type { FontFamily } from './families.ts';

/** A font that somebody has uploaded, as a run keeps it: by which row it is found, what people call it, and what its bytes are. */
export type FontFile = {
  /** As the API knows it. */
  id: string;
  title: string;
  /** Of its bytes, SHA-256 in hex. */
  hash: string;
};

/** What of an uploaded font decides how type is set in it. The same file gives the same, here and in the browser. */
export interface OwnFont extends Pick<FontFamily, 'name' | 'style' | 'scripts' | 'baseline'> {
  /** Those that it has: one and the same where it is no variable font. */
  weights: { least: number; most: number };
}

/** By role, those that are set and there. */
export type OwnFonts = Partial<Record<'heading' | 'body', OwnFont>>;

/** What an uploaded font is called where it is loaded and drawn: never what its file says, and the same for the same bytes. */
export function ownFamily(hash: string): string {
  return `own-${hash}`;
}

/** What a font file may be, and how many of them somebody may have. */
export const fontLimits = {
  /** Of a file. */
  bytes: 5_000_000,
  /** Of what is packed in it. */
  unpackedBytes: 30_000_000,
  glyphs: 40_000,
  /** Parts of a file. */
  tables: 64,
  fonts: 50,
  /** Characters, of the names that it gives itself. */
  name: 100,
} as const;
