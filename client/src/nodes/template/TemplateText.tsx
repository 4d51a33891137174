import { readTemplate } from '@visualadgen/graph/template/read-template.ts';

/** A template with its variables set off, for reading. */
export function TemplateText({ template }: { template: string }) {
  return readTemplate(template).segments.map(({ text, kind, means }, index) =>
    kind === 'variable' ? (
      // Segments have no identity beyond their place.
      <span key={`${index} ${text}`} className="rounded-sm bg-accent-soft px-1 py-px font-medium text-accent-text">
        {means}
      </span>
    ) : (
      text
    ),
  );
}
