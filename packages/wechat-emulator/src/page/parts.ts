import { html, type Html } from './html.ts';

interface ButtonOptions {
  /** Fields sent along. */
  readonly with?: Readonly<Record<string, string>>;
  readonly main?: boolean;
  readonly pressed?: boolean;
  readonly id?: string;
}

/** A button that does one act. */
export function actButton(act: string, label: string, options: ButtonOptions = {}): Html {
  const hidden = Object.entries(options.with ?? {}).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  const id = options.id === undefined ? '' : html` id="${options.id}"`;
  const look = options.main ? html` class="main"` : '';
  const pressed = options.pressed === undefined ? '' : html` aria-pressed="${String(options.pressed)}"`;
  return html`<form method="post" action="/__emu/page/${act}">${hidden}<button${id}${look}${pressed}>${label}</button></form>`;
}

/** A form of several fields. */
export function actForm(act: string, fields: readonly Html[], label: string, id: string): Html {
  return html`<form class="stack" method="post" action="/__emu/page/${act}">
    ${fields}<button class="main" id="${id}">${label}</button>
  </form>`;
}

export function textField(name: string, label: string, value = ''): Html {
  return html`<label class="field"><span>${label}</span><input name="${name}" value="${value}" /></label>`;
}

export function longField(name: string, label: string): Html {
  return html`<label class="field"><span>${label}</span><textarea name="${name}"></textarea></label>`;
}

export function tick(name: string, label: string, checked: boolean): Html {
  return html`<label class="tick"
    ><input type="checkbox" name="${name}" value="1" ${checked ? html` checked` : ''} />${label}</label
  >`;
}

export function choice(
  name: string,
  label: string,
  options: readonly (readonly [value: string, label: string])[],
  chosen = '',
): Html {
  const items = options.map(
    ([value, text]) =>
      html`<option value="${value}" ${value === chosen ? html` selected` : ''}>${text}</option>`,
  );
  return html`<label class="field"
    ><span>${label}</span
    ><select name="${name}">
      ${items}
    </select></label
  >`;
}

export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}" />`;
}
