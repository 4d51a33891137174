import { Check } from 'lucide-react';
import { DropdownMenuGroup, DropdownMenuItem } from '../../../ui/overlays/DropdownMenu.tsx';
import { annotationColors } from '@visualadgen/graph/annotations/annotation.ts';
import type { AnnotationColor } from '@visualadgen/graph/annotations/annotation.ts';
import { colourNames } from '../annotations/colour-names.ts';

interface ColourItemsProps {
  chosen: AnnotationColor;
  onChoose: (color: AnnotationColor) => void;
}

/** One row of colours. */
export function ColourItems({ chosen, onChoose }: ColourItemsProps) {
  return (
    <DropdownMenuGroup aria-label="Colour" className="flex justify-between px-1">
      {annotationColors.map((color) => (
        <DropdownMenuItem
          key={color}
          aria-label={color === chosen ? `${colourNames[color]}, chosen` : colourNames[color]}
          title={colourNames[color]}
          className="justify-center p-1.5"
          onSelect={() => onChoose(color)}
        >
          <span aria-hidden data-color={color} className="colour-dot flex items-center justify-center">
            {color === chosen && <Check className="size-3 text-text!" strokeWidth={3} />}
          </span>
        </DropdownMenuItem>
      ))}
    </DropdownMenuGroup>
  );
}
