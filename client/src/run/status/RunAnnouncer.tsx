import { useEffect, useRef, useState } from 'react';
import { announcements } from './announcements.ts';
import { useRunStore } from '../state/RunContext.tsx';
import { useWords } from '../../graph/words/useWords.ts';

/** Tells screen readers the news of a run, and no more than the news. */
export function RunAnnouncer() {
  const store = useRunStore();
  const words = useWords();
  const [text, setText] = useState('');
  const before = useRef(store.getState());
  useEffect(
    () =>
      store.subscribe((state) => {
        const said = announcements(before.current, state, words);
        before.current = state;
        if (said.length > 0) setText(said.join(' '));
      }),
    [store, words],
  );
  return (
    <output aria-live="polite" className="sr-only">
      {text}
    </output>
  );
}
