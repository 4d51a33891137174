import { useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';
import type { Client } from 'urql';
import { useOnReconnected } from '../../api/connection.ts';
import { refetch } from '../../api/refetch.ts';
import { rememberCopies } from '../../run/image/image-copies.ts';
import { hearChanges } from '../library-changes.ts';
import type { Picture } from '../picture.ts';
import { EditPathQuery, ImageEditsQuery } from './edit-documents.ts';
import type { ImageEdit } from './image-edit.ts';

/** A picture on the way to the one that is looked at, and all that was tried from there. */
export interface EditStep {
  picture: Picture;
  /** Newest first. */
  edits: readonly ImageEdit[];
}

export interface EditChain {
  /** From the picture that all began with to the one that is looked at. */
  steps: readonly EditStep[];
  /** What it all began with was deleted. */
  isCut: boolean;
}

/** Steps that are shown at most. */
const mostSteps = 30;
const mostEdits = 20;

/** How a picture came to be by edits, and what was made of it; null until it is read. Read again when something of it changes. */
export function useEditChain(pictureId: string): { chain: EditChain | null; hasFailed: boolean; reload: () => void } {
  const client = useClient();
  const [read, setRead] = useState<{ id: string; chain: EditChain | null }>({ id: '', chain: null });
  const reload = useCallback(() => {
    void readChain(client, pictureId).then((chain) => {
      // What is shown of it stays where it cannot be read anew.
      setRead((now) => (chain || now.id !== pictureId ? { id: pictureId, chain } : now));
    });
  }, [client, pictureId]);
  useEffect(reload, [reload]);
  useEffect(() => hearChanges(reload), [reload]);
  useOnReconnected(reload);
  const isRead = read.id === pictureId;
  return { chain: isRead ? read.chain : null, hasFailed: isRead && read.chain === null, reload };
}

async function readChain(client: Client, pictureId: string): Promise<EditChain | null> {
  const path = await readPath(client, pictureId);
  if (!path) return null;
  const steps = await Promise.all(
    path.pictures.map(async (picture) => {
      const edits = await readEdits(client, picture.id);
      return edits && { picture, edits };
    }),
  );
  const whole = steps.filter((step) => step !== null);
  if (whole.length < steps.length) return null;
  rememberCopies(whole.flatMap(({ picture, edits }) => [picture, ...edits.flatMap(({ results }) => results)]));
  return { steps: whole, isCut: path.isCut };
}

async function readEdits(client: Client, assetId: string): Promise<readonly ImageEdit[] | null> {
  const { data } = await refetch(client, ImageEditsQuery, { first: mostEdits, assetId });
  return data?.imageEdits.nodes ?? null;
}

/** The last one that was told of does not tell what it was made from: that is asked for next. */
interface Made {
  source?: (Picture & Made) | null;
}

/** What comes of another picture. */
const madeFromOne: readonly Picture['origin'][] = ['EDITED', 'DERIVED', 'COMPOSED'];

/** Oldest first; a few steps are told at a time. */
async function readPath(client: Client, pictureId: string): Promise<{ pictures: Picture[]; isCut: boolean } | null> {
  const pictures: Picture[] = [];
  const seen = new Set<string>();
  let isCut = false;
  for (let next: string | null = pictureId; next !== null;) {
    const answer: Awaited<ReturnType<typeof askPath>> = await askPath(client, next);
    const { node } = answer.data ?? {};
    if (node?.__typename !== 'Asset') return answer.data && pictures.length > 0 ? { pictures, isCut: true } : null;
    next = null;
    for (let at: (Picture & Made) | null = node; at && pictures.length < mostSteps;) {
      if (!seen.has(at.id)) pictures.unshift(at);
      seen.add(at.id);
      if (at.source === undefined) {
        next = madeFromOne.includes(at.origin) ? at.id : null;
        break;
      }
      isCut = at.source === null && madeFromOne.includes(at.origin);
      at = at.source;
    }
  }
  return { pictures, isCut };
}

function askPath(client: Client, id: string) {
  return refetch(client, EditPathQuery, { id });
}
