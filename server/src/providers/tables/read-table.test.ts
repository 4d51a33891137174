import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { mostTableBytes, readTable } from './read-table.ts';

const read = (text: string | Uint8Array, hasHeader: boolean | null = null) =>
  readTable(typeof text === 'string' ? Buffer.from(text) : text, hasHeader);

const utf16 = (text: string, isBig: boolean, isMarked: boolean) => {
  const bytes = Buffer.from((isMarked ? '\uFEFF' : '') + text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};
const german = 'Name;Preis\nKäse;1,50\nBrötchen;0,35\n';

test.each([
  ['UTF-8', Buffer.from(german), null],
  ['UTF-8 with its mark', Buffer.from(`\uFEFF${german}`), null],
  ['UTF-16 LE', utf16(german, false, true), 'UTF-16'],
  ['UTF-16 BE', utf16(german, true, true), 'UTF-16'],
  ['UTF-16 LE without its mark', utf16(german, false, false), 'UTF-16'],
  ['UTF-16 BE without its mark', utf16(german, true, false), 'UTF-16'],
  ['Windows-1252', Buffer.from(german, 'latin1'), 'Windows-1252'],
])('%s is read', async (_, bytes, told) => {
  const { columns, rows, notes } = await read(bytes);
  expect(columns.map(({ label }) => label)).toEqual(['Name', 'Preis']);
  // A decimal comma stays as it is written.
  expect(rows).toEqual([
    ['Käse', '1,50'],
    ['Brötchen', '0,35'],
  ]);
  expect(notes.filter((note) => note.startsWith('It is written as'))).toEqual(
    told ? [`It is written as ${told}.`] : [],
  );
});

test('the signs of Windows-1252 beyond Latin-1 are read', async () => {
  const bytes = Buffer.concat([Buffer.from('name,price\ncup,'), Buffer.from([0x80]), Buffer.from('5\n')]);
  expect((await read(bytes)).rows).toEqual([['cup', '€5']]);
});

test.each([
  ['commas', 'a,b\n1,2', [['1', '2']]],
  ['semicolons', 'a;b\n1,5;2', [['1,5', '2']]],
  ['tabs', 'a\tb\n1\t2', [['1', '2']]],
  ['bars', 'a|b\n1|2', [['1', '2']]],
  ['what Excel says', 'sep=;\r\na;b\r\n1,5;2', [['1,5', '2']]],
  ['quotes', 'a,b\n"1, or 2","say ""hi"""', [['1, or 2', 'say "hi"']]],
  ['line breaks in cells', 'a,b\r\n"one\r\ntwo",2\r\n', [['one\ntwo', '2']]],
  ['old line ends', 'a,b\r1,2\r', [['1', '2']]],
  [
    'short and long rows',
    'a,b\n1\n1,2,3',
    [
      ['1', '', ''],
      ['1', '2', '3'],
    ],
  ],
])('%s', async (_, text, rows) => {
  expect((await read(text)).rows).toEqual(rows);
});

test.each([
  ['names first', 'name,price\ncup,5\npot,7', ['name', 'price'], 2],
  ['numbers first', '1,2\n3,4', ['Column 1', 'Column 2'], 2],
  ['links first', 'https://a.example/1.png,cup\nhttps://a.example/2.png,pot', ['Column 1', 'Column 2'], 2],
  ['headlines without a name', 'Stay cool\nSlow mornings\nMade cold', ['Column 1'], 3],
  ['headlines with one', 'headline\nStay cool all summer long\nSlow mornings ahead', ['headline'], 2],
])('whether a row names the columns is found out: %s', async (_, text, labels, count) => {
  const { columns, rows } = await read(text);
  expect(columns.map(({ label }) => label)).toEqual(labels);
  expect(rows).toHaveLength(count);
});

test('and what a person says of it counts', async () => {
  expect((await read('name,price\ncup,5', false)).rows).toEqual([
    ['name', 'price'],
    ['cup', '5'],
  ]);
  expect((await read('1,2\n3,4', true)).columns.map(({ name }) => name)).toEqual(['1', '2']);
});

test('empty rows and columns are left out and told, equal names are set apart and told', async () => {
  const { columns, rows, notes } = await read('name,name,unused,Name\n\ncup,red,,x\n,,,\npot,,,\n\n', true);
  expect(columns.map(({ name, label }) => [name, label])).toEqual([
    ['name', 'name'],
    ['name_2', 'name 2'],
    ['name_3', 'Name'],
  ]);
  expect(rows).toEqual([
    ['cup', 'red', 'x'],
    ['pot', '', ''],
  ]);
  expect(notes).toEqual([
    '2 rows of 3 columns were read.',
    'Its cells are set apart by commas.',
    'The first row names the columns.',
    '3 empty rows left out.',
    'Columns without any cell were left out: “unused”.',
    'Several columns are called “name”; this one is now “name 2”.',
  ]);
});

test('a quote that is never closed is told', async () => {
  expect((await read('a,b\n1,"2\n3,4\n', true)).notes.join(' ')).toMatch(/Row 2: a quote is opened and never closed/);
});

test.each([
  ['nothing', '', 'TABLE_INVALID', 'The file is empty.'],
  ['empty cells', ',,\n , \n', 'TABLE_INVALID', /no cell has words/],
  ['only names', 'a,b\n', 'TABLE_INVALID', null],
  ['a web page', '  <!DOCTYPE html><html><body>Sign in</body></html>', 'TABLE_INVALID', /web page.*Publish to web/],
  ['XML that is no feed', '<?xml version="1.0"?><note><to>me</to></note>', 'TABLE_INVALID', /no feed/],
  ['XML that breaks off', '<?xml version="1.0"?><rss><channel><item>', 'TABLE_INVALID', /feed cannot be read/],
  ['entities that grow', '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aa">]><rss/>', 'TABLE_INVALID', /entities/],
  ['JSON', '[{"a": 1}]', 'TABLE_INVALID', /JSON/],
  ['10,000 rows', `n\n${'word\n'.repeat(10_000)}`, 'TABLE_TOO_LARGE', /has 10,00[01] rows; at most 1,000/],
  [
    'too many columns',
    `${Array.from({ length: 51 }, (_, n) => `c${n}`).join(',')}\n${'x,'.repeat(51)}`,
    'TABLE_TOO_LARGE',
    /51 columns; at most 50/,
  ],
  ['a cell too long', `a,b\n${'x'.repeat(5_001)},1`, 'TABLE_TOO_LARGE', /Row 1, “a”: the cell has 5,001 characters/],
  ['too much text', `a,b\n${`${'x'.repeat(4_000)},1\n`.repeat(200)}`, 'TABLE_TOO_LARGE', /characters; at most 500,000/],
])('%s is refused', async (name, text, code, message) => {
  const refusal = read(text, name === 'only names' ? true : null);
  await expect(refusal).rejects.toMatchObject({
    code,
    ...(message !== null && {
      message: typeof message === 'string' ? message : (expect.stringMatching(message) as string),
    }),
  });
});

test.each([
  ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d], /picture/],
  ['a PDF', [...Buffer.from('%PDF-1.7')], /PDF/],
  ['an old Excel file', [0xd0, 0xcf, 0x11, 0xe0, 1], /\.xls\)/],
  ['gzip', [0x1f, 0x8b, 8], /gzip/],
  ['what is no text', [...Buffer.from('a,b\n1,'), 0, 1, 2, 65], /no text/],
  ['a broken Excel file', [0x50, 0x4b, 3, 4, 1, 2, 3], /broken/],
])('%s is refused', async (_, bytes, message) => {
  await expect(read(Uint8Array.from(bytes))).rejects.toMatchObject({
    code: 'TABLE_INVALID',
    message: expect.stringMatching(message) as string,
  });
});

test('a file over the limit is refused unread', async () => {
  await expect(read(Buffer.alloc(mostTableBytes + 1, 'a'))).rejects.toMatchObject({ code: 'TABLE_TOO_LARGE' });
});

const rss = `<?xml version="1.0"?><rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title>
<item><g:id>1</g:id><title>Cup &amp; <![CDATA[saucer]]></title><g:price>5,00 EUR</g:price><g:image_link>https://a.example/1?w=1</g:image_link>
<g:additional_image_link>https://a.example/1b.png</g:additional_image_link><g:additional_image_link>https://a.example/1c.png</g:additional_image_link>
<g:shipping><g:country>DE</g:country><g:price>4.9</g:price></g:shipping></item>
<item><g:id>007</g:id><title>Pot</title><g:image_link>https://a.example/2?w=1</g:image_link></item></channel></rss>`;

test('a feed of Google Merchant Center is a table, with pictures', async () => {
  const { columns, rows, notes } = await read(rss);
  expect(columns.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    'id text',
    'title text',
    'price text',
    'image_link image',
    'additional_image_link text',
    'shipping text',
  ]);
  expect(rows).toEqual([
    [
      '1',
      'Cup & saucer',
      '5,00 EUR',
      'https://a.example/1?w=1',
      'https://a.example/1b.png, https://a.example/1c.png',
      'country: DE, price: 4.9',
    ],
    ['007', 'Pot', '', 'https://a.example/2?w=1', '', ''],
  ]);
  expect(notes.join(' ')).toMatch(/feed of 2 items.*“additional_image_link” stands several times/);
});

test('an Atom feed and one of a single item, too', async () => {
  const atom = '<feed xmlns:g="x"><entry><g:id>a</g:id><link href="https://a.example/a"/></entry></feed>';
  expect(await read(atom)).toMatchObject({
    columns: [{ name: 'id' }, { name: 'link' }],
    rows: [['a', 'https://a.example/a']],
  });
});

/** An Excel file of as many sheets, each of rows of cells as XML. */
function xlsx(...sheets: [name: string, rows: string][]): Uint8Array {
  const sheetList = sheets
    .map(([name], index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
    .join('');
  const links = sheets
    .map(
      (_, index) =>
        `<Relationship Id="rId${index + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
    )
    .join('');
  const main =
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const files: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml': `<workbook ${main}><sheets>${sheetList}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links}<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet ${main}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  };
  for (const [index, [, rows]] of sheets.entries())
    files[`xl/worksheets/sheet${index + 1}.xml`] = `<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`;
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

const text = (at: string, words: string) => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`;

test('the first sheet of an Excel file is read, and what is left out is told', async () => {
  const rows = `<row r="1">${text('A1', 'Name')}${text('B1', 'Price')}${text('C1', 'From')}</row><row r="3">${text('A3', 'Cup &amp; pot')}<c r="B3"><v>1.5</v></c><c r="C3" s="1"><v>46356</v></c></row>`;
  const { columns, rows: read_, notes } = await read(xlsx(['Feed', rows], ['Old', '']));
  expect(columns.map(({ name }) => name)).toEqual(['name', 'price', 'from']);
  expect(read_).toEqual([['Cup & pot', '1.5', '2026-11-30']]);
  expect(notes).toContain('Only the first sheet, “Feed”, was read; left out: “Old”.');
});

test('an Excel file that unpacks to too much is refused, also where it lies about its size', async () => {
  const bomb = xlsx(['Feed', ' '.repeat(16_000_000)]);
  expect(bomb.byteLength).toBeLessThan(1_000_000);
  await expect(read(bomb)).rejects.toMatchObject({ code: 'TABLE_TOO_LARGE' });
  const lying = Buffer.from(bomb);
  // The size that each entry says it has, in the directory at the end.
  for (
    let at = lying.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0;
    at = lying.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  )
    if (lying.readUInt32LE(at + 24) > 1_000_000) lying.writeUInt32LE(1_000, at + 24);
  await expect(read(lying)).rejects.toMatchObject({ code: expect.stringMatching(/^TABLE_/) as string });
});

test('a packed file that is none of Excel is refused', async () => {
  await expect(read(zipSync({ 'word/document.xml': strToU8('<a/>') }))).rejects.toMatchObject({
    message: expect.stringContaining('no Excel file') as string,
  });
});
