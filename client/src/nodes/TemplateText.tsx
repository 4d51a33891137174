import { readTemplate } from './template-text.ts';

/** A template with its variables set off, for reading. */
export function TemplateText({ template }: { template: string }) {
  return readTemplate(template).map(({ text, variable }, index) =>
    variable === null ? (
      text
    ) : (
      // Segments have no identity beyond their place.
      <span key={`${index} ${text}`} className="rounded-sm bg-accent-soft px-1 py-px font-medium text-accent-text">
        {variable || '…'}
      </span>
    ),
  );
}
