import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const compressible = /\.(js|css|html|svg|json)$/;
/** Bytes from which a smaller file is not worth the seconds of the slowest setting: only the API explorer has such. */
const large = 230_000;

/** Lays a .br and a .gz beside each built file, so that the server compresses nothing while it serves. */
export const compressBuild: Plugin = {
  name: 'compress-build',
  apply: 'build',
  async writeBundle({ dir }) {
    if (!dir) return;
    const files = await readdir(dir, { recursive: true });
    await Promise.all(files.filter((file) => compressible.test(file)).map((file) => compress(join(dir, file))));
  },
};

async function compress(path: string): Promise<void> {
  const bytes = await readFile(path);
  const quality = bytes.length > large ? 5 : constants.BROTLI_MAX_QUALITY;
  const [small, smaller] = await Promise.all([
    promisify(gzip)(bytes, { level: 9 }),
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
  ]);
  await Promise.all([writeFile(`${path}.gz`, small), writeFile(`${path}.br`, smaller)]);
}
