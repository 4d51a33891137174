import { expect, test } from 'vitest';
import { drawSamplePhoto } from '../../packages/demo-fal/src/drawing/sample-photo.ts';
import { graphOf, node, output, photo, text } from '../../server/test/ad-graph.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { expectAccessible } from './testing/accessible.ts';
import { choose, endedAs, results, runButton, saved, settings } from './testing/editor.ts';
import { expectImages } from './testing/images.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

test('a layout is chosen by seeing it with one’s own content, the ad follows the keys, and the run makes that one', async () => {
  const demo = await signInAsDemo(studio.app.url);
  const shoe = photo('shoe', { asset_id: await demo.upload(await drawSamplePhoto('sneaker')) });
  const path = await demo.createWorkflow(
    'Ad',
    graphOf(
      [
        shoe,
        text('headline', 'Run before the rain'),
        node('ad', 'COMPOSE', {
          call_to_action: 'See the colors',
          background: '#ffffff',
          text_color: '#f2f2f2',
        }),
        output('result'),
      ],
      'shoe.image_url -> ad.image',
      'headline.text -> ad.headline',
      'ad.image -> result.image_urls',
    ),
  );
  const { page } = await studio.visit(path);
  await choose(page, 'ad');
  const preview = settings(page).getByRole('region', { name: 'Preview' });
  const ad = preview.getByRole('img', { name: /Feed.*Run before the rain.*See the colors/ });
  await ad.waitFor();
  await preview.getByText('As it will be').waitFor();
  // The photo, its own file, fills it.
  await expect
    .poll(() => ad.locator('img').evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth > 0)))
    .toContain(true);

  const layouts = settings(page).getByRole('radiogroup', { name: 'Layout' });
  expect(await layouts.getByRole('radio').count()).toBe(9);
  await layouts.getByRole('radio', { name: 'Split' }).click();
  await settings(page).getByRole('textbox', { name: 'Headline' }).fill('{{headline}}, or shine');
  await preview.getByRole('img', { name: /Run before the rain, or shine/ }).waitFor();
  await preview.getByRole('combobox', { name: 'Placement of the preview' }).click();
  await page.getByRole('option', { name: /Stor/ }).click();
  await preview.getByRole('button', { name: 'Look closely' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('img', { name: /Stor/ }).waitFor();
  await dialog.getByRole('switch', { name: 'What the app covers' }).click();

  // Something is moved and said otherwise there alone, by mouse, keys and numbers, and taken back.
  const headline = dialog.getByRole('button', { name: 'Headline', exact: true, pressed: true });
  await dialog.getByRole('button', { name: 'Headline', exact: true, pressed: false }).first().focus();
  await page.keyboard.press('Shift+ArrowDown');
  const [right, down, size] = ['Right', 'Down', 'Size'].map((label) => dialog.getByRole('textbox', { name: label }));
  await expect.poll(() => down?.inputValue()).toBe('30');
  const before = await headline.first().boundingBox();
  if (!before) throw new Error('There is no headline.');
  await page.mouse.move(before.x + 10, before.y + 5);
  await page.mouse.down();
  await page.mouse.move(before.x + 22, before.y + 5, { steps: 2 });
  await page.mouse.up();
  // A pixel of the screen is so many of the ad.
  await expect.poll(() => right?.inputValue()).toBe(String(Math.round((12 * 1_080) / 375)));
  await size?.fill('80');
  await dialog.getByRole('textbox', { name: 'Words here' }).fill('Only in stories');
  await expectAccessible(page, 'the ad that is changed', { part: '[role=dialog]' });
  await size?.press('Escape');
  await preview.getByRole('img', { name: /Only in stories/ }).waitFor();
  await preview.getByRole('combobox', { name: 'Placement of the preview' }).click();
  await page.getByRole('option', { name: /Feed/ }).click();
  await preview.getByRole('img', { name: /Run before the rain, or shine/ }).waitFor();
  const alone = settings(page).getByRole('list', { name: 'Only in one placement' });
  await alone.getByText('Headline', { exact: true }).waitFor();
  await alone.getByRole('button', { name: /like the others again/ }).click();
  await settings(page).getByText('Every ad is made alike.').waitFor();
  await page.keyboard.press('Control+z');
  await alone.getByText('Headline', { exact: true }).waitFor();
  await saved(page).waitFor();

  await runButton(page).click();
  await endedAs(page, 'Done').waitFor();
  await expectImages(results(page), 3);

  // What a media buyer would find stands beside the ad, and is shown where it is.
  await results(page).nth(1).click();
  const found = page.getByRole('dialog').getByRole('region', { name: 'Checks' });
  await found
    .getByRole('list', { name: 'To look at' })
    .getByText(/^The headline/)
    .first()
    .waitFor();
  await found.getByRole('button', { name: 'Show the place' }).first().click();
  await found.getByRole('button', { name: 'Hide the place', pressed: true }).waitFor();
  await page.getByRole('dialog').locator('svg rect[vector-effect]').first().waitFor({ state: 'attached' });

  // It may stay so for a reason, which is kept until it is taken back.
  const open = found.getByRole('list', { name: 'To look at' }).getByRole('listitem');
  const count = await open.count();
  await found
    .getByRole('button', { name: /^Waive: / })
    .first()
    .click();
  await found.getByRole('textbox', { name: 'Why it may stay so' }).fill('As the client wants it');
  await expectAccessible(page, 'an ad whose check is waived');
  await page.keyboard.press('Enter');
  await found.getByRole('list', { name: 'Waived' }).getByText('Waived: As the client wants it').waitFor();
  await expect.poll(() => open.count()).toBe(count - 1);
  await found.getByRole('button', { name: /^Take the waiver back/ }).click();
  await expect.poll(() => open.count()).toBe(count);
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: new RegExp(`^Look at picture 2 .+, ${count} thing`) })
    .first()
    .waitFor();
});
