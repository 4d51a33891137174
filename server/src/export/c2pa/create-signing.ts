import type { Ancestor } from '../../store/exports.ts';
import { writeActions } from './claim.ts';
import { coseLength, coseSign } from './cose-sign.ts';
import { loadReference } from './reference.ts';
import {
  findSigningKey,
  SigningKeyError,
  type SigningSettings,
  type SigningState,
  signingState,
} from '../../secrets/signing-key.ts';

export interface Signing {
  state(now?: Date): SigningState;
  /** Bytes that signing adds to a file, at most. */
  room: number;
  /** The file with its signature; null where there is nothing to say of it. Only while it is ON. */
  sign(
    file: { bytes: Uint8Array; contentType: string; title: string },
    line: readonly Ancestor[],
  ): Promise<Uint8Array | null>;
}

/** What a manifest takes beside the signature, with many steps and long names of models. */
const roomForClaim = 4_000;

/** Signs nothing where no key is set. A key with which nothing can be signed keeps no server from starting: its state says so. */
export function createSigning(settings: SigningSettings | null, version: string): Signing {
  const key = findSigningKey(settings);
  const state = (now = new Date()) => signingState(key, now);
  return {
    state,
    room: key && !(key instanceof SigningKeyError) ? coseLength(key) + roomForClaim : 0,
    async sign({ bytes, contentType, title }, line) {
      const actions = writeActions(line);
      if (!actions || !key || key instanceof SigningKeyError || state().kind !== 'ON') return null;
      const claim = {
        claim_generator_info: [{ name: 'VisualAdGen', version }],
        title,
        format: contentType,
        assertions: [{ label: 'c2pa.actions.v2', data: { actions }, created: true }],
      };
      const signer = {
        alg: key.algorithm,
        reserveSize: coseLength(key),
        sign: async (toSign: Uint8Array) => Uint8Array.from(coseSign(key, toSign)),
      };
      return (await loadReference()).sign(claim, signer, contentType, bytes);
    },
  };
}
