import type { GraphNode } from '../graph.ts';
import { quote } from '../text/wording.ts';
import type { GraphChange } from './change.ts';

/** What of a node is on or off beside its config: what happens when it is set, and when it is not any more. */
const settings = {
  hasBreakpoint: ['runs pause before it', 'runs no longer pause before it'],
  isFresh: ['its earlier results are no longer reused', 'its earlier results are reused again'],
  isMuted: ['it is muted', 'it is no longer muted'],
  stopsAtFailedItem: ['its first item that fails ends it', 'it goes on after an item that fails'],
  hasErrorOutput: ['it has an error output', 'it has no error output any more'],
} as const satisfies Partial<Record<keyof GraphNode, readonly [string, string]>>;

export function compareSettings(before: GraphNode, after: GraphNode): GraphChange[] {
  return Object.entries(settings).flatMap(([field, [on, off]]) => {
    const name = field as keyof typeof settings;
    const [was, is] = [before[name] ?? false, after[name] ?? false];
    if (was === is) return [];
    const text = `${quote(after.name)}: ${is ? on : off}.`;
    return [{ kind: 'SETTING_CHANGED' as const, text, nodeKeys: [after.key], field, before: was, after: is }];
  });
}
