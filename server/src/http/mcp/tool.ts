import type { CallToolResult } from '@modelcontextprotocol/server';
import type { ApiClient } from '../api-client.ts';
import type { DoorAsker } from '../runs/door-asker.ts';
import type { JsonSchema } from '../runs/input-schema.ts';
import type { ReadLink } from './run-content.ts';

/** What a call of a tool may use. */
export interface ToolContext {
  api: ApiClient;
  asker: DoorAsker;
  readLink: ReadLink;
  signal: AbortSignal;
  /** Only heard by clients that asked for it. */
  tellProgress(told: { progress: number; total: number; message: string }): Promise<void>;
}

export interface Tool {
  name: string;
  title: string;
  description: string;
  inputSchema: JsonSchema & { type: 'object' };
  /** It costs nothing and changes nothing. */
  isReadOnly: boolean;
  call(values: Record<string, unknown>, context: ToolContext): Promise<CallToolResult>;
}
