import { insertText } from '../../nodes/template/insert-text.ts';
import type { EditorStore } from '../../graph/store/editor-store.ts';
import { unfold } from './section-memory.ts';
import { keyText } from './key-text.ts';

type TextControl = HTMLInputElement | HTMLTextAreaElement;

/** For so many frames the focus has to stay before it is left alone: a menu that closes may give it back to where it came from. */
const steadyFrames = 3;

/**
 * Gives the focus to a field of a node that was just added, as soon as it is on the page and nothing lies over it. What is typed
 * meanwhile is kept and written there, and is not a row of commands. A control that takes no text passes on what is typed: to the
 * text beside it, or to the list that it opens. Ends when somebody writes, or turns elsewhere.
 */
export function focusFirstField(store: EditorStore, nodeKey: string, field: string): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  let typed = '';
  let framesLeft = steadyFrames;
  let frame = requestAnimationFrame(look);
  document.addEventListener('keydown', onKey, { capture: true, signal });
  document.addEventListener('focusin', onFocus, { signal });
  document.addEventListener('pointerdown', end, { capture: true, signal });
  return end;

  function end() {
    cancelAnimationFrame(frame);
    listening.abort();
    if (store.getState().firstField === nodeKey) store.getState().focusFirstField(null);
  }

  function look() {
    if (!store.getState().nodes.some(({ id }) => id === nodeKey)) return end();
    const control = controlOf(nodeKey, field);
    if (control && isFree(control)) {
      control.focus();
      framesLeft -= 1;
      deliver(control);
    }
    if (framesLeft > 0) frame = requestAnimationFrame(look);
  }

  function deliver(control: HTMLElement) {
    if (typed === '') return;
    if (isText(control)) return write(control);
    framesLeft = 0;
    const beside = textBeside(nodeKey, field);
    if (beside) {
      write(beside);
      end();
    } else if (!control.matches('[aria-haspopup]')) {
      typed = '';
    } else if (control.getAttribute('aria-expanded') !== 'true') {
      control.click();
    }
  }

  function write(control: TextControl) {
    if (typed === '') return;
    insertText(control, typed, control.value.length, control.value.length);
    control.setSelectionRange(control.value.length, control.value.length);
    typed = '';
  }

  function onKey(event: KeyboardEvent) {
    if (event.isComposing) return;
    const control = controlOf(nodeKey, field);
    const isThere = control !== null && event.target === control;
    if (event.key === 'Tab') return end();
    if (event.key === 'Escape' && !isThere) {
      take(event);
      end();
      return focusCard(nodeKey);
    }
    if (isThere && isText(control)) return onKeyInText(event, control);
    const text = event.key === 'Enter' && !isThere ? '\n' : keyText(event);
    // A button is pressed by the space bar.
    if (text === null || (text === ' ' && isThere && typed === '')) {
      if (event.key === 'Backspace') typed = typed.replace(/.$/su, '');
      return event.key === 'Backspace' ? take(event) : undefined;
    }
    const beside = isThere && typed === '' && textBeside(nodeKey, field);
    if (beside) {
      // The key's own text goes to what has the focus then.
      event.stopImmediatePropagation();
      beside.focus();
      return end();
    }
    take(event);
    typed += text;
    if (isThere) deliver(control);
  }

  /** Nothing was written: what can be taken back is that the node was added. */
  function onKeyInText(event: KeyboardEvent, control: TextControl) {
    const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (isUndo && control.value === '') {
      take(event);
      end();
      store.getState().undo();
    } else if (keyText(event) !== null) end();
  }

  function onFocus({ target }: FocusEvent) {
    const control = controlOf(nodeKey, field);
    if (!control || target === control || framesLeft > 0) return;
    // The list that the control opened.
    if (target instanceof Element && isText(target)) write(target);
    end();
  }
}

/** The card on the canvas, from which all of its shortcuts work. */
export function focusCard(nodeKey: string): void {
  const card = document.querySelector(`.react-flow__node[data-id="${CSS.escape(nodeKey)}"]`);
  if (card instanceof HTMLElement) card.focus();
}

const textControls = 'textarea, input:not([type=file], [type=checkbox], [type=radio], [type=range])';

function isText(element: Element): element is TextControl {
  return element.matches(textControls);
}

function rowOf(nodeKey: string, field: string): Element | null {
  const form = document.querySelector(`[data-inspects="${CSS.escape(nodeKey)}"]`);
  const row = form?.querySelector(`[data-field="${CSS.escape(field)}"]`) ?? null;
  if (form && !row) unfold('Settings');
  return row;
}

/** A text in the same row, such as that of a link beside an image. */
function textBeside(nodeKey: string, field: string): TextControl | null {
  return rowOf(nodeKey, field)?.querySelector<TextControl>(textControls) ?? null;
}

/** What the field's label names, or the first part of it that takes the focus. */
function controlOf(nodeKey: string, field: string): HTMLElement | null {
  const id = rowOf(nodeKey, field)?.querySelector('label')?.htmlFor;
  const named = id ? document.getElementById(id) : null;
  if (!named || named.matches('input, textarea, button')) return named;
  return named.querySelector<HTMLElement>('[tabindex="0"], input, textarea, button');
}

/** Whether no menu or dialog lies over it, which would take the focus back. */
function isFree(control: HTMLElement): boolean {
  return control.closest('[aria-hidden=true], [inert]') === null;
}

function take(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
