import type { IncomingMessage, ServerResponse } from 'node:http';

type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/**
 * Serves pages so that nothing runs in them but this server's own scripts, and nobody can put them into a frame.
 * `supabaseUrl` is where people sign in, if not here.
 */
export function servePages(handle: Handler, supabaseUrl: string | undefined): Handler {
  const policy = [
    "default-src 'self'",
    "script-src 'self'",
    // Positions and sizes on the canvas are style attributes; the API explorer's code editor makes sheets of its own.
    "style-src 'self' 'unsafe-inline'",
    // People may place pictures from anywhere, and Supabase keeps files elsewhere.
    "img-src 'self' data: blob: https: http:",
    "font-src 'self' data:",
    `connect-src 'self' data: blob:${supabaseUrl ? ` ${new URL(supabaseUrl).origin}` : ''}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
  return (request, response) => {
    response.setHeader('content-security-policy', policy);
    response.setHeader('x-frame-options', 'DENY');
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    response.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
    return handle(request, response);
  };
}
