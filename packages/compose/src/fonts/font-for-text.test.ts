import { expect, test } from 'vitest';
import { familyForScript, findFamily, fontFamilies } from './families.ts';
import { fontForText } from './font-for-text.ts';

test.each([
  ['Fraunces', 'Slow mornings', '', 'Fraunces'],
  ['Fraunces', 'Медленное утро', '', 'Source Serif 4'],
  ['Playfair Display', 'Αργό πρωινό', '', 'Source Serif 4'],
  ['Lora', 'قهوة باردة', '', 'Noto Naskh Arabic'],
  ['Lora', 'בוקר איטי', '', 'Noto Serif Hebrew'],
  ['Lora', 'धीमी सुबह', '', 'Noto Serif Devanagari'],
  ['Lora', 'กาแฟเย็น', '', 'Noto Serif Thai'],
  ['Lora', '커피 한 잔', '', 'Noto Serif KR'],
  ['Lora', '珈琲のある朝', '', 'Noto Serif JP'],
  ['Oswald', 'قهوة باردة', '', 'Noto Kufi Arabic'],
  ['Oswald', 'धीमी सुबह', '', 'Teko'],
  ['Oswald', 'בוקר איטי', '', 'Noto Sans Hebrew'],
  ['Caveat', 'กาแฟเย็น', '', 'Noto Sans Thai'],
  // Chinese by the signs that only one of the two has.
  ['Inter', '隔夜冷萃，立即购买', '', 'Noto Sans SC'],
  ['Inter', '隔夜冷萃，立即購買', '', 'Noto Sans TC'],
  ['Fraunces', '讓早晨慢下來', '', 'Noto Serif TC'],
  ['Inter', 'ㄅㄆㄇ 咖啡', '', 'Noto Sans TC'],
  // What tells nothing by itself is told by the other words of the ad; without any, it is simplified.
  ['Inter', '冷萃咖啡', '', 'Noto Sans SC'],
  ['Inter', '冷萃咖啡', '今天來一杯，讓早晨慢下來', 'Noto Sans TC'],
  ['Inter', '新発売', '夏の朝に', 'Noto Sans JP'],
  ['Inter', '咖啡', '커피 한 잔', 'Noto Sans KR'],
  // Signs of another language than the rest of the ad stay in its own.
  ['Inter', '커피', '夏の朝に', 'Noto Sans KR'],
])('in %s, %j beside %j is set in %s', (name, text, beside, expected) => {
  const family = findFamily(name) ?? fontFamilies[0];
  if (!family) throw new Error('There is no family.');
  const { families, weight } = fontForText(family, 'heading', text, `${text} ${beside}`);
  expect(families[0]).toBe(expected);
  expect(weight).toBe(findFamily(expected)?.heading.weight);
});

test('each substitute sets the script that it stands in for', () => {
  for (const style of ['SANS', 'SERIF', 'CONDENSED', 'HANDWRITING'] as const) {
    for (const script of [
      'CYRILLIC',
      'GREEK',
      'ARABIC',
      'HEBREW',
      'DEVANAGARI',
      'THAI',
      'KANA',
      'HANGUL',
      'HAN',
    ] as const)
      expect(familyForScript(script, style).scripts).toContain(script);
  }
  expect(new Set(fontFamilies.map(({ name }) => name)).size).toBe(fontFamilies.length);
});
