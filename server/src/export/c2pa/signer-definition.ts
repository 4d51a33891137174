/** As the reference implementation asks for one, which exports no such type. */
export interface SignerDefinition {
  alg: string;
  /** Exactly as long as what `sign` gives. */
  reserveSize: number;
  /** COSE_Sign1. */
  sign(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
}
