import type { z } from 'zod';

/** A picture as a provider hands it back. */
export interface ProviderImage {
  url: string;
  width: number | null;
  height: number | null;
  contentType: string | null;
  /** The provider says that its safety checker has let it through; else a picture that is all black is one that was held back. */
  isPassed: boolean;
}

export interface ModelOutput {
  /** Those that the provider's safety checker has not held back. */
  images: ProviderImage[];
  /** How many it has held back, as far as it says so. */
  heldBack: number;
  seed: number | null;
}

export interface ModelPrice {
  /** USD a unit, as an exact decimal. */
  amount: string;
  unit: 'image' | 'megapixel';
  source: string;
  /** ISO date on which the source said so. */
  asOf: string;
}

/** One image model: what it takes, what it costs, and how our words become its words. */
export interface ImageModel {
  /** fal's endpoint, which is also the model's id. */
  endpoint: string;
  name: string;
  description: string;
  editsImage: boolean;
  /** How many pictures it takes to start from; 0 where it draws from words alone. */
  maxImages: number;
  takesPrompt: boolean;
  sizeGivenAs: 'image_size' | 'aspect_ratio';
  price: ModelPrice;
  /** The parameters it takes, under our common names, with its own ranges and defaults. */
  parameters: z.ZodObject;
  /** The provider's input. `parameters` has passed `parameters` above. */
  toInput(request: {
    prompt: string;
    imageUrls: string[];
    parameters: Record<string, unknown>;
  }): Record<string, unknown>;
  /** Reads the provider's answer; throws PROVIDER_FAILED when it holds no picture and says of none that it was held back. */
  readOutput(output: unknown): ModelOutput;
  /** Billable units of one run, as an exact decimal, for the estimate. */
  units(parameters: Record<string, unknown>): string;
}

export function defineModel(model: ImageModel): ImageModel {
  return model;
}
