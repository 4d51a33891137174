import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';

/** What is answered instead of numbers. */
export interface Refusal {
  status: number;
  message: string;
}

export interface EmbeddingsStandIn {
  url: string;
  /** The color in the middle of each picture that was sent, such as `#c62828`. */
  asked: string[];
  /** Refuses the pictures with this color in their middle, or the next one. */
  refuse(refusal: Refusal, color?: string): void;
  close(): Promise<void>;
}

/** Google's embedding API over real HTTP: by its own account of them, pictures whose middle has the same lightness mean the same. */
export async function startEmbeddings(key: string): Promise<EmbeddingsStandIn> {
  const asked: string[] = [];
  const refusals = new Map<string | undefined, Refusal>();
  const server = createServer((request, response) => {
    void request.toArray().then(async (chunks) => {
      const send = (status: number, body: object) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      const refuse = ({ status, message }: Refusal) => send(status, { error: { code: status, message } });
      if (request.headers['x-goog-api-key'] !== key)
        return refuse({ status: 403, message: 'Method doesn’t allow unregistered callers.' });
      if (request.method !== 'POST' || request.url !== '/v1beta/models/gemini-embedding-2:embedContent')
        return refuse({ status: 404, message: 'Not found.' });
      const body = JSON.parse(Buffer.concat(chunks as Buffer[]).toString()) as {
        content: { parts: { inline_data: { mime_type: string; data: string } }[] };
        output_dimensionality: number;
      };
      const { mime_type: type, data } = body.content.parts[0]?.inline_data ?? { mime_type: '', data: '' };
      if (type !== 'image/jpeg') return refuse({ status: 400, message: 'Unsupported MIME type.' });
      const [red = 0, green = 0, blue = 0] = await middleOf(Buffer.from(data, 'base64'));
      const color = `#${[red, green, blue].map((value) => (Math.round(value / 16) * 16).toString(16).padStart(2, '0')).join('')}`;
      asked.push(color);
      const next = refusals.get(undefined) ?? refusals.get(color);
      refusals.delete(undefined);
      if (next) return refuse(next);
      const group = Math.round((red + green + blue) / 96);
      return send(200, {
        embedding: {
          values: Array.from({ length: body.output_dimensionality }, (_, index) =>
            Math.sin((index + 1) * (group + 1) * 12.9898),
          ),
        },
      });
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    refuse: (refusal, color) => void refusals.set(color, refusal),
    async close() {
      server.close();
      await once(server, 'close');
    },
  };
}

async function middleOf(jpeg: Buffer): Promise<number[]> {
  const { width, height } = await sharp(jpeg).metadata();
  return [
    ...(await sharp(jpeg)
      .extract({ left: width >> 1, top: height >> 1, width: 1, height: 1 })
      .raw()
      .toBuffer()),
  ];
}
