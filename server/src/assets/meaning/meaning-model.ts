/** Puts pictures into a space in which those that mean the same lie near each other. There may be none. */
export interface MeaningModel {
  /** What different models give cannot be compared. */
  id: string;
  /**
   * Where a picture lies: `meaningSize` numbers, the length of which does not count. Takes a JPEG. Throws PROVIDER_RATE_LIMITED, PROVIDER_UNAVAILABLE,
   * PROVIDER_UNAUTHORIZED, PROVIDER_REFUSED and PROVIDER_FAILED.
   */
  place(jpeg: Uint8Array, signal: AbortSignal): Promise<readonly number[]>;
}

export const meaningSize = 256;
