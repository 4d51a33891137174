import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { graphOf, model, output, photo, text } from '../../server/test/ad-graph.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { drawPhoto } from './testing/draw-photo.ts';
import { card, choose, endedAs, holdWire, join, port, results, runButton, saved, settings } from './testing/editor.ts';
import { startApp } from './testing/start-app.ts';
import { patience, useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

const orders = () => studio.app.demoFal?.submissions() ?? [];

test('a photo that the model would not use is said at once, nothing is paid, and one click leads out; a second goes along in order', async () => {
  const demo = await signInAsDemo(studio.app.url);
  const [sneaker, bottle] = [
    await demo.upload(await drawPhoto('sneaker')),
    await demo.upload(await drawPhoto('bottle')),
  ];
  const { page } = await studio.visit(
    await demo.createWorkflow(
      'Shoe launch',
      graphOf(
        [
          text('words', 'On a wet street at night'),
          photo('shoe', { asset_id: sneaker }),
          photo('drink', { asset_id: bottle }),
          model('poster', {}, 'fal-ai/nano-banana'),
        ],
        'words.text -> poster.prompt',
      ),
    ),
  );
  const poster = card(page, 'poster');
  const toEdit = port(poster, 'Image to edit');
  await join(page, port(card(page, 'shoe'), 'Image'), toEdit);
  await poster.getByText('Nano Banana does not use “shoe”.').waitFor();
  await runButton(page).click();
  await page
    .getByText(/^“poster”: Nano Banana does not use “Image to edit”/)
    .first()
    .waitFor();
  expect(await page.getByRole('button', { name: 'Run anyway' }).count()).toBe(0);
  expect(orders()).toEqual([]);

  // One step there, one step back.
  await poster.getByRole('button', { name: 'Switch to Nano Banana Edit' }).click();
  await poster.getByText('does not use').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await poster.getByRole('button', { name: 'Switch to Nano Banana Edit' }).click();

  // It takes several; a prompt takes none, and says so beside the cursor.
  await join(page, port(card(page, 'drink'), 'Image'), toEdit);
  await holdWire(page, port(card(page, 'drink'), 'Image'), port(poster, 'Prompt'));
  await page.getByText('“Prompt” of Image model takes a prompt or text, not an image.').waitFor();
  await page.mouse.up();
  await choose(page, 'poster');
  const takes = page.getByRole('list', { name: 'Image to edit, in this order' });
  await takes.getByRole('button', { name: 'Move drink up' }).click();
  await expect
    .poll(() => takes.getByRole('listitem').allInnerTexts(), { timeout: patience })
    .toEqual([expect.stringContaining('drink'), expect.stringContaining('shoe')]);
  await saved(page).waitFor();
  await runButton(page).click();
  await endedAs(page, 'Done').waitFor();
  expect(orders()).toMatchObject([{ input: { image_urls: [expect.any(String), expect.any(String)] } }]);

  // Another model takes one: that is said, too.
  await choose(page, 'poster');
  await settings(page).getByRole('combobox', { name: 'Model' }).click();
  await page.getByRole('option', { name: /SDXL Lightning Edit/ }).click();
  await poster
    .getByText('“Image to edit” takes one connection with SDXL Lightning Edit, but 2 are connected')
    .waitFor();
  await page.getByRole('button', { name: 'Disconnect shoe' }).click();
  await poster.getByText('takes one connection').waitFor({ state: 'detached' });
  await holdWire(page, port(card(page, 'shoe'), 'Image'), toEdit);
  await page
    .getByText('“Image to edit” of SDXL Lightning Edit takes one connection, and “drink” is connected to it already.')
    .waitFor();
  await page.mouse.up();
});

test('what a format cuts away is seen before a run, can be moved, and the finished picture knows where it came from', async () => {
  const demo = await signInAsDemo(studio.app.url);
  const { page } = await studio.visit(
    await demo.createWorkflow(
      'Cold brew: launch',
      graphOf(
        [
          text('words', 'Cold brew'),
          model('painter', { aspect_ratio: '4:5' }),
          output('Hero', { aspect_ratio: '9:16' }),
        ],
        'words.text -> painter.prompt',
        'painter.image_urls -> Hero.image_urls',
      ),
    ),
  );
  const cut = card(page, 'Hero').getByRole('figure', { name: 'What is cut away' });
  await cut.getByText('9:16 cuts away 30% of the picture.').waitFor();
  expect(await leftOf(cut)).toBe('14.8%');
  await runButton(page).click();
  await endedAs(page, 'Done').waitFor();
  await cut.waitFor();

  await choose(page, 'Hero');
  const handle = settings(page).getByRole('slider', { name: /What stays in view/ });
  await handle.focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('ArrowUp');
  expect(await handle.getAttribute('aria-valuetext')).toBe('40% from the left, 48% from the top');
  // By mouse to the very left.
  const box = await handle.locator('..').boundingBox();
  if (!box) throw new Error('The picture is not on screen.');
  await page.mouse.click(box.x + 2, box.y + box.height / 2);
  await expect.poll(() => leftOf(cut), { timeout: patience }).toBe('0%');
  await saved(page).waitFor();
  await runButton(page).click();
  await endedAs(page, 'Done').waitFor();

  await results(page).first().click();
  const viewer = page.getByRole('dialog', { name: 'Hero' });
  await viewer.getByText('Demo', { exact: true }).first().waitFor();
  const facts = viewer.getByRole('region', { name: 'How it was made' });
  await facts.getByText(/^128 × 160 px, of which 30% is cut away$/).waitFor();
  await facts.getByText('FLUX Schnell').waitFor();
  await viewer.getByRole('button', { name: 'Use as input' }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    viewer.getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('cold-brew-launch_hero_9x16_90x160.png');
});

/** Where what is kept begins. */
function leftOf(cut: Locator): Promise<string> {
  return cut.getByTestId('kept').evaluate((kept) => (kept as HTMLElement).style.left.replace(/(\.\d)\d*/, '$1'));
}
