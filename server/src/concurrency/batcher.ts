/**
 * Gathers what is asked for while the last question is on its way, and asks for all of it at once: one statement in flight,
 * however many ask. Answers come in the order of the questions. Where a batch fails, each is asked by itself, so that one
 * that cannot be answered does not take the others with it.
 */
export function createBatcher<Question, Answer>(
  ask: (questions: Question[]) => Promise<Answer[]>,
  largest = 200,
): (question: Question) => Promise<Answer> {
  let waiting: Entry<Question, Answer>[] = [];
  let isAsking = false;

  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      if (isAsking) return;
      isAsking = true;
      setImmediate(() => void work());
    });

  async function work() {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, largest);
      waiting = waiting.slice(largest);
      await answer(batch);
    }
    isAsking = false;
  }

  async function answer(batch: Entry<Question, Answer>[]): Promise<void> {
    try {
      const answers = await ask(batch.map(({ question }) => question));
      for (const [index, { resolve }] of batch.entries()) resolve(answers[index] as Answer);
    } catch (error) {
      const [only] = batch;
      if (batch.length === 1 && only) only.reject(error);
      else for (const one of batch) await answer([one]);
    }
  }
}

interface Entry<Question, Answer> {
  question: Question;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}
