import { Card } from '../../ui/surfaces/Card.tsx';
import { Skeleton } from '../../ui/display/Skeleton.tsx';
import { cardImageClasses } from './WorkflowCard.tsx';

/** A card's bones, at its final size. */
export function WorkflowCardSkeleton() {
  return (
    <li aria-hidden>
      <Card>
        <div className={cardImageClasses} />
        <div className="px-3.5 py-2.5">
          <div className="flex h-[20px] items-center">
            <Skeleton className="h-3 w-2/3" />
          </div>
          <div className="flex h-[20px] items-center">
            <Skeleton className="h-2.5 w-1/3" />
          </div>
        </div>
      </Card>
    </li>
  );
}
