import { Link } from 'wouter';

const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** When a run was, as the list of runs tells it; a link to it where it has a page. */
export function RunTime({ at, path = null }: { at: string; path?: string | null }) {
  const time = (
    <time dateTime={at} className="whitespace-nowrap">
      {format.format(Date.parse(at))}
    </time>
  );
  if (!path) return time;
  return (
    <Link href={path} className="rounded-sm underline underline-offset-2 hover:text-text focus-visible:outline-2">
      {time}
    </Link>
  );
}
