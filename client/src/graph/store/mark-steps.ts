import type { NamedStep } from './store-host.ts';

/** What is marked of nodes, yes or no. */
export type Mark = 'hasBreakpoint' | 'isFresh' | 'isMuted' | 'stopsAtFailedItem' | 'hasErrorOutput';

export const markSteps: Record<Mark, (isSet: boolean, what: string) => NamedStep> = {
  hasBreakpoint: (isSet, what) =>
    isSet
      ? { name: `set a breakpoint on ${what}`, announcement: `Runs pause before ${what}.` }
      : { name: `remove the breakpoint of ${what}`, announcement: `Runs no longer pause before ${what}.` },
  isFresh: (isSet, what) =>
    isSet
      ? { name: `always make fresh results of ${what}`, announcement: `Results of ${what} are always fresh.` }
      : { name: `reuse results of ${what}`, announcement: `Results of ${what} are reused.` },
  isMuted: (isSet, what) =>
    isSet
      ? { name: `mute ${what}`, announcement: `Muted ${what}.` }
      : { name: `unmute ${what}`, announcement: `${what} takes part again.` },
  stopsAtFailedItem: (isSet, what) =>
    isSet
      ? { name: `stop ${what} at a failed item`, announcement: `${what} stops at its first failed item.` }
      : { name: `let ${what} go on after a failed item`, announcement: `${what} goes on after a failed item.` },
  hasErrorOutput: (isSet, what) =>
    isSet
      ? { name: `add an error output to ${what}`, announcement: `${what} has an error output.` }
      : { name: `remove the error output of ${what}`, announcement: `${what} has no error output any more.` },
};
