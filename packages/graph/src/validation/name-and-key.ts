import { cutText } from '../text/cut-text.ts';
import { quote } from '../text/wording.ts';
import type { GraphNode } from '../graph.ts';

const longestKey = 80;

/** A node by its name and key, as sentences show it: `“Photo” (photo-1)`. */
export function nameAndKey(node: Pick<GraphNode, 'name' | 'key'>): string {
  return `${quote(node.name)} (${cutText(node.key, longestKey)})`;
}
