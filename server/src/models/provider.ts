/** What a model is for. */
export const modelKinds = ['IMAGE', 'TEXT', 'VISION', 'TOOL'] as const;
export type ModelKind = (typeof modelKinds)[number];

/** What is asked of whoever runs the models (fal.ai, or a server that speaks its protocol), whatever they make. */
export interface Provider {
  /** Such as `fal`: what is limited together, and has prices of its own. */
  name: string;
  /** It answers in the stead of real models, and what it makes is to say so. */
  isDemo: boolean;
  /** Hands bytes over and gives back a link that the provider can read. Not a paid call. */
  upload(bytes: Uint8Array, contentType: string, signal: AbortSignal): Promise<string>;
  /**
   * One paid call: exactly one POST, never repeated here.
   * Throws PROVIDER_AMBIGUOUS when it may have been accepted although no answer came (reset, timeout, 502/503/504);
   * every other error means that nothing was accepted.
   */
  submit(
    endpoint: string,
    input: Record<string, unknown>,
    signal: AbortSignal,
    options?: SubmitOptions,
  ): Promise<ProviderRequest>;
  /**
   * Looks for a request that was sent after `sentAfter` with this very input. Used when the answer to a submit was lost.
   * Null where the provider cannot say what it was sent: then nobody ever knows what became of a lost one.
   */
  lookup:
    | ((
        endpoint: string,
        input: Record<string, unknown>,
        sentAfter: Date,
        signal: AbortSignal,
        options?: Pick<SubmitOptions, 'streams'>,
      ) => Promise<ProviderRequest[]>)
    | null;
  /** The request by an id that came another way than by an answer to `submit`. Nobody is asked. */
  requestById(endpoint: string, requestId: string): ProviderRequest;
  /**
   * Waits until it is done, telling queue places, logs and what is written so far. Rides over transient errors; throws when the request
   * failed, and PROVIDER_AMBIGUOUS ({ isLost: true }) where it was accepted, but nobody will ever have its answer.
   */
  wait(
    request: ProviderRequest,
    signal: AbortSignal,
    onUpdate: (update: ProviderUpdate) => void,
    options?: WaitOptions,
  ): Promise<void>;
  /**
   * The model's raw output and what was billed for it. Throws PROVIDER_UNAVAILABLE while it is out of reach: it was paid
   * for, and is to be asked for again.
   */
  result(request: ProviderRequest, signal: AbortSignal): Promise<ProviderResult>;
  /** Asks for a stop. True when it will not run, and so will not be billed. */
  cancel(request: ProviderRequest): Promise<boolean>;
  /** Asks for the current USD price of one billable unit; null where it cannot be told. */
  unitPrice(endpoint: string): Promise<UnitPrice | null>;
}

export interface ProviderResult {
  /** As the model gave it. */
  output: unknown;
  /** An exact decimal; null where the provider does not say. */
  billableUnits: string | null;
}

export interface UnitPrice {
  /** USD, as an exact decimal. */
  amount: string;
  /** The provider's word for what is counted, such as `image` or `megapixels`. */
  unit: string;
}

export interface SubmitOptions {
  /** Asked at the last moment before bytes leave; when it says no, nothing is sent and PROVIDER_UNAVAILABLE is thrown. */
  maySend?: (() => boolean) | undefined;
  /** Where the provider may tell that the request has ended. */
  webhookUrl?: string | null | undefined;
  /** The model writes, and can be read while it does, where the provider offers that. */
  streams?: boolean | undefined;
}

export interface WaitOptions {
  /** Hears of each error that is ridden over, and after how many milliseconds the next question follows. */
  onError?: (error: { code: string; message: string }, delayMs: number) => void;
  /** Aborted when the provider itself has told that the request has ended: then it is asked at once. */
  told?: AbortSignal | undefined;
}

/** A request that the provider has accepted. The links are the provider's own, as far as it gave any. */
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
  /** Of a model that is read while it writes: all that it has written so far. */
  text?: string | undefined;
}
