import { type DocumentNode, Kind, type SelectionSetNode, type validate, visit } from 'graphql';
import { overLimit } from './over-limit.ts';

/**
 * Refuses a selection that asks for one field more often than `most` times. GraphQL compares each of them with every other, and where
 * that is too much it gives up without a word of why.
 */
export function maxRepeatsPlugin(most: number) {
  return {
    onValidate({
      validateFn,
      setValidationFn,
    }: {
      validateFn: typeof validate;
      setValidationFn(fn: typeof validate): void;
    }) {
      setValidationFn((schema, document, ...more) => {
        const found = findRepeats(document);
        if (found.count > most) {
          throw overLimit(
            'repeatedFields',
            `The operation asks for "${found.name}" too often in one place`,
            found.count,
            most,
          );
        }
        const faults = validateFn(schema, document, ...more);
        if (faults.at(-1)?.message !== 'Validation aborted.') return faults;
        throw overLimit(
          'comparedFields',
          'The operation has too many fields of one name to compare',
          null,
          mostCompared,
        );
      });
    },
  };
}

/** GraphQL's own, in pairs. */
const mostCompared = 500_000;

/** The field that stands most often in one selection, by the name that it has in the answer. */
function findRepeats(document: DocumentNode): { name: string; count: number } {
  let most = { name: '', count: 0 };
  visit(document, {
    SelectionSet: ({ selections }) => {
      if (selections.length <= most.count) return;
      const counts = new Map<string, number>();
      count({ selections }, counts);
      for (const [name, times] of counts) if (times > most.count) most = { name, count: times };
    },
  });
  return most;
}

function count({ selections }: Pick<SelectionSetNode, 'selections'>, counts: Map<string, number>): void {
  for (const one of selections) {
    if (one.kind !== Kind.FIELD) continue;
    const name = one.alias?.value ?? one.name.value;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
}
