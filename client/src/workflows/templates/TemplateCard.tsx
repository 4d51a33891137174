import { memo } from 'react';
import { Spinner } from '../../ui/display/Spinner.tsx';
import { GraphPreview } from '../../graph/preview/GraphPreview.tsx';
import type { OutputKinds } from '../../graph/preview/port-colours.ts';
import { templateImage } from './template-images.ts';
import type { Template } from './useCreateFromTemplate.ts';

interface TemplateCardProps {
  template: Template;
  kinds: OutputKinds;
  isBusy: boolean;
  onChoose: () => void;
}

/** One template: what it makes, what it is called, and what it is good for; pointed at, its shape. A click makes a workflow of it. */
export const TemplateCard = memo(function TemplateCard({ template, kinds, isBusy, onChoose }: TemplateCardProps) {
  const image = templateImage(template.name);
  return (
    <li>
      <button
        type="button"
        aria-busy={isBusy || undefined}
        onClick={onChoose}
        className="group flex h-full w-full flex-col overflow-hidden rounded-xl border border-border bg-surface text-left shadow-card transition-[border-color,box-shadow] duration-150 hover:border-border-strong hover:shadow-lifted"
      >
        <span className="relative block aspect-15/8 w-full overflow-hidden border-b border-border bg-canvas">
          <GraphPreview graph={template.graph} kinds={kinds} />
          {image && (
            <img
              src={image}
              alt=""
              width={600}
              height={320}
              loading="lazy"
              decoding="async"
              className="absolute inset-0 size-full object-cover transition-opacity duration-200 group-hover:opacity-0 group-focus-visible:opacity-0"
            />
          )}
          {isBusy && (
            <span className="absolute inset-0 flex items-center justify-center bg-surface/60">
              <Spinner />
            </span>
          )}
        </span>
        <span className="flex flex-1 flex-col gap-1 px-3.5 py-3">
          <span className="flex items-baseline justify-between gap-3">
            <span className="text-sm font-medium">{template.title}</span>
            <span className="shrink-0 text-2xs text-text-muted">{template.category}</span>
          </span>
          <span className="text-xs text-text-muted">{template.description}</span>
        </span>
      </button>
    </li>
  );
});
