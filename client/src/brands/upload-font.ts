import { fontLimits } from '@visualadgen/compose/fonts/own-font.ts';
import type { Client } from 'urql';
import { mutateOnce } from '../api/mutate-once.ts';
import { readAnswer } from '../api/read-answer.ts';
import type { OwnFontFieldsFragment } from '../api/generated/graphql.ts';
import { formatBytes } from '../ui/files/format-bytes.ts';
import { UploadFontMutation } from './brand-documents.ts';

export type UploadedFont = { ok: true; font: OwnFontFieldsFragment } | { ok: false; message: string };

/** Sends a font to the server, which looks at it and keeps it. What is too large anyway is not sent. */
export async function uploadFont(client: Client, file: File): Promise<UploadedFont> {
  if (file.size > fontLimits.bytes) {
    const most = formatBytes(fontLimits.bytes);
    return { ok: false, message: `“${file.name}” has ${formatBytes(file.size)}; a font may have ${most}.` };
  }
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return { ok: false, message: `“${file.name}” could not be read. Choose it again.` };
  const { data, error } = await mutateOnce(client, UploadFontMutation, { fileBase64: toBase64(bytes) });
  const answer = readAnswer(error, data?.uploadFont, 'UploadFontPayload');
  if (answer.ok) return { ok: true, font: answer.payload.font };
  const field = answer.error?.__typename === 'InputInvalidError' ? answer.error.fields[0] : undefined;
  return { ok: false, message: forPeople(field ? `The file ${field.message}` : answer.message) };
}

/** Without the name of the input field, which programs are told. */
function forPeople(message: string): string {
  return message.replace(/^fileBase64: /, '');
}

function toBase64(bytes: ArrayBuffer): string {
  const parts: string[] = [];
  const all = new Uint8Array(bytes);
  // A call takes only so many arguments.
  for (let at = 0; at < all.length; at += 32_768) parts.push(String.fromCodePoint(...all.subarray(at, at + 32_768)));
  return btoa(parts.join(''));
}
