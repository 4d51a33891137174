/** Whether a model's complaint is that it was given more to read than it can. */
export function saysTooLong(message: string): boolean {
  return /context[ _](length|window|limit)|prompt is too long|too many (input )?tokens|input token count .*exceeds/i.test(
    message,
  );
}
