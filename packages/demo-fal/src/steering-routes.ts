import { z } from 'zod';
import { readJson, type Route, sendJson } from './exchange.ts';
import { refused } from './fal-error.ts';
import { type FaultPlan, FAULTS_BODY, resetPlan } from './faults.ts';

/** One POST that the demo took on. */
export interface Submission {
  requestId: string;
  endpoint: string;
  input: unknown;
  /** ISO 8601. */
  sentAt: string;
  webhook: string | null;
  headers: Record<string, string | string[] | undefined>;
}

/** `/_demo`: what another process needs to make the demo misbehave, and to count what it was sent. */
export function steeringRoutes(faults: FaultPlan, submissions: Submission[]): Route {
  return async (exchange) => {
    // A web page has no business here.
    if (exchange.request.headers.origin) throw refused(403, 'Not for browsers');
    switch (`${exchange.method} ${exchange.path.join('/')}`) {
      case 'GET faults':
        sendJson(exchange, 200, faults);
        return true;
      case 'PUT faults': {
        const read = FAULTS_BODY.safeParse(await readJson(exchange));
        if (!read.success) throw refused(400, z.prettifyError(read.error));
        resetPlan(faults, read.data);
        sendJson(exchange, 200, faults);
        return true;
      }
      case 'GET submissions':
        sendJson(exchange, 200, submissions);
        return true;
      case 'DELETE submissions':
        submissions.length = 0;
        sendJson(exchange, 200, []);
        return true;
      default:
        return false;
    }
  };
}
