import type { Atom } from './atom.ts';

/** Widths are in em: as many times the size of the type. */
export interface MeasuredAtom extends Atom {
  width: number;
}

export interface WrapOptions {
  width: number;
  space: number;
  hyphen: number;
  /** Lines of like length, as headlines are set; else each is filled and the last is what is left. */
  isBalanced: boolean;
}

/**
 * The lines of a text: as few as there can be, and among those the best. Null where a piece is wider than a line, and it would have to
 * be broken in its midst.
 */
export function wrap(atoms: readonly MeasuredAtom[], options: WrapOptions): MeasuredAtom[][] | null {
  const lines: MeasuredAtom[][] = [];
  for (const paragraph of paragraphsOf(atoms)) {
    const count = countLines(paragraph, options);
    if (count === null) return null;
    lines.push(...best(paragraph, count, options));
  }
  return lines;
}

/** How wide a line is: its pieces, the spaces between them, and a hyphen where it ends with one. */
export function lineWidth(
  line: readonly MeasuredAtom[],
  { space, hyphen }: Pick<WrapOptions, 'space' | 'hyphen'>,
): number {
  const last = line.length - 1;
  return line.reduce((sum, { width, hasSpace, hasHyphen }, index) => {
    if (index === last) return sum + width + (hasHyphen ? hyphen : 0);
    return sum + width + (hasSpace ? space : 0);
  }, 0);
}

function paragraphsOf(atoms: readonly MeasuredAtom[]): MeasuredAtom[][] {
  const paragraphs: MeasuredAtom[][] = [];
  let current: MeasuredAtom[] = [];
  for (const atom of atoms) {
    current.push(atom);
    if (atom.after !== 'MUST') continue;
    paragraphs.push(current);
    current = [];
  }
  return current.length > 0 ? [...paragraphs, current] : paragraphs;
}

/** Where a line may end, as the number of atoms before that place. */
function endsOf(atoms: readonly MeasuredAtom[]): number[] {
  return atoms.flatMap((atom, index) => (atom.after !== 'NEVER' || index === atoms.length - 1 ? [index + 1] : []));
}

/** Sums before each atom, so that the width of any line is a difference. */
function sumsOf(atoms: readonly MeasuredAtom[], space: number): Float64Array {
  const sums = new Float64Array(atoms.length + 1);
  for (const [index, { width, hasSpace }] of atoms.entries()) {
    sums[index + 1] = (sums[index] ?? 0) + width + (hasSpace ? space : 0);
  }
  return sums;
}

function widthBetween(
  atoms: readonly MeasuredAtom[],
  sums: Float64Array,
  from: number,
  to: number,
  options: WrapOptions,
): number {
  const last = atoms[to - 1];
  return (
    (sums[to] ?? 0) - (sums[from] ?? 0) - (last?.hasSpace ? options.space : 0) + (last?.hasHyphen ? options.hyphen : 0)
  );
}

const tolerance = 1e-6;

/** As many as are needed when each line takes what it can; null where a piece fits on none. */
function countLines(atoms: readonly MeasuredAtom[], options: WrapOptions): number | null {
  const sums = sumsOf(atoms, options.space);
  let [count, from, reached] = [1, 0, 0];
  for (const end of endsOf(atoms)) {
    if (widthBetween(atoms, sums, from, end, options) > options.width + tolerance) {
      if (reached === from) return null;
      count += 1;
      from = reached;
      if (widthBetween(atoms, sums, from, end, options) > options.width + tolerance) return null;
    }
    reached = end;
  }
  return count;
}

/** Longer texts are only filled: nobody sees the difference. */
const mostWeighed = 600;

/** The ends of lines that leave the least ragged edge, of all that make so many lines. */
function best(atoms: readonly MeasuredAtom[], count: number, options: WrapOptions): MeasuredAtom[][] {
  const ends = endsOf(atoms);
  if (count === 1 || ends.length > mostWeighed) return fill(atoms, ends, options);
  const sums = sumsOf(atoms, options.space);
  const starts = [0, ...ends];
  const total = sums[atoms.length] ?? 0;
  const target = options.isBalanced ? Math.min(options.width, total / count) : options.width;
  // cost[line][place]: the least cost of setting what stands before that place in so many lines.
  const costs: Float64Array[] = Array.from({ length: count + 1 }, () => new Float64Array(starts.length).fill(Infinity));
  const from: Int32Array[] = Array.from({ length: count + 1 }, () => new Int32Array(starts.length));
  (costs[0] as Float64Array)[0] = 0;
  for (let line = 1; line <= count; line += 1) {
    for (let end = line; end < starts.length; end += 1) {
      for (let start = end - 1; start >= line - 1; start -= 1) {
        const width = widthBetween(atoms, sums, starts[start] ?? 0, starts[end] ?? 0, options);
        if (width > options.width + tolerance) break;
        const before = costs[line - 1]?.[start] ?? Infinity;
        if (before === Infinity) continue;
        const cost =
          before + raggedness(width, target, options, end === starts.length - 1, atoms[(starts[end] ?? 0) - 1]);
        if (cost < (costs[line]?.[end] ?? Infinity)) {
          (costs[line] as Float64Array)[end] = cost;
          (from[line] as Int32Array)[end] = start;
        }
      }
    }
  }
  const lines: MeasuredAtom[][] = [];
  let end = starts.length - 1;
  for (let line = count; line >= 1; line -= 1) {
    const start = from[line]?.[end] ?? 0;
    lines.unshift(atoms.slice(starts[start], starts[end]));
    end = start;
  }
  return lines;
}

function raggedness(
  width: number,
  target: number,
  options: WrapOptions,
  isLast: boolean,
  last: MeasuredAtom | undefined,
): number {
  const share = (width - target) / options.width;
  const penalty = isLast ? 0 : (last?.penalty ?? 0) * 0.4 + (isShort(last) ? 0.015 : 0);
  // A last line of one short word looks forgotten.
  if (isLast && !options.isBalanced) return width < options.width * 0.25 ? 0.2 : 0;
  return share * share + penalty;
}

/** “A”, “to”, “the”: better at the beginning of the next line. */
function isShort(atom: MeasuredAtom | undefined): boolean {
  return atom !== undefined && atom.hasSpace && /^\p{L}{1,3}$/u.test(atom.text);
}

function fill(atoms: readonly MeasuredAtom[], ends: readonly number[], options: WrapOptions): MeasuredAtom[][] {
  const sums = sumsOf(atoms, options.space);
  const lines: MeasuredAtom[][] = [];
  let [from, reached] = [0, 0];
  for (const end of ends) {
    if (reached > from && widthBetween(atoms, sums, from, end, options) > options.width + tolerance) {
      lines.push(atoms.slice(from, reached));
      from = reached;
    }
    reached = end;
  }
  lines.push(atoms.slice(from, reached));
  return lines;
}
