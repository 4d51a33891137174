import { downloadZip } from 'client-zip';
import { fetchImage } from '../image/download-image.ts';
import { saveFile } from '../../ui/files/save-file.ts';
import { toast } from '../../ui/toast/toast.ts';
import { fileSafe } from '../../ui/files/file-safe.ts';
import { endingOf } from '../image/file-name.ts';
import { nameImages } from './name-images.ts';
import type { FactsByKey } from '../image/image-facts.ts';
import type { RunImage } from './run-images.ts';

const toastId = 'download-all';

/** Packs images into one file under names that tell what they are, and says how far it has come and what could not be had. */
export async function downloadAll(images: readonly RunImage[], facts: FactsByKey, workflowName: string): Promise<void> {
  const folder = fileSafe(workflowName, 'workflow');
  const names = nameImages(images, facts, workflowName);
  const missing: string[] = [];

  async function* files() {
    for (const [index, { key, url, nodeName, number }] of images.entries()) {
      toast.loading(`Packing picture ${index + 1} of ${images.length} …`, { id: toastId });
      const blob = await fetchImage(url);
      if (blob) yield { name: `${folder}/${names.get(key)}.${endingOf(blob.type)}`, input: blob };
      else missing.push(`${nodeName} ${number}`);
    }
  }

  const zip = await downloadZip(files()).blob();
  if (missing.length === images.length) {
    toast.error('None of the pictures could be fetched. Is the connection still there?', { id: toastId });
    return;
  }
  saveFile(`${folder}.zip`, zip);
  if (missing.length > 0) {
    toast.warning(`${missing.length} of ${images.length} could not be fetched: ${missing.join(', ')}.`, {
      id: toastId,
    });
  } else
    toast.success(images.length === 1 ? '1 picture packed.' : `${images.length} pictures packed.`, { id: toastId });
}
