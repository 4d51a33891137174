/**
 * The gallery of templates, found in this folder: one file each, which exports what `defineTemplate` makes. To add one, add
 * its file; nothing else needs to be told.
 *
 * - Product photos: `product-on-new-background.ts`, `before-and-after.ts`, `flat-lay.ts`
 * - Social ads: `trend-led-ad.ts`, `testimonial.ts`, `picture-then-headline.ts`
 * - Campaigns: `ads-in-your-brand.ts`, `ads-ready-to-upload.ts`, `brief-to-best-ads.ts`, `whole-campaign.ts`, `three-formats.ts`, `four-seasons.ts`
 * - Compare: `two-models.ts`, `headline-variants.ts`
 */
import { readdir } from 'node:fs/promises';
import { templateCategories, type WorkflowTemplate } from './define-template.ts';

const notTemplates = new Set(['index.ts', 'define-template.ts']);

/** In the order of their categories and then their titles. */
export const workflowTemplates: readonly WorkflowTemplate[] = await findTemplates(new URL('.', import.meta.url));

/** Reads the templates of a folder. Throws when a file holds none, or when two have the same name. */
export async function findTemplates(folder: URL): Promise<WorkflowTemplate[]> {
  const files = (await readdir(folder)).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !notTemplates.has(file),
  );
  const found = (await Promise.all(files.map((file) => readTemplates(new URL(file, folder))))).flat();
  if (new Set(found.map(({ name }) => name)).size < found.length)
    throw new Error(`Two templates have the same name in ${folder.pathname}.`);
  const place = ({ category }: WorkflowTemplate) => templateCategories.indexOf(category);
  return found.toSorted((a, b) => place(a) - place(b) || a.title.localeCompare(b.title, 'en'));
}

async function readTemplates(file: URL): Promise<WorkflowTemplate[]> {
  const exported: Record<string, unknown> = await import(file.href);
  const templates = Object.values(exported).filter(isTemplate);
  if (templates.length === 0)
    throw new Error(`${file.pathname} exports no template: export what defineTemplate makes.`);
  return templates;
}

function isTemplate(value: unknown): value is WorkflowTemplate {
  return typeof value === 'object' && value !== null && 'category' in value && 'graph' in value;
}
