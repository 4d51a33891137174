import type { Page } from 'playwright-core';
import { drawSamplePhoto } from '../../../packages/demo-fal/src/drawing/sample-photo.ts';
import { card, choose, endedAs, openSample, results, runButton, saved, settings } from './editor.ts';

/** A state of the product that a guide shows. Each begins where the one before it has ended. */
interface State {
  name: string;
  /** What it looks like, for people who do not see it. */
  show(page: Page): Promise<unknown>;
}

const twoModels = /One idea, two models/;

/** The main states, in the order of a first hour. */
export const states: readonly State[] = [
  {
    name: 'library',
    async show(page) {
      await page.goto('/');
      await page.getByRole('link', { name: twoModels }).waitFor();
      const templates = page.getByRole('region', { name: 'Start from a template' });
      await templates.locator('img').first().waitFor();
      await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
    },
  },
  {
    name: 'templates',
    async show(page) {
      await page.getByRole('button', { name: 'Templates' }).click();
      await page
        .getByRole('dialog')
        .getByRole('option')
        .or(page.getByRole('dialog').getByRole('button'))
        .nth(5)
        .waitFor();
    },
  },
  {
    name: 'prompt',
    async show(page) {
      await page.goto('/');
      await openSample(page, twoModels);
      await runButton(page).waitFor();
      await choose(page, 'Prompt');
      await settings(page)
        .getByRole('textbox', { name: /^Prompt/ })
        .focus();
    },
  },
  {
    name: 'running',
    async show(page) {
      await page.keyboard.press('Escape');
      await runButton(page).click();
      await card(page, 'SDXL Lightning').getByText('Done', { exact: true }).waitFor();
      await card(page, 'FLUX Dev').getByText('Running', { exact: true }).waitFor();
      await card(page, 'FLUX Dev').getByRole('progressbar').waitFor();
    },
  },
  {
    name: 'done',
    async show(page) {
      await endedAs(page, 'Done').waitFor();
      await results(page).nth(1).waitFor();
    },
  },
  {
    name: 'timeline',
    async show(page) {
      await page.keyboard.press('t');
      await page.getByRole('list', { name: 'Timeline of the nodes' }).waitFor();
    },
  },
  {
    name: 'picture',
    async show(page) {
      await page.keyboard.press('t');
      await results(page).first().click();
      await page.getByRole('dialog').getByRole('img').first().waitFor();
    },
  },
  {
    name: 'compare',
    async show(page) {
      await page.keyboard.press('Escape');
      await page.getByRole('tab', { name: 'Node' }).click();
      const prompt = settings(page).getByRole('textbox', { name: /^Prompt/ });
      await prompt.fill('Product advertisement: {{text}}. Warm paper tones, close up. Headline: "Hear the horizon"');
      await saved(page).waitFor();
      await runButton(page).click();
      await card(page, 'FLUX Dev').getByText('Running', { exact: true }).waitFor();
      await endedAs(page, 'Done').waitFor();
      await page.getByRole('button', { name: 'Runs', exact: true }).click();
      await page.getByRole('button', { name: 'Compare with the run before' }).first().click();
      await page.getByRole('region', { name: 'Pictures' }).getByRole('img').nth(1).waitFor();
    },
  },
  {
    name: 'history',
    async show(page) {
      await page.goto(page.url().replace(/\/compare\/.*/, '/runs'));
      await page
        .getByRole('main')
        .getByRole('link', { name: /\d:\d\d/ })
        .nth(1)
        .waitFor();
    },
  },
  {
    name: 'paused',
    async show(page) {
      await page.goto('/');
      await openSample(page, /Cold brew/);
      await runButton(page).waitFor();
      await card(page, 'FLUX Schnell')
        .getByRole('button', { name: /breakpoint/i })
        .click();
      await runButton(page).click();
      await card(page, 'FLUX Schnell').getByText('Paused', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Resume' }).first().waitFor();
    },
  },
  {
    name: 'branches',
    async show(page) {
      await page.goto('/');
      await page.getByRole('button', { name: 'Templates' }).click();
      await page.getByRole('dialog').getByRole('searchbox').fill('From a brief');
      await page.getByRole('dialog').getByRole('list', { name: 'Templates' }).getByRole('button').first().click();
      await choose(page, 'Photo');
      const chooser = page.waitForEvent('filechooser');
      await settings(page)
        .getByRole('button', { name: /^Choose pictures|^Photos/ })
        .click();
      const photos = (['sneaker', 'bottle'] as const).map(async (name) => ({
        name: `${name}.jpg`,
        mimeType: 'image/jpeg',
        buffer: Buffer.from(await drawSamplePhoto(name)),
      }));
      await (await chooser).setFiles(await Promise.all(photos));
      await card(page, 'Photo').getByText('2 photos').waitFor();
      await saved(page).waitFor();
      await runButton(page).click();
      // So many paid calls are asked about once more.
      await page
        .getByRole('alertdialog')
        .getByRole('button', { name: /^Make|^Run/ })
        .click();
      await endedAs(page, 'Done').waitFor({ timeout: 300_000 });
      await choose(page, 'The best');
    },
  },
];
