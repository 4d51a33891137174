import { randomUUID } from 'node:crypto';
import { findExecutionByIdempotencyKey } from '../store/executions.ts';
import { keepAnswer } from '../store/idempotency-keys.ts';
import type { ExecutionRow } from '../store/tables.ts';
import type { Context } from './context.ts';
import { IdempotencyConflictError } from './errors.ts';
import { type KeyedInput, readIdempotencyKey, takeForInput } from './idempotency.ts';

interface Beginning<Ready> {
  /** The mutation's name. */
  operation: string;
  input: KeyedInput;
  /** What of the input is asked; with a key, something else is a conflict. */
  given: KeyedInput;
  /** What has to be there before a key is used up: what is refused here leaves it free. */
  prepare(): Promise<Ready>;
  /** Begins the execution, under a key of its own. */
  begin(ready: Ready, runKey: string | null): Promise<ExecutionRow>;
}

/** An execution that belongs to no workflow, begun once for each idempotency key. Throws IdempotencyConflictError. */
export async function executeOnce<Ready>(context: Context, beginning: Beginning<Ready>): Promise<ExecutionRow> {
  const key = readIdempotencyKey(beginning.input.idempotencyKey);
  if (key === null) return beginning.begin(await beginning.prepare(), null);
  const earlier = await takeNote(beginning, key, context, { isLook: true });
  const made = earlier && (await findRun(earlier, context));
  if (made) return made;
  const ready = await beginning.prepare();
  const note = await takeNote(beginning, key, context);
  return beginning.begin(ready, note.runKey);
}

/** What is noted of a key, and by which its execution is found again. */
interface Note {
  runKey: string;
}

class KeyIsFree extends Error {}

/** With `isLook`, it is only looked whether there is a note, and none is taken. */
async function takeNote<Look extends boolean = false>(
  { operation, given }: Pick<Beginning<unknown>, 'operation' | 'given'>,
  key: string,
  context: Context,
  { isLook }: { isLook?: Look } = {},
): Promise<Look extends true ? Note | null : Note> {
  const use = { operation, key };
  const taken = context.asViewer(async (db) => {
    const found = await takeForInput(db, use, given);
    if (found.is_new) {
      // What the transaction has written goes with it.
      if (isLook) throw new KeyIsFree();
      const note: Note = { runKey: randomUUID() };
      await keepAnswer(db, use, note, null);
      return note;
    }
    const note = found.answer as Note;
    if (found.differences.length === 0) return note;
    const run = await findExecutionByIdempotencyKey(db, context.viewer?.userId ?? '', note.runKey);
    throw new IdempotencyConflictError(found.differences, run ?? null);
  });
  const note = await taken.catch((error: unknown) => {
    if (error instanceof KeyIsFree) return null;
    throw error;
  });
  return note as Note;
}

function findRun({ runKey }: Note, { viewer, asViewer }: Context): Promise<ExecutionRow | undefined> {
  return asViewer((db) => findExecutionByIdempotencyKey(db, viewer?.userId ?? '', runKey));
}
