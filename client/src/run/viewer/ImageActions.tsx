import { Copy, Download, ImagePlus, Link, RotateCcw, WandSparkles } from 'lucide-react';
import { Link as Anchor } from 'wouter';
import { downloadImage } from '../image/download-image.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { toast } from '../../ui/toast/toast.ts';
import { canCopyImages, copyImage } from './copy.ts';
import { againEdit } from '../image/image-edits.ts';
import type { ImageFacts } from '../image/image-facts.ts';
import { useImageEdits } from '../image/useImageEdits.ts';

interface ImageActionsProps {
  workflowId: string;
  url: string;
  /** What it is called where it is kept, without an ending. */
  name: string;
  /** Undefined for an image that is not kept here. */
  facts: ImageFacts | undefined;
  /** Before something happens on the canvas. */
  onLeave: () => void;
}

/** What can be done with an image. */
export function ImageActions({ workflowId, url, name, facts, onLeave }: ImageActionsProps) {
  const apply = useImageEdits(workflowId);
  const again = facts?.made && againEdit(facts.made);
  return (
    <div className="flex shrink-0 flex-wrap justify-end gap-2 border-t border-border px-4 py-2.5 max-md:px-3">
      {facts && (
        <Button
          onClick={() => {
            onLeave();
            apply({ kind: 'use', images: [{ assetId: facts.assetId, url, name: null }] });
          }}
        >
          <ImagePlus />
          Use as input
        </Button>
      )}
      {again && (
        <Button
          onClick={() => {
            onLeave();
            apply(again);
          }}
        >
          <RotateCcw />
          Run again like this
        </Button>
      )}
      {facts && (
        <Button asChild>
          <Anchor href={`/pictures/${encodeURIComponent(facts.assetId)}#edit`}>
            <WandSparkles />
            Edit
          </Anchor>
        </Button>
      )}
      <span className="mr-auto max-md:hidden" />
      <Button variant="ghost" className="max-md:px-2" onClick={() => void copyLink(url)}>
        <Link />
        Copy link
      </Button>
      {canCopyImages() && (
        <Button variant="ghost" className="max-md:px-2" onClick={() => void copyImage(url)}>
          <Copy />
          Copy picture
        </Button>
      )}
      <Button variant="primary" onClick={() => void downloadImage(url, name)}>
        <Download />
        Download
      </Button>
    </div>
  );
}

async function copyLink(url: string) {
  try {
    await navigator.clipboard.writeText(new URL(url, location.href).href);
    toast.success('Link copied. It works for 14 days.');
  } catch {
    toast.error('The browser did not let us copy. Open the picture and copy its address.');
  }
}
