import type { Field } from '../fields/field.ts';
import type { FieldKind } from '../fields/field-kinds.ts';
import { cutText, cutTextStart } from '../text/cut-text.ts';
import { quote } from '../text/wording.ts';
import { canonicalJson } from '../values/canonical-json.ts';
import { isRecord } from '../values/value.ts';

type SaidField = Pick<Field, 'label' | 'kind' | 'options'>;

/** How a value of a field was changed, to follow on its node's name: `Text is now “iced tea”; it was “cold brew”`. */
export function sayChange(field: SaidField, before: unknown, after: unknown): string {
  const { label } = field;
  if (Array.isArray(before) && Array.isArray(after)) return `${label}: ${sayListChange(before, after, field)}`;
  if (typeof before === 'string' && typeof after === 'string' && hasTexts(field.kind)) {
    const [was, is] = quoteWhereTheyDiffer(before, after);
    return `${label} is now ${is}; it was ${was}`;
  }
  const [was, is] = [sayValue(field, before), sayValue(field, after)];
  // Two pictures are called alike.
  return was === is ? `${label} is another one` : `${label} is now ${is}; it was ${was}`;
}

/** What people see of a value by the kind of its field; the rest is said as it is written. */
const words: Partial<Record<FieldKind, string>> = {
  IMAGE: 'a picture',
  BRAND: 'a brand',
  RULE: 'a rule',
};

function hasTexts(kind: FieldKind): boolean {
  return !(kind in words) && kind !== 'SELECT' && kind !== 'LAYOUT' && kind !== 'MODEL';
}

function sayValue({ kind, options }: SaidField, value: unknown): string {
  if (value === null || value === undefined || value === '') return kind === 'SEED' ? 'another one each time' : 'empty';
  const word = words[kind];
  if (word) return word;
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return quote(options.find((option) => option.value === value)?.label ?? value);
  if (Array.isArray(value)) return countEntries(value.length);
  if (kind === 'FOCAL_POINT' && isRecord(value))
    return `${percent(value.x)} from the left, ${percent(value.y)} from the top`;
  return 'set';
}

function percent(share: unknown): string {
  return `${Math.round(Number(share) * 100)}%`;
}

/** Which entries came and went; where they are the same ones, their order. */
function sayListChange(before: readonly unknown[], after: readonly unknown[], field: SaidField): string {
  const gone = without(before, after);
  const come = without(after, before);
  const counts = before.length === after.length ? '' : ` (${after.length}; there were ${before.length})`;
  if (gone.length === 0 && come.length === 0) return `the entries stand in another order${counts}`;
  const said = [sayEntries(come, 'added', field), sayEntries(gone, 'removed', field)].filter((part) => part !== '');
  return `${said.join(', ')}${counts}`;
}

/** Each entry of the one that the other has not as often. */
function without(list: readonly unknown[], other: readonly unknown[]): unknown[] {
  const left = new Map<string, number>();
  for (const entry of other) left.set(canonicalJson(entry), (left.get(canonicalJson(entry)) ?? 0) + 1);
  return list.filter((entry) => {
    const count = left.get(canonicalJson(entry)) ?? 0;
    left.set(canonicalJson(entry), count - 1);
    return count <= 0;
  });
}

const mostNamed = 3;

function sayEntries(entries: readonly unknown[], what: string, field: SaidField): string {
  if (entries.length === 0) return '';
  const texts = entries.flatMap((entry) => nameOf(entry, field) ?? []);
  if (texts.length < entries.length) return `${countEntries(entries.length)} ${what}`;
  const more = texts.length - mostNamed;
  const named = texts.slice(0, mostNamed).map(quote).join(', ');
  return `${named}${more > 0 ? ` and ${more} more` : ''} ${what}`;
}

function nameOf(entry: unknown, { options }: SaidField): string | null {
  if (typeof entry === 'string') return options.find(({ value }) => value === entry)?.label ?? entry;
  if (Array.isArray(entry)) return entry.filter((cell) => typeof cell === 'string').join(' · ');
  if (!isRecord(entry)) return null;
  const name = entry.label ?? entry.name;
  return typeof name === 'string' && name !== '' ? name : null;
}

function countEntries(count: number): string {
  return count === 1 ? '1 entry' : `${count.toLocaleString('en')} entries`;
}

const mostBefore = 30;

/** Two texts that begin alike are shown from where they differ on, with a few words before. */
function quoteWhereTheyDiffer(before: string, after: string): [string, string] {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same += 1;
  if (same <= mostBefore) return [quoteText(before), quoteText(after)];
  const word = before.lastIndexOf(' ', same - mostBefore) + 1;
  const start = word > same - 2 * mostBefore ? word : cutText(before, same - mostBefore).length;
  const from = (text: string) => quoteText(`…${cutTextStart(text, text.length - start)}`);
  return [from(before), from(after)];
}

function quoteText(text: string): string {
  return text.trim() === '' ? 'empty' : quote(text);
}
