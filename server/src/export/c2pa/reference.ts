import { readFile } from 'node:fs/promises';
import type { SignerDefinition } from './signer-definition.ts';

/**
 * The reference implementation of C2PA, which was written for browsers: what it asks of a browser is given to it here, once. It keeps no
 * thread and no handle.
 */
export async function loadReference() {
  loading ??= load();
  return loading;
}

let loading: ReturnType<typeof load> | undefined;

async function load() {
  const browser = globalThis as { FileReaderSync?: unknown };
  browser.FileReaderSync ??= class {
    readAsArrayBuffer = ({ content }: ImageBlob) => Uint8Array.from(content).buffer;
  };
  const { default: start, WasmBuilder, WasmReader } = await import('@contentauth/c2pa-wasm');
  const code = await readFile(new URL(import.meta.resolve('@contentauth/c2pa-wasm/c2pa.wasm')));
  await start({ module_or_path: code });
  return {
    async sign(claim: object, signer: SignerDefinition, contentType: string, bytes: Uint8Array): Promise<Uint8Array> {
      const builder = WasmBuilder.fromJson(JSON.stringify(claim), JSON.stringify(withoutThumbnail));
      try {
        return await builder.sign(signer, [], contentType, new ImageBlob(bytes, contentType));
      } finally {
        builder.free();
      }
    },
    /** What a validator says of a file, as JSON. */
    async read(contentType: string, bytes: Uint8Array, settings: object = {}): Promise<string> {
      const reader = await WasmReader.fromBytes(contentType, bytes, JSON.stringify(settings));
      try {
        return reader.json();
      } finally {
        reader.free();
      }
    },
  };
}

/** An ad has to stay light. */
const withoutThumbnail = { builder: { thumbnail: { enabled: false } } };

/** Read at once, as only workers of browsers can read one. */
class ImageBlob extends Blob {
  readonly content: Uint8Array;
  constructor(bytes: Uint8Array, type: string) {
    super([], { type });
    this.content = bytes;
  }
  override get size() {
    return this.content.byteLength;
  }
  override slice(from?: number, to?: number) {
    return new ImageBlob(this.content.subarray(from, to), this.type);
  }
}
