import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawSvg, isSvg } from './draw-svg.ts';

const red = '<rect width="100" height="50" fill="red"/>';

function svg(inner: string, size = 'width="100" height="50" viewBox="0 0 100 50"'): Buffer {
  const spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
  return Buffer.from(`<svg ${spaces} ${size}>${inner}</svg>`);
}

async function draw(bytes: Uint8Array) {
  const { data, info } = await sharp(await drawSvg(bytes))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, corner: [...data.subarray(0, 4)] };
}

test.each([
  ['by its first element', svg(red), true],
  [
    'after a prologue, a doctype and a comment',
    Buffer.from(`<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "a" "b">\n<!-- a > b --><svg/>`),
    true,
  ],
  ['HTML that holds one', Buffer.from('<html><svg/></html>'), false],
  ['a picture', Buffer.from('\x89PNG\r\n\x1A\n<svg>', 'latin1'), false],
])('an SVG is known %s', (_, bytes, expected) => {
  expect(isSvg(bytes)).toBe(expected);
});

test('it is drawn large enough for every use, see-through where nothing is', async () => {
  expect(await draw(svg(red))).toEqual({ width: 2048, height: 1024, corner: [255, 0, 0, 255] });
  expect(
    await draw(svg('<rect x="50" width="50" height="50"/>', 'width="12000" height="6000" viewBox="0 0 100 50"')),
  ).toEqual({
    width: 2048,
    height: 1024,
    corner: [0, 0, 0, 0],
  });
});

test('scripts, foreign objects and links out come to nothing, and nobody is asked for anything', async () => {
  const asked: unknown[] = [];
  const far = createServer((request, response) => {
    asked.push(request.url);
    response.end();
  }).listen(0);
  await once(far, 'listening');
  const { port } = far.address() as AddressInfo;
  const link = `http://127.0.0.1:${port}`;
  const hostile = svg(
    `<style>@import url(${link}/css); rect { fill: url(${link}/fill#a) red }</style><script>fetch('${link}/script')</script>${red}
     <foreignObject width="100" height="50"><body xmlns="http://www.w3.org/1999/xhtml"><img src="${link}/html"/></body></foreignObject>
     <image href="${link}/image" width="100" height="50"/><image href="file:///etc/hostname" width="100" height="50"/>
     <use href="${link}/use#a"/><rect width="1" height="1" onload="fetch('${link}/onload')"/>`,
  );
  expect((await draw(hostile)).width).toBe(2048);
  expect(asked).toEqual([]);
  far.close();
});

test.each([
  [
    'defines entities',
    Buffer.from(
      '<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg"><text>&b;</text></svg>',
    ),
  ],
  ['is not whole', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><rect')],
  ['has no size', svg(red, 'width="0" height="0"')],
  ['has the size of a city', svg(red, 'width="1e9" height="1e9"')],
])('one that %s is refused', async (_, bytes) => {
  await expect(drawSvg(bytes)).rejects.toMatchObject({ code: 'IMAGE_INVALID' });
});

test('one that would take for ever is given up, and one that is too large is not begun', async () => {
  const layers = Array.from(
    { length: 30 },
    (_, i) => `<g id="a${i + 1}">${`<use xlink:href="#a${i}"/>`.repeat(10)}</g>`,
  );
  const bomb = svg(`<g id="a0">${red}</g>${layers.join('')}`);
  await expect(drawSvg(bomb, { patience: 1_000 })).rejects.toMatchObject({
    code: 'IMAGE_INVALID',
    message: 'The SVG is not usable: drawing it takes longer than 1 s.',
  });
  await expect(drawSvg(svg(' '.repeat(2_000_001)))).rejects.toMatchObject({ code: 'IMAGE_TOO_LARGE' });
});
