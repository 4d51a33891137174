import type { Client } from 'urql';
import { readAnswer } from '../../api/read-answer.ts';
import { toast } from '../../ui/toast/toast.ts';
import type { PictureChecksFragment } from '../../api/generated/graphql.ts';
import { UnwaiveCheckMutation, WaiveCheckMutation } from './check-documents.ts';

/** The ad, with its checks as they are now. */
export type CheckedAd = PictureChecksFragment;

/** Lets a check be, for a reason. Gives the ad as it is now, or why that was refused. */
export async function waiveCheck(
  client: Client,
  input: { assetId: string; checkKey: string; reason: string },
): Promise<CheckedAd | string> {
  const { data, error } = await client.mutation(WaiveCheckMutation, { input });
  const answer = readAnswer(error, data?.waiveCheck, 'WaiveCheckPayload');
  if (answer.ok) return answer.payload.asset;
  const field = answer.error?.__typename === 'InputInvalidError' ? answer.error.fields[0] : undefined;
  return field ? `${field.path[0] === 'reason' ? 'The reason' : 'This check:'} ${field.message}` : answer.message;
}

/** The check is open again. Says itself where that did not work. */
export async function unwaiveCheck(
  client: Client,
  input: { assetId: string; checkKey: string },
): Promise<CheckedAd | null> {
  const { data, error } = await client.mutation(UnwaiveCheckMutation, { input });
  const answer = readAnswer(error, data?.unwaiveCheck, 'UnwaiveCheckPayload');
  if (answer.ok) return answer.payload.asset;
  toast.error('The waiver was not taken back', { description: answer.message });
  return null;
}
