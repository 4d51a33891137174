/** The name of the file that holds a workflow: its own, without what file systems and shells stumble over. */
export function fileNameOf(workflowName: string): string {
  const plain = workflowName
    .normalize('NFKC')
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    .toLowerCase();
  return `${plain || 'workflow'}.visualadgen.json`;
}
