import { readFile } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { graphOf, model, node, output, text } from '../../server/test/ad-graph.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { drawPhoto } from './testing/draw-photo.ts';
import { card, choose, endedAs, results, runButton, saved, settings } from './testing/editor.ts';
import { expectImages } from './testing/images.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

const graph = graphOf(
  [
    node('photo', 'IMAGE_INPUT', {}),
    text('scene', 'On a wet street at night'),
    model('painter', {}, 'fal-ai/nano-banana/edit'),
    output('result'),
  ],
  'photo.image_url -> painter.image_url',
  'scene.text -> painter.prompt',
  'painter.image_urls -> result.image_urls',
);

test('a product photo is picked, seen at once, and edited by a model; one that was drawn before is chosen by keyboard', async () => {
  const page = await openPhotoNode();
  await pick(page, {
    name: 'sneaker.jpg',
    mimeType: 'image/jpeg',
    buffer: await drawPhoto('sneaker'),
  });
  await isChosen(page);
  await settings(page)
    .getByText(/^[\d,]+ × [\d,]+ px · \d+ KB · JPEG$/)
    .waitFor();
  await expectImages(card(page, 'photo'), 1);
  await saved(page).waitFor();

  await page.reload();
  await expectImages(card(page, 'photo'), 1);
  await runButton(page).click();
  await endedAs(page, 'Done').waitFor();
  await expectImages(results(page), 1);
  expect(studio.app.demoFal?.submissions().at(-1)).toMatchObject({ endpoint: 'fal-ai/nano-banana/edit' });

  await choose(page, 'photo');
  await settings(page).getByRole('button', { name: 'Remove' }).click();
  await settings(page).getByRole('button', { name: 'Earlier pictures' }).press('Enter');
  const grid = page.getByRole('list', { name: 'Pictures' });
  await grid.getByRole('button').first().focus();
  await page.keyboard.press('Enter');
  await grid.waitFor({ state: 'detached' });
  await isChosen(page);
  await saved(page).waitFor();
  await expectImages(card(page, 'photo'), 1);
});

test('what cannot be taken is refused before it is sent, or by the server, in plain words, and the next try works', async () => {
  const page = await openPhotoNode([/status of 422/]);
  const sent: string[] = [];
  page.on('request', (request) => request.method() === 'PUT' && sent.push(request.url()));
  const refusal = settings(page).getByRole('alert');
  await bring(page, 'drop', { name: 'notes.txt', type: 'text/plain', bytes: 'Not a picture.' });
  await refusal
    .getByText('“notes.txt” is of the type text/plain. PNG, JPEG, WebP, AVIF, GIF, SVG and HEIC pictures can be used.')
    .waitFor();
  await bring(page, 'drop', { name: 'huge.png', type: 'image/png', bytes: 20_000_001 });
  await refusal.getByText(/^“huge\.png” has 20(\.0)? MB\. A picture may have at most 20 MB\.$/).waitFor();
  await bring(page, 'drop', { name: 'wall.png', type: 'image/png', bytes: wall(16_000, 8_000) });
  await refusal.getByText(/16,000 × 8,000 pixels, 128 megapixels\. At most 120 megapixels/).waitFor();
  await bring(page, 'drop', { name: 'torn.heic', type: '', bytes: 'Not a photo.' });
  await refusal.getByText(/^“torn\.heic” could not be read\. Export it as a JPEG/).waitFor();
  expect(sent).toEqual([]);

  await pick(page, { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('Not a picture at all.') });
  await refusal.filter({ hasText: /picture/, hasNotText: 'torn.heic' }).waitFor();
  expect(await settings(page).locator('img').count()).toBe(0);

  await pick(page, {
    name: 'bottle.jpg',
    mimeType: 'image/jpeg',
    buffer: await drawPhoto('bottle'),
  });
  await isChosen(page);
  await refusal.waitFor({ state: 'detached' });
});

test('a phone’s HEIC is read, large pictures are scaled down before they are sent, and one is given up, pasted, or named by a link', async () => {
  const page = await openPhotoNode();
  const photo = await readFile(new URL('./fixtures/phone-photo.heic', import.meta.url));
  await bring(page, 'drop', { name: 'IMG_0001.HEIC', type: '', bytes: photo });
  await settings(page)
    .getByText(/^320 × 240 px · \d+ KB · JPEG$/)
    .waitFor();
  await isChosen(page);
  await bring(page, 'drop', { name: 'wall.png', type: 'image/png', bytes: wall(12_500, 8_000) });
  await settings(page)
    // The server draws it anew, at most 4,096 wide.
    .getByText(/^4,096 × 2,621 px · .+ · WEBP$/i)
    .waitFor();
  await settings(page).getByRole('button', { name: 'Remove' }).click();

  const cup = { name: 'cup.jpg', type: 'image/jpeg', bytes: await drawPhoto('sneaker') };

  // On its way it is seen, and can be given up.
  await page.route('**/uploads/**', () => undefined);
  await bring(page, 'drop', cup);
  await settings(page)
    .getByText(/^(Sending, \d+%|Checking…)$/)
    .waitFor();
  await expectImages(settings(page), 1);
  await settings(page).getByRole('button', { name: 'Cancel' }).click();
  await settings(page).getByRole('progressbar').waitFor({ state: 'detached' });
  await page.unroute('**/uploads/**');
  expect(await settings(page).locator('img').count()).toBe(0);

  await bring(page, 'paste', cup);
  await isChosen(page);
  const link = await settings(page).locator('img').getAttribute('src');
  await settings(page).getByRole('button', { name: 'Remove' }).click();
  expect(await settings(page).locator('img').count()).toBe(0);

  const field = settings(page).getByRole('textbox', { name: 'Link to a picture' });
  await field.fill('not a link');
  await field.press('Enter');
  await settings(page)
    .getByText(/^Must be a link that begins with http/)
    .waitFor();
  await field.fill(link ?? '');
  await field.press('Enter');
  await isChosen(page);
  await saved(page).waitFor();
  await expectImages(card(page, 'photo'), 1);
});

async function openPhotoNode(faults: RegExp[] = []): Promise<Page> {
  const demo = await signInAsDemo(studio.app.url);
  const { page, expectError } = await studio.visit(await demo.createWorkflow('Sneaker', graph));
  for (const fault of faults) expectError(fault);
  await choose(page, 'photo');
  return page;
}

async function pick(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await settings(page)
    .getByRole('button', { name: /^Picture/ })
    .click();
  await (await chooser).setFiles(file);
}

/** The image is there in full, and what is told of it. */
async function isChosen(page: Page): Promise<void> {
  await settings(page)
    .getByText(/^[\d,]+ × [\d,]+ px/)
    .waitFor();
  await settings(page).getByRole('progressbar').waitFor({ state: 'detached' });
  await expectImages(settings(page), 1);
}

interface Brought {
  name: string;
  type: string;
  /** What is in it, or of how many zeros it is. */
  bytes: string | Buffer | number;
}

/** Brings a file from outside the browser, as a hand would that drops or pastes it. */
async function bring(page: Page, how: 'drop' | 'paste', { name, type, bytes }: Brought): Promise<void> {
  const content = typeof bytes === 'number' ? bytes : Buffer.from(bytes).toString('base64');
  await settings(page)
    .getByRole('button', { name: /^Picture/ })
    .evaluate(
      (element, file) => {
        const data =
          typeof file.content === 'number'
            ? new Uint8Array(file.content)
            : Uint8Array.from(atob(file.content), (letter) => letter.charCodeAt(0));
        const carried = new DataTransfer();
        carried.items.add(new File([data], file.name, { type: file.type }));
        const options = { bubbles: true, cancelable: true };
        element.dispatchEvent(
          file.how === 'drop'
            ? new DragEvent('drop', { ...options, dataTransfer: carried })
            : new ClipboardEvent('paste', { ...options, clipboardData: carried }),
        );
      },
      { name, type, content, how },
    );
}

/** A PNG of few bytes and many pixels, one bit each. */
function wall(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.writeUInt8(1, 8);
  const rows = deflateSync(Buffer.alloc((1 + Math.ceil(width / 8)) * height));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
