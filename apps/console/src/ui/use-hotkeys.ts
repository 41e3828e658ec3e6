import { onScopeDispose } from 'vue';

const typingTags = new Set(['INPUT', 'TEXTAREA', 'SELECT']);

/** True when a key belongs to the page: no modifier, no input method at work, nobody typing, no dialog open. */
export function isPlainKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented)
    return false;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return true;
  return !typingTags.has(target.tagName) && !target.isContentEditable && target.closest('dialog') === null;
}

/** Single-key commands for the life of the component. Keys are `KeyboardEvent.key` in lower case. */
export function useHotkeys(commands: Readonly<Record<string, () => void>>): void {
  const onKeydown = (event: KeyboardEvent): void => {
    const command = commands[event.key.toLowerCase()];
    if (command === undefined || !isPlainKey(event)) return;
    event.preventDefault();
    command();
  };
  document.addEventListener('keydown', onKeydown);
  onScopeDispose(() => document.removeEventListener('keydown', onKeydown));
}
