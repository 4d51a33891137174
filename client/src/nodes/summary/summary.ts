import type { FieldKind } from '../../api/generated/graphql.ts';
import type { Config } from '../../graph/model/graph.ts';
import { isRecord } from '../../graph/model/graph.ts';
import { isLink } from '../../run/value/read-output.ts';
import type { Catalogue, Field, NodeType } from '../../graph/catalogue/catalogue.ts';
import { readPhotos } from '../list/photo-list.ts';
import { configValue, parameterValue } from '@visualadgen/graph/fields/config-value.ts';
import { isWith } from '@visualadgen/graph/only-with.ts';

/** A node's settings at a glance, told by the kinds of its fields alone. */
export interface Summary {
  /** What was written: a text, a template. Null where the type has no such field. */
  excerpt: { text: string; placeholder: string; isTemplate: boolean } | null;
  /** The image that was chosen: an uploaded asset, or a link. */
  image: { assetId: string } | { url: string } | null;
  hasImageField: boolean;
  /** It decides by rules, which are told in words of their own. */
  hasRules: boolean;
  /** Short words, such as `FLUX Schnell`, `4:5`. */
  facts: string[];
}

interface Subject {
  type: NodeType;
  config: Config;
  catalogue: Catalogue;
}

/** Of a list of texts, on a card. */
const mostLines = 4;

type Summarizer = (summary: Summary, field: Field, value: unknown, subject: Subject) => void;

export function summarize(subject: Subject): Summary {
  const summary: Summary = { excerpt: null, image: null, hasImageField: false, hasRules: false, facts: [] };
  for (const field of subject.type.fields) {
    // What is part of another is told with it; what has no say as the node is set is not told.
    if (field.partOf || !isWith(field.onlyWith, subject.config)) continue;
    summarizers[field.kind](summary, field, configValue(subject.type, subject.config, field), subject);
  }
  return summary;
}

const summarizers: Record<FieldKind, Summarizer> = {
  TEXT: summariseText,
  TEXTAREA: summariseWriting,
  TEMPLATE: summariseWriting,
  INTEGER: summariseNumber,
  NUMBER: summariseNumber,
  SELECT: summariseChoice,
  LAYOUT: summariseChoice,
  SWITCH: (summary, field, value) => {
    if (value === true) summary.facts.push(field.label);
  },
  IMAGE: (summary, _field, value) => {
    summary.hasImageField = true;
    if (typeof value === 'string' && value) summary.image = isLink(value) ? { url: value } : { assetId: value };
  },
  MODEL: (summary, _field, value, { catalogue }) => {
    if (typeof value === 'string' && value) summary.facts.push(catalogue.imageModel(value)?.name ?? value);
  },
  MODEL_PARAMETERS: summariseParameters,
  SEED: summariseNumber,
  // Its name is known to the field that asks for it.
  BRAND: () => undefined,
  // It is drawn, not told.
  FOCAL_POINT: () => undefined,
  COLOR: () => undefined,
  OVERRIDES: (summary, _field, value) => {
    const set = isRecord(value) ? Object.keys(value).length : 0;
    if (set > 0) summary.facts.push(set === 1 ? '1 ad of its own' : `${set} ads of their own`);
  },
  // It says little without what it gives.
  NAME_PATTERN: () => undefined,
  PLACEMENTS: (summary, _field, value) => {
    const chosen = Array.isArray(value) ? value.length : 0;
    if (chosen > 0) summary.facts.push(chosen === 1 ? '1 placement' : `${chosen} placements`);
  },
  IMAGE_LIST: summariseImages,
  RULE: summariseRules,
  RULE_LIST: summariseRules,
  TABLE: summariseTable,
  TEXT_LIST: (summary, field, value) => {
    const texts = Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
    // What is said beside the node's own words is counted by its name.
    if (field.isRequired) summariseWriting(summary, field, texts.slice(0, mostLines).join('\n'));
    const own = texts.length === 1 ? '1 text' : `${texts.length} texts`;
    if (texts.length > 0) summary.facts.push(field.isRequired ? own : `${field.label}: ${texts.length}`);
  },
};

function summariseText(summary: Summary, field: Field, value: unknown, { type }: Subject) {
  if (typeof value !== 'string' || !value) return;
  const isImageLink = type.fields.some(({ linkField }) => linkField === field.name);
  if (isImageLink && isLink(value)) summary.image ??= { url: value };
  else summary.facts.push(value);
}

function summariseWriting(summary: Summary, field: Field, value: unknown) {
  summary.excerpt ??= {
    text: typeof value === 'string' ? value : '',
    placeholder: field.placeholder ?? field.label,
    isTemplate: field.kind === 'TEMPLATE',
  };
}

function summariseNumber(summary: Summary, field: Field, value: unknown) {
  if (typeof value !== 'number') return;
  // `3 images`, but `Seed 42`: a plural counts something.
  summary.facts.push(field.kind === 'INTEGER' && isPlural(field) ? count(value, field) : `${field.label} ${value}`);
}

function isPlural({ label }: Field): boolean {
  return label.endsWith('s');
}

/** `1 image`, `3 images`. */
function count(value: number, { label }: Field): string {
  const things = label.toLowerCase();
  return `${value} ${value === 1 ? things.slice(0, -1) : things}`;
}

function summariseChoice(summary: Summary, field: Field, value: unknown) {
  const label = field.options.find((option) => option.value === value)?.label;
  // What is left to be found out says nothing.
  if (!label || (value === 'auto' && value === field.default)) return;
  // A choice among numbers says nothing without its word.
  const number = Number(label);
  if (Number.isNaN(number)) {
    if (!summary.facts.includes(label)) summary.facts.push(label);
  } else summary.facts.push(isPlural(field) ? count(number, field) : `${field.label} ${label}`);
}

/** Its first column says the most. */
function summariseTable(summary: Summary, field: Field, value: unknown) {
  const rows = Array.isArray(value) ? value.filter(Array.isArray) : [];
  summariseWriting(summary, { ...field, placeholder: 'No rows yet' }, firstCells(rows).join('\n'));
  if (rows.length > 0) summary.facts.push(rows.length === 1 ? '1 row' : `${rows.length} rows`);
}

function firstCells(rows: readonly (readonly unknown[])[]): string[] {
  return rows.slice(0, mostLines).map(([cell]) => (typeof cell === 'string' ? cell.replaceAll(/\s+/g, ' ') : ''));
}

/** The first stands for all of them. */
function summariseImages(summary: Summary, _field: Field, value: unknown) {
  summary.hasImageField = true;
  const photos = readPhotos(value);
  const [first] = photos;
  if (first) summary.image = { assetId: first.asset_id };
  if (photos.length > 0) summary.facts.push(photos.length === 1 ? '1 photo' : `${photos.length} photos`);
}

function summariseRules(summary: Summary) {
  summary.hasRules = true;
}

/** Choices always (an aspect ratio says much), the rest only where the person set them. */
function summariseParameters(summary: Summary, _field: Field, values: unknown, subject: Subject) {
  for (const parameter of chosenModel(subject)?.parameters ?? []) {
    const isSet = isRecord(values) && values[parameter.name] !== undefined;
    if (parameter.kind !== 'SELECT' && !isSet) continue;
    summarizers[parameter.kind](summary, parameter, parameterValue(values, parameter), subject);
  }
}

/** The image model that a node's config names, where its type has a field for one. */
export function chosenModel({ type, config, catalogue }: Subject) {
  const field = type.fields.find(({ kind }) => kind === 'MODEL');
  const endpoint = field && configValue(type, config, field);
  return typeof endpoint === 'string' ? catalogue.imageModel(endpoint) : undefined;
}
