import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { connection } from '../api/connection.ts';
import type { BrandFieldsFragment } from '../api/generated/graphql.ts';
import { isUnreachable, readAnswer } from '../api/read-answer.ts';
import { type BrandChange, type BrandDraft, draftOf, hasHalfClaim, inputOf } from './brand.ts';
import { UpdateBrandMutation } from './brand-documents.ts';

export type SaveState =
  /** HALF: all but the claims, of which one is half written. */
  | { kind: 'SAVED' | 'HALF' | 'UNSAVED' | 'SAVING' }
  | { kind: 'REFUSED'; message: string }
  /** Somebody saved it meanwhile: in another tab, or by the API. */
  | { kind: 'CONFLICT'; theirs: BrandFieldsFragment };

/** Milliseconds after the last key. */
const quiet = 600;

/** What was not saved when its page was left, by the brand’s id, for whoever comes back to it. */
const left = new Map<string, { draft: BrandDraft; version: number }>();

/** A brand as it is written, saved by itself. Nothing that was typed goes: where another has saved it, the person decides. */
export function useBrandDraft(brand: BrandFieldsFragment) {
  const client = useClient();
  const [begun] = useState(() => left.get(brand.id) ?? { draft: draftOf(brand), version: brand.version });
  const [draft, setDraft] = useState(begun.draft);
  const [state, setState] = useState<SaveState>(() => ({ kind: left.delete(brand.id) ? 'UNSAVED' : 'SAVED' }));
  const version = useRef(begun.version);
  const latest = useRef(begun.draft);
  const isBusy = useRef(false);

  const save = useCallback(async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    const sent = latest.current;
    setState({ kind: 'SAVING' });
    const input = { brandId: brand.id, expectedVersion: version.current, ...inputOf(sent) };
    const { data, error } = await client.mutation(UpdateBrandMutation, { input }).toPromise();
    isBusy.current = false;
    const answer = readAnswer(error, data?.updateBrand, 'UpdateBrandPayload');
    const conflict = !answer.ok && answer.error?.__typename === 'BrandConflictError' ? answer.error.brand : null;
    // The answer to an earlier try was lost: what stands there is what was sent.
    const saved = answer.ok ? answer.payload.brand : conflict && isSame(conflict, sent) ? conflict : null;
    if (saved) {
      version.current = saved.version;
      return setState({ kind: latest.current !== sent ? 'UNSAVED' : hasHalfClaim(sent) ? 'HALF' : 'SAVED' });
    }
    if (conflict) return setState({ kind: 'CONFLICT', theirs: conflict });
    if (answer.ok) return undefined;
    const field = answer.error?.__typename === 'InputInvalidError' ? answer.error.fields[0] : undefined;
    setState({ kind: 'REFUSED', message: field ? `${field.path.join(' ')} ${field.message}` : answer.message });
    // Once the server is reached again, what was written is sent again.
    if (error && isUnreachable(error)) void connection.answered().then(() => setState({ kind: 'UNSAVED' }));
    return undefined;
  }, [client, brand.id]);

  useEffect(() => {
    if (state.kind !== 'UNSAVED') return undefined;
    const waiting = setTimeout(() => void save(), quiet);
    return () => clearTimeout(waiting);
  }, [state, save]);

  useEffect(() => {
    if (state.kind === 'SAVED') return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [state]);

  const atTheEnd = useRef({ state, save });
  useEffect(() => {
    atTheEnd.current = { state, save };
  });
  useEffect(
    () => () => {
      if (atTheEnd.current.state.kind === 'SAVED') return;
      left.set(brand.id, { draft: latest.current, version: version.current });
      // What can be sent is; the page that comes next for it then finds that it is the same.
      if (atTheEnd.current.state.kind === 'UNSAVED') void atTheEnd.current.save();
    },
    [brand.id],
  );

  function change(part: BrandChange) {
    latest.current = { ...latest.current, ...(typeof part === 'function' ? part(latest.current) : part) };
    setDraft(latest.current);
    // Anew with each key, so that it is quiet for a while before it is sent.
    setState((before) => (before.kind === 'CONFLICT' ? before : { kind: 'UNSAVED' }));
  }

  /** Their state is taken, or ours goes over it. */
  function settle(keepsOurs: boolean) {
    if (state.kind !== 'CONFLICT') return;
    version.current = state.theirs.version;
    if (!keepsOurs) {
      latest.current = draftOf(state.theirs);
      setDraft(latest.current);
    }
    setState({ kind: keepsOurs ? 'UNSAVED' : 'SAVED' });
  }

  return { draft, state, change, settle };
}

function isSame(theirs: BrandFieldsFragment, sent: BrandDraft): boolean {
  return JSON.stringify(inputOf(draftOf(theirs))) === JSON.stringify(inputOf(sent));
}
