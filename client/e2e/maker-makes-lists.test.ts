import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { graphOf, node } from '../../server/test/ad-graph.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { drawPhoto } from './testing/draw-photo.ts';
import { card, choose, endedAs, port, runButton, saved, settings } from './testing/editor.ts';
import { expectImages } from './testing/images.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

const graph = graphOf([
  node('words', 'TEXT_LIST', { values: ['Stay cool'] }),
  node('shots', 'IMAGE_LIST', {}),
  node('goods', 'TABLE', {}),
]);

test('texts, photos and tables are put in one by one and many at once, in order, say what is wrong, and none is lost', async () => {
  const demo = await signInAsDemo(studio.app.url);
  const { page, expectError } = await studio.visit(await demo.createWorkflow('Lists', graph));
  expectError(/status of 422/);
  await choose(page, 'words');
  await writeTexts(page);
  await choose(page, 'shots');
  await addPhotos(page);
  await choose(page, 'goods');
  await fillTable(page);
  await saved(page).waitFor();

  await page.reload();
  await expectPhotos(page);
  await expectTable(page);
  await expectTexts(page);
});

test('rules are made by keyboard, things go different ways by them, and each output tells how many took it', async () => {
  const values = ['Slow mornings', 'Sale: 20% off', 'Wake up', 'Sale ends on the last day of the month'];
  const rules = [node('words', 'TEXT_LIST', { values }), node('short', 'FILTER', {}), node('ways', 'SWITCH', {})];
  const behind = node('ad', 'PROMPT', { template: 'An ad: {{passed}}' });
  const joins = ['words.text -> short.value', 'words.text -> ways.value', 'short.passed -> ad.input'];
  const account = await signInAsDemo(studio.app.url);
  const { page } = await studio.visit(await account.createWorkflow('Rules', graphOf([...rules, behind], ...joins)));

  await choose(page, 'short');
  await addCondition(page, 'Length');
  await expectFocus(settings(page).getByRole('textbox', { name: 'How many' }));
  await page.keyboard.type('20');
  await card(page, 'short').getByText('has at most 20 characters').waitFor();
  await card(page, 'ad').getByText('Runs up to 4 times: 4 words').waitFor({ state: 'attached' });

  await choose(page, 'ways');
  await settings(page).getByRole('button', { name: 'Add a rule' }).press('Enter');
  await expectFocus(settings(page).getByRole('textbox', { name: 'Name of rule 1, and of its output' }));
  await page.keyboard.type('Offers');
  await addCondition(page, 'Text contains');
  await page.keyboard.type('sale');
  await card(page, 'ways').getByText('Offers: contains “sale”').waitFor();

  await runButton(page).click();
  await endedAs(page, 'Done').waitFor();
  const output = (name: string, label: string) => card(page, name).getByRole('listitem').filter({ hasText: label });
  await output('short', 'Passed').getByText('3', { exact: true }).waitFor();
  await output('short', 'Rest').getByText('1', { exact: true }).waitFor();
  await output('ways', 'Offers').getByText('2', { exact: true }).waitFor();
  await output('ways', 'Else').getByText('2', { exact: true }).waitFor();
  await card(page, 'ad').getByText('An ad: Wake up').waitFor();
});

/** One a line, pasted as many, put in order and taken out. */
async function writeTexts(page: Page): Promise<void> {
  await textRow(page, 1).press('End');
  await textRow(page, 1).press('Enter');
  await page.keyboard.type('Café');
  await paste(textRow(page, 2), '!\r\nSlow mornings\n\nMade cold');
  expect(await texts(page)).toEqual(['Stay cool', 'Café!', 'Slow mornings', 'Made cold']);
  await expectFocus(textRow(page, 4));

  await page.keyboard.press('Alt+ArrowUp');
  await expectFocus(textRow(page, 3));
  await settings(page).getByRole('button', { name: 'Move text 1, by the arrow keys' }).focus();
  await page.keyboard.press('End');
  expect(await texts(page)).toEqual(['Café!', 'Made cold', 'Slow mornings', 'Stay cool']);
  await settings(page).getByText('Moved to place 4 of 4.').waitFor();
  await drag(page, 'text 4', textRow(page, 1));
  expect(await texts(page)).toEqual(['Stay cool', 'Café!', 'Made cold', 'Slow mornings']);

  // A row without words is no text, and stays while somebody writes.
  await textRow(page, 2).fill('');
  await settings(page).getByText('3 texts').waitFor();
  await settings(page).getByRole('button', { name: 'Remove Text 4' }).click();
  await textRow(page, 1).press('End');
  await textRow(page, 1).press('Shift+Enter');
  await page.keyboard.type('all day');
}

async function expectTexts(page: Page): Promise<void> {
  await choose(page, 'words');
  expect(await texts(page)).toEqual(['Stay cool\nall day', 'Made cold']);
  await card(page, 'words').getByText('2 texts').waitFor();

  // What the server would not take is said with its limit, and stays.
  await paste(textRow(page, 1), Array.from({ length: 1_001 }, (_, index) => `line ${index}`).join('\n'));
  await settings(page).getByText('At most 1000 entries: 2 too many.').waitFor();
}

/** Many come at once, each with its progress or its refusal, in the order in which they were picked. */
async function addPhotos(page: Page): Promise<void> {
  const names = ['sneaker', 'bottle', 'coffee'] as const;
  const files = await Promise.all(
    names.map(async (name) => ({
      name: `${name}.jpg`,
      mimeType: 'image/jpeg',
      buffer: await drawPhoto(name),
    })),
  );
  const broken = { name: 'broken.png', mimeType: 'image/png', buffer: Buffer.from('Not a picture at all.') };
  await pick(page, [files[0], broken, files[1], files[2]]);
  const list = photos(page);
  await expect.poll(() => photoNames(list)).toEqual(['sneaker', 'bottle', 'coffee']);
  await expectImages(list, 3);
  const refused = settings(page).getByRole('list', { name: 'On their way' }).getByRole('listitem');
  await refused
    .filter({ hasText: 'broken.png' })
    .getByRole('alert')
    .getByText(/picture/)
    .waitFor();
  await pick(page, [files[0]]);
  await refused.filter({ hasText: 'sneaker.jpg' }).getByText('This picture is in the list already.').waitFor();
  await settings(page).getByRole('button', { name: 'Put away sneaker.jpg' }).click();
  await settings(page).getByRole('button', { name: 'Put away broken.png' }).click();
  await refused.first().waitFor({ state: 'detached' });

  await settings(page).getByRole('textbox', { name: 'Name of photo 1' }).fill('White sneaker');
  await settings(page).getByRole('button', { name: 'Move White sneaker, by the arrow keys' }).press('ArrowDown');
  await settings(page).getByRole('button', { name: 'Remove coffee' }).click();
}

async function expectPhotos(page: Page): Promise<void> {
  const list = photos(page);
  await expectImages(card(page, 'shots'), 1);
  await card(page, 'shots').getByText('2 photos').waitFor();
  await choose(page, 'shots');
  expect(await photoNames(list)).toEqual(['bottle', 'White sneaker']);
  await expectImages(list, 2);
}

/** Read from a file, pasted, and edited by the keys of a spreadsheet; it says what was read. */
async function fillTable(page: Page): Promise<void> {
  const csv = Buffer.from('Name;Price\nKäse;1,50\n;\nBrötchen;0,35\n', 'latin1');
  const chooser = page.waitForEvent('filechooser');
  await settings(page)
    .getByRole('button', { name: /^Choose a file|^Table/ })
    .click();
  await (await chooser).setFiles({ name: 'goods.csv', mimeType: 'text/csv', buffer: csv });
  const notes = settings(page).getByRole('list', { name: 'What was read' });
  await notes.getByText('2 rows of 2 columns were read.').waitFor();
  await notes.getByText('It is written as Windows-1252.').waitFor();
  await notes.getByText('1 empty row left out.').waitFor();
  await card(page, 'goods').getByText('2 rows').waitFor();
  // Its columns are outputs at once.
  await port(card(page, 'goods'), 'Price').waitFor();

  await settings(page)
    .getByRole('button', { name: /^Edit the table/ })
    .click();
  const grid = tableGrid(page);
  const cell = (column: string, row: number) =>
    grid.getByRole('gridcell', { name: new RegExp(`^${column}, row ${row}:`) });
  await cell('Name', 1).click();
  await expectFocus(cell('Name', 1));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expectFocus(cell('Price', 2));
  await page.keyboard.type('0,40');
  await page.keyboard.press('Enter');
  // Below the last row comes another.
  await expectFocus(cell('Price', 3));
  await page.keyboard.type('2,00');
  await page.keyboard.press('Escape');
  await grid.getByRole('gridcell', { name: 'Price, row 3: empty' }).waitFor();
  await page.keyboard.press('Home');
  await paste(cell('Name', 3), 'Milch\t1,20\tfrisch\r\n"Eier, 10"\t3,00\t\r\n');
  await grid.getByRole('gridcell', { name: 'Column 3, row 3: frisch' }).waitFor();
  await grid.getByRole('textbox', { name: 'Name of column 3' }).fill('Remark');
  await grid.getByRole('button', { name: 'Remove row 1' }).click();
  await cell('Remark', 1).click();
  await page.keyboard.type('warm');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await grid.waitFor({ state: 'detached' });
}

async function expectTable(page: Page): Promise<void> {
  const grid = tableGrid(page);
  await card(page, 'goods').getByText('3 rows').waitFor();
  await port(card(page, 'goods'), 'Remark').waitFor();
  await choose(page, 'goods');
  await settings(page)
    .getByRole('button', { name: /^Edit the table/ })
    .click();
  const cells = () => grid.locator('[data-cell]').evaluateAll((all) => all.map((one) => one.textContent));
  await expect.poll(cells).toEqual(['Brötchen', '0,40', 'warm', 'Milch', '1,20', 'frisch', 'Eier, 10', '3,00', '']);
  await page.keyboard.press('Escape');

  // What is no table, and a link into this computer, are told, and what is there stays.
  await paste(settings(page).getByRole('button', { name: /^Choose a file|^Table/ }), '<!doctype html><html></html>');
  await settings(page)
    .getByRole('alert')
    .getByText(/web page, no table/)
    .waitFor();
  await settings(page).getByRole('textbox', { name: 'Link to a table' }).fill('http://127.0.0.1/goods.csv');
  await page.keyboard.press('Enter');
  await settings(page)
    .getByRole('alert')
    .getByText(/not on the open internet/)
    .waitFor();
  await card(page, 'goods').getByText('3 rows').waitFor();
}

/** By the keyboard alone. */
async function addCondition(page: Page, label: string): Promise<void> {
  await settings(page).getByRole('combobox', { name: 'Add a condition' }).press('Enter');
  await page.getByRole('listbox').waitFor();
  await page.keyboard.type(label);
  await page.getByRole('option', { name: label }).first().press('Enter');
}

function textRow(page: Page, number: number): Locator {
  return settings(page).getByRole('textbox', { name: `Text ${number}`, exact: true });
}

function photos(page: Page): Locator {
  return settings(page).getByRole('list', { name: 'Photos' });
}

function tableGrid(page: Page): Locator {
  return page.getByRole('grid', { name: 'Table: goods' });
}

function texts(page: Page): Promise<string[]> {
  return settings(page)
    .getByRole('list', { name: 'Texts' })
    .locator('textarea')
    .evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value));
}

function photoNames(list: Locator): Promise<string[]> {
  return list.locator('input').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
}

async function paste(into: Locator, text: string): Promise<void> {
  await into.evaluate((element, words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', words);
    element.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));
  }, text);
}

async function pick(page: Page, files: ({ name: string; mimeType: string; buffer: Buffer } | undefined)[]) {
  const chooser = page.waitForEvent('filechooser');
  await settings(page)
    .getByRole('button', { name: /^Choose pictures|^Photos/ })
    .click();
  await (await chooser).setFiles(files.filter((file) => file !== undefined));
}

async function drag(page: Page, thing: string, over: Locator): Promise<void> {
  await settings(page)
    .getByRole('button', { name: `Move ${thing}, by the arrow keys` })
    .hover();
  await page.mouse.down();
  await over.hover();
  await page.mouse.up();
}

async function expectFocus(element: Locator): Promise<void> {
  await expect.poll(() => element.evaluate((it) => it === document.activeElement)).toBe(true);
}
