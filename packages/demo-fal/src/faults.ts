import { z } from 'zod';
import { hashText, seededRandom } from './drawing/random.ts';

/** When a fault strikes: at random, or at the next few opportunities. Both off: never. */
export interface Fault {
  /** The chance at each opportunity, 0–1. */
  probability?: number;
  /** Strikes at the next N opportunities; counts itself down. */
  next?: number;
  /** Lets this many opportunities pass before `next` begins; counts itself down. */
  after?: number;
  /** Only for this endpoint, such as `fal-ai/flux/schnell`. */
  endpoint?: string;
}

/** Everything that can go wrong, told to the demo server by tests (in the process, or by `PUT /_demo/faults`). */
export interface FaultPlan {
  /** The dice of every `probability`. */
  seed: number;
  /** Answers (submit, status, result, file: all of them) come `ms` late. */
  slow: Fault & { ms: number };
  /** 429 on submit, with `Retry-After`; no job. */
  rateLimited: Fault & { retryAfterSeconds: number };
  /** 500 (or `status`) on submit; no job. */
  submitError: Fault & { status: number };
  /** The connection is reset on submit; no job. */
  resetBeforeAccept: Fault;
  /** The job is created, then the connection is reset. */
  resetAfterAccept: Fault;
  /** The job is created, and nothing is ever answered. */
  lostReply: Fault;
  /** The job is created, and a gateway answers 502, 503 or 504 for it. */
  gatewayError: Fault & { status: 502 | 503 | 504 };
  /** A text is written so far and no further, in pieces; it stays IN_PROGRESS. */
  stallWriting: Fault & { pieces: number };
  /** An answer that is read while it is written breaks off after so many pieces; the job runs on. */
  breakStream: Fault & { pieces: number };
  /** The list of requests does not keep what a job gave. */
  unkept: Fault;
  /** `status` instead of a status answer. */
  statusError: Fault & { status: number };
  /** `status` instead of the result of a finished job. */
  resultError: Fault & { status: number };
  /** The job fails as infrastructure does: `{ detail, error_type }` with `X-Fal-Error-Type`. */
  failJob: Fault & { errorType: string; status: number };
  /** The safety checker blacks the picture out and says so in `has_nsfw_concepts`. */
  nsfw: Fault & {
    /** How many of the pictures, from the first on; all of them where it is left out. */
    pictures?: number;
  };
  /** So many pictures are drawn, whatever was asked for; billed is what was asked for. */
  miscount: Fault & { pictures: number };
  /** The job ends with 422 `content_policy_violation`, `X-Fal-Retryable: false`. */
  contentPolicy: Fault;
  /** The job stays IN_PROGRESS. */
  hangForever: Fault;
  /** What the result's image URL serves is no such image. */
  badImage: Fault & { kind: 'html' | 'truncated' | 'wrongType' };
  /** The webhook is never delivered. */
  webhookLost: Fault;
  /** The webhook is delivered twice. */
  webhookTwice: Fault;
}

export type FaultName = Exclude<keyof FaultPlan, 'seed'>;

/** A plan in which nothing goes wrong. */
export function calmPlan(): FaultPlan {
  return {
    seed: 1,
    slow: { ms: 1000 },
    rateLimited: { retryAfterSeconds: 1 },
    submitError: { status: 500 },
    resetBeforeAccept: {},
    resetAfterAccept: {},
    lostReply: {},
    gatewayError: { status: 504 },
    stallWriting: { pieces: 6 },
    breakStream: { pieces: 3 },
    unkept: {},
    statusError: { status: 500 },
    resultError: { status: 500 },
    failJob: { errorType: 'runner_disconnected', status: 503 },
    nsfw: {},
    miscount: { pictures: 1 },
    contentPolicy: {},
    hangForever: {},
    badImage: { kind: 'html' },
    webhookLost: {},
    webhookTwice: {},
  };
}

const FAULT = {
  probability: z.number().min(0).max(1).optional(),
  next: z.int().min(0).optional(),
  after: z.int().min(0).optional(),
  endpoint: z.string().optional(),
};
const STATUS = z.int().min(400).max(599);
const fault = z.strictObject(FAULT);

/** What `PUT /_demo/faults` takes: any part of a plan, each fault with any part of its fields. */
export const FAULTS_BODY = z
  .strictObject({
    seed: z.int(),
    slow: fault.extend({ ms: z.number().min(0).optional() }),
    rateLimited: fault.extend({ retryAfterSeconds: z.number().min(0).optional() }),
    submitError: fault.extend({ status: STATUS.optional() }),
    resetBeforeAccept: fault,
    resetAfterAccept: fault,
    lostReply: fault,
    gatewayError: fault.extend({ status: z.literal([502, 503, 504]).optional() }),
    stallWriting: fault.extend({ pieces: z.int().min(0).optional() }),
    breakStream: fault.extend({ pieces: z.int().min(1).optional() }),
    unkept: fault,
    statusError: fault.extend({ status: STATUS.optional() }),
    resultError: fault.extend({ status: STATUS.optional() }),
    failJob: fault.extend({ errorType: z.string().optional(), status: STATUS.optional() }),
    nsfw: fault.extend({ pictures: z.int().min(0).optional() }),
    miscount: fault.extend({ pictures: z.int().min(0).optional() }),
    contentPolicy: fault,
    hangForever: fault,
    badImage: fault.extend({ kind: z.enum(['html', 'truncated', 'wrongType']).optional() }),
    webhookLost: fault,
    webhookTwice: fault,
  })
  .partial();

/** Makes `plan` calm but for what is given; the object stays the same, for the server holds on to it. */
export function resetPlan(plan: FaultPlan, given: z.infer<typeof FAULTS_BODY>): void {
  const fresh = calmPlan();
  for (const name of Object.keys(given) as (keyof FaultPlan)[]) {
    const part = given[name];
    Object.assign(fresh, { [name]: typeof part === 'object' ? { ...(fresh[name] as object), ...part } : part });
  }
  Object.assign(plan, fresh);
}

/** Asks the plan, at one opportunity, whether a fault strikes. */
export type Strikes = (name: FaultName, endpoint?: string) => boolean;

/** Each fault has dice of its own, so that one more opportunity for one does not change another. */
export function createDice(plan: FaultPlan): Strikes {
  let seed = plan.seed;
  const dice = new Map<FaultName, ReturnType<typeof seededRandom>>();
  return (name, endpoint) => {
    if (plan.seed !== seed) {
      seed = plan.seed;
      dice.clear();
    }
    const own: Fault = plan[name];
    if (own.endpoint !== undefined && own.endpoint !== endpoint) return false;
    if (own.next !== undefined && own.next > 0) {
      if (own.after !== undefined && own.after > 0) {
        own.after -= 1;
        return false;
      }
      own.next -= 1;
      return true;
    }
    if (!own.probability) return false;
    const random = dice.get(name) ?? seededRandom(hashText(name) ^ seed);
    dice.set(name, random);
    return random.chance(own.probability);
  };
}
