import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { graphOf, model, node, output, text } from '../../server/test/ad-graph.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { card, choose, endedAs, results, runButton, saved, settings } from './testing/editor.ts';
import { expectImages } from './testing/images.ts';
import { readZip } from './testing/read-zip.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

const graph = graphOf(
  [
    text('idea', 'Spring lemonade'),
    model('painter', { num_images: 2, aspect_ratio: '4:5', seed: 7 }),
    output('result'),
    node('zip', 'EXPORT', { name_pattern: '{campaign}/{picture} {n}' }),
  ],
  'idea.text -> painter.prompt',
  'painter.image_urls -> result.image_urls',
  'painter.image_urls -> zip.image',
);

const lastOrder = () => studio.app.demoFal?.submissions().at(-1)?.input;

test('all pictures come as one file with names that tell what they are, and one goes on as the input of another', async () => {
  const demo = await signInAsDemo(studio.app.url);
  const path = await demo.createWorkflow('Lemonade: spring', graph);
  const { page } = await studio.visit(path);
  await runButton(page).click();
  await endedAs(page, 'Done').waitFor();
  // The mouse still rests on Run: what has just come is not covered by what the next run would do.
  await page.getByRole('button', { name: 'Run free' }).waitFor();
  expect(await page.getByText('Will be reused').count()).toBe(0);
  await page.mouse.move(600, 850);
  // Before another run it is told what would not be made again.
  await runButton(page).hover();
  await card(page, 'painter').getByText('Will be reused').waitFor();
  await page.getByRole('button', { name: 'Results' }).click();
  await card(page, 'painter').getByText('Will be reused').waitFor({ state: 'detached' });
  await page.getByRole('region', { name: 'Finished' }).getByRole('button', { name: 'Export' }).click();
  const exporting = page.getByRole('dialog', { name: 'Export' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    exporting.getByRole('button', { name: 'Export 2 pictures' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Lemonade- spring.zip');
  const files = readZip(await readFile(await download.path()));
  const [first, second] = [...files.keys()];
  expect(first).toMatch(/^\d+x\d+\/Lemonade- spring_01\.png$/);
  expect(second).toMatch(/^\d+x\d+\/Lemonade- spring_02\.png$/);
  // It is found again where its download was broken off.
  await exporting.getByRole('button', { name: 'Export again' }).click();
  await exporting.getByText('Earlier exports').click();
  await exporting.getByRole('link', { name: /^Download Lemonade- spring\.zip/ }).waitFor();
  await exporting.getByRole('button', { name: 'Cancel' }).click();

  // What an export made is taken away from its card.
  const [handedOver] = await Promise.all([
    page.waitForEvent('download'),
    card(page, 'zip')
      .getByRole('link', { name: /^Download Lemonade- spring\.zip/ })
      .click(),
  ]);
  expect(handedOver.suggestedFilename()).toBe('Lemonade- spring.zip');
  const packed = [...readZip(await readFile(await handedOver.path())).keys()];
  expect(packed).toEqual([
    expect.stringMatching(/^Lemonade- spring\/.+ 01\.png$/),
    expect.stringMatching(/^Lemonade- spring\/.+ 02\.png$/),
    'manifest.csv',
    'manifest.json',
  ]);

  await page.goto(path);
  await choose(page, 'zip');
  await settings(page).getByText('Summer/Cold brew 01.jpg').waitFor();
  await choose(page, 'painter');
  await settings(page).getByRole('textbox', { name: 'Seed' }).fill('9');
  await saved(page).waitFor();

  await page.getByRole('tab', { name: /Run$/ }).click();
  await results(page).first().click();
  const viewer = page.getByRole('dialog', { name: 'Result' });
  const made = viewer.getByRole('region', { name: 'How it was made' });
  await made.getByText('FLUX Schnell').waitFor();
  await viewer.getByRole('button', { name: 'Use as input' }).click();
  await expectImages(card(page, 'Product photo'), 1);

  await page.getByRole('tab', { name: /Run$/ }).click();
  await results(page).first().click();
  await viewer.getByRole('button', { name: 'Run again like this' }).click();
  expect(await settings(page).getByRole('textbox', { name: 'Seed' }).inputValue()).toBe('7');
  const before = studio.app.demoFal?.submissions().length ?? 0;
  await page.getByRole('button', { name: 'Run only this node' }).click();
  await expect.poll(() => studio.app.demoFal?.submissions().length).toBe(before + 1);
  expect(lastOrder()).toMatchObject({ seed: 7, num_images: 2 });
  await endedAs(page, 'Done').waitFor();

  // It was one step, and the photo another.
  await page.getByRole('button', { name: 'Undo' }).click();
  await choose(page, 'painter');
  expect(await settings(page).getByRole('textbox', { name: 'Seed' }).inputValue()).toBe('9');

  // What a past run made comes to the workflow of today, too.
  await choose(page, 'painter');
  await page.keyboard.press('Delete');
  await saved(page).waitFor();

  await page.goto(`${path}/runs`);
  await page.getByRole('region', { name: 'Today' }).getByRole('link').last().click();
  await results(page).first().click();
  await page.getByRole('button', { name: 'Run again like this' }).click();
  await page.getByRole('link', { name: 'All workflows' }).waitFor();
  await card(page, 'painter').waitFor();
  expect(await settings(page).getByRole('textbox', { name: 'Seed' }).inputValue()).toBe('7');
  await saved(page).waitFor();
});
