import type { CombinedError } from 'urql';
import type { LibraryChange } from '../library-changes.ts';
import type { Picture } from '../picture.ts';

export interface PageRequest {
  first: number;
  /** So many are passed over: from the start of the list, or from `after`. */
  offset: number;
  after: string | null;
  /** Whether it is to be told how many there are. */
  isCounted: boolean;
}

export interface PageAnswer {
  entries: readonly { cursor: string; picture: Picture }[];
  /** Null where it was not asked for. */
  total: number | null;
}

export type AskPage = (request: PageRequest) => Promise<PageAnswer | CombinedError>;

/** As many as the server gives at once. */
const pageSize = 100;

interface Entry {
  id: string;
  cursor: string;
}

interface Gap {
  from: number;
  to: number;
}

interface Underway extends Gap {
  done: Promise<void>;
}

/**
 * The pictures that fit a search, of which any part may be known: it is as long as the server says, and has gaps where nothing was read. What is
 * asked for goes on from the nearest picture that is known before it, and else by its number; so a list that grows at its head is not read twice.
 */
export class PictureList {
  /** Null until the server has said it. */
  total: number | null = null;
  error: CombinedError | null = null;
  /** Changes with everything that is shown. */
  version = 0;

  private order: (Entry | undefined)[] = [];
  private readonly known = new Map<string, Picture>();
  private underway: Underway[] = [];
  private reading = 0;
  private refreshing: Promise<void> = Promise.resolve();
  /** The one that has not begun. */
  private again: Promise<void> | null = null;
  /** What was asked for last, which is what is looked at. */
  private looked: Gap = { from: 0, to: 1 };
  private readonly listeners = new Set<() => void>();
  private readonly ask: AskPage;
  /** Whether what is added anywhere comes first in this list; else it may belong somewhere, and is read. */
  private readonly growsAtHead: boolean;

  constructor(ask: AskPage, { growsAtHead }: { growsAtHead: boolean }) {
    this.ask = ask;
    this.growsAtHead = growsAtHead;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getVersion = (): number => this.version;

  at(index: number): Picture | undefined {
    const entry = this.order[index];
    return entry && this.known.get(entry.id);
  }

  get(id: string): Picture | undefined {
    return this.known.get(id);
  }

  /** What is known of it, in no order. */
  all(): readonly Picture[] {
    return [...this.known.values()];
  }

  /** -1 where it is not known to be in the list. */
  indexOf(id: string): number {
    return this.order.findIndex((entry) => entry?.id === id);
  }

  /** Sees to it that these are read, and resolves when they are, or could not be. After a failure nothing is asked for until `retry`. */
  async need(from: number, to: number): Promise<void> {
    this.looked = { from, to };
    if (this.error) return;
    const start = Math.max(0, from);
    const end = Math.min(to, this.total ?? pageSize);
    for (let gap = this.firstGap(start, end); gap; gap = this.firstGap(start, end)) this.begin(gap);
    const waiting = this.underway.filter((each) => each.from < end && each.to > start);
    if (waiting.length === 0) return;
    await Promise.all(waiting.map(({ done }) => done));
    await this.need(from, to);
  }

  retry(): void {
    this.error = null;
    this.emit();
    void this.need(this.looked.from, this.looked.to);
  }

  /** Reads anew what is looked at. What is shown stays until the answer is there. Those who ask meanwhile are answered by one more reading. */
  refresh(): Promise<void> {
    this.again ??= this.refreshing.then(() => {
      this.again = null;
      return this.total === null ? this.need(this.looked.from, this.looked.to) : this.readAnew();
    });
    this.refreshing = this.again;
    return this.again;
  }

  private async readAnew(): Promise<void> {
    const { from, to } = this.looked;
    const reading = (this.reading += 1);
    const start = Math.max(0, Math.min(from, (this.total ?? 0) - 1));
    const answer = await this.ask({ first: pageSize, offset: start, after: null, isCounted: true });
    if (this.reading !== reading || !('entries' in answer)) return;
    const isSame =
      answer.total === this.total &&
      answer.entries.every(({ picture }, index) => this.order[start + index]?.id === picture.id);
    if (!isSame) {
      this.underway = [];
      this.order = [];
    }
    this.take(start, answer);
    await this.need(from, to);
  }

  hear(change: LibraryChange): void {
    if (change.kind === 'changed') for (const picture of change.pictures) this.replace(picture);
    if (change.kind === 'removed') for (const id of change.ids) this.remove(id);
    if (change.kind === 'unknown' || (change.kind === 'added' && !this.areNewest(change.pictures)))
      return void this.refresh();
    if (change.kind === 'added') for (const picture of change.pictures) this.putFirst(picture);
    this.emit();
  }

  /** Those that come back from deletion have a place of their own. */
  private areNewest(pictures: readonly Picture[]): boolean {
    const newest = this.at(0)?.createdAt;
    const isNewest = ({ id, createdAt }: Picture) => this.known.has(id) || newest === undefined || createdAt >= newest;
    return this.growsAtHead && pictures.every(isNewest);
  }

  private replace(picture: Picture): void {
    if (this.known.has(picture.id)) this.known.set(picture.id, picture);
  }

  private putFirst(picture: Picture): void {
    if (this.known.has(picture.id) || this.total === null) return this.replace(picture);
    this.known.set(picture.id, picture);
    // Nothing is asked for after it: what follows it has cursors of its own, or is asked for by its number.
    this.order.unshift({ id: picture.id, cursor: '' });
    this.total += 1;
    this.shift(0, 1);
  }

  private remove(id: string): void {
    const index = this.indexOf(id);
    if (index < 0) return;
    this.order.splice(index, 1);
    this.known.delete(id);
    if (this.total !== null) this.total -= 1;
    this.shift(index, -1);
  }

  /** What is on its way comes to stand elsewhere. */
  private shift(index: number, by: number): void {
    for (const each of this.underway) {
      if (each.from >= index) each.from += by;
      if (each.to > index) each.to += by;
    }
  }

  /** The first that is neither known nor on its way, and how far that goes on. */
  private firstGap(from: number, to: number): Gap | null {
    const isMissing = (index: number) =>
      !this.order[index] && !this.underway.some((each) => index >= each.from && index < each.to);
    let start = from;
    while (start < to && !isMissing(start)) start += 1;
    if (start >= to) return null;
    // A whole page, also of what lies before: whoever jumped there may look in both directions.
    let first = start;
    while (first > 0 && start - first < pageSize / 4 && isMissing(first - 1) && !this.order[start - 1]) first -= 1;
    let end = start;
    while (end - first < pageSize && isMissing(end) && (this.total === null || end < this.total)) end += 1;
    return { from: first, to: end };
  }

  private begin(gap: Gap): void {
    const each: Underway = { ...gap, done: Promise.resolve() };
    this.underway.push(each);
    each.done = this.read(each);
  }

  private async read(gap: Underway): Promise<void> {
    const { reading } = this;
    const size = gap.to - gap.from;
    const before = this.order[gap.from - 1]?.cursor || null;
    const isCounted = this.total === null;
    const answer = await this.ask({ first: size, offset: before ? 0 : gap.from, after: before, isCounted });
    // Also where its answer comes too late to count: whoever waits for it would wait for ever.
    this.underway = this.underway.filter((each) => each !== gap);
    if (this.reading !== reading) return;
    if (!('entries' in answer)) {
      this.error = answer;
      return this.emit();
    }
    const end = gap.from + answer.entries.length;
    // The list ends sooner than was said: some are gone since.
    const isEnd = answer.entries.length < gap.to - gap.from;
    this.take(gap.from, isEnd ? { ...answer, total: Math.min(this.total ?? end, answer.total ?? end, end) } : answer);
  }

  private take(start: number, { entries, total }: PageAnswer): void {
    this.error = null;
    for (const [index, { cursor, picture }] of entries.entries()) {
      this.known.set(picture.id, picture);
      this.order[start + index] = { id: picture.id, cursor };
    }
    if (total !== null) {
      this.total = total;
      this.order.length = Math.min(this.order.length, total);
    }
    this.emit();
  }

  private emit(): void {
    this.version += 1;
    for (const listener of this.listeners) listener();
  }
}
