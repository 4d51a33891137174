import { scripts, type Script } from '@visualadgen/compose/text/script.ts';
import type { Coverage } from '../read-coverage.ts';

/** Letters that each script is not written without, as first and last, or one by one. */
const letters: Record<Script, string | readonly [string, string]> = {
  LATIN: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
  CYRILLIC: ['А', 'я'],
  GREEK: 'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώ',
  ARABIC: 'ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإؤئ',
  HEBREW: ['א', 'ת'],
  DEVANAGARI: 'अआइईउऊएऐओऔकखगघचछजझटठडढणतथदधनपफबभमयरलवशषसहािीुूेैोौ्ं',
  THAI: 'กขคงจฉชซญฎฐณดตถทธนบปผฝพฟมยรลวศษสหอฮะาิีึืุูเแโใไ่้็์',
  KANA: 'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをんアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン',
  HANGUL: '가나다라마바사아자차카타파하고노도로모보소오조초코토포호은는이을를의에서한국인어',
  HAN: '一二三四五六七八九十人日月水火木金土大小中上下年生天本出入口山手心本名文字新白',
};

/** The scripts that a font has the letters of: all of them, since one that lacks some would set a word in two fonts. */
export function scriptsOf(covers: Coverage): Script[] {
  return scripts.filter((script) => lettersOf(script).every((letter) => covers(letter)));
}

function lettersOf(script: Script): number[] {
  const told = letters[script];
  if (typeof told === 'string') return Array.from(told, (letter) => letter.codePointAt(0) ?? 0);
  const [first, last] = told.map((letter) => letter.codePointAt(0) ?? 0);
  return Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, index) => (first ?? 0) + index);
}
