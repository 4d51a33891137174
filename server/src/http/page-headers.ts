import type { IncomingMessage, ServerResponse } from 'node:http';

type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/**
 * Serves pages so that nothing runs in them but this server's own scripts, and nobody can put them into a frame.
 * `supabaseUrl` is where people sign in, if not here.
 */
export function servePages(handle: Handler, supabaseUrl: string | undefined): Handler {
  const elsewhere = supabaseUrl ? ` ${new URL(supabaseUrl).origin}` : '';
  const policyFor = (scripts: string) =>
    [
      "default-src 'self'",
      `script-src ${scripts}`,
      // Positions and sizes on the canvas are style attributes; the API explorer's code editor makes sheets of its own.
      "style-src 'self' 'unsafe-inline'",
      // People may place pictures from anywhere, and Supabase keeps files elsewhere.
      "img-src 'self' data: blob: https: http:",
      `font-src 'self' data:${elsewhere}`,
      `connect-src 'self' data: blob:${elsewhere}`,
      "worker-src 'self' blob:",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; ');
  const [policy, decoders] = [policyFor("'self'"), policyFor("'self' 'wasm-unsafe-eval'")];
  return (request, response) => {
    response.setHeader('content-security-policy', isDecoder(request.url) ? decoders : policy);
    response.setHeader('x-frame-options', 'DENY');
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    response.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
    return handle(request, response);
  };
}

/**
 * The worker that reads phones' photos is WebAssembly. A worker has the policy that its own script is sent with, so that no
 * page may run any.
 */
function isDecoder(url: string | undefined): boolean {
  return /^\/assets\/decode-heic\.worker-[\w-]+\.js$/.test(url ?? '');
}
