/** What the editor needs to start, from `GET /config.json`. */
export interface ClientConfig {
  supabaseUrl: string;
  supabasePublishableKey: string;
  /** The account that a first visit is signed in with. Null where people bring their own. */
  demo: { email: string; password: string } | null;
  /** The images are drawn by this server itself, and no image model is called. */
  hasDemoPictures: boolean;
  /** This server has the API explorer. */
  hasExplorer: boolean;
}

/** Throws an Error with words for people when the server cannot be reached or answers something else. */
export async function loadConfig(): Promise<ClientConfig> {
  const response = await fetch('/config.json').catch(() => null);
  if (!response) throw new Error('The server cannot be reached.');
  if (!response.ok) throw new Error(`The server answered ${response.status} when asked for its settings.`);
  const config: unknown = await response.json().catch(() => null);
  if (!isClientConfig(config)) throw new Error('The server gave settings that cannot be read.');
  return config;
}

function isClientConfig(value: unknown): value is ClientConfig {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'supabaseUrl' in value &&
    typeof value.supabaseUrl === 'string' &&
    'supabasePublishableKey' in value &&
    typeof value.supabasePublishableKey === 'string' &&
    'demo' in value &&
    'hasDemoPictures' in value &&
    'hasExplorer' in value
  );
}
