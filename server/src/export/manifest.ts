import type { Check, CheckName } from '@visualadgen/compose/checks/check.ts';
import type { KeyedCheck } from '@visualadgen/compose/checks/check-keys.ts';
import type { Words } from '@visualadgen/compose/layouts/layout.ts';
import { addMoney } from '@visualadgen/graph/money/money.ts';
import type { AssetOrigin, StoredComposition } from '../store/tables.ts';
import type { WrittenUpload } from './bulk/bulk-upload.ts';
import { beginsLikeFormula, byteOrderMark, writeCsv } from './csv.ts';
import type { DigitalSourceType } from './provenance/digital-source-type.ts';

/** A picture of an export, as whoever gets it wants to know it. */
export interface Listed {
  path: string;
  /** Of the file in the archive. */
  sha256: string;
  bytes: number;
  width: number;
  height: number;
  contentType: string;
  item: string;
  placement: StoredComposition['placement'] | null;
  words: Words;
  sourceType: DigitalSourceType | null;
  /** By C2PA. */
  isSigned: boolean;
  checks: KeyedCheck[];
  /** Those of them that somebody lets be. */
  waived: {
    key: string;
    check: CheckName;
    part: Check['part'];
    message: string;
    reason: string;
    by: string;
    at: string;
  }[];
  /** What it was made of, itself first. */
  lineage: { id: string; origin: AssetOrigin; model: string | null; prompt: string | null; cost: string | null }[];
  /** What whoever uploads it should know, in sentences. */
  problems: string[];
}

interface ExportFacts {
  campaign: string;
  client: string;
  version: number;
  at: Date;
}

export function writeManifestJson(
  listed: readonly Listed[],
  bulkUploads: readonly WrittenUpload[],
  { campaign, client, version, at }: ExportFacts,
): Uint8Array {
  const manifest = {
    format: 1,
    campaign,
    client,
    workflowVersion: version,
    exportedAt: at.toISOString(),
    files: listed.map((one) => ({ ...one, cost: costOf(one) })),
    bulkUploads: bulkUploads.map(({ file, title, sources, ads, problems }) => ({
      file,
      title,
      sources,
      ads,
      problems,
    })),
  };
  return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`, 'utf8');
}

const columns: readonly [string, (one: Listed) => string | number][] = [
  ['file', ({ path }) => path],
  ['channel', ({ placement }) => placement?.channel ?? ''],
  ['placement', ({ placement }) => placement?.title ?? ''],
  ['width', ({ width }) => width],
  ['height', ({ height }) => height],
  ['bytes', ({ bytes }) => bytes],
  ['sha256', ({ sha256 }) => sha256],
  ['headline', ({ words }) => words.headline ?? ''],
  ['body', ({ words }) => words.body ?? ''],
  ['call_to_action', ({ words }) => words.call_to_action ?? ''],
  ['item', ({ item }) => item],
  ['made_by', ({ lineage }) => [...new Set(lineage.flatMap(({ model }) => model ?? []))].join(', ')],
  ['prompt', ({ lineage }) => lineage[0]?.prompt ?? ''],
  ['cost_usd', (one) => costOf(one) ?? ''],
  ['digital_source_type', ({ sourceType }) => sourceType ?? ''],
  ['is_signed', ({ isSigned }) => (isSigned ? 'yes' : 'no')],
  ['problems', ({ problems }) => problems.join(' ')],
  ['waived', ({ waived }) => waived.map(({ message, reason, by }) => `${message} (${by}: ${reason})`).join(' ')],
];

export function writeManifestCsv(listed: readonly Listed[]): Uint8Array {
  const rows = listed.map((one) => columns.map(([, read]) => safe(read(one))));
  return Buffer.from(byteOrderMark + writeCsv([columns.map(([name]) => name), ...rows]), 'utf8');
}

/** What a spreadsheet would take for a formula gets an apostrophe in front. */
function safe(value: string | number): string | number {
  return typeof value === 'string' && beginsLikeFormula(value) ? `'${value}` : value;
}

/** USD, of all that it was made of; null where nothing of it has a price. */
function costOf({ lineage }: Listed): string | null {
  const costs = lineage.flatMap(({ cost }) => cost ?? []);
  return costs.length === 0 ? null : addMoney(...costs);
}
