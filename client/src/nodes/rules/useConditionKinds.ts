import { useQuery } from 'urql';
import type { ConditionKindsQuery as Loaded } from '../../api/generated/graphql.ts';
import { ConditionKindsQuery } from './condition-documents.ts';

/** What the server says of which kinds there are; undefined until it has said so. */
export function useConditionKinds(): Loaded['conditionKinds'] | undefined {
  const [{ data }] = useQuery({ query: ConditionKindsQuery });
  return data?.conditionKinds;
}
