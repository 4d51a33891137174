import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import type { AssetOrigin } from '../../api/generated/graphql.ts';

interface Titled {
  name?: string | null;
  prompt?: string | null;
  origin: AssetOrigin;
}

/** What a stored picture is called where nobody gave it a name: the words that it was made from, or what it is. */
export function titleOf({ name, prompt, origin }: Titled): string {
  const words = name ?? prompt?.replace(/\s+/g, ' ').trim();
  return words ? cutText(words, 120, '…') : originLabels[origin];
}

/** Of one picture. */
const originLabels: Record<AssetOrigin, string> = {
  UPLOADED: 'Uploaded picture',
  GENERATED: 'Made picture',
  DERIVED: 'Cut picture',
  EDITED: 'Edited picture',
  COMPOSED: 'Finished ad',
};
