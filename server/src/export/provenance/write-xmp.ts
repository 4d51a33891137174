import { type DigitalSourceType, sourceTypeUri } from './digital-source-type.ts';

/** What is written into a picture about where it comes from. */
export interface Provenance {
  sourceType: DigitalSourceType | null;
  /** Whom to name; empty for nobody. */
  credit: string;
}

/**
 * An XMP packet (ISO 16684-1) with the fields of IPTC Photo Metadata 2024.1; null where there is nothing to say. The same gives the same
 * bytes. `photoshop:Credit` is where IPTC puts who is to be named. Some hundred bytes, which a file of a placement has room for
 * (`roomForProvenance`).
 */
export function writeXmp({ sourceType, credit }: Provenance): Uint8Array | null {
  const fields = [
    sourceType && `<Iptc4xmpExt:DigitalSourceType>${sourceTypeUri(sourceType)}</Iptc4xmpExt:DigitalSourceType>`,
    credit && `<photoshop:Credit>${escapeXml(credit)}</photoshop:Credit>`,
  ].filter(Boolean);
  if (fields.length === 0) return null;
  const packet = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">${fields.join('')}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`;
  return Buffer.from(packet, 'utf8');
}

function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(notXml, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** What XML 1.0 cannot hold, however it is written. */
const notXml = /(?![\t\n\r])\p{Cc}|\p{Noncharacter_Code_Point}/gu;
