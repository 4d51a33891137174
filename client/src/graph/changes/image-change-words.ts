/* What is said of pictures that changed: their ids say nothing to people. */

/** From one picture, or list of them, to another. */
export function imageChangeWords(from: unknown, to: unknown): string {
  if (Array.isArray(from) || Array.isArray(to)) {
    const [before, after] = [countOf(from), countOf(to)];
    return before === after ? `Other ${pictures(after)}, or in another order` : `${pictures(before)} became ${after}`;
  }
  if (!from) return 'A picture was chosen';
  return to ? 'Another picture' : 'The picture was taken away';
}

/** What one of two sides has. */
export function imageWords(own: unknown, from: unknown, to: unknown): string {
  if (Array.isArray(own)) return pictures(own.length);
  if (!own) return 'No picture';
  return from && to ? 'Another picture' : 'A picture';
}

function countOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function pictures(count: number): string {
  return count === 1 ? '1 picture' : `${count} pictures`;
}
