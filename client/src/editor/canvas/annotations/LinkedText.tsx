import { readLinks } from './read-links.ts';

/** A text in which links can be followed. */
export function LinkedText({ text }: { text: string }) {
  return readLinks(text).map(({ text: part, url }, index) =>
    url === null ? (
      part
    ) : (
      <a
        // Parts have no identity beyond their place.
        key={`${index} ${part}`}
        href={url}
        target="_blank"
        rel="noreferrer"
        className="nodrag underline decoration-current/40 underline-offset-2 hover:decoration-current"
      >
        {part}
      </a>
    ),
  );
}
