/*
 * Receives webhooks and says which ads are new (Node 22 or newer):
 *
 *   npm install
 *   WEBHOOK_SECRET=whsec_… node receive-webhooks.js
 *
 * The secret is told once, where the webhook is made: in the editor, under Account → Webhooks.
 */
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';

const webhook = new Webhook(process.env.WEBHOOK_SECRET);
// In earnest: a table with a unique column.
const seen = new Set();

const server = createServer((request, response) => void receive(request, response));
server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => console.log('Listening at', server.address().port));

async function receive(request, response) {
  const body = Buffer.concat(await request.toArray()).toString();
  let message;
  try {
    message = webhook.verify(body, request.headers);
  } catch {
    return response.writeHead(401).end();
  }
  // First the answer, within 15 seconds; what takes long comes afterwards.
  response.writeHead(204).end();
  const id = request.headers['webhook-id'];
  if (!seen.has(id)) deal(message);
  seen.add(id);
}

function deal({ type, data }) {
  console.log(type);
  if (type === 'execution.completed') for (const { url } of data.execution.images) console.log(url);
}
