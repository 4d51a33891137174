import { expect, test } from 'vitest';
import { resumeAfterLastSeen } from './resume-after-last-seen.ts';

const query =
  'subscription Events($id: ID!, $afterSequence: Int) { executionEvents(executionId: $id, afterSequence: $afterSequence) { sequence } }';

test('a subscription that is sent again asks for what came after the last event seen', () => {
  const { payload, sawResult } = resumeAfterLastSeen({ query, variables: { id: 'e1', afterSequence: 3 } });
  expect(payload.variables).toEqual({ id: 'e1', afterSequence: 3 });

  sawResult({ data: { executionEvents: { sequence: 4 } } });
  sawResult({ data: { executionEvents: { sequence: 5 } } });

  expect(payload.variables).toEqual({ id: 'e1', afterSequence: 5 });
});

test('an answer without data leaves the number alone', () => {
  const { payload, sawResult } = resumeAfterLastSeen({ query, variables: { id: 'e1' } });
  sawResult({ data: null });
  sawResult({});
  expect(payload.variables).toEqual({ id: 'e1' });
});

test('the caller’s own variables are never changed', () => {
  const variables = { id: 'e1', afterSequence: 0 };
  resumeAfterLastSeen({ query, variables }).sawResult({ data: { executionEvents: { sequence: 9 } } });
  expect(variables.afterSequence).toBe(0);
});

test('a subscription without the variable is sent as it is', () => {
  const original = { query: 'subscription { workflowExecutions(workflowId: "w") { id } }' };
  expect(resumeAfterLastSeen(original).payload).toBe(original);
});
