import { LayoutTemplate, Plus, Route } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { openDialog } from '../ui/overlays/open-dialog.ts';
import { Spinner } from '../ui/display/Spinner.tsx';
import { useCreateWorkflow } from '../graph/workflow/useCreateWorkflow.ts';
import { templateImage } from './templates/template-images.ts';

/** What this makes, by three templates. */
const shown = ['three-formats', 'flat-lay', 'testimonial'];

/** No workflow yet: what this makes, and three ways to the first one. */
export function FirstVisit({ onStartTour }: { onStartTour: () => Promise<void> }) {
  const { create, isCreating } = useCreateWorkflow();
  const [isStarting, setIsStarting] = useState(false);
  return (
    <section className="flex flex-col items-center gap-8 py-8 sm:py-14">
      <div aria-hidden className="flex w-full max-w-3xl justify-center gap-3">
        {shown.map((name) => (
          <img
            key={name}
            src={templateImage(name)}
            alt=""
            width={600}
            height={320}
            decoding="async"
            className="h-auto w-1/3 min-w-0 rounded-xl border border-border shadow-card max-sm:not-first:hidden max-sm:w-full"
          />
        ))}
      </div>
      <div className="flex max-w-md flex-col gap-1.5 text-center">
        <p className="text-xl font-semibold tracking-tight">Make your first ad</p>
        <p className="text-sm text-balance text-text-muted">
          Connect what you know about your product to an image model, press Run, and watch every step until the pictures
          are there.
        </p>
      </div>
      <div className="grid w-full max-w-3xl gap-3 sm:grid-cols-3">
        <Way
          icon={Route}
          title="Take the tour"
          note="Three steps, with your own product"
          isBusy={isStarting}
          isFirst
          onChoose={() => {
            setIsStarting(true);
            void onStartTour().finally(() => setIsStarting(false));
          }}
        />
        <Way
          icon={LayoutTemplate}
          title="Start from a template"
          note="Ready-made workflows to adapt"
          onChoose={() => openDialog('templates')}
        />
        <Way
          icon={Plus}
          title="Empty canvas"
          note="Build it step by step"
          isBusy={isCreating}
          onChoose={() => void create()}
        />
      </div>
    </section>
  );
}

interface WayProps {
  icon: LucideIcon;
  title: string;
  note: string;
  isBusy?: boolean;
  isFirst?: boolean;
  onChoose: () => void;
}

function Way({ icon: Icon, title, note, isBusy, isFirst, onChoose }: WayProps) {
  return (
    <button
      type="button"
      disabled={isBusy}
      onClick={onChoose}
      className="flex items-center gap-3 rounded-xl border border-border bg-surface p-4 text-left shadow-card transition-[border-color,box-shadow] duration-150 hover:border-border-strong hover:shadow-lifted data-first:border-accent"
      data-first={isFirst || undefined}
    >
      <span className="flex size-9 shrink-0 items-center justify-center rounded-lg bg-accent-soft text-accent-text">
        {isBusy ? <Spinner className="size-4.5" /> : <Icon aria-hidden className="size-4.5" />}
      </span>
      <span className="flex flex-col">
        <span className="text-sm font-medium">{title}</span>
        <span className="text-xs text-text-muted">{note}</span>
      </span>
    </button>
  );
}
