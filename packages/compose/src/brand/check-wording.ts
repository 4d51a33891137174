import { type Check, partNames } from '../checks/check.ts';
import type { Drawing, TextPart } from '../drawing/drawing.ts';
import { around, type Box } from '../geometry/box.ts';
import type { Words } from '../layouts/layout.ts';
import type { BrandClaim } from './brand.ts';
import { findAvoided } from './find-avoided.ts';

/** What a brand says of words: which it never uses, and which need a note beside them. */
export interface Wording {
  avoid: readonly string[];
  claims: readonly BrandClaim[];
}

/** Each word to avoid that is used, with where it stands, and each claim without its note. Without either, that there is none. */
export function checkWording({ shapes, leftOut }: Drawing, words: Words, { avoid, claims }: Wording): Check[] {
  const texts = Object.entries(words) as [TextPart, string][];
  return [...checkAvoided(), ...checkClaims()];

  function checkAvoided(): Check[] {
    if (avoid.length === 0) return [];
    const used = texts.flatMap(([part, text]) =>
      findAvoided(text, avoid).map((word): Check => {
        const message = `${partNames[part]} uses “${word}”, which the brand avoids.`;
        return { ...avoided, part, isPassed: false, measure: 1, box: boxOf(part), message };
      }),
    );
    const message = 'No word is used that the brand avoids.';
    return used.length > 0 ? used : [{ ...avoided, part: null, isPassed: true, measure: 0, box: null, message }];
  }

  function checkClaims(): Check[] {
    // What there was no room for is not said.
    const shown = texts.filter(([part]) => !leftOut.some((one) => one.part === part));
    const whole = shown.map(([, text]) => text).join('\n');
    return texts.flatMap(([part, text]) => {
      const made = new Set(
        findAvoided(
          text,
          claims.map((claim) => claim.text),
        ),
      );
      return claims
        .filter((claim) => made.has(claim.text))
        .map((claim): Check => {
          const isPassed = findAvoided(whole, [claim.note]).length > 0;
          const message = isPassed
            ? `“${claim.text}” stands with its note.`
            : `${partNames[part]} claims “${claim.text}”, which needs its note: ${claim.note}`;
          return { ...noted, part, isPassed, measure: isPassed ? 1 : 0, box: boxOf(part), message };
        });
    });
  }

  function boxOf(part: TextPart): Box | null {
    return around(shapes.flatMap((shape) => (shape.kind === 'text' && shape.part === part ? [shape.box] : [])));
  }
}

const avoided = { name: 'WORD_AVOIDED', limit: 0, unit: 'WORDS' } as const;
const noted = { name: 'CLAIM_NOTE', limit: 1, unit: 'NOTES' } as const;
