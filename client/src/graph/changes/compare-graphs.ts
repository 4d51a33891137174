import { nameKey } from '@visualadgen/graph/text/compare-text.ts';
import { sameJson } from '../model/same-json.ts';
import { isRecord, toConfig } from '../model/graph.ts';
import type { Config } from '../model/graph.ts';
import type { NodeTypeName } from '../../api/generated/graphql.ts';
import type { Catalogue, NodeType } from '../catalogue/catalogue.ts';
import { configValue } from '@visualadgen/graph/fields/config-value.ts';
import { valueLabel } from '../words/value-label.ts';

/** A graph as a run's snapshot tells it, or as it is on screen. */
export interface ComparedGraph {
  nodes: readonly ComparedNode[];
  edges: readonly ComparedEdge[];
}

interface ComparedNode {
  key: string;
  type: NodeTypeName;
  name: string;
  config: unknown;
  hasBreakpoint: boolean;
  isFresh: boolean;
  isMuted: boolean;
  stopsAtFailedItem: boolean;
  hasErrorOutput?: boolean;
}

interface ComparedEdge {
  sourceKey: string;
  sourceHandle: string;
  targetKey: string;
  targetHandle: string;
  isAllAtOnce?: boolean;
}

export interface NodeChange {
  key: string;
  name: string;
  kind: 'added' | 'removed' | 'changed';
  /** What it was called before, where that is another name. */
  before: string | null;
  fields: FieldChange[];
}

export interface FieldChange {
  label: string;
  from: unknown;
  to: unknown;
  /** The values are ids of images, which say nothing to people. */
  isImage?: true;
}

/** What changed from one graph to another, node by node, in the words of the forms. What merely says a default is no change. */
export function compareGraphs(a: ComparedGraph, b: ComparedGraph, catalogue: Catalogue): NodeChange[] {
  const before = new Map(a.nodes.map((node) => [node.key, node]));
  const after = new Map(b.nodes.map((node) => [node.key, node]));
  const removed = a.nodes.filter(({ key }) => !after.has(key)).map((node) => plain(node, 'removed'));
  const others = b.nodes.flatMap((node): NodeChange[] => {
    const old = before.get(node.key);
    if (!old) return [plain(node, 'added')];
    const fields = [...fieldsOf(old, node, catalogue), ...wiresOf(node.key, a, b)];
    const renamed = nameKey(old.name) === nameKey(node.name) ? null : old.name;
    if (fields.length === 0 && renamed === null) return [];
    return [{ key: node.key, name: node.name, kind: 'changed', before: renamed, fields }];
  });
  return [...others, ...removed];
}

function plain({ key, name }: ComparedNode, kind: 'added' | 'removed'): NodeChange {
  return { key, name, kind, before: null, fields: [] };
}

function fieldsOf(a: ComparedNode, b: ComparedNode, catalogue: Catalogue): FieldChange[] {
  const before = valuesOf(a, catalogue);
  const after = valuesOf(b, catalogue);
  const images =
    catalogue
      .nodeType(b.type)
      ?.fields.flatMap(({ kind, label }) => (kind === 'IMAGE' || kind === 'IMAGE_LIST' ? [label] : [])) ?? [];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((label) => {
    const [from, to] = [before.get(label) ?? null, after.get(label) ?? null];
    if (sameJson(from, to)) return [];
    return [{ label, from, to, ...(images.includes(label) && { isImage: true as const }) }];
  });
}

/** What a node says, by the labels of its form, defaults filled in; the parameters of its model one by one. */
function valuesOf(node: ComparedNode, catalogue: Catalogue): Map<string, unknown> {
  const values = new Map<string, unknown>();
  const type = catalogue.nodeType(node.type);
  const config = toConfig(node.config);
  const all = type ? { ...config, ...withDefaults(type, config) } : config;
  for (const [name, value] of Object.entries(all)) {
    const field = type?.fields.find((one) => one.name === name);
    if (field?.kind === 'MODEL') values.set(field.label, catalogue.imageModel(String(value))?.name ?? value);
    else if (field?.kind === 'MODEL_PARAMETERS') addParameters(values, all, value, catalogue);
    else values.set(field?.label ?? valueLabel(catalogue, name, node.type), optionLabel(field, value));
  }
  values.set('Pause before it', node.hasBreakpoint);
  values.set('Always make fresh results', node.isFresh);
  values.set('Muted', node.isMuted);
  values.set('Stop at the first failed item', node.stopsAtFailedItem);
  values.set('Error output', node.hasErrorOutput ?? false);
  return values;
}

function withDefaults(type: NodeType, config: Config): Config {
  return Object.fromEntries(type.fields.map((field) => [field.name, configValue(type, config, field)]));
}

function addParameters(values: Map<string, unknown>, config: Config, value: unknown, catalogue: Catalogue): void {
  const model = catalogue.imageModel(typeof config['model'] === 'string' ? config['model'] : '');
  const set = isRecord(value) ? value : {};
  for (const field of model?.parameters ?? [])
    values.set(field.label, optionLabel(field, set[field.name] ?? field.default ?? null));
  for (const [name, own] of Object.entries(set))
    if (!model?.parameters.some((field) => field.name === name))
      values.set(valueLabel(catalogue, name, 'IMAGE_MODEL'), own);
}

function optionLabel(
  field: { options?: readonly { value: string; label: string }[] | null } | undefined,
  value: unknown,
) {
  return field?.options?.find((option) => option.value === value)?.label ?? value;
}

/** What feeds a node, where that changed. */
function wiresOf(key: string, a: ComparedGraph, b: ComparedGraph): FieldChange[] {
  const [from, to] = [feeding(key, a), feeding(key, b)];
  return sameJson(from, to) ? [] : [{ label: 'Input from', from: from.join(', ') || null, to: to.join(', ') || null }];
}

function feeding(key: string, { nodes, edges }: ComparedGraph): string[] {
  const nameOf = (source: string) => nodes.find((node) => node.key === source)?.name ?? source;
  return edges
    .filter(({ targetKey }) => targetKey === key)
    .map(({ sourceKey, isAllAtOnce }) => `${nameOf(sourceKey)}${isAllAtOnce ? ' (all at once)' : ''}`);
}
