import { expect, test } from 'vitest';
import { makeFont } from '../../server/testing/make-font.ts';
import { graphOf, node } from '../../server/test/ad-graph.ts';
import { expectAccessible } from './testing/accessible.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { choose, endedAs, settings } from './testing/editor.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

test('a brand is made, seen as ads while it is written, kept by itself, and two tabs never write over one another', async () => {
  const { page, context } = await studio.visit('/brands');
  await page.getByText('No brand yet').waitFor();
  await page.getByRole('main').getByRole('button', { name: 'New brand' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Halo');
  await page.getByRole('textbox', { name: 'Take them from a website or a picture' }).fill('127.0.0.1');
  await page.getByRole('button', { name: 'Propose' }).click();
  await page.getByRole('status').getByText('not on the open internet').waitFor();
  await page.getByRole('combobox', { name: 'Headlines' }).click();
  const lora = page.getByRole('option', { name: 'Lora' });
  await lora.click();
  const fontFile = page.getByLabel('The rest: font file');
  const font = (options: Parameters<typeof makeFont>[0]) => ({
    name: 'acme.otf',
    mimeType: 'font/otf',
    buffer: makeFont(options),
  });
  await fontFile.setInputFiles(font({ fsType: 2 }));
  await page.getByRole('alert').getByText('restricted license').waitFor();
  await fontFile.setInputFiles(font({ family: 'Acme Blocks' }));
  const ownFonts = page.getByRole('list', { name: 'Your fonts' });
  await ownFonts.getByText('Acme Blocks').waitFor();
  expect(await page.getByRole('combobox', { name: 'The rest' }).textContent()).toBe('Acme Blocks');
  await page.waitForFunction(() =>
    [...document.fonts].some((face) => /own-/.test(face.family) && face.status === 'loaded'),
  );
  await page.getByRole('button', { name: 'Delete Acme Blocks' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await ownFonts.waitFor({ state: 'detached' });
  expect(await page.getByRole('combobox', { name: 'The rest' }).textContent()).toBe('Not set (Inter)');
  await page.getByRole('button', { name: 'Undo' }).click();
  await ownFonts.getByText('Acme Blocks').waitFor();
  expect(await page.getByRole('combobox', { name: 'The rest' }).textContent()).toBe('Acme Blocks');
  await page.getByRole('textbox', { name: 'Background', exact: true }).fill('#10233f');
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill('#203050');
  await page.getByText(/which is hard to read/).waitFor();
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill('#fff4e6');
  await page.getByText(/contrast of 1\d\.\d to 1\./).waitFor();
  await page.getByRole('textbox', { name: 'Words to avoid' }).fill('cheap\nbest');
  await page.getByRole('textbox', { name: 'Usual call to action' }).fill('Hear it');
  await page.getByRole('button', { name: 'Add a claim' }).click();
  await page.getByRole('textbox', { name: 'Claim 1', exact: true }).fill('No. 1 in quiet');
  await page.getByRole('textbox', { name: 'Note of claim 1' }).fill('Survey, 2026');
  const look = page.getByRole('region', { name: 'What it looks like' });
  await look.getByText('No. 1 in quiet').first().waitFor();
  await look.getByText('Hear it').first().waitFor();
  await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
  await expectAccessible(page, 'a brand');

  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByRole('textbox', { name: 'Name' }).fill('Halo Audio');
  await other.getByRole('status').getByText('Saved', { exact: true }).waitFor();
  await page.getByRole('textbox', { name: 'Tone' }).fill('Calm');
  await page.getByRole('alert').getByRole('button', { name: 'Keep mine' }).click();
  await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
  await other.reload();
  expect(await other.getByRole('combobox', { name: 'The rest' }).textContent()).toBe('Acme Blocks');
  expect(await other.getByRole('textbox', { name: 'Tone' }).inputValue()).toBe('Calm');
  expect(await other.getByRole('textbox', { name: 'Words to avoid' }).inputValue()).toBe('cheap\nbest');

  // What a run is set in is what its preview on the canvas is drawn in.
  const demo = await signInAsDemo(studio.app.url);
  const brand_id = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '');
  const graph = graphOf(
    [node('brand', 'BRAND', { brand_id }), node('ad', 'COMPOSE', { layout: 'text_only', body: 'Slow mornings' })],
    'brand.brand -> ad.brand',
  );
  const path = await demo.createWorkflow('Ad', graph);
  await demo.execute(path);
  await other.goto(path);
  await endedAs(other, 'Done').waitFor();
  await choose(other, 'ad');
  const letters = settings(other).getByRole('region', { name: 'Preview' }).getByText('Slow mornings').first();
  await expect.poll(() => letters.evaluate((one) => getComputedStyle(one).fontFamily)).toMatch(/^"?own-/);
  await other.close();

  await page.getByRole('link', { name: 'All brands' }).click();
  await page.getByRole('list', { name: 'Brands' }).getByRole('link', { name: 'Halo' }).click();
  await page.getByRole('button', { name: 'Delete this brand' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('No brand yet').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('list', { name: 'Brands' }).getByRole('link', { name: 'Halo' }).waitFor();
});
