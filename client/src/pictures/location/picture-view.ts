import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import type { AssetOrder, AssetOrigin, AssetSearchInput } from '../../api/generated/graphql.ts';

/** What of the library is looked at. The page's address holds it, so that it can be kept, sent, and come back to. */
export interface PictureView {
  text: string;
  tags: readonly string[];
  origins: readonly AssetOrigin[];
  /** Such as `#1f6feb`. */
  color: string | null;
  similarTo: string | null;
  boardId: string | null;
  isStarred: boolean;
  workflowId: string | null;
  model: string | null;
  /** A placement's id, of finished ads. */
  placement: string | null;
  /** Days, such as `2026-11-30`; both are within. */
  from: string | null;
  to: string | null;
  /** Null for the usual one: the newest, or what comes nearest. */
  order: AssetOrder | null;
}

export const wholeLibrary: PictureView = {
  text: '',
  tags: [],
  origins: [],
  color: null,
  similarTo: null,
  boardId: null,
  isStarred: false,
  workflowId: null,
  model: null,
  placement: null,
  from: null,
  to: null,
  order: null,
};

const origins: readonly AssetOrigin[] = ['UPLOADED', 'GENERATED', 'DERIVED', 'EDITED', 'COMPOSED'];
const orders: readonly AssetOrder[] = ['NEWEST', 'OLDEST', 'CLOSEST', 'NAME', 'LARGEST'];
/** As many as the server takes. */
const longestText = 500;
const mostTags = 20;

/** What an address says; what nobody could mean is left out. */
export function readView(address: URLSearchParams): PictureView {
  const id = (name: string) => address.get(name) || null;
  const day = (name: string) => (isDay(address.get(name)) ? address.get(name) : null);
  const order = orders.find((one) => one.toLowerCase() === address.get('order')) ?? null;
  const color = address.get('color')?.toLowerCase() ?? '';
  const view: PictureView = {
    text: cutText(address.get('text') ?? '', longestText),
    tags: [...new Set(address.getAll('tag').filter((tag) => tag.trim() !== ''))].slice(0, mostTags),
    origins: origins.filter((one) => address.getAll('origin').includes(one.toLowerCase())),
    color: /^#[0-9a-f]{6}$/.test(color) ? color : null,
    similarTo: id('similar'),
    boardId: id('board'),
    isStarred: address.get('starred') === 'yes',
    workflowId: id('workflow'),
    model: id('model'),
    placement: id('placement'),
    from: day('from'),
    to: day('to'),
    order: null,
  };
  return { ...view, order: order === 'CLOSEST' && !isRanked(view) ? null : order };
}

/** The part of an address that says it; empty for the whole library. */
export function writeView(view: PictureView): string {
  const address = new URLSearchParams();
  const given: readonly (readonly [string, string | null])[] = [
    ['text', view.text],
    ...view.tags.map((tag) => ['tag', tag] as const),
    ...view.origins.map((one) => ['origin', one.toLowerCase()] as const),
    ['color', view.color],
    ['similar', view.similarTo],
    ['board', view.boardId],
    ['starred', view.isStarred ? 'yes' : null],
    ['workflow', view.workflowId],
    ['model', view.model],
    ['placement', view.placement],
    ['from', view.from],
    ['to', view.to],
    ['order', view.order?.toLowerCase() ?? null],
  ];
  for (const [name, value] of given) if (value) address.append(name, value);
  const text = address.toString();
  return text && `?${text}`;
}

/** By how near they come to something, of which only some are found. */
export function isRanked({ color, similarTo }: Pick<PictureView, 'color' | 'similarTo'>): boolean {
  return color !== null || similarTo !== null;
}

/** Whether it leaves out anything, by more than the board or the star that is looked at. */
export function isFiltered(view: PictureView): boolean {
  return writeView({ ...view, boardId: null, isStarred: false, order: null }) !== '';
}

/** As the server is asked for it. Days are the person's own. */
export function searchOf(view: PictureView): AssetSearchInput {
  const {
    text,
    tags,
    origins: of,
    color,
    similarTo,
    boardId,
    isStarred,
    workflowId,
    model,
    placement,
    from,
    to,
  } = view;
  return {
    ...(text.trim() && { text: text.trim() }),
    ...(tags.length > 0 && { tags: [...tags] }),
    ...(of.length > 0 && { origin: [...of] }),
    ...(color && { color }),
    ...(similarTo && { similarTo }),
    ...(boardId && { boardId }),
    ...(isStarred && { isStarred }),
    ...(workflowId && { workflowId }),
    ...(model && { model }),
    ...(placement && { placement }),
    // A moment before the day begins, for the server leaves out the moment itself.
    ...(from && { createdAfter: new Date(startOf(from).getTime() - 1).toISOString() }),
    ...(to && { createdBefore: dayAfter(to).toISOString() }),
  };
}

function isDay(text: string | null): boolean {
  return text !== null && /^[12]\d{3}-\d\d-\d\d$/.test(text) && dayText(startOf(text)) === text;
}

function startOf(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}

function dayAfter(day: string): Date {
  const start = startOf(day);
  return new Date(start.getFullYear(), start.getMonth(), start.getDate() + 1);
}

/** A day as an address and a date field write it. */
export function dayText(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
