import { ArrowRight } from 'lucide-react';
import { useQuery } from 'urql';
import { openDialog } from '../../ui/overlays/open-dialog.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { WorkflowTemplatesQuery } from './template-documents.ts';
import type { OutputKinds } from '../../graph/preview/port-colours.ts';
import { TemplateCard } from './TemplateCard.tsx';
import { useCreateFromTemplate } from './useCreateFromTemplate.ts';

/** How many fit beside each other. */
const few = 3;

/** A few templates, each of another kind, for people who have not made much yet. */
export function TemplateStrip({ kinds }: { kinds: OutputKinds }) {
  const [{ data }] = useQuery({ query: WorkflowTemplatesQuery });
  const { begin, chosen } = useCreateFromTemplate();
  if (!data || data.workflowTemplates.length === 0) return null;
  const ofEachKind = [...Map.groupBy(data.workflowTemplates, ({ category }) => category).values()];
  return (
    <section aria-labelledby="templates" className="mt-10 animate-fade-in">
      <div className="mb-4 flex h-8 items-center">
        <h2 id="templates" className="text-base font-semibold tracking-tight">
          Start from a template
        </h2>
        <Button variant="ghost" className="-mr-3 ml-auto max-md:h-11.5" onClick={() => openDialog('templates')}>
          All {data.workflowTemplates.length}
          <ArrowRight />
        </Button>
      </div>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,260px),1fr))] gap-4">
        {ofEachKind
          .slice(0, few)
          .flatMap(([template]) =>
            template ? (
              <TemplateCard
                key={template.name}
                template={template}
                kinds={kinds}
                isBusy={chosen === template.name}
                onChoose={() => void begin(template)}
              />
            ) : (
              []
            ),
          )}
      </ul>
    </section>
  );
}
