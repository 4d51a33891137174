import { tidyName } from '@visualadgen/graph/text/compare-text.ts';
import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { annotationColors } from '@visualadgen/graph/annotations/annotation.ts';
import { isInputName } from '@visualadgen/graph/inputs/input-name.ts';
import type { WorkflowInput, WorkflowOutput } from '@visualadgen/graph/inputs/workflow-input.ts';
import { annotationLimits, inputLimits } from '@visualadgen/graph/limits.ts';
import { isRecord, toConfig } from '../model/graph.ts';
import type { AnnotationColor, Frame, Note } from '@visualadgen/graph/annotations/annotation.ts';
import type { GraphEdge } from '@visualadgen/graph/graph.ts';
import type { Box, Graph, GraphNode } from '../model/graph.ts';

/**
 * A graph from outside of this page: the clipboard, a file, or this browser's storage as an earlier version of the editor may
 * have filled it. What is no node, edge, note or frame is left out, and a mark that nobody has set is not set. Null for
 * anything else.
 */
export function parseGraph(value: unknown): Graph | null {
  if (!isRecord(value) || !Array.isArray(value['nodes']) || !Array.isArray(value['edges'])) return null;
  return {
    nodes: value['nodes'].filter(isNode).map(tidyNode),
    edges: value['edges'].filter(isEdge).map(tidyEdge),
    notes: listOf(value['notes']).filter(isKeyedBox).map(tidyNote).slice(0, annotationLimits.count),
    frames: listOf(value['frames']).filter(isKeyedBox).map(tidyFrame).slice(0, annotationLimits.count),
    inputs: listOf(value['inputs']).filter(isInput).map(tidyInput).slice(0, inputLimits.count),
    outputs: listOf(value['outputs']).filter(isOutput).map(tidyOutput).slice(0, inputLimits.count),
  };
}

/** What may have been written by hand. */
type CarriedNode = Pick<GraphNode, 'key' | 'type' | 'name' | 'position'> & Record<string, unknown>;
type CarriedBox = Box & { key: string } & Record<string, unknown>;

function isNode(value: unknown): value is CarriedNode {
  return (
    isRecord(value) &&
    ['key', 'type', 'name'].every((name) => typeof value[name] === 'string') &&
    hasNumbers(value['position'], 'x', 'y')
  );
}

function tidyNode(node: CarriedNode): GraphNode {
  const { key, type, name, position } = node;
  return {
    key,
    type,
    name: tidyName(name),
    config: toConfig(node['config']),
    position: { x: position.x, y: position.y },
    hasBreakpoint: node['hasBreakpoint'] === true,
    isFresh: node['isFresh'] === true,
    isMuted: node['isMuted'] === true,
    stopsAtFailedItem: node['stopsAtFailedItem'] === true,
    ...(node['hasErrorOutput'] === true && { hasErrorOutput: true }),
  };
}

function isEdge(value: unknown): value is GraphEdge {
  return (
    isRecord(value) &&
    ['sourceKey', 'sourceHandle', 'targetKey', 'targetHandle'].every((name) => typeof value[name] === 'string')
  );
}

function tidyEdge({ sourceKey, sourceHandle, targetKey, targetHandle, isAllAtOnce }: GraphEdge): GraphEdge {
  return { sourceKey, sourceHandle, targetKey, targetHandle, ...(isAllAtOnce === true && { isAllAtOnce }) };
}

/** A file written by hand may leave out that a run needs no value. */
type CarriedInput = Omit<WorkflowInput, 'isRequired'> & { isRequired?: unknown };

function isInput(value: unknown): value is CarriedInput {
  return isNamedPart(value) && typeof value['field'] === 'string';
}

function tidyInput({ name, label, help, isRequired, nodeKey, field }: CarriedInput): WorkflowInput {
  const words = wordsOf(help, inputLimits.help).trim();
  return { ...tidyNames({ name, label }), help: words || null, isRequired: isRequired === true, nodeKey, field };
}

function isOutput(value: unknown): value is WorkflowOutput {
  return isNamedPart(value) && typeof value['output'] === 'string';
}

function tidyOutput({ name, label, nodeKey, output }: WorkflowOutput): WorkflowOutput {
  return { ...tidyNames({ name, label }), nodeKey, output };
}

function isNamedPart(value: unknown): value is Record<string, unknown> {
  return (
    isRecord(value) &&
    typeof value['name'] === 'string' &&
    isInputName(value['name']) &&
    typeof value['nodeKey'] === 'string'
  );
}

function tidyNames({ name, label }: { name: string; label: unknown }) {
  return { name, label: wordsOf(label, inputLimits.label).trim() || name };
}

function isKeyedBox(value: unknown): value is CarriedBox {
  return (
    isRecord(value) &&
    typeof value['key'] === 'string' &&
    hasNumbers(value['position'], 'x', 'y') &&
    hasNumbers(value['size'], 'width', 'height')
  );
}

function tidyNote({ key, position, size, ...rest }: CarriedBox): Note {
  return { key, text: wordsOf(rest['text'], annotationLimits.text), ...tidyLook(rest['color'], { position, size }) };
}

function tidyFrame({ key, position, size, ...rest }: CarriedBox): Frame {
  return { key, title: wordsOf(rest['title'], annotationLimits.title), ...tidyLook(rest['color'], { position, size }) };
}

function tidyLook(color: unknown, { position, size }: Box): Box & { color: AnnotationColor } {
  return {
    color: annotationColors.find((one) => one === color) ?? 'GRAY',
    position: { x: position.x, y: position.y },
    size: { width: withinLimits(size.width), height: withinLimits(size.height) },
  };
}

function withinLimits(side: number): number {
  return Math.min(Math.max(1, side), annotationLimits.side);
}

function wordsOf(value: unknown, limit: number): string {
  return typeof value === 'string' ? cutText(value, limit) : '';
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function hasNumbers(value: unknown, ...names: string[]): boolean {
  return isRecord(value) && names.every((name) => Number.isFinite(value[name]));
}
