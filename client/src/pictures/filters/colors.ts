/** Colours to search by, with names that people use. Others can be picked. */
export const colors: readonly { hex: string; name: string }[] = [
  { hex: '#d32f2f', name: 'Red' },
  { hex: '#f57c00', name: 'Orange' },
  { hex: '#fbc02d', name: 'Yellow' },
  { hex: '#388e3c', name: 'Green' },
  { hex: '#00897b', name: 'Teal' },
  { hex: '#1976d2', name: 'Blue' },
  { hex: '#512da8', name: 'Purple' },
  { hex: '#ec407a', name: 'Pink' },
  { hex: '#6d4c41', name: 'Brown' },
  { hex: '#ffffff', name: 'White' },
  { hex: '#9e9e9e', name: 'Gray' },
  { hex: '#111111', name: 'Black' },
];

export function colorName(hex: string): string {
  return colors.find((one) => one.hex === hex)?.name ?? hex;
}
