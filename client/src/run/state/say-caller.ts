import type { RunState } from './run-state.ts';

/** How a run came about, to go on after “Run”; null for one that somebody started in the editor, which goes without saying. */
export function sayCaller(calledBy: RunState['calledBy'] | undefined): string | null {
  if (!calledBy) return null;
  const { kind, name } = calledBy;
  switch (kind) {
    case 'PERSON':
      return null;
    case 'SCHEDULE':
      return name ? `by itself: ${name}` : 'by itself';
    case 'TRIGGER':
      return name ? `by the trigger “${name}”` : 'by a trigger';
    case 'TOKEN':
    case 'HTTP':
      return 'by a program';
    case 'MCP':
      return 'by an assistant';
    case 'FORM':
      return name ? `by the form “${name}”` : 'by its form';
    case 'WORKFLOW':
      return name ? `by the workflow “${name}”` : 'by another workflow';
  }
}
