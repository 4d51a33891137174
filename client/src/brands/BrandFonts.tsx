import { ownFamily } from '@visualadgen/compose/fonts/own-font.ts';
import { Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useClient, useQuery } from 'urql';
import type { OwnFontFieldsFragment } from '../api/generated/graphql.ts';
import { explainFailure, readAnswer } from '../api/read-answer.ts';
import { FontsQuery } from '../nodes/composition/composition-documents.ts';
import { loadFonts } from '../nodes/composition/load-fonts.ts';
import { titleOf, toOwnFont } from '../nodes/composition/own-fonts.ts';
import { IconButton } from '../ui/controls/IconButton.tsx';
import { formatBytes } from '../ui/files/format-bytes.ts';
import { ConfirmDialog } from '../ui/overlays/ConfirmDialog.tsx';
import { toast } from '../ui/toast/toast.ts';
import type { BrandDraft } from './brand.ts';
import { DeleteFontMutation, FontUsesQuery, RestoreFontMutation } from './brand-documents.ts';
import { FontSelect } from './FontSelect.tsx';

interface BrandFontsProps {
  draft: BrandDraft;
  onChange: (part: Partial<BrandDraft>) => void;
}

const roles = [
  { role: 'heading', label: 'Headlines' },
  { role: 'body', label: 'The rest' },
] as const;

/** The fonts of a brand, and those that were uploaded for any. */
export function BrandFonts({ draft, onChange }: BrandFontsProps) {
  const client = useClient();
  const [{ data, error }, read] = useQuery({ query: FontsQuery, requestPolicy: 'cache-and-network' });
  const [asked, setAsked] = useState<OwnFontFieldsFragment | null>(null);
  const ownFonts = data?.fonts.nodes ?? [];
  const { fonts, fontFiles } = draft;

  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  });

  function forget(gone: OwnFontFieldsFragment) {
    setAsked(null);
    const was = roles.filter(({ role }) => fontFiles[role]?.id === gone.id).map(({ role }) => role);
    const set = (font: OwnFontFieldsFragment | null) => {
      const changed = Object.fromEntries(was.map((role) => [role, font]));
      if (was.length > 0) onChange({ fontFiles: { ...latest.current.fontFiles, ...changed } });
      read({ requestPolicy: 'network-only' });
    };
    set(null);
    toast(`“${titleOf(gone)}” was deleted`, {
      duration: 10_000,
      action: { label: 'Undo', onClick: () => void restore(gone).then((isBack) => isBack && set(gone)) },
    });
  }

  async function restore({ id, ...font }: OwnFontFieldsFragment): Promise<boolean> {
    const { data: told, error: failure } = await client
      .mutation(RestoreFontMutation, { input: { fontId: id } })
      .toPromise();
    const answer = readAnswer(failure, told?.restoreFont, 'RestoreFontPayload');
    if (answer.ok) toast.success(`“${titleOf(font)}” was restored`);
    else toast.error(`“${titleOf(font)}” could not be restored`, { description: answer.message });
    return answer.ok;
  }

  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        {roles.map(({ role, label }) => {
          const font = fontFiles[role];
          return (
            <FontSelect
              key={role}
              label={label}
              value={font ? { kind: 'file', font } : { kind: 'family', name: fonts[role] }}
              ownFonts={ownFonts}
              onUploaded={() => read({ requestPolicy: 'network-only' })}
              onChange={(choice) =>
                onChange(
                  choice.kind === 'file'
                    ? { fontFiles: { ...fontFiles, [role]: choice.font } }
                    : { fontFiles: { ...fontFiles, [role]: null }, fonts: { ...fonts, [role]: choice.name } },
                )
              }
            />
          );
        })}
      </div>
      <p className="text-xs text-text-muted">
        A font of your own is a TTF, OTF or WOFF2 file, dropped on a field or chosen beside it. What it has no letters
        for is set in a like one.
      </p>
      {error && !data && (
        <p role="alert" className="text-xs text-danger">
          Your own fonts could not be read. {explainFailure(error)}
        </p>
      )}
      {ownFonts.length > 0 && (
        <ul aria-label="Your fonts" className="flex flex-col divide-y divide-border rounded-lg border border-border">
          {ownFonts.map((font) => (
            <OwnFontRow key={font.id} font={font} onDelete={() => setAsked(font)} />
          ))}
        </ul>
      )}
      {asked && <DeleteFont font={asked} onClose={() => setAsked(null)} onDeleted={() => forget(asked)} />}
    </>
  );
}

const specimen: Record<string, string> = {
  LATIN: 'Slow mornings 123',
  CYRILLIC: 'Медленное утро',
  GREEK: 'Αργό πρωινό',
  ARABIC: 'صباح هادئ',
  HEBREW: 'בוקר איטי',
  DEVANAGARI: 'धीमी सुबह',
  THAI: 'ยามเช้า',
  KANA: 'あさ アサ',
  HANGUL: '느린 아침',
  HAN: '一日之晨',
};
const scriptNames: Record<string, string> = {
  LATIN: 'Latin',
  CYRILLIC: 'Cyrillic',
  GREEK: 'Greek',
  ARABIC: 'Arabic',
  HEBREW: 'Hebrew',
  DEVANAGARI: 'Devanagari',
  THAI: 'Thai',
  KANA: 'Kana',
  HANGUL: 'Korean',
  HAN: 'Chinese signs',
};

/** A font with a line in its own letters. */
function OwnFontRow({ font, onDelete }: { font: OwnFontFieldsFragment; onDelete: () => void }) {
  const text = specimen[font.scripts[0] ?? 'LATIN'] ?? font.family;
  const [isLoaded, setIsLoaded] = useState(false);
  const { id, leastWeight: weight } = font;
  useEffect(() => {
    let isCurrent = true;
    const words = [{ font: { families: [toOwnFont(font).name], weight }, texts: [text] }];
    void loadFonts(words).then(() => isCurrent && setIsLoaded(true));
    return () => {
      isCurrent = false;
    };
    // A font never changes under its id.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [id]);
  const facts = [
    font.leastWeight === font.mostWeight ? null : `weights ${font.leastWeight} to ${font.mostWeight}`,
    font.scripts.map((script) => scriptNames[script]).join(', ') || 'no whole alphabet',
    formatBytes(font.byteSize),
  ];
  return (
    <li className="flex items-center gap-3 py-2 pr-2 pl-3">
      <div className="min-w-0 flex-1">
        <p
          aria-hidden
          className="truncate text-lg leading-7"
          style={{
            fontFamily: `'${ownFamily(font.contentHash)}'`,
            fontWeight: weight,
            fontSynthesis: 'none',
            opacity: isLoaded ? 1 : 0,
          }}
        >
          {text}
        </p>
        <p className="truncate text-xs text-text-muted">
          <span className="font-medium text-text">{titleOf(font)}</span> · {facts.filter(Boolean).join(' · ')}
        </p>
      </div>
      <IconButton label={`Delete ${titleOf(font)}`} size="icon-sm" onClick={onDelete}>
        <Trash2 />
      </IconButton>
    </li>
  );
}

interface DeleteFontProps {
  font: OwnFontFieldsFragment;
  onClose: () => void;
  onDeleted: () => void;
}

function DeleteFont({ font, onClose, onDeleted }: DeleteFontProps) {
  const client = useClient();
  const [{ data }] = useQuery({ query: FontUsesQuery, requestPolicy: 'network-only' });
  const [isBusy, setIsBusy] = useState(false);
  const brands = data?.fonts.nodes.find(({ id }) => id === font.id)?.brands;

  async function confirm() {
    setIsBusy(true);
    const answer = await client
      .mutation(DeleteFontMutation, { input: { fontId: font.id, evenIfUsed: true } })
      .toPromise()
      .then(({ data: told, error }) => readAnswer(error, told?.deleteFont, 'DeleteFontPayload'));
    setIsBusy(false);
    // One that is gone already is what was wanted.
    if (answer.ok || answer.error?.__typename === 'NotFoundError') return onDeleted();
    return toast.error(answer.message);
  }

  const names = brands?.map(({ name }) => `“${name}”`).join(', ');
  return (
    <ConfirmDialog
      title={`Delete ${titleOf(font)}?`}
      description={
        names
          ? `${names} ${brands?.length === 1 ? 'is' : 'are'} set in it, and will be set in the open font chosen before, or in Inter. Ads that were made stay as they are.`
          : 'Ads that were made in it stay as they are.'
      }
      verb="Delete"
      isBusy={isBusy || !data}
      onConfirm={() => void confirm()}
      onClose={onClose}
    />
  );
}
