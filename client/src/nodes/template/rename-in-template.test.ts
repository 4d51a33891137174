import { expect, it } from 'vitest';
import { renameInTemplate } from './rename-in-template.ts';

it('changes the name of the node and nothing else', () => {
  const template = '{{Slogan.text}}, {{ Slogan . text }}, {{text}}, {{Slogan 2.text}}, \\{{Slogan.text}}, {{Slogan';
  expect(renameInTemplate(template, 'Slogan', 'Claim')).toBe(
    '{{Claim.text}}, {{Claim . text}}, {{text}}, {{Slogan 2.text}}, \\{{Slogan.text}}, {{Slogan',
  );
});

it('takes a name for letters, whatever they are', () => {
  expect(renameInTemplate('{{A.b (c).text}}', 'A.b (c)', '$&')).toBe('{{$&.text}}');
});
