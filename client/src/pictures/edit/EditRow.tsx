import { ImageOff } from 'lucide-react';
import { Link } from 'wouter';
import { SmallImage } from '../../run/image/SmallImage.tsx';
import { RelativeTime } from '../../ui/display/RelativeTime.tsx';
import { titleOf } from '../picture.ts';
import { EditEntry, type EditEntryProps } from './EditEntry.tsx';

/** One edit in the list of all: the picture that it began with, and the rest beside it. */
export function EditRow(props: EditEntryProps) {
  const { source, createdAt } = props.edit;
  return (
    <li className="flex items-start gap-3.5 p-3.5">
      {source ? (
        <Link
          href={`/pictures/${source.id}#edit`}
          aria-label={`The picture that was edited: ${titleOf(source)}`}
          className="block size-18 shrink-0 overflow-hidden rounded-lg bg-surface-sunken"
        >
          <SmallImage url={source.url} box={{ width: 72, height: 72 }} className="size-full object-contain" />
        </Link>
      ) : (
        <span
          title="The picture that was edited was deleted"
          className="flex size-18 shrink-0 items-center justify-center rounded-lg bg-surface-sunken text-text-muted"
        >
          <ImageOff className="size-5" />
          <span className="sr-only">The picture that was edited was deleted</span>
        </span>
      )}
      <div className="min-w-0 flex-1">
        <EditEntry {...props} />
        <RelativeTime at={createdAt} className="mt-1.5 block text-2xs text-text-muted" />
      </div>
    </li>
  );
}
