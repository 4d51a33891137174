import { downloadZip } from 'client-zip';
import { fetchPicture } from '../image/download-image.ts';
import { saveFile } from '../../ui/files/save-file.ts';
import { toast } from '../../ui/toast/toast.ts';
import { fileSafe } from '../../ui/files/file-safe.ts';
import { endingOf } from '../image/file-name.ts';
import { namePictures } from './name-images.ts';
import type { FactsByKey } from '../image/image-facts.ts';
import type { RunPicture } from './run-images.ts';

const toastId = 'download-all';

/** Packs pictures into one file under names that tell what they are, and says how far it has come and what could not be had. */
export async function downloadAll(
  pictures: readonly RunPicture[],
  facts: FactsByKey,
  workflowName: string,
): Promise<void> {
  const folder = fileSafe(workflowName, 'workflow');
  const names = namePictures(pictures, facts, workflowName);
  const missing: string[] = [];

  async function* files() {
    for (const [index, { key, url, nodeName, number }] of pictures.entries()) {
      toast.loading(`Packing picture ${index + 1} of ${pictures.length} …`, { id: toastId });
      const blob = await fetchPicture(url);
      if (blob) yield { name: `${folder}/${names.get(key)}.${endingOf(blob.type)}`, input: blob };
      else missing.push(`${nodeName} ${number}`);
    }
  }

  const zip = await downloadZip(files()).blob();
  if (missing.length === pictures.length) {
    toast.error('None of the pictures could be fetched. Is the connection still there?', { id: toastId });
    return;
  }
  saveFile(`${folder}.zip`, zip);
  if (missing.length > 0) {
    toast.warning(`${missing.length} of ${pictures.length} could not be fetched: ${missing.join(', ')}.`, {
      id: toastId,
    });
  } else
    toast.success(pictures.length === 1 ? '1 picture packed.' : `${pictures.length} pictures packed.`, { id: toastId });
}
