import { bad, type Check, good } from './finding.ts';

/** It runs TypeScript as it stands, and has SQLite. */
const oldest = 24;

export const nodeVersion: Check = {
  title: 'Node',
  examine: () => judgeNode(process.versions.node),
};

export function judgeNode(version: string) {
  if (Number(version.split('.')[0]) >= oldest) return good(version);
  return bad(
    `${version} is too old`,
    `Start by \`npm start\` and \`npm run doctor\`: they bring Node ${oldest} along.`,
  );
}
