import { expect, test } from 'vitest';
import { graphOf, model, text } from '../../server/test/ad-graph.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { endedAs, results, runButton } from './testing/editor.ts';
import { expectImages } from './testing/images.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp({ paidCalls: { listedWithinMs: 1 } }));

const graph = graphOf(
  [text('idea', 'Two of the same'), model('left'), model('right')],
  'idea.text -> left.prompt',
  'idea.text -> right.prompt',
);

test('two calls that look alike and whose answers were lost are told apart by a person, and nothing is paid twice', async () => {
  Object.assign(studio.app.faults, { resetAfterAccept: { next: 2 }, webhookLost: { probability: 1 } });
  const demo = await signInAsDemo(studio.app.url);
  const { page } = await studio.visit(await demo.createWorkflow('Twins', graph));
  await runButton(page).click();
  await endedAs(page, 'Failed').waitFor();
  const ids = studio.app.demoFal?.submissions().map(({ requestId }) => requestId) ?? [];
  expect(ids).toHaveLength(2);

  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Which request is from “left”?' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Choose one first.').waitFor();
  await dialog.getByRole('radio', { name: new RegExp(`^${ids[0]}`) }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Which request is from “right”?' }).click();
  await dialog.getByRole('radio', { name: new RegExp(`^${ids[0]}`) }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('This request belongs to something else. Choose another one, or “None of them”.').waitFor();
  await dialog.getByRole('radio', { name: /^None of them/ }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Retry what failed' }).click();
  await endedAs(page, 'Done').waitFor();
  await expectImages(results(page), 2);
  expect(studio.app.demoFal?.submissions()).toHaveLength(3);
});
