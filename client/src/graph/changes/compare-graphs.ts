import { nameKey } from '@visualadgen/graph/text/compare-text.ts';
import { sameJson } from '../model/same-json.ts';
import { toConfig } from '../model/graph.ts';
import type { Config } from '../model/graph.ts';
import type { NodeTypeName } from '../../api/generated/graphql.ts';
import type { Catalogue, Field } from '../catalogue/catalogue.ts';
import { compareConfigs } from '@visualadgen/graph/versions/compare-configs.ts';
import type { ComparedField, ComparedType } from '@visualadgen/graph/versions/compare-configs.ts';
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
  const [before, after] = [a, b].map((node) => ({ ...node, config: toConfig(node.config) })) as [Whole, Whole];
  const configs = compareConfigs(before, after, (name) => comparedType(name, catalogue)).map(
    ({ change, field }): FieldChange => {
      const path = change.field;
      const isUnnamed = field.label === field.name;
      const [from, to] = [change.before, change.after].map((value) => shownValue(field, value, catalogue));
      return {
        label: isUnnamed ? valueLabel(catalogue, path?.split('.').at(-1) ?? field.name, b.type) : field.label,
        from,
        to,
        ...((field.kind === 'IMAGE' || field.kind === 'IMAGE_LIST') && { isImage: true as const }),
      };
    },
  );
  const others = settings.flatMap(([name, label]): FieldChange[] => {
    const [from, to] = [a[name] ?? false, b[name] ?? false];
    return from === to ? [] : [{ label, from, to }];
  });
  return [...configs, ...others];
}

type Whole = ComparedNode & { config: Config };

const settings = [
  ['hasBreakpoint', 'Pause before it'],
  ['isFresh', 'Always make fresh results'],
  ['isMuted', 'Muted'],
  ['stopsAtFailedItem', 'Stop at the first failed item'],
  ['hasErrorOutput', 'Error output'],
] as const;

function comparedType(name: string, catalogue: Catalogue): ComparedType | undefined {
  const type = catalogue.nodeType(name);
  return (
    type && {
      ...type,
      fields: type.fields.map(comparedField),
      parametersOf: ({ model }) =>
        (catalogue.imageModel(typeof model === 'string' ? model : '')?.parameters ?? []).map(comparedField),
    }
  );
}

function comparedField(field: Pick<Field, 'name' | 'label' | 'kind' | 'default' | 'options'>): ComparedField {
  return { ...field, options: field.options ?? [] };
}

function shownValue(field: ComparedField, value: unknown, catalogue: Catalogue): unknown {
  if (field.kind === 'MODEL' && typeof value === 'string')
    return catalogue.imageModel(value)?.name ?? catalogue.modelName(value);
  return field.options.find((option) => option.value === value)?.label ?? value;
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
