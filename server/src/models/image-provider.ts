/** What the engine asks of whoever makes the pictures (fal.ai, or a server that speaks its protocol). */
export interface ImageProvider {
  /** Hands bytes over and gives back a link that the provider can read. Not a paid call. */
  upload(bytes: Uint8Array, contentType: string, signal: AbortSignal): Promise<string>;
  /**
   * One paid call: exactly one POST, never repeated here.
   * Throws PROVIDER_AMBIGUOUS when it may have been accepted although no answer came (reset, timeout, 502/503/504);
   * every other fault means that nothing was accepted.
   */
  submit(endpoint: string, input: Record<string, unknown>, signal: AbortSignal): Promise<ProviderRequest>;
  /** Looks for a request that was sent after `sentAfter` with this very input. Used when the answer to a submit was lost. */
  findLost(
    endpoint: string,
    input: Record<string, unknown>,
    sentAfter: Date,
    signal: AbortSignal,
  ): Promise<ProviderRequest[]>;
  /** Waits until it is done, telling queue places and logs. Rides over transient faults; throws when the request failed. */
  wait(request: ProviderRequest, signal: AbortSignal, onUpdate: (update: ProviderUpdate) => void): Promise<void>;
  /** The model's raw output and what was billed for it. */
  result(request: ProviderRequest, signal: AbortSignal): Promise<{ output: unknown; billableUnits: string | null }>;
  /** Asks for a stop. True when it will not run, and so will not be billed. */
  cancel(request: ProviderRequest): Promise<boolean>;
  /** Current USD price of one billable unit, or null where it is not known. */
  unitPrice(endpoint: string): Promise<{ amount: string; unit: string } | null>;
}

/** A request that the provider has accepted. The links are the provider's own; they are never built here. */
export interface ProviderRequest {
  requestId: string;
  statusUrl: string;
  responseUrl: string;
  cancelUrl: string;
}

export interface ProviderUpdate {
  state: 'QUEUED' | 'RUNNING' | 'DONE';
  queuePosition: number | null;
  logs: string[];
}
