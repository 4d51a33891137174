import { ArrowRightToLine, FastForward, Play, RefreshCw, RotateCcw, Square, StepForward } from 'lucide-react';
import type { Command } from '../../ui/commands/command.ts';
import type { RunAction } from '../../run/control/run-actions.ts';
import { isLive } from '../../run/state/run-state.ts';
import type { RunStore } from '../../run/state/run-store.ts';
import type { EditorStore } from '../../graph/store/editor-store.ts';
import { freshKeys, onlyKeys, resumeKeys, runKeys, stepKeys, upToKeys } from '../run/run-keys.ts';
import type { RunScope } from '../../run/control/run-scope.ts';

/** The ways to begin a run. */
export function startCommands(editor: EditorStore, store: RunStore, start: (scope: RunScope) => void): Command[] {
  const canStart = () => {
    const { execution } = store.getState();
    return editor.getState().nodes.length > 0 && !(execution && isLive(execution.status));
  };
  const chosen = () => onlyChosen(editor);
  const ofChosen = (kind: 'upTo' | 'only') => () => {
    const nodeKey = chosen();
    if (nodeKey) start({ kind, nodeKey });
  };
  return [
    { id: 'run', title: 'Run', icon: Play, keys: runKeys, run: () => start({ kind: 'all' }) },
    { id: 'run-fresh', title: 'Run fresh', icon: RefreshCw, keys: freshKeys, run: () => start({ kind: 'fresh' }) },
    {
      id: 'run-up-to',
      title: 'Run up to the selected node',
      icon: ArrowRightToLine,
      keys: upToKeys,
      isReady: () => canStart() && chosen() !== null,
      run: ofChosen('upTo'),
    },
    {
      id: 'run-only',
      title: 'Run only the selected node',
      icon: Play,
      keys: onlyKeys,
      isReady: () => canStart() && chosen() !== null,
      run: ofChosen('only'),
    },
  ].map((command) => ({ isReady: canStart, ...command, group: 'Run', worksInText: true }));
}

/** What can be done to the run on screen. */
export function steerCommands(store: RunStore, act: (action: RunAction) => void): Command[] {
  const status = () => store.getState().execution?.status;
  const isPaused = () => status() === 'PAUSED';
  return [
    {
      id: 'step',
      title: 'Step to the next node',
      group: 'Run',
      icon: StepForward,
      keys: stepKeys,
      worksInText: true,
      isReady: isPaused,
      run: () => act('step'),
    },
    {
      id: 'resume',
      title: 'Resume the run',
      group: 'Run',
      icon: FastForward,
      words: 'continue',
      keys: resumeKeys,
      worksInText: true,
      isReady: isPaused,
      run: () => act('resume'),
    },
    {
      id: 'cancel',
      title: 'Cancel the run',
      group: 'Run',
      icon: Square,
      words: 'stop',
      keys: ['Shift', 'Escape'],
      isReady: () => {
        const now = status();
        return now !== undefined && isLive(now);
      },
      run: () => act('cancel'),
    },
    {
      id: 'retry',
      title: 'Retry what failed',
      group: 'Run',
      icon: RotateCcw,
      words: 'again repeat',
      keys: ['Shift', 'R'],
      isReady: () => status() === 'FAILED' || status() === 'CANCELLED',
      run: () => act('retry'),
    },
  ];
}

function onlyChosen(editor: EditorStore): string | null {
  const [chosen, ...others] = editor.getState().nodes.filter(({ selected }) => selected);
  return chosen && others.length === 0 ? chosen.id : null;
}
