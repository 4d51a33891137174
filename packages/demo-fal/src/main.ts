import { startDemoFal } from './demo-fal.ts';

const { env } = process;
const demo = await startDemoFal({
  port: Number(env['PORT'] ?? 0),
  pace: paceOf(env['PACE']),
  pictures: env['PICTURES'] === 'plain' ? 'plain' : 'drawn',
});
console.log(`Demo image models at ${demo.url}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void demo.close());

/** `lively`, `instant`, or milliseconds a picture. */
function paceOf(text: string | undefined): 'lively' | 'instant' | number {
  if (text === undefined || text === 'lively' || text === 'instant') return text ?? 'lively';
  const ms = Number(text);
  if (!Number.isFinite(ms) || ms < 0) throw new Error(`PACE is "${text}"; expected lively, instant or milliseconds`);
  return ms;
}
