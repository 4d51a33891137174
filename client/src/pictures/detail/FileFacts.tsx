import { Link } from 'wouter';
import { formatBytes } from '../../ui/files/format-bytes.ts';
import { RunTime } from '../../run/time/RunTime.tsx';
import { Fact, Facts, Section } from './Section.tsx';
import type { PictureInDetail } from './usePicture.ts';

const typeNames: Partial<Record<string, string>> = {
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/webp': 'WebP',
};

/** What is measured on it, and of its file. */
export function FileFacts({ picture }: { picture: PictureInDetail }) {
  const { width, height, byteSize, contentType, origin, createdAt, colors, isDemo } = picture;
  return (
    <Section title="File">
      <Facts>
        <Fact name="Size">
          {width.toLocaleString('en')} × {height.toLocaleString('en')} px
        </Fact>
        <Fact name="File">
          {typeNames[contentType] ?? contentType}, {formatBytes(byteSize)}
        </Fact>
        <Fact name={origin === 'UPLOADED' ? 'Uploaded' : 'Made'}>
          <RunTime at={createdAt} />
        </Fact>
        {isDemo && <Fact name="Demo">Drawn by the demo in place of the model</Fact>}
      </Facts>
      {colors.length > 0 && (
        <ul aria-label="Main colors" className="flex h-7 overflow-hidden rounded-md border border-border max-md:h-11.5">
          {colors.map(({ hex, share }) => (
            <li key={hex} className="min-w-6" style={{ flexGrow: share }}>
              <Link
                href={`/pictures?color=${encodeURIComponent(hex)}`}
                aria-label={`Pictures with ${hex}, which covers ${Math.round(share * 100)}%`}
                title={`${hex}, ${Math.round(share * 100)}%: find pictures with it`}
                className="block size-full focus-visible:outline-offset-[-3px]"
                style={{ backgroundColor: hex }}
              />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
