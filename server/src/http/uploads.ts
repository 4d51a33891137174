import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AssetKeeper } from '../assets/keep.ts';
import { AppError, toAppError } from '../errors.ts';
import { encodeId } from '../schema/ids.ts';
import type { FileStorage } from '../store/file-storage.ts';
import { readBody } from './read-body.ts';
import { sendJson } from './send.ts';

/** How long an upload link is good for, in milliseconds. */
const linkLife = 15 * 60 * 1000;
const linkSeconds = 14 * 24 * 60 * 60;

export interface UploadOptions {
  assets: Pick<AssetKeeper, 'keepUpload'>;
  storage: Pick<FileStorage, 'signLinks'>;
  /** Signs upload links. */
  secret: string;
  /** The address by which a client reached us. */
  originOf(request: IncomingMessage): string;
}

interface Ticket {
  userId: string;
  byteSize: number;
  name?: string | null;
  expires: number;
}

/** Uploads by a link that says who may send how much until when, so that the PUT itself needs no sign-in. */
export function createUploads({ assets, storage, secret, originOf }: UploadOptions) {
  return { createLink, receive };

  function createLink(
    userId: string,
    { byteSize, name = null }: { byteSize: number; name?: string | null },
    expiresAt?: Date,
  ) {
    const expires = expiresAt?.getTime() ?? Date.now() + linkLife;
    const text = Buffer.from(JSON.stringify({ userId, byteSize, name, expires } satisfies Ticket)).toString(
      'base64url',
    );
    return { url: `/uploads/${text}.${sign(text).toString('base64url')}`, expiresAt: new Date(expires) };
  }

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const ticket = readTicket(request.url ?? '');
    if (!ticket)
      return refuse(
        response,
        403,
        new AppError('UNAUTHENTICATED', { message: 'This upload link is not good, or not any more.' }),
      );
    const body = await readBody(request, ticket.byteSize);
    if (body === 'TOO_LARGE') {
      return refuse(
        response,
        413,
        new AppError('IMAGE_TOO_LARGE', {
          message: `The upload is larger than the ${ticket.byteSize} bytes that were announced.`,
        }),
      );
    }
    try {
      sendJson(response, 201, await keep(ticket, body, originOf(request)));
    } catch (error) {
      const told = toAppError(error);
      if (told.code === 'INTERNAL') throw error;
      // What was sent may be well: it can be sent again.
      refuse(response, told.code.endsWith('_UNAVAILABLE') ? 503 : 422, told);
    }
  }

  async function keep({ userId, name = null }: Ticket, body: Buffer, origin: string) {
    const { id, path, width, height, isDuplicate } = await assets.keepUpload(userId, body, { name });
    const [link = ''] = await storage.signLinks([path], linkSeconds);
    return { id: encodeId('Asset', id), url: new URL(link, origin).href, width, height, isDuplicate };
  }

  function readTicket(url: string): Ticket | null {
    const [text = '', signature = ''] = url.slice('/uploads/'.length).split('.');
    const given = Buffer.from(signature, 'base64url');
    const right = sign(text);
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
    const ticket = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Ticket;
    return ticket.expires > Date.now() ? ticket : null;
  }

  function sign(text: string): Buffer {
    return createHmac('sha256', secret).update(`upload\n${text}`).digest();
  }
}

function refuse(response: ServerResponse, status: number, { code, message, details }: AppError): void {
  sendJson(response, status, { error: { code, message, details } });
}
