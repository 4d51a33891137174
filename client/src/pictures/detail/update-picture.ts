import type { Client } from 'urql';
import { readAnswer } from '../../api/read-answer.ts';
import type { UpdateAssetsInput } from '../../api/generated/graphql.ts';
import { tellChange } from '../library-changes.ts';
import { UpdatePictureMutation } from './detail-documents.ts';

/** Says something of one picture. Gives why it could not be said, or null. */
export async function updatePicture(
  client: Client,
  id: string,
  change: Omit<UpdateAssetsInput, 'assetIds'>,
): Promise<string | null> {
  const { data, error } = await client.mutation(UpdatePictureMutation, { input: { ...change, assetIds: [id] } });
  const answer = readAnswer(error, data?.updateAssets, 'UpdateAssetsPayload');
  if (!answer.ok) {
    const field = answer.error?.__typename === 'InputInvalidError' ? answer.error.fields[0]?.message : undefined;
    return field ? `This ${field}` : answer.message;
  }
  const [result] = answer.payload.results;
  if (!result?.asset) return result?.error?.message ?? 'This picture is not there any more.';
  tellChange({ kind: 'changed', pictures: [result.asset] });
  return null;
}
