export interface Slots {
  /** A slot for one more; call it once to give the slot back; undefined when all are taken. */
  take(key: string): (() => void) | undefined;
}

/** So many slots for each key, for what lasts: sockets and streams. */
export function createSlots(most: number): Slots {
  const taken = new Map<string, number>();
  return {
    take(key) {
      const count = taken.get(key) ?? 0;
      if (count >= most) return undefined;
      taken.set(key, count + 1);
      let isGivenBack = false;
      return () => {
        if (isGivenBack) return;
        isGivenBack = true;
        const left = (taken.get(key) ?? 1) - 1;
        if (left > 0) taken.set(key, left);
        else taken.delete(key);
      };
    },
  };
}
