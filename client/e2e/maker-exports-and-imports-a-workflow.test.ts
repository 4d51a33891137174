import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { signInAsDemo } from './testing/demo-account.ts';
import { card, openSample, saved, wires } from './testing/editor.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

test('a workflow leaves as a file, and is a workflow again where the file is dropped; one that is none is told', async () => {
  const demo = await signInAsDemo(studio.app.url);
  await demo.createSample(/Cold brew/);
  await demo.createSample(/One idea/);
  const { page } = await studio.visit('/');
  const downloaded = page.waitForEvent('download');
  await page.getByRole('button', { name: 'More for One idea, two models' }).click();
  await page.getByRole('menuitem', { name: 'Export' }).click();
  const download = await downloaded;
  expect(download.suggestedFilename()).toBe('one-idea-two-models.visualadgen.json');
  const file = await readFile(await download.path(), 'utf8');

  await drop(page, 'idea.json', file.replace('"name": "One idea, two models"', '"name": "Carried here"'));
  await page.getByText('“Carried here” was imported').waitFor();
  await card(page, 'The careful one').waitFor();
  expect(await wires(page).count()).toBe(5);
  expect(await page.getByRole('textbox', { name: 'Name of the workflow' }).inputValue()).toBe('Carried here');

  // Into another workflow, beside what is there.
  await page.getByRole('link', { name: 'All workflows' }).click();
  await openSample(page, /Cold brew/);
  await card(page, 'Product').waitFor();
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'More for this workflow' }).click();
  await page.getByRole('menuitem', { name: 'Import into this workflow…' }).click();
  await (await chosen).setFiles({ name: 'idea.json', mimeType: 'application/json', buffer: Buffer.from(file) });
  await wires(page).nth(8).waitFor({ state: 'attached' });
  await card(page, 'The careful one').waitFor();
  await saved(page).waitFor();

  // A file that is none says what is wrong with it.
  await page.getByRole('link', { name: 'All workflows' }).click();
  await page.getByRole('link', { name: /Cold brew/ }).waitFor();
  const refusal = page.getByRole('dialog', { name: 'The file was not imported' });
  await drop(page, 'notes.json', 'Buy milk');
  await refusal.getByText('it is not JSON', { exact: false }).waitFor();
  await refusal.getByText('notes.json').waitFor();
  await refusal.getByRole('button', { name: 'Close' }).first().click();

  const output = { key: 'end', type: 'OUTPUT', name: 'Feed', config: { num_images: 1_001 }, position: { x: 0, y: 0 } };
  const workflow = { format: 'visualadgen/workflow', version: 1, name: 'Too many', nodes: [output], edges: [] };
  await drop(page, 'many.json', JSON.stringify(workflow));
  await refusal.getByText(/“Images” must be at most 1,000/).waitFor();
});

async function drop(page: Page, name: string, content: string): Promise<void> {
  await page.getByRole('heading', { name: 'Workflows' }).waitFor();
  const dataTransfer = await page.evaluateHandle(
    ([fileName, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], fileName, { type: 'application/json' }));
      return transfer;
    },
    [name, content] as const,
  );
  await page.getByRole('main').dispatchEvent('dragenter', { dataTransfer });
  await page.getByText('Drop the file to import the workflow').waitFor();
  await page.getByRole('main').dispatchEvent('drop', { dataTransfer });
}
