import { expect, test } from 'vitest';
import { graphOf, model, output, prompt, text } from '../../server/test/ad-graph.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { card, choose, endedAs, results, runButton, saved, settings } from './testing/editor.ts';
import { expectImages } from './testing/images.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

const graph = graphOf(
  [
    text('idea', 'Lemon cake'),
    prompt('wording', 'A quiet ad for {{text}} on a table'),
    model('painter'),
    output('result'),
  ],
  'idea.text -> wording.input',
  'wording.prompt -> painter.prompt',
  'painter.image_urls -> result.image_urls',
);

test('two runs tell what changed between them, by a link that others can open', async () => {
  const demo = await signInAsDemo(studio.app.url);
  const { page } = await studio.visit(await demo.createWorkflow('Cake', graph));
  await runButton(page).click();
  await endedAs(page, 'Done').waitFor();
  await choose(page, 'wording');
  await settings(page)
    .getByRole('textbox', { name: /^Prompt/ })
    .fill('A loud ad for {{text}} on a table');
  await choose(page, 'painter');
  await settings(page).getByRole('radio', { name: '2' }).click();
  await saved(page).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('region', { name: 'Pictures' }).getByText('2 pictures').waitFor();
  await endedAs(page, 'Done').waitFor();

  // One image is held against its nearest variant, and those of the run before are at hand.
  await results(page).first().click();
  await page.getByRole('button', { name: 'Compare with another picture' }).click();
  const others = page.getByRole('list', { name: 'Compare with' });
  await others.getByRole('button', { name: 'Compare with result 2', pressed: true }).waitFor();
  await others.getByRole('button', { name: 'Compare with result 1, the run before', pressed: false }).click();
  await page.getByRole('slider', { name: /the run before/ }).waitFor();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Runs', exact: true }).click();
  await page.getByRole('button', { name: 'Compare with the run before' }).click();
  const changes = page.getByRole('region', { name: 'What changed' });
  await changes.getByRole('deletion').filter({ hasText: 'quiet' }).waitFor();
  await changes.getByRole('insertion').filter({ hasText: 'loud' }).waitFor();
  expect(await changes.getByRole('heading', { level: 3 }).allTextContents()).toEqual([
    'wordingChanged',
    'painterChanged',
  ]);
  await changes.getByText('Images', { exact: true }).waitFor();
  await page.getByText('(+$0.003)').waitFor();
  await page
    .getByRole('row', { name: /^painter/ })
    .getByText('+$0.003')
    .waitFor();

  await page.reload();
  const images = page.getByRole('region', { name: 'Pictures' });
  await expectImages(images, 6);
  await images.getByRole('button', { name: 'Slider' }).click();
  const seam = images.getByRole('slider').first();
  await seam.focus();
  await page.keyboard.press('End');
  expect(await seam.getAttribute('aria-valuenow')).toBe('100');
  await page.keyboard.press('ArrowLeft');
  expect(await seam.getAttribute('aria-valuenow')).toBe('98');
});

test('a version is published while the draft goes on; what differs is seen, and an earlier version comes back', async () => {
  const demo = await signInAsDemo(studio.app.url);
  const { page } = await studio.visit(await demo.createWorkflow('Tart', graph));
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const window = page.getByRole('dialog', { name: 'Publish and versions' });
  await window.getByRole('textbox', { name: 'Name (optional)' }).fill('For spring');
  await window.getByRole('textbox', { name: 'What is new (optional)' }).fill('The first one');
  await window.getByRole('button', { name: 'Publish the draft' }).click();
  await window.getByText('The draft is what is published: version 1.').waitFor();
  await page.keyboard.press('Escape');

  await choose(page, 'wording');
  const words = settings(page).getByRole('textbox', { name: /^Prompt/ });
  await words.fill('A loud ad for {{text}} on a table');
  await saved(page).waitFor();
  await page.getByRole('button', { name: /^Published 1.*the draft has 1 change/ }).click();
  await window.getByText('“wording”: Prompt is now “A loud ad for {{text}} on a table”').waitFor();
  await window.getByRole('img', { name: 'Nodes changed: wording.' }).waitFor();
  await window.getByRole('button', { name: /For spring/ }).click();
  await window.getByText('The first one').waitFor();
  await window.getByRole('button', { name: 'Change its name' }).click();
  await window.getByRole('textbox', { name: 'Name of version 1' }).fill('For May');
  await page.keyboard.press('Enter');
  await window.getByRole('heading', { name: 'For May' }).waitFor();
  await window.getByRole('button', { name: 'Restore as the draft' }).click();
  await window.waitFor({ state: 'hidden' });
  await card(page, 'wording').getByText('A quiet ad for').waitFor();
  // What it replaced is there.
  await page.getByRole('button', { name: /^Published 1/ }).click();
  await window.getByRole('button', { name: /^Version 2/ }).click();
  await window.getByText('“wording”: Prompt is now “A loud ad').waitFor();
});
