/** How what is published stands to the draft, as far as the bar says it. */
interface Published {
  publishedVersion: { version: number; problems: readonly { severity: 'ERROR' | 'WARNING' }[] } | null;
  unpublishedChanges: { count: number; affectsRuns: boolean } | null;
}

interface PublishedWords {
  label: string;
  /** What else there is to it, for whoever points at it or hears it. */
  more: string;
  /** The draft would do something else, or what is published cannot be run. */
  isAhead: boolean;
}

export function sayPublished(workflow: Published | null): PublishedWords {
  const published = workflow?.publishedVersion;
  if (!published) return { label: 'Publish', more: 'and see earlier versions', isAhead: false };
  const label = `Published ${published.version}`;
  if (published.problems.some(({ severity }) => severity === 'ERROR'))
    return { label, more: 'but it cannot run any more', isAhead: true };
  const { count = 0, affectsRuns = false } = workflow.unpublishedChanges ?? {};
  if (!affectsRuns) return { label, more: 'the draft does the same', isAhead: false };
  return { label, more: `the draft has ${count === 1 ? '1 change' : `${count} changes`}`, isAhead: true };
}
