import { CircleCheck, CircleMinus, ScanSearch, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useClient } from 'urql';
import type { PictureChecksFragment } from '../../api/generated/graphql.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { RelativeTime } from '../../ui/display/RelativeTime.tsx';
import { noteOpenChecks } from './open-checks.ts';
import { type CheckedAd, unwaiveCheck } from './waive-check.ts';
import { WaiveForm } from './WaiveForm.tsx';

export type PictureCheck = PictureChecksFragment['checks'][number];
/** A place on a picture, in its pixels. */
export type CheckedArea = NonNullable<PictureCheck['area']>;

interface ChecksListProps {
  /** The ad that they are of. */
  ad: { id: string; url: string };
  checks: readonly PictureCheck[];
  /** The place that is shown on the picture now. */
  area: CheckedArea | null;
  onArea: (area: CheckedArea | null) => void;
  /** One was waived, or taken back. */
  onChanged?: (ad: CheckedAd) => void;
}

/** What was measured on an ad: first what somebody should look at, then what is let be, then what is as it should be. */
export function ChecksList({ ad, checks, onChanged, ...places }: ChecksListProps) {
  const open = checks.filter(isOpen);
  const waived = checks.filter(({ waiver }) => waiver);
  const passed = checks.filter(({ isPassed }) => isPassed);

  function take(changed: CheckedAd) {
    noteOpenChecks([{ url: ad.url, openCheckCount: changed.openCheckCount }]);
    onChanged?.(changed);
  }
  return (
    <div className="flex flex-col gap-2.5 text-xs">
      {open.length > 0 && (
        <ul aria-label="To look at" className="flex flex-col gap-2.5">
          {open.map((check) => (
            <Open key={check.key} adId={ad.id} check={check} onChanged={take} {...places} />
          ))}
        </ul>
      )}
      {waived.length > 0 && (
        <ul aria-label="Waived" className="flex flex-col gap-2.5">
          {waived.map((check) => (
            <Waived key={check.key} adId={ad.id} check={check} onChanged={take} />
          ))}
        </ul>
      )}
      {passed.length > 0 && (
        <details>
          <summary className="cursor-pointer text-text-muted max-md:py-3">{passedText(passed.length)}</summary>
          <ul className="mt-2 flex flex-col gap-1.5">
            {passed.map(({ key, message }) => (
              <li key={key} className="flex gap-2">
                <CircleCheck aria-hidden className="mt-px size-3.5 shrink-0 text-success" />
                <span className="min-w-0 break-words">{message}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

interface OneProps {
  adId: string;
  check: PictureCheck;
  onChanged: (ad: CheckedAd) => void;
}

function Open({ adId, check, area, onArea, onChanged }: OneProps & Pick<ChecksListProps, 'area' | 'onArea'>) {
  const [isWaiving, setIsWaiving] = useState(false);
  const isShown = check.area !== null && check.area === area;
  return (
    <li className="flex gap-2">
      <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0 text-warning" />
      <span className="flex min-w-0 flex-1 flex-col gap-1.5">
        <span className="break-words">{check.message}</span>
        {isWaiving ? (
          <WaiveForm assetId={adId} checkKey={check.key} onWaived={onChanged} onClose={() => setIsWaiving(false)} />
        ) : (
          <span className="flex flex-wrap gap-1.5">
            {check.area && (
              <Button
                size="sm"
                className="max-md:h-11.5"
                aria-pressed={isShown}
                onClick={() => onArea(isShown ? null : check.area)}
              >
                <ScanSearch />
                {isShown ? 'Hide the place' : 'Show the place'}
              </Button>
            )}
            <Button
              size="sm"
              variant="ghost"
              className="max-md:h-11.5"
              aria-label={`Waive: ${check.message}`}
              onClick={() => setIsWaiving(true)}
            >
              Waive…
            </Button>
          </span>
        )}
      </span>
    </li>
  );
}

function Waived({ adId, check, onChanged }: OneProps) {
  const client = useClient();
  const [isBusy, setIsBusy] = useState(false);
  const { waiver, message, key } = check;
  if (!waiver) return null;

  async function takeBack() {
    setIsBusy(true);
    const ad = await unwaiveCheck(client, { assetId: adId, checkKey: key });
    setIsBusy(false);
    if (ad) onChanged(ad);
  }
  return (
    <li className="flex gap-2">
      <CircleMinus aria-hidden className="mt-px size-3.5 shrink-0 text-text-muted" />
      <span className="flex min-w-0 flex-1 flex-col gap-1">
        <span className="break-words text-text-muted">{message}</span>
        <span className="break-words">Waived: {waiver.reason}</span>
        <span className="flex flex-wrap items-center gap-x-1.5 text-2xs break-all text-text-muted">
          {waiver.waivedBy} · <RelativeTime at={waiver.waivedAt} />
          <Button
            size="inline"
            variant="link"
            className="text-2xs max-md:h-11.5"
            aria-label={`Take the waiver back: ${message}`}
            isBusy={isBusy}
            onClick={() => void takeBack()}
          >
            Take back
          </Button>
        </span>
      </span>
    </li>
  );
}

function isOpen({ isPassed, waiver }: PictureCheck): boolean {
  return !isPassed && !waiver;
}

export function toLookAt(checks: readonly PictureCheck[]): number {
  return checks.filter(isOpen).length;
}

function passedText(count: number): string {
  return count === 1 ? '1 check passed' : `${count} checks passed`;
}
