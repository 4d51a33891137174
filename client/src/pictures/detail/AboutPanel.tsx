import { type CheckedArea, ChecksList } from '../../run/checks/ChecksList.tsx';
import { searchKey } from '@visualadgen/graph/text/compare-text.ts';
import { useClient } from 'urql';
import { tellChange } from '../library-changes.ts';
import { Boards } from './Boards.tsx';
import { Described } from './Described.tsx';
import { FileFacts } from './FileFacts.tsx';
import { MadeWith } from './MadeWith.tsx';
import { Section } from './Section.tsx';
import { Similar } from './Similar.tsx';
import { TagsToEdit } from './TagsToEdit.tsx';
import { TextToEdit } from './TextToEdit.tsx';
import { updatePicture } from './update-picture.ts';
import type { ModelNames, PictureInDetail } from './usePicture.ts';

const longestName = 200;

interface AboutPanelProps {
  picture: PictureInDetail;
  modelNames: ModelNames;
  /** The place that is shown on the picture. */
  area: CheckedArea | null;
  onArea: (area: CheckedArea | null) => void;
}

/** What is known of a picture, and what its owner says of it. */
export function AboutPanel({ picture, modelNames, area, onArea }: AboutPanelProps) {
  const client = useClient();
  return (
    <>
      <Section title="Name">
        <TextToEdit
          label="Name"
          value={picture.name ?? ''}
          placeholder="Give it a name"
          maxLength={longestName}
          onSave={(name) => updatePicture(client, picture.id, { name: name || null })}
        />
      </Section>
      {picture.checks.length > 0 && (
        <Section title="Checks">
          <ChecksList
            ad={picture}
            checks={picture.checks}
            area={area}
            onArea={onArea}
            onChanged={({ openCheckCount }) =>
              tellChange({ kind: 'changed', pictures: [{ ...picture, openCheckCount }] })
            }
          />
        </Section>
      )}
      <Described picture={picture} modelNames={modelNames} />
      <Section title="Tags">
        <TagsToEdit picture={picture} found={notOwn(picture)} />
      </Section>
      <Boards picture={picture} />
      <MadeWith picture={picture} modelNames={modelNames} />
      <FileFacts picture={picture} />
      <Similar id={picture.id} />
    </>
  );
}

/** Tags that were found and are not its owner's already. */
function notOwn({ tags, foundTags }: PictureInDetail): string[] {
  const own = new Set(tags.map(searchKey));
  return foundTags.filter((tag) => !own.has(searchKey(tag)));
}
