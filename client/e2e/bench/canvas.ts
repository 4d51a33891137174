import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import type { Graph, GraphNode } from '@visualadgen/graph/graph.ts';
import { openBrowser } from '../testing/open-browser.ts';
import { signInAsDemo } from '../testing/demo-account.ts';
import { measureFrames, sixtyTimesASecond } from './frames.ts';
import { startChangedServer } from '../testing/start-changed-server.ts';

/*
 * How smoothly a large graph moves under the hand while a run is on: 1,000 nodes, about 1,450 edges, 100 events a second.
 * Frame times are those between two calls of requestAnimationFrame, in milliseconds. Needs the built editor: `pnpm build`.
 */

const nodeCount = 1000;
const columns = 25;
const secondsEach = 4;

/** A node type that does nothing but tell how far it has come, ten times a second. */
const ticker = `import { z } from 'zod';
import { defineNode } from './define-node.ts';

export const ticker = defineNode({
  name: 'TICKER',
  version: 1,
  title: 'Ticker',
  description: 'Tells how far it has come.',
  category: 'TRANSFORM',
  icon: 'box',
  inputs: [],
  outputs: [{ name: 'text', label: 'Text', kind: 'text' }],
  config: z.strictObject({}),
  async run({ handle: { progress, signal } }) {
    for (let tick = 0; tick < 3000 && !signal.aborted; tick++) {
      progress({ fraction: (tick % 100) / 100, message: 'Tick ' + tick });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return { text: 'done' };
  },
});
`;

const server = await startChangedServer({ added: { 'server/src/nodes/ticker.ts': ticker }, edited: {} }, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'visualadgen-bench-'));
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) };
});
const browser = await openBrowser();
try {
  const account = await signInAsDemo(server.url);
  const path = await account.createWorkflow('A thousand nodes', thousandNodes(), (graph) => graph);
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  let frames = 0;
  page.on('websocket', (socket) => socket.on('framereceived', () => frames++));
  await page.goto(path);
  await page.locator('.react-flow__node').first().waitFor({ timeout: 60_000 });
  const executionId = await account.execute(path);

  await page
    .getByText(/^Tick \d/)
    .first()
    .waitFor({ state: 'attached', timeout: 60_000 });
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable');

  console.log('                        events/s  median    p95  longest  busy ms/s: script, style, layout');
  for (const isWhole of [false, true]) {
    const where = isWhole ? 'all in view' : 'at 100 %';
    const zoomed = (name: RegExp) => page.getByRole('button', { name }).waitFor();
    const show = async () => {
      await page.keyboard.press('Shift+Digit1');
      await zoomed(/Zoom is 10 percent/);
      if (!isWhole) {
        await page.keyboard.press('Shift+Digit0');
        await zoomed(/Zoom is 100 percent/);
      }
      await page.waitForTimeout(1000);
    };
    await show();
    await measure(`still, ${where}`, () => page.waitForTimeout(secondsEach * 1000));
    await measure(`panning, ${where}`, () => pan(page, cdp));
    await show();
    await measure(`dragging, ${where}`, () => drag(page, cdp));
  }
  await account.cancel(executionId);

  async function measure(name: string, act: () => Promise<unknown>) {
    const before = await readBusy(cdp);
    const framesBefore = frames;
    const { at, seconds } = await measureFrames(page, act);
    const after = await readBusy(cdp);
    const busy = after.map((value, index) => ((value - (before[index] ?? 0)) * 1000) / seconds);
    const figures = [
      ((frames - framesBefore) / seconds).toFixed(0).padStart(8),
      at(0.5).padStart(7),
      at(0.95).padStart(6),
      at(1 - 1e-9).padStart(8),
      ...busy.map((value) => value.toFixed(0).padStart(8)),
    ];
    console.log(`${name.padEnd(24)}${figures.join(' ')}`);
  }
} finally {
  await browser.close();
  await server.close();
}

/** What the page's main thread has been busy for, and with what, in seconds. */
async function readBusy(cdp: CDPSession): Promise<number[]> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const read = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0;
  return ['TaskDuration', 'ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration'].map(read);
}

/** Moves the canvas with the wheel, about sixty times a second, there and back. */
async function pan(page: Page, cdp: CDPSession) {
  await page.mouse.move(700, 500);
  await sixtyTimesASecond(secondsEach, (step) =>
    cdp.send('Input.dispatchMouseEvent', {
      type: 'mouseWheel',
      x: 700,
      y: 500,
      deltaX: 14 * Math.sign(Math.sin(step / 40)),
      deltaY: 9 * Math.sign(Math.sin(step / 60)),
    }),
  );
}

/** Pulls one node round in circles. */
async function drag(page: Page, cdp: CDPSession) {
  const { x, y } = await page.evaluate(() => {
    for (const node of document.querySelectorAll('.react-flow__node')) {
      const box = node.getBoundingClientRect();
      const place = { x: box.x + box.width / 2, y: box.y + box.height / 8 };
      if (place.x > 400 && place.x < 900 && place.y > 200 && place.y < 600) return place;
    }
    throw new Error('There is no node in the middle of the canvas.');
  });
  await page.mouse.move(x, y);
  await page.mouse.down();
  await sixtyTimesASecond(secondsEach, (step) =>
    cdp.send('Input.dispatchMouseEvent', {
      type: 'mouseMoved',
      button: 'left',
      buttons: 1,
      x: x + 90 * Math.sin(step / 20),
      y: y + 90 * (1 - Math.cos(step / 20)),
    }),
  );
  await page.mouse.up();
}

function thousandNodes(): Graph {
  const nodes: GraphNode[] = [];
  for (let index = 0; index < nodeCount; index++) {
    const column = index % columns;
    const type = index % 100 === 0 ? 'TICKER' : column === 0 ? 'TEXT_INPUT' : 'PROMPT';
    nodes.push({
      key: `n${index}`,
      type,
      name: `Node ${index}`,
      config:
        type === 'TEXT_INPUT'
          ? { value: 'A bottle of cold brew on a sunlit table' }
          : type === 'PROMPT'
            ? {
                template:
                  'An advertisement for a bottle of cold brew, in the style of a magazine cover, number ' + index,
              }
            : {},
      position: { x: column * 336, y: Math.floor(index / columns) * 256 },
      hasBreakpoint: false,
      isFresh: false,
    });
  }
  const edges = nodes.flatMap((node, index) => [
    ...(index % columns > 0 ? [wire(nodes[index - 1], node)] : []),
    ...(index % columns > 0 && index >= columns && index % 2 === 0 ? [wire(nodes[index - 1 - columns], node)] : []),
  ]);
  return { nodes, edges };
}

function wire(from: GraphNode | undefined, to: GraphNode): Graph['edges'][number] {
  if (!from) throw new Error('An edge must come from somewhere.');
  return {
    sourceKey: from.key,
    sourceHandle: from.type === 'PROMPT' ? 'prompt' : 'text',
    targetKey: to.key,
    targetHandle: from.type === 'PROMPT' ? 'prompt' : 'text',
  };
}
