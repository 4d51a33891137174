import { Link } from 'wouter';
import { SmallImage } from '../../run/image/SmallImage.tsx';
import { Skeleton } from '../../ui/display/Skeleton.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import { titleOf } from '../picture.ts';
import { EditEntry, type EditEntryProps } from './EditEntry.tsx';
import type { EditChain } from './useEditChain.ts';

interface EditStepsProps extends Omit<EditEntryProps, 'edit' | 'shownId'> {
  chain: EditChain | null;
  hasFailed: boolean;
  pictureId: string;
  shownId: string | null;
  pathOf: (id: string) => string;
}

/** The way from the first picture to this one, each step a way back; at each, all that was tried from there. */
export function EditSteps({ chain, hasFailed, pictureId, shownId, pathOf, ...entry }: EditStepsProps) {
  if (!chain) {
    return hasFailed ? (
      <p className="px-4 py-3 text-xs text-text-muted">Its edits could not be loaded.</p>
    ) : (
      <Skeleton className="mx-4 my-3 h-24 rounded-lg" />
    );
  }
  const { steps, isCut } = chain;
  if (steps.length === 1 && steps[0]?.edits.length === 0 && !isCut) return null;
  return (
    <section aria-label="Steps" className="flex flex-col gap-3 border-t border-border px-4 py-3.5">
      <h3 className="text-xs font-semibold">Steps</h3>
      {isCut && <p className="text-xs text-text-muted">The picture that it began with was deleted.</p>}
      <ol className="flex flex-col">
        {steps.map(({ picture, edits }, index) => {
          const isHere = picture.id === pictureId;
          const next = steps[index + 1]?.picture.id ?? null;
          return (
            <li key={picture.id} className="flex flex-col">
              <Link
                href={pathOf(picture.id)}
                replace
                aria-current={isHere ? 'step' : undefined}
                className={cn(
                  '-mx-2 flex items-center gap-2.5 rounded-lg px-2 py-1.5 text-xs hover:bg-hover',
                  isHere && 'bg-accent-soft hover:bg-accent-soft',
                )}
              >
                <SmallImage
                  url={picture.url}
                  box={{ width: 40, height: 40 }}
                  className="size-10 shrink-0 rounded-md bg-surface-sunken object-contain"
                />
                <span className="flex min-w-0 flex-col">
                  <span className="font-medium">
                    {index === 0 && !isCut ? 'Original' : `Step ${index}`}
                    {isHere && <span className="text-accent-text"> · this picture</span>}
                  </span>
                  <span className="truncate text-text-muted">{titleOf(picture)}</span>
                </span>
              </Link>
              {edits.length > 0 && (
                <ul
                  aria-label={isHere ? 'Edits of this picture' : 'Edits of this step'}
                  className="ml-5 flex flex-col gap-3 border-l border-border py-2.5 pl-4"
                >
                  {edits.map((edit) => (
                    <li key={edit.id}>
                      <EditEntry edit={edit} shownId={isHere ? shownId : next} {...entry} />
                    </li>
                  ))}
                </ul>
              )}
              {edits.length === 0 && next && <span aria-hidden className="ml-5 h-3 border-l border-border" />}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
