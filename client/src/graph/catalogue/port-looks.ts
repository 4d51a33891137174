import type { PortKind } from '@visualadgen/graph/ports/port-kinds.ts';
import { brand } from './port-kinds/brand.ts';
import { file } from './port-kinds/file.ts';
import { image } from './port-kinds/image.ts';
import { images } from './port-kinds/images.ts';
import type { PortLook } from './port-kinds/port-look.ts';
import { posts } from './port-kinds/posts.ts';
import { prompt } from './port-kinds/prompt.ts';
import { text } from './port-kinds/text.ts';

/** How each kind of port looks. */
export const portLooks = { text, image, images, posts, prompt, brand, file } satisfies Record<PortKind, PortLook>;
