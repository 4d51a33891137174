const steps: readonly { unit: Intl.RelativeTimeFormatUnit; seconds: number }[] = [
  { unit: 'year', seconds: 31_536_000 },
  { unit: 'month', seconds: 2_592_000 },
  { unit: 'week', seconds: 604_800 },
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
];

/** "just now", "5 minutes ago", "yesterday". Times in milliseconds; a clock that runs a little ahead reads as now. */
export function formatRelativeTime(time: number, now: number, locale = 'en'): string {
  const past = (now - time) / 1_000;
  const step = steps.find(({ seconds }) => past >= seconds);
  if (!step) return 'just now';
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-Math.floor(past / step.seconds), step.unit);
}
