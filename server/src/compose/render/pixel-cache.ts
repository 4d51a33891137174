import type { Pixels } from './renderer.ts';

/** What was asked for last, up to so many bytes. Who asks for what is being made already waits for the same. */
export type PixelCache<Value extends Pixels> = (key: string, make: () => Promise<Value>) => Promise<Value>;

export function createPixelCache<Value extends Pixels>(maxBytes: number): PixelCache<Value> {
  /** The last used stands last. What is still being made has no bytes yet. */
  const entries = new Map<string, { value: Promise<Value>; bytes: number }>();
  let held = 0;

  return async (key, make) => {
    const known = entries.get(key);
    const entry = known ?? { value: make(), bytes: 0 };
    entries.delete(key);
    entries.set(key, entry);
    if (known) return known.value;
    try {
      const value = await entry.value;
      const { byteLength } = value.data;
      if (byteLength > maxBytes) entries.delete(key);
      else count(entry, byteLength);
      return value;
    } catch (error) {
      entries.delete(key);
      throw error;
    }
  };

  /** Nothing that is being made is ever let go, so that all that is counted is there. */
  function count(entry: { bytes: number }, bytes: number): void {
    entry.bytes = bytes;
    held += bytes;
    for (const [key, oldest] of entries) {
      if (held <= maxBytes) return;
      if (oldest.bytes === 0) continue;
      entries.delete(key);
      held -= oldest.bytes;
    }
  }
}
