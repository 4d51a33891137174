import { AppError } from '../../errors.ts';
import { isRedirect } from '../../network/redirects.ts';
import type { NodeType } from '../../nodes/define-node.ts';
import type { Database } from '../../store/database.ts';
import type { FileStorage } from '../../store/file-storage.ts';
import { type DueDelivery, keepDeliveryData } from '../../store/webhook-queue.ts';
import type { SecretBox } from '../../secrets/webhook-secret.ts';
import { findImages } from './find-images.ts';
import { type GlobalId, messageOf } from './message.ts';
import { signMessage } from './sign.ts';

/**
 * Sends one message and gives the status of the answer, whatever it is; nothing else of the answer is kept. Redirects are not
 * followed. Throws RECEIVER_UNREACHABLE, RECEIVER_TIMED_OUT, RECEIVER_ADDRESS_REFUSED, and CANCELLED when `signal` is aborted.
 */
export type PostWebhook = (
  url: string,
  message: { headers: Record<string, string>; body: string },
  signal: AbortSignal,
) => Promise<ReceiverAnswer>;

export interface ReceiverAnswer {
  status: number;
  /** What the receiver asked for (`Retry-After`). */
  retryAfterMs: number | null;
}

export interface DeliverServices {
  database: Pick<Database, 'service'>;
  storage: FileStorage;
  types: ReadonlyMap<string, NodeType>;
  box: SecretBox;
  post: PostWebhook;
  globalId: GlobalId;
  /** What links to pictures begin with where the storage does not say so itself. */
  linkBase: () => string;
}

/** How one attempt went. */
export type Attempt =
  | { isDelivered: true; status: number }
  | { isDelivered: false; fault: AppError; status: number | null; retryAfterMs: number | null };

/** The links in a message are good for 14 days from when it is sent. */
const linkSeconds = 14 * 24 * 60 * 60;

/** Makes one attempt at a delivery. Throws what is not the receiver's doing, and CANCELLED. */
export async function deliver(due: DueDelivery, services: DeliverServices, signal: AbortSignal): Promise<Attempt> {
  if (!due.is_enabled) return failure(new AppError('WEBHOOK_DISABLED'));
  const secrets = openSecrets(due, services.box);
  if (!secrets) return failure(new AppError('WEBHOOK_SECRET_UNREADABLE'));
  const body = JSON.stringify(await writeMessage(due, services));
  const id = services.globalId('WebhookDelivery', due.id);
  const headers = signMessage({ id, timestamp: Math.floor(Date.now() / 1_000), body }, secrets);
  try {
    return judge(await services.post(due.url, { headers, body }, signal));
  } catch (fault) {
    if (fault instanceof AppError && fault.code.startsWith('RECEIVER_')) return failure(fault);
    throw fault;
  }
}

function openSecrets({ webhook_id, secret, previous_secret }: DueDelivery, box: SecretBox): string[] | null {
  const current = box.open(secret, webhook_id);
  const previous = previous_secret && box.open(previous_secret, webhook_id);
  return current === null ? null : [current, ...(previous ? [previous] : [])];
}

async function writeMessage(due: DueDelivery, { database, storage, types, globalId, linkBase }: DeliverServices) {
  let { data } = due;
  if (due.execution_id !== null && !data.images) {
    data = { ...data, ...(await findImages(database.service, due.execution_id, types)) };
    await keepDeliveryData(database.service, due.id, data);
  }
  const paths = (data.images ?? []).map(({ path }) => path);
  const links = paths.length > 0 ? await storage.signLinks(paths, linkSeconds) : [];
  const byPath = new Map(paths.map((path, at) => [path, new URL(links[at] ?? '', linkBase()).href]));
  return messageOf({ ...due, data }, globalId, byPath);
}

export function judge({ status, retryAfterMs }: ReceiverAnswer): Attempt {
  if (status >= 200 && status < 300) return { isDelivered: true, status };
  if (status === 410) return failure(new AppError('RECEIVER_GONE'), status);
  return failure(
    new AppError('RECEIVER_REFUSED', { message: `The receiver answered ${status}${meaningOf(status)}.` }),
    status,
    status === 429 || status === 503 ? retryAfterMs : null,
  );
}

/** What else there is to say of a status that is no success. */
function meaningOf(status: number): string {
  if (isRedirect(status)) return ': it sends messages on to another address, which is not followed';
  if (status === 304) return ' (not modified), which says nothing of a message: 200 to 299 means that it was taken';
  if (status < 400) return ', which is neither a success nor a redirect: 200 to 299 means that it was taken';
  return '';
}

function failure(fault: AppError, status: number | null = null, retryAfterMs: number | null = null): Attempt {
  return { isDelivered: false, fault, status, retryAfterMs };
}
