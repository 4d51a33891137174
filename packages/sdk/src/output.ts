/** Of a picture elsewhere on the web, nothing but its link is known. */
export interface Picture {
  id: string | null;
  /** Good for 14 days; read the run again for a new one. */
  url: string;
  width: number | null;
  height: number | null;
  contentType: string | null;
  name: string | null;
}

export interface FileOutput {
  /** Null for one that is no longer kept. */
  url: string | null;
  name: string;
  bytes: number;
}

/** As the API tells an output. */
export interface ToldOutput extends Omit<Output, 'text' | 'texts' | 'images'> {
  name: string;
  row: number | null;
  texts: { text: string }[];
  images: { url: string | null; asset: (Omit<Picture, 'url' | 'id'> & { id: string }) | null }[];
}

export const outputFields = `name label kind row
  texts { text }
  images { url asset { id width height contentType name } }
  file { url name bytes }`;

const elsewhere = { id: null, width: null, height: null, contentType: null, name: null };

/** By their names. */
export function byName(told: readonly ToldOutput[]): Record<string, Output> {
  return Object.fromEntries(told.map((output) => [output.name, toOutput(output)]));
}

function toOutput({ kind, label, texts, images, file }: ToldOutput): Output {
  return {
    kind,
    label,
    text: texts[0]?.text ?? null,
    texts: texts.map(({ text }) => text),
    images: images.flatMap(({ url, asset }) => (url === null ? [] : [{ ...(asset ?? elsewhere), url }])),
    file,
  };
}

/** What a workflow gives under one name; of a run that failed or goes on, what there is so far. */
export interface Output {
  /** Such as `IMAGES` or `TEXT`; null where it passes on what is not known before a run. */
  kind: string | null;
  label: string;
  text: string | null;
  texts: string[];
  images: Picture[];
  file: FileOutput | null;
}
