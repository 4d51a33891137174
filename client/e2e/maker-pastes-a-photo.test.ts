import type { Page } from 'playwright-core';
import { test } from 'vitest';
import { emptyGraph } from '../src/graph/model/graph.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { drawPhoto } from './testing/draw-photo.ts';
import { canvas, card, saved } from './testing/editor.ts';
import { expectImages } from './testing/images.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

test('a photo, a link to one and words become nodes where they are let go, and what cannot is refused in words', async () => {
  const { page, expectError } = await studio.visit(await emptyWorkflow());
  await page.getByText('Start with what you have').waitFor();

  await bring(page, 'paste', { file: { name: 'sneaker.jpg', type: 'image/jpeg', bytes: await photo('sneaker') } });
  await expectImages(card(page, 'sneaker'), 1);
  await page.keyboard.press('ControlOrMeta+z');
  await card(page, 'sneaker').waitFor({ state: 'detached' });
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expectImages(card(page, 'sneaker'), 1);

  await bring(page, 'paste', { text: 'Made cold, served colder' });
  await card(page, 'Text').getByText('Made cold, served colder').waitFor();

  const body = Buffer.from(await photo('bottle'));
  await page.route('https://example.com/bottle.png', (route) => route.fulfill({ body, contentType: 'image/jpeg' }));
  await bring(page, 'drop', { text: 'https://example.com/bottle.png' });
  await expectImages(card(page, 'Product photo'), 1);
  await card(page, 'Product photo').locator('img[src="https://example.com/bottle.png"]').waitFor();

  await bring(page, 'drop', { file: { name: 'brief.pdf', type: 'application/pdf', bytes: [1] } });
  await page.getByText('“brief.pdf” cannot be put on a canvas').waitFor();
  expectError(/status of 422/);
  await bring(page, 'drop', { file: { name: 'fake.png', type: 'image/png', bytes: [1, 2, 3] } });
  await page.getByText('“fake.png” was refused.').waitFor();
  await saved(page).waitFor();

  await page.reload();
  await expectImages(card(page, 'sneaker'), 1);

  // What is copied in one workflow is pasted in another, with its frame.
  await card(page, 'Text').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+g');
  await page.keyboard.type('Ours');
  await page.keyboard.press('Enter');
  const copied = await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    document.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }));
    return clipboardData.getData('text/plain');
  });
  await saved(page).waitFor();

  await page.goto(await emptyWorkflow());
  await page.getByText('Start with what you have').waitFor();
  await bring(page, 'paste', { text: copied });
  await canvas(page).getByRole('group', { name: 'Frame Ours' }).waitFor();
  await card(page, 'Text').getByText('Made cold, served colder').waitFor();
});

async function emptyWorkflow(): Promise<string> {
  const demo = await signInAsDemo(studio.app.url);
  return demo.createWorkflow('Empty', emptyGraph);
}

async function photo(name: 'sneaker' | 'bottle'): Promise<number[]> {
  return [...(await drawPhoto(name))];
}

interface Brought {
  text?: string;
  file?: { name: string; type: string; bytes: number[] };
}

/** What the browser does when a person pastes, or lets something go over the middle of the canvas. */
async function bring(page: Page, way: 'paste' | 'drop', brought: Brought): Promise<void> {
  await page.evaluate(
    ([how, { text, file }]) => {
      const data = new DataTransfer();
      if (text) data.setData('text/plain', text);
      if (file) data.items.add(new File([new Uint8Array(file.bytes)], file.name, { type: file.type }));
      const pane = document.querySelector('.react-flow__pane');
      const { x, y, width, height } = pane?.getBoundingClientRect() ?? new DOMRect();
      const options = { bubbles: true, cancelable: true, clientX: x + width / 2, clientY: y + height / 2 };
      const target = how === 'paste' ? document.body : pane;
      target?.dispatchEvent(
        how === 'paste'
          ? new ClipboardEvent('paste', { ...options, clipboardData: data })
          : new DragEvent('drop', { ...options, dataTransfer: data }),
      );
    },
    [way, brought] as const,
  );
}
