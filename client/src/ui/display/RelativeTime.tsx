import { useEffect, useState } from 'react';
import { formatRelativeTime } from './format-relative-time.ts';

const minute = 60_000;

/** How long ago, kept true while the page is open; the exact time on hover. */
export function RelativeTime({ at, className }: { at: string; className?: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minute);
    return () => clearInterval(timer);
  }, []);
  const time = Date.parse(at);
  return (
    <time dateTime={at} title={new Date(time).toLocaleString()} className={className}>
      {formatRelativeTime(time, now)}
    </time>
  );
}
