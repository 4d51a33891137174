import { listWords } from '@visualadgen/graph/text/wording.ts';
const day = 86_400_000;

/** "Never expires", "Expires in 90 days", "Expired". Times in milliseconds. */
export function describeExpiry(expiresAt: string | null | undefined, now: number): string {
  if (!expiresAt) return 'Never expires';
  const left = Date.parse(expiresAt) - now;
  if (left <= 0) return 'Expired';
  const days = Math.round(left / day);
  if (days < 1) return 'Expires today';
  return days === 1 ? 'Expires tomorrow' : `Expires in ${days} days`;
}

/** What its bearer may do, in a few words; with `workflows`, of those alone. */
export function describeScopes(scopes: readonly string[], workflows?: readonly { name: string }[] | null): string {
  if (workflows) return scopes.includes('RUN') ? `Runs ${namesOf(workflows)}` : `Reads ${namesOf(workflows)}`;
  const verbs = ['Read', ...(scopes.includes('RUN') ? ['run'] : []), ...(scopes.includes('WRITE') ? ['change'] : [])];
  return verbs.length > 1 ? listWords(verbs, 'and') : 'Read only';
}

function namesOf(workflows: readonly { name: string }[]): string {
  if (workflows.length === 0) return 'deleted workflows';
  return listWords(
    workflows.map(({ name }) => `“${name}”`),
    'and',
  );
}
