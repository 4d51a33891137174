import type { z } from 'zod';
import type { ModelPrice, UnitListed } from './model-price.ts';
import type { ModelKind, ProviderResult, UnitPrice } from './provider.ts';

/** What a model is asked. `parameters` have passed its own schema. */
export interface ModelInput {
  prompt: string;
  /** Links that the provider can read, for models that look at pictures. */
  imageUrls: string[];
  parameters: Record<string, unknown>;
}

/** A picture as a provider hands it back. */
export interface ProviderImage {
  url: string;
  width: number | null;
  height: number | null;
  contentType: string | null;
  /** The provider says that its safety checker has let it through; else a picture that is all black is one that was held back. */
  isPassed: boolean;
}

/** Pictures, which are kept as assets. */
export interface ImageAnswer {
  gives: 'IMAGES';
  /** Those that the provider's safety checker has not held back. */
  images: ProviderImage[];
  /** How many it has held back, as far as it says so. */
  heldBack: number;
  seed: number | null;
}

/** Words, which stay words. */
export interface TextAnswer {
  gives: 'TEXT';
  text: string;
}

export type ModelAnswer = ImageAnswer | TextAnswer;

/** One entry of the catalogue: what is asked, how the answer is read, and what that costs. */
interface Entry<Kind extends ModelKind> {
  kind: Kind;
  /** By which it is asked for and told of: its endpoint, or its own name where several answer at one endpoint. */
  id: string;
  /** fal's endpoint. */
  endpoint: string;
  name: string;
  description: string;
  /** The parameters it takes, under our common names, with its own ranges and defaults. */
  parameters: z.ZodObject;
  /** By the provider's list, of each thing that is billed. */
  prices: readonly UnitListed[];
  /** It can be read while it writes. */
  streams?: boolean;
  /** The provider's input. */
  toInput(input: ModelInput): Record<string, unknown>;
  /** Reads the provider's answer; throws PROVIDER_FAILED when it holds nothing of what was asked for, and does not say why. */
  readAnswer(output: unknown): ModelAnswer;
  /** USD with 6 places before it is asked, by the listed price. */
  estimate(input: ModelInput): string;
  /** USD for an answer that has come, at the provider's current price where that is known; null where it does not say what was billed. */
  count(result: ProviderResult, current: UnitPrice | null): string | null;
}

/** Makes or edits pictures. */
export interface ImageModel extends Entry<'IMAGE'> {
  editsImage: boolean;
  /** How many pictures it takes to start from; 0 where it draws from words alone. */
  maxImages: number;
  /** Its maker says that a prompt may speak of each picture by its number: “image 2”. */
  namesPictures: boolean;
  takesPrompt: boolean;
  sizeGivenAs: 'image_size' | 'aspect_ratio';
  price: ModelPrice;
}

/** TEXT writes, VISION looks at pictures and writes, and a TOOL does one thing to what it is given. */
export type Model = ImageModel | Entry<'TEXT'> | Entry<'VISION'> | Entry<'TOOL'>;
export type TextModel = Entry<'TEXT'>;
export type VisionModel = Entry<'VISION'>;
export type ToolModel = Entry<'TOOL'>;

/** An entry as it is written; one that has an endpoint for itself needs no other id. */
export function defineModel<Defined extends Model>(entry: Omit<Defined, 'id'> & { id?: string }): Defined {
  return { ...entry, id: entry.id ?? entry.endpoint } as Defined;
}
