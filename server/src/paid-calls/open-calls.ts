/** The paid calls that somebody in this process works on, by generation. */
export interface OpenCalls {
  has(generationId: string): boolean;
  /** Takes a call in hand; undefined when somebody has it already. Whoever takes it gives it back. */
  take(generationId: string): CallInHand | undefined;
  /** Passes on that the provider has told of a call's end. False when nobody here works on it. */
  notify(generationId: string): boolean;
}

export interface CallInHand {
  /** Aborted when the provider has told that the call has ended. */
  told: AbortSignal;
  giveBack(): void;
}

export function createOpenCalls(): OpenCalls {
  const inHand = new Map<string, AbortController>();
  return {
    has: (id) => inHand.has(id),
    take(id) {
      if (inHand.has(id)) return undefined;
      const news = new AbortController();
      inHand.set(id, news);
      return {
        told: news.signal,
        giveBack: () => inHand.delete(id),
      };
    },
    notify(id) {
      const news = inHand.get(id);
      news?.abort();
      return news !== undefined;
    },
  };
}
