import { create } from 'zustand';

const key = 'visualadgen-closed-sections';

/** The parts of the panel that a person has folded away, in this browser. */
const useClosedSections = create<ReadonlySet<string>>(() => new Set(recall()));

/** Whether a part is folded away, and how to change that. */
export function useFolding(section: string): [isClosed: boolean, toggle: () => void] {
  const isClosed = useClosedSections((closed) => closed.has(section));
  return [isClosed, () => fold(section, !isClosed)];
}

/** Opens a part that is folded away. */
export function unfold(section: string): void {
  if (useClosedSections.getState().has(section)) fold(section, false);
}

function fold(section: string, isClosed: boolean): void {
  const closed = new Set(useClosedSections.getState());
  if (isClosed) closed.add(section);
  else closed.delete(section);
  useClosedSections.setState(closed, true);
  localStorage.setItem(key, JSON.stringify([...closed]));
}

function recall(): string[] {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(saved) ? saved.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}
