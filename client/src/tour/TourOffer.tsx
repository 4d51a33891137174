import { Route, X } from 'lucide-react';
import { useState } from 'react';
import { useSession } from '../api/session/SessionProvider.tsx';
import { Button } from '../ui/controls/Button.tsx';
import { cn } from '../ui/theme/class-names.ts';
import { isTourNew, rememberTour } from './tour-memory.ts';
import { useStartTour } from './useStartTour.ts';

/** Keeps its place while `isWaiting` for whether this is the page for it. Offers the tour, quietly, until it was taken or waved away. It can be started from the account menu whenever. */
export function TourOffer({ isWaiting }: { isWaiting: boolean }) {
  const { user } = useSession();
  const start = useStartTour();
  const [isBusy, setIsBusy] = useState(false);
  const [isNews, setIsNews] = useState(() => user !== null && isTourNew(user.id));
  if (!user || !isNews) return null;

  return (
    <section
      aria-label="Tour"
      className={cn(
        'mb-6 flex items-center gap-3 rounded-xl border border-border bg-surface py-3 pr-2 pl-4 shadow-card max-md:flex-wrap',
        isWaiting && 'invisible',
      )}
    >
      <span className="flex size-9 shrink-0 items-center justify-center rounded-lg bg-accent-soft text-accent-text">
        <Route aria-hidden className="size-4.5" />
      </span>
      <p className="min-w-0 flex-1 text-sm">
        <span className="font-medium">New here? Build your first ad in three steps.</span>{' '}
        <span className="text-text-muted">In a real workflow, which stays yours.</span>
      </p>
      <div className="flex items-center gap-1 max-md:w-full max-md:justify-end">
        <Button
          isBusy={isBusy}
          className="max-md:h-11.5"
          onClick={() => {
            setIsBusy(true);
            void start().finally(() => setIsBusy(false));
          }}
        >
          Take the tour
        </Button>
        <Button
          variant="ghost"
          size="icon"
          aria-label="Do not offer the tour again"
          className="max-md:size-11.5"
          onClick={() => {
            rememberTour(user.id);
            setIsNews(false);
          }}
        >
          <X />
        </Button>
      </div>
    </section>
  );
}
