import { Command as Cmdk } from 'cmdk';
import { Search } from 'lucide-react';
import { Dialog as DialogPrimitive } from 'radix-ui';
import { useEffect, useState } from 'react';
import { Dialog, DialogTitle, overlayClasses } from '../overlays/Dialog.tsx';
import { Kbd } from '../display/Kbd.tsx';
import { commandGroups } from './command.ts';
import type { Command } from './command.ts';
import { commandsOf, commandStore, isReady } from './command-store.ts';
import { rank } from './rank.ts';

/** All that can be done here and now, found by typing a part of its name. */
export function CommandPalette() {
  // What can be done is settled as it opens: the list does not change under the hand.
  const [known] = useState(() =>
    commandsOf(commandStore.getState())
      .filter(({ id }) => id !== 'palette')
      .map((command) => ({ command, isReady: isReady(command) })),
  );
  const offers = [...known, ...useLateOffers()];
  const [search, setSearch] = useState('');
  const close = () => commandStore.setState({ open: null });

  function choose(command: Command) {
    if (command.isRunAtOnce) command.run();
    close();
    // After the dialog has given the focus back, so that a command may take it.
    if (!command.isRunAtOnce) setTimeout(command.run);
  }

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && close()}>
      <DialogPrimitive.Portal>
        <DialogPrimitive.Overlay className={overlayClasses} />
        <DialogPrimitive.Content
          aria-describedby={undefined}
          className="fixed top-[14dvh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 overflow-hidden rounded-xl border border-border bg-surface-raised shadow-overlay animate-enter focus:outline-none"
        >
          <DialogTitle className="sr-only">Find a command</DialogTitle>
          <Cmdk loop label="Commands" filter={(_, sought, [title = '', words = ''] = []) => rank(title, words, sought)}>
            <div className="flex items-center gap-2.5 border-b border-border px-4">
              <Search aria-hidden className="size-4 shrink-0 text-text-muted" />
              <Cmdk.Input
                value={search}
                onValueChange={setSearch}
                placeholder="What would you like to do?"
                className="h-12 w-full bg-transparent text-sm outline-none placeholder:text-text-muted"
              />
            </div>
            <Cmdk.List className="max-h-[min(24rem,60dvh)] scroll-py-2 overflow-y-auto p-2">
              <Cmdk.Empty className="px-2 py-8 text-center text-sm text-text-muted">No commands match.</Cmdk.Empty>
              {commandGroups.map((group) => (
                <Group
                  key={group}
                  title={group}
                  offers={offers.filter(({ command }) => command.group === group)}
                  isSearching={search !== ''}
                  onChoose={choose}
                />
              ))}
            </Cmdk.List>
          </Cmdk>
        </DialogPrimitive.Content>
      </DialogPrimitive.Portal>
    </Dialog>
  );
}

interface Offer {
  command: Command;
  isReady: boolean;
}

/** What comes a moment later, at the end of its group. */
function useLateOffers(): readonly Offer[] {
  const [late, setLate] = useState<readonly Offer[]>([]);
  useEffect(() => {
    let isOver = false;
    for (const load of commandStore.getState().lateSources) {
      void load().then((commands) => {
        const offers = commands.map((command) => ({ command, isReady: isReady(command) }));
        if (!isOver) setLate((before) => [...before, ...offers]);
      });
    }
    return () => {
      isOver = true;
    };
  }, []);
  return late;
}

interface GroupProps {
  title: string;
  offers: readonly Offer[];
  /** What cannot be done now is told to whoever looks for it, and is not in the way of others. */
  isSearching: boolean;
  onChoose: (command: Command) => void;
}

function Group({ title, offers, isSearching, onChoose }: GroupProps) {
  const isShown = (offer: Offer) => isSearching || offer.isReady;
  if (offers.length === 0) return null;
  return (
    <Cmdk.Group
      heading={title}
      hidden={!offers.some(isShown)}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-text-muted"
    >
      {offers.map((offer) => (
        <Item key={offer.command.id} offer={offer} isHidden={!isShown(offer)} onChoose={onChoose} />
      ))}
    </Cmdk.Group>
  );
}

interface ItemProps extends Pick<GroupProps, 'onChoose'> {
  offer: Offer;
  isHidden: boolean;
}

function Item({ offer, isHidden, onChoose }: ItemProps) {
  const { command } = offer;
  const { id, title, icon: Icon, words, keys, note } = command;
  const said = offer.isReady ? note?.() : 'Not now';
  return (
    <Cmdk.Item
      value={id}
      disabled={!offer.isReady}
      hidden={isHidden}
      keywords={[title, words ?? '']}
      onSelect={() => onChoose(command)}
      className="flex h-9 [&[hidden]]:hidden cursor-pointer items-center gap-3 rounded-lg px-2 text-sm select-none data-[disabled=true]:cursor-default data-[disabled=true]:text-text-muted data-[selected=true]:bg-hover"
    >
      <span className="flex size-4 shrink-0 items-center justify-center text-text-muted">
        {Icon && <Icon aria-hidden className="size-4" />}
      </span>
      <span className="min-w-0 flex-1 truncate">{title}</span>
      {said && <span className="shrink-0 text-xs text-text-muted tabular-nums">{said}</span>}
      {keys && <Kbd keys={keys} />}
    </Cmdk.Item>
  );
}
