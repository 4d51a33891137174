import { CloudAlert, SearchX } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { explainFailure } from '../../api/read-answer.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '../../ui/overlays/Dialog.tsx';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { Input } from '../../ui/controls/Input.tsx';
import { Skeleton } from '../../ui/display/Skeleton.tsx';
import { WorkflowTemplatesQuery } from './template-documents.ts';
import { useOutputKinds } from '../../graph/preview/useOutputKinds.ts';
import { categoriesOf, filterTemplates } from './filter-templates.ts';
import { TemplateCard } from './TemplateCard.tsx';
import { useCreateFromTemplate } from './useCreateFromTemplate.ts';
import type { Template } from './useCreateFromTemplate.ts';

/** Ready-made workflows to start from, each with its shape. */
export function TemplateGallery({ onClose }: { onClose: () => void }) {
  const [{ data, error, fetching }, repeat] = useQuery({ query: WorkflowTemplatesQuery });
  const { begin, chosen } = useCreateFromTemplate();
  const choose = async (template: Template) => {
    if (await begin(template)) onClose();
  };

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent className="h-[min(44rem,calc(100dvh-2rem))] max-w-5xl gap-0 overflow-hidden p-0">
        <DialogHeader className="px-5 pt-5 pb-3">
          <DialogTitle>Start from a template</DialogTitle>
          <DialogDescription>Ready-made workflows that run as they are. Change whatever you like.</DialogDescription>
        </DialogHeader>
        {data ? (
          <Templates
            templates={data.workflowTemplates}
            chosen={chosen}
            onChoose={(template) => void choose(template)}
          />
        ) : error && !fetching ? (
          <EmptyState icon={CloudAlert} title="The templates could not be loaded" description={explainFailure(error)}>
            <Button onClick={() => repeat({ requestPolicy: 'network-only' })}>Try again</Button>
          </EmptyState>
        ) : (
          <div className={cn(gridClasses, 'px-5 pt-14')}>
            {[1, 2, 3, 4, 5, 6].map((place) => (
              <Skeleton key={place} className="h-60 rounded-xl" />
            ))}
          </div>
        )}
      </DialogContent>
    </Dialog>
  );
}

const gridClasses = 'grid grid-cols-[repeat(auto-fill,minmax(min(100%,250px),1fr))] gap-3';

interface TemplatesProps {
  templates: readonly Template[];
  /** The name of the one that is being made into a workflow. */
  chosen: string | null;
  onChoose: (template: Template) => void;
}

function Templates({ templates, chosen, onChoose }: TemplatesProps) {
  const [search, setSearch] = useState('');
  const [category, setCategory] = useState<string | null>(null);
  const kinds = useOutputKinds();
  const found = filterTemplates(templates, { category, search });
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 border-b border-border px-5 pb-3">
        <Input
          type="search"
          aria-label="Search templates"
          placeholder="Search templates"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className="w-56 max-md:h-11.5 max-md:w-full"
        />
        <fieldset aria-label="Category" className="-mx-1 flex min-w-0 gap-1 overflow-x-auto px-1 py-0.5">
          {[null, ...categoriesOf(templates)].map((name) => (
            <Button
              key={name ?? ''}
              size="sm"
              variant="ghost"
              aria-pressed={category === name}
              onClick={() => setCategory(name)}
              className="rounded-full max-md:h-11.5 max-md:px-4 aria-pressed:bg-text aria-pressed:text-background"
            >
              {name ?? 'All'}
            </Button>
          ))}
        </fieldset>
        <output className="ml-auto text-xs text-text-muted max-md:sr-only">
          {found.length === 1 ? '1 template' : `${found.length} templates`}
        </output>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">
        {found.length === 0 ? (
          <EmptyState
            icon={SearchX}
            title="No templates match"
            description="Try another word, or start with an empty canvas."
          />
        ) : (
          <ul aria-label="Templates" className={gridClasses}>
            {found.map((template) => (
              <TemplateCard
                key={template.name}
                template={template}
                kinds={kinds}
                isBusy={chosen === template.name}
                onChoose={() => onChoose(template)}
              />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}
