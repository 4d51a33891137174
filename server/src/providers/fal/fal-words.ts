import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { z } from 'zod';

/** One complaint of fal's, in its own words. */
export interface FalComplaint {
  /** Where in the input, such as `image_size.width`; empty when it is about the whole. */
  where: string;
  message: string;
  /** For programs, such as `content_policy_violation`; null when fal gave none. */
  type: string | null;
}

const complaint = z.object({
  loc: z.array(z.union([z.string(), z.number()])).catch([]),
  msg: z.string().catch(''),
  type: z.string().nullable().catch(null),
});

/** A model's errors are a list in `detail`; the platform's are a sentence in `detail` and a name in `error_type`. */
const body = z.object({
  detail: z
    .union([z.array(complaint), z.string(), z.object({ msg: z.string() }).transform(({ msg }) => msg)])
    .optional()
    .catch(undefined),
  error_type: z.string().optional().catch(undefined),
  error: z.string().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
});

/** Reads what fal complains about; empty when the body holds nothing of the kind, as a gateway's page does. */
export function readComplaints(json: unknown): FalComplaint[] {
  const read = body.safeParse(json);
  if (!read.success) return [];
  const { detail, error_type, error, message } = read.data;
  if (Array.isArray(detail))
    return detail.map(({ loc, msg, type }) => ({ where: place(loc), message: msg || (type ?? ''), type }));
  const sentence = detail ?? message ?? error;
  return sentence === undefined && error_type === undefined
    ? []
    : [{ where: '', message: sentence ?? error_type ?? '', type: error_type ?? null }];
}

/** One sentence for people, such as `image_size.width: must be at most 2048; seed: not a number`. */
export function sayComplaints(complaints: FalComplaint[]): string {
  const parts = complaints.map(({ where, message }) => (where ? `${where}: ${message}` : message));
  const sentence = [...new Set(parts)].join('; ').trim();
  return cutText(sentence, 500, '…');
}

function place(loc: (string | number)[]): string {
  return (loc[0] === 'body' ? loc.slice(1) : loc).join('.');
}
