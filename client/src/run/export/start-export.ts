import type { Client } from 'urql';
import { mutateOnce } from '../../api/mutate-once.ts';
import { readAnswer } from '../../api/read-answer.ts';
import type { ExportedPicture } from './export-store.ts';
import { ExportImagesMutation } from './export-documents.ts';
import { type Export, readExport } from './read-export.ts';

interface WantedExport {
  pictures: readonly ExportedPicture[];
  namePattern: string;
  campaign: string;
  client: string;
  credit: string;
  forAdManagers: boolean;
  link: string;
  adSet: string;
  text: string;
  executionId: string | null;
}

/** Begins an export. Gives it, or why that was refused. */
export async function startExport(client: Client, { pictures, ...wanted }: WantedExport): Promise<Export | string> {
  const images = pictures.map(({ assetId, item }) => ({ assetId, item }));
  const { data, error } = await mutateOnce(client, ExportImagesMutation, { images, ...wanted });
  const answer = readAnswer(error, data?.exportImages, 'ExportImagesPayload');
  if (answer.ok) return readExport(answer.payload.execution);
  const fields = answer.error?.__typename === 'InputInvalidError' ? answer.error.fields : [];
  if (answer.error?.__typename === 'NotFoundError') return 'One of the pictures was deleted meanwhile.';
  const [field] = fields;
  return field ? `${labels[field.path[0] ?? ''] ?? 'This'} ${field.message}` : answer.message;
}

const labels: Partial<Record<string, string>> = {
  images: 'The pictures',
  namePattern: 'The file names',
  campaign: 'The campaign',
  client: 'The client',
  credit: 'The credit',
  link: 'The link',
  adSet: 'The ad set',
  text: 'The text beside the picture',
};
