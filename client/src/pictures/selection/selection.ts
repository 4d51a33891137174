/** Which pictures are chosen, and from where a range goes on. */
export interface Selection {
  ids: ReadonlySet<string>;
  /** The one that was chosen last by itself. */
  anchor: string | null;
}

export const nothingSelected: Selection = { ids: new Set(), anchor: null };

/** As many as can be chosen at once: more is nothing that anybody looks over. */
export const mostSelected = 1_000;

export function toggle({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: limited(next), anchor: id };
}

/** These as well. The range goes on from where it began. */
export function add({ ids, anchor }: Selection, more: readonly string[]): Selection {
  return { ids: limited(new Set([...ids, ...more])), anchor: anchor ?? more[0] ?? null };
}

/** From the anchor to where one is now, in place of the range that went from there before. */
export function reach({ ids, anchor }: Selection, before: readonly string[], now: readonly string[]): Selection {
  const next = new Set(ids);
  for (const id of before) next.delete(id);
  for (const id of now) next.add(id);
  return { ids: limited(next), anchor };
}

/** Without those that are gone. */
export function without(selection: Selection, gone: readonly string[]): Selection {
  if (!gone.some((id) => selection.ids.has(id))) return selection;
  const left = new Set(selection.ids);
  for (const id of gone) left.delete(id);
  return { ids: left, anchor: selection.anchor !== null && left.has(selection.anchor) ? selection.anchor : null };
}

function limited(ids: Set<string>): ReadonlySet<string> {
  return ids.size <= mostSelected ? ids : new Set([...ids].slice(0, mostSelected));
}
