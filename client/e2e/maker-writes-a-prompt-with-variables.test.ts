import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { graphOf, node, prompt, text } from '../../server/test/ad-graph.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { card, choose, endedAs, runButton, saved, settings } from './testing/editor.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

const graph = graphOf(
  [
    text('slogan', 'Slow mornings'),
    text('mood', 'calm'),
    node('talk', 'SOCIAL_MEDIA', { subreddit: 'coffee' }),
    prompt('prompt', ''),
  ],
  'slogan.text -> prompt.input',
  'mood.text -> prompt.input',
  'talk.trends -> prompt.input',
);

test('variables are offered as one types, set off, filled in at once or by a click, and the run makes the same of them', async () => {
  const demo = await signInAsDemo(studio.app.url);
  const { page } = await studio.visit(await demo.createWorkflow('Coffee', graph));
  await choose(page, 'prompt');
  const writing = settings(page).getByRole('textbox', { name: /^Prompt/ });
  const filled = settings(page).getByRole('region', { name: 'Filled in' });

  // Two nodes give a text, so that each is offered by its node's name.
  await writing.fill('An ad, ');
  await writing.pressSequentially('{{');
  expect(await offered(page)).toEqual(['slogan.text', 'mood.text', 'posts', 'trends', 'source', 'failures']);
  expect(await activeOffer(page)).toMatch(/^slogan\.text.*Slow mornings/);
  await writing.press('ArrowDown');
  expect(await activeOffer(page)).toMatch(/^mood\.text/);
  await writing.press('Enter');
  expect(await writing.inputValue()).toBe('An ad, {{mood.text}}');
  await filled.getByText('An ad, calm').waitFor();
  expect(await lookOf(page, '{{mood.text}}')).toMatchObject({ isWavy: false, isInk: true });

  await page.keyboard.insertText(' on ');
  await writing.pressSequentially('{{tr');
  expect(await offered(page)).toEqual(['trends']);
  await writing.press('Tab');
  await filled.getByText('trends — after the first run').waitFor();

  // Escape leaves it to the person; what nothing gives is marked, and told as the run will tell it.
  await page.keyboard.insertText(' for ');
  await writing.pressSequentially('{{');
  await page.getByRole('listbox').waitFor();
  await writing.press('Escape');
  await page.getByRole('listbox').waitFor({ state: 'detached' });
  await page.keyboard.insertText('price}}');
  expect(await lookOf(page, '{{price}}')).toMatchObject({ isWavy: true });
  const complaint =
    /The template names “price”, which nothing provides\. On offer: “text”, .*“slogan\.text” and “mood\.text”\./;
  await settings(page).getByText(complaint).waitFor();
  expect(await writing.getAttribute('aria-invalid')).toBe('true');
  await runButton(page).click();
  await page.getByRole('region', { name: 'Before a run' }).getByText(complaint).waitFor();

  await choose(page, 'prompt');
  await writing.fill((await writing.inputValue()).replace(' for {{price}}', ''));
  await settings(page).getByText(complaint).waitFor({ state: 'detached' });
  await saved(page).waitFor();

  // What is connected and not used is asked about, too; the person may run anyway, or use it.
  const unused = card(page, 'prompt').getByText(/“slogan” is connected to it, but nothing/);
  await unused.waitFor();
  await runButton(page).click();
  await page
    .getByRole('region', { name: 'Before a run' })
    .getByText(/“slogan” is connected to it, but nothing of it is used\. Write \{\{slogan\.text\}\}/)
    .waitFor();
  const told = page.getByRole('listitem').filter({ hasText: /“slogan” is connected to it/ });
  await told.getByRole('button', { name: 'Run anyway' }).waitFor();
  await choose(page, 'prompt');
  await writing.press('ControlOrMeta+End');
  await page.keyboard.insertText(': {{slogan.text}}');
  await unused.waitFor({ state: 'detached' });
  await saved(page).waitFor();
  await runButton(page).click();
  await endedAs(page, 'Done').waitFor();
  await page.getByRole('tab', { name: 'Node' }).click();
  const gave = page.getByRole('region', { name: 'Last run' }).getByText(/^An ad, calm on \w/);
  await expect.poll(() => filled.locator('div').first().innerText()).toBe((await gave.first().innerText()).trim());

  // What is put in by a click can be taken back as if it was typed, and there is room to write.
  await writing.fill('Tea and cake');
  await writing.evaluate((field) => (field as HTMLTextAreaElement).setSelectionRange('Tea'.length, 'Tea'.length));
  await settings(page).getByRole('button', { name: 'mood.text', exact: true }).click();
  expect(await writing.inputValue()).toBe('Tea{{mood.text}} and cake');
  await page.keyboard.press('ControlOrMeta+z');
  expect(await writing.inputValue()).toBe('Tea and cake');

  await settings(page).getByRole('button', { name: 'Open in a larger window' }).click();
  const large = page.getByRole('dialog', { name: 'Prompt of prompt' });
  await large.getByRole('textbox').press('ControlOrMeta+End');
  await page.keyboard.insertText(', ');
  await page.keyboard.type('{{slo');
  await page.keyboard.press('Enter');
  await large.getByRole('region', { name: 'Filled in' }).getByText('Tea and cake, Slow mornings').waitFor();
  // The first Escape is for the list, the next for the dialog.
  await page.keyboard.type(' {{');
  await page.keyboard.press('Escape');
  expect(await page.getByRole('listbox').count()).toBe(0);
  await page.keyboard.press('Escape');
  await large.waitFor({ state: 'detached' });
  expect(await writing.inputValue()).toBe('Tea and cake, {{slogan.text}} {{');

  // A node that gets another name goes on being meant.
  await choose(page, 'slogan');
  await page.getByRole('textbox', { name: 'Name of the node' }).fill('Claim');
  await choose(page, 'prompt');
  expect(await writing.inputValue()).toBe('Tea and cake, {{Claim.text}} {{');
});

async function offered(page: Page): Promise<string[]> {
  const options = page.getByRole('listbox', { name: 'Variables' }).getByRole('option');
  await options.first().waitFor();
  return options.evaluateAll((all) => all.map((one) => one.querySelector('.font-medium')?.textContent ?? ''));
}

/** What a screen reader is led to while the focus stays in the text. */
function activeOffer(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      document.getElementById(document.activeElement?.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '',
  );
}

async function lookOf(page: Page, variable: string) {
  const drawn = settings(page).getByText(variable, { exact: true });
  return drawn.evaluate((element) => {
    const { color, textDecorationStyle } = getComputedStyle(element);
    const around = element.parentElement && getComputedStyle(element.parentElement).color;
    return { isWavy: textDecorationStyle === 'wavy', isInk: color !== around };
  });
}
