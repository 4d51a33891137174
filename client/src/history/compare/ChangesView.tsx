import { Badge } from '../../ui/display/Badge.tsx';
import type { BadgeTone } from '../../ui/display/Badge.tsx';
import { Card } from '../../ui/surfaces/Card.tsx';
import type { NodeChange } from '../../graph/changes/compare-graphs.ts';
import { FieldChangeText } from '../../graph/changes/FieldChangeText.tsx';

/** What changed between two graphs, node by node. */
export function ChangesView({ changes }: { changes: readonly NodeChange[] }) {
  return (
    <section aria-label="What changed" className="flex flex-col gap-2">
      <h2 className="text-sm font-semibold">What changed</h2>
      {changes.length === 0 ? (
        <p className="text-sm text-text-muted">Nothing: both runs used the same workflow.</p>
      ) : (
        <Card className="divide-y divide-border">
          {changes.map((change) => (
            <NodeChanges key={change.key} change={change} />
          ))}
        </Card>
      )}
    </section>
  );
}

const kinds: Record<NodeChange['kind'], { label: string; tone: BadgeTone }> = {
  added: { label: 'Added', tone: 'success' },
  removed: { label: 'Removed', tone: 'danger' },
  changed: { label: 'Changed', tone: 'neutral' },
};

function NodeChanges({ change: { name, kind, before, fields } }: { change: NodeChange }) {
  const { label, tone } = kinds[kind];
  return (
    <div className="flex flex-col gap-3 px-4 py-3">
      <h3 className="flex items-center gap-2 text-sm font-medium">
        {name}
        {before !== null && <span className="font-normal text-text-muted">was “{before}”</span>}
        <Badge tone={tone} className="ml-auto">
          {label}
        </Badge>
      </h3>
      {fields.length > 0 && (
        <dl className="flex flex-col gap-2.5 text-xs">
          {fields.map((field) => (
            <div key={field.label} className="grid grid-cols-[10rem_1fr] gap-4">
              <dt className="text-text-muted">{field.label}</dt>
              <dd className="min-w-0">
                <FieldChangeText field={field} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
