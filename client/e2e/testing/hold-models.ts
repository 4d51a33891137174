import type { RunningApp } from './start-app.ts';

/** Lets no model be ready until that is released, so that a run stays as it is for as long as somebody looks at it. */
export function holdModels({ faults }: Pick<RunningApp, 'faults'>): () => void {
  const before = faults.statusError;
  faults.statusError = { probability: 1, status: 503 };
  return () => {
    faults.statusError = before;
  };
}
