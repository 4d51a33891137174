import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** In this order. */
export const tourSteps = ['product', 'model', 'run'] as const;
export type TourStep = (typeof tourSteps)[number];

export interface Tour {
  workflowId: string;
  step: TourStep;
}

/** Of this tab, so that loading the page again does not end the tour. */
const key = 'visualadgen-tour';

const store = createStore<{ tour: Tour | null }>(() => ({ tour: recall() }));

export function useTour(): Tour | null {
  return useStore(store, ({ tour }) => tour);
}

/** Null ends it. */
export function setTour(tour: Tour | null): void {
  if (tour) sessionStorage.setItem(key, JSON.stringify(tour));
  else sessionStorage.removeItem(key);
  store.setState({ tour });
}

function recall(): Tour | null {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    if (typeof value !== 'object' || value === null || !('workflowId' in value) || !('step' in value)) return null;
    const step = tourSteps.find((name) => name === value.step);
    return step && typeof value.workflowId === 'string' ? { workflowId: value.workflowId, step } : null;
  } catch {
    return null;
  }
}
