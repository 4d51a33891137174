import { create } from 'zustand';

const key = 'visualadgen-turned-sections';

/** The parts of the panel that a person has folded away, or opened where they are folded at first, in this browser. */
const useTurnedSections = create<ReadonlySet<string>>(() => new Set(recall()));

/** Whether a part is folded away, and how to change that. */
export function useFolding(section: string, isFoldedAtFirst: boolean): [isClosed: boolean, toggle: () => void] {
  const isTurned = useTurnedSections((turned) => turned.has(section));
  return [isTurned !== isFoldedAtFirst, () => turn(section, !isTurned)];
}

/** Opens a part that is folded away. */
export function unfold(section: string, isFoldedAtFirst = false): void {
  turn(section, isFoldedAtFirst);
}

function turn(section: string, isTurned: boolean): void {
  const turned = new Set(useTurnedSections.getState());
  if (isTurned) turned.add(section);
  else turned.delete(section);
  useTurnedSections.setState(turned, true);
  localStorage.setItem(key, JSON.stringify([...turned]));
}

function recall(): string[] {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(saved) ? saved.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}
