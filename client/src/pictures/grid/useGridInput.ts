import { useRef } from 'react';
import type { DragEvent, KeyboardEvent, MouseEvent, PointerEvent } from 'react';
import { pictureDrag } from '../../graph/model/picture-drag.ts';
import type { PictureList } from '../list/picture-list.ts';
import { titleOf } from '../picture.ts';
import type { SelectionActions } from '../selection/useSelection.ts';
import { moveBy } from './grid-shape.ts';

/** Milliseconds that a finger rests on a picture to choose it. */
const longPress = 420;
/** CSS pixels that it may move meanwhile. */
const steady = 10;

interface GridInput {
  list: PictureList;
  count: number;
  columns: number;
  pageRows: number;
  active: number;
  selection: SelectionActions;
  onMove: (index: number) => void;
  onOpen: (id: string) => void;
  onDelete: () => void;
  onStar: () => void;
}

/** What mouse, finger and keys do on the pictures. A picture is opened by a click, and chosen by a click once any is chosen. */
export function useGridInput({ list, count, columns, pageRows, active, selection, onMove, onOpen, ...on }: GridInput) {
  const { ids } = selection.selection;
  const press = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number } | null>(null);
  const isPressed = useRef(false);

  const endPress = () => {
    if (press.current) clearTimeout(press.current.timer);
    press.current = null;
  };

  function onClickCapture(event: MouseEvent) {
    const index = indexAt(event);
    if (index === null) return;
    const isMark = event.target instanceof Element && event.target.closest('[data-mark]') !== null;
    const isChoosing = isMark || ids.size > 0 || event.shiftKey || event.metaKey || event.ctrlKey;
    // What a long press has chosen is not clicked as well.
    if (isPressed.current || isChoosing) event.preventDefault();
    if (isPressed.current) return void (isPressed.current = false);
    onMove(index);
    if (event.shiftKey) selection.reachTo(index);
    else if (isChoosing) selection.toggle(index);
  }

  function onPointerDown(event: PointerEvent) {
    isPressed.current = false;
    const index = indexAt(event);
    if (event.pointerType !== 'touch' || index === null) return;
    const timer = setTimeout(() => {
      isPressed.current = true;
      press.current = null;
      navigator.vibrate?.(8);
      onMove(index);
      selection.toggle(index);
    }, longPress);
    press.current = { timer, x: event.clientX, y: event.clientY };
  }

  function onPointerMove({ clientX, clientY }: PointerEvent) {
    const at = press.current;
    if (at && Math.hypot(clientX - at.x, clientY - at.y) > steady) endPress();
  }

  function onContextMenu(event: MouseEvent) {
    // A finger that rests chooses, and asks for no menu.
    if (press.current || isPressed.current) event.preventDefault();
  }

  function onKeyDown(event: KeyboardEvent) {
    const picture = list.at(active);
    const isMod = event.metaKey || event.ctrlKey;
    const to = event.altKey ? null : moveBy(event.key, active, { count, columns, pageRows });
    if (to !== null) {
      event.preventDefault();
      if (event.shiftKey && ids.size === 0) selection.toggle(active);
      onMove(to);
      if (event.shiftKey) selection.reachTo(to);
    } else if (event.key === ' ' && !isMod) {
      event.preventDefault();
      if (event.shiftKey) selection.reachTo(active);
      else selection.toggle(active);
    } else if (event.key === 'Enter' && picture && !isMod) {
      event.preventDefault();
      onOpen(picture.id);
    } else if (event.key.toLowerCase() === 'a' && isMod && !event.shiftKey) {
      event.preventDefault();
      selection.selectAll();
    } else if (event.key === 'Escape' && ids.size > 0) {
      event.preventDefault();
      selection.clear();
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && !isMod) {
      event.preventDefault();
      on.onDelete();
    } else if (event.key.toLowerCase() === 's' && !isMod && !event.altKey) {
      event.preventDefault();
      on.onStar();
    }
  }

  /** A chosen one is dragged with all that are chosen. */
  function onDragStart(event: DragEvent) {
    const picture = list.at(indexAt(event) ?? -1);
    if (!picture || press.current) return event.preventDefault();
    const dragged = ids.has(picture.id) ? [...ids].flatMap((id) => list.get(id) ?? []) : [picture];
    pictureDrag.start(
      event,
      dragged.map((one) => ({ id: one.id, url: one.url, name: one.name ? titleOf(one) : null })),
    );
  }

  return {
    onClickCapture,
    onPointerDown,
    onPointerMove,
    onPointerUp: endPress,
    onPointerCancel: endPress,
    onContextMenu,
    onKeyDown,
    onDragStart,
  };
}

function indexAt({ target }: { target: EventTarget | null }): number | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return cell ? Number(cell.dataset['index']) : null;
}
