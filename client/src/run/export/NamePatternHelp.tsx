import { distinctPaths } from '@visualadgen/graph/file-names/distinct-paths.ts';
import { findPatternError, placeByPattern } from '@visualadgen/graph/file-names/name-pattern.ts';
import { nameTokenNames, nameTokens, type NameValues } from '@visualadgen/graph/file-names/name-tokens.ts';

/** A file to be named, with its ending. */
export interface NamedFile {
  values: NameValues;
  ending: string;
}

interface NamePatternHelpProps {
  pattern: string;
  /** What it is shown by; without any, an invented one. */
  files?: readonly NamedFile[];
  isReadOnly: boolean;
  onChange: (pattern: string) => void;
}

/** What a pattern gives, by an example, and what may stand in it: a click puts it at the end. */
export function NamePatternHelp({ pattern, files = examples, isReadOnly, onChange }: NamePatternHelpProps) {
  const isGood = findPatternError(pattern) === null;
  return (
    <div className="flex flex-col gap-1.5 text-2xs text-text-muted">
      <ul
        aria-label="What files are called"
        aria-live="polite"
        className="flex min-h-8 flex-col gap-1 rounded-md bg-surface-sunken px-2 py-1.5 font-mono break-all"
      >
        {isGood && namesOf(pattern, files).map((name) => <li key={name}>{name}</li>)}
      </ul>
      <div className="flex flex-wrap gap-1">
        {nameTokenNames.map((name) => (
          <button
            key={name}
            type="button"
            disabled={isReadOnly}
            title={nameTokens[name].description}
            className="rounded-sm border border-border px-1.5 py-0.5 hover:text-text"
            onClick={() => onChange(`${pattern}{${name}}`)}
          >
            {`{${name}}`}
          </button>
        ))}
      </div>
    </div>
  );
}

const invented = Object.fromEntries(nameTokenNames.map((name) => [name, nameTokens[name].example])) as Record<
  keyof NameValues,
  string
>;
const examples: readonly NamedFile[] = [{ values: invented, ending: 'jpg' }];

function namesOf(pattern: string, files: readonly NamedFile[]): string[] {
  return distinctPaths(files.map(({ values, ending }) => placeByPattern(pattern, values, ending)));
}
