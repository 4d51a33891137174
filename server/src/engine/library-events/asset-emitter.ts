import type { AssetNotice } from './asset-notice.ts';

type Listener = (notice: AssetNotice) => void;

/** Tells of changes in libraries to whoever listens to them in this process. Listeners are called at once and must not wait. */
export interface AssetEmitter {
  emit(notice: AssetNotice): void;
  /** Some changes may never be told, for the line to the database was down. */
  lost(): void;
  onOwner(userId: string, listener: Listener): () => void;
}

/** `onError` hears of a listener that throws; the others never do. */
export function createAssetEmitter(onError: (error: unknown) => void): AssetEmitter {
  const byOwner = new Map<string, Set<Listener>>();

  return {
    emit: tell,
    lost() {
      for (const userId of byOwner.keys()) tell({ userId, marks: null });
    },
    onOwner(userId, listener) {
      const ears = byOwner.get(userId) ?? new Set();
      byOwner.set(userId, ears.add(listener));
      return () => {
        ears.delete(listener);
        if (ears.size === 0 && byOwner.get(userId) === ears) byOwner.delete(userId);
      };
    },
  };

  function tell(notice: AssetNotice): void {
    for (const listener of byOwner.get(notice.userId) ?? []) {
      try {
        listener(notice);
      } catch (error) {
        onError(error);
      }
    }
  }
}
