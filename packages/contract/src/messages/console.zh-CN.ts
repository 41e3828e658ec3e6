/** Words of the creator console, Chinese: the source. `{name}` is filled in; `{n|one|many}` picks by number. */
export const consoleZh = {
  'app.name': '回响',
};
