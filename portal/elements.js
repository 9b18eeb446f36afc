/* Building the page: elements made by hand, text always as text. */

/** @typedef {Node | string | null} PageChild */

/**
 * An element. A property that begins with `on` is a listener; true is an attribute without a value,
 * false and null none at all.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | number | boolean | null | ((event: Event) => void)>} [properties]
 * @param {PageChild[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value)
    else if (value === true) made.setAttribute(name, '')
    else if (value !== false && value !== null) made.setAttribute(name, String(value))
  }
  made.append(...children.filter((child) => child !== null))
  return made
}

/** @param {string} label @param {(event: Event) => void} onclick @param {Record<string, string>} [properties] */
function button(label, onclick, properties = {}) {
  return element('button', { type: 'button', onclick, ...properties }, label)
}

/** Label and value, one above the other. @param {[label: string, value: PageChild][]} pairs */
function pairList(pairs) {
  return element(
    'dl',
    {},
    ...pairs.map(([label, value]) =>
      element('div', {}, element('dt', {}, label), element('dd', {}, value)),
    ),
  )
}

/** What was typed so far, by field: it survives another language or section. @type {Map<string, string>} */
const typedSoFar = new Map()

/**
 * A field with its label. What is typed is kept under `id`.
 * @param {{ id: string, label: string, value?: string, hint?: string, long?: boolean, required?: boolean } & Record<string, unknown>} options
 */
function inputField({ id, label, value = '', hint, long = false, required = false, ...more }) {
  const described = hint === undefined ? null : `${id}-hint`
  const properties = {
    id,
    name: id,
    required,
    'aria-describedby': described,
    autocomplete: 'off',
    /** @param {Event} event */
    oninput: (event) => {
      const { target } = event
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)
        typedSoFar.set(id, target.value)
    },
    .../** @type {Record<string, string>} */ (more),
  }
  const input = long
    ? element('textarea', { rows: 4, maxlength: 2000, ...properties })
    : element('input', { type: 'text', maxlength: 200, ...properties })
  input.value = typedSoFar.get(id) ?? value
  return element(
    'div',
    { class: 'field' },
    element(
      'label',
      { for: id },
      label,
      required ? element('span', { 'aria-hidden': 'true' }, ' *') : null,
    ),
    hint === undefined ? null : element('p', { id: `${id}-hint`, class: 'hint' }, hint),
    input,
  )
}

/** What stands in a field now, without spaces around it. @param {string} id */
function typedIn(id) {
  const input = document.getElementById(id)
  return input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement
    ? input.value.trim()
    : ''
}

/** Forgets what was typed in these fields. @param {string[]} ids */
function forgetTyped(ids) {
  for (const id of ids) typedSoFar.delete(id)
}

/** The button that begins a download. @param {Uint8Array<ArrayBuffer>} bytes @param {string} type @param {string} name */
function saveFile(bytes, type, name) {
  const url = URL.createObjectURL(new Blob([bytes], { type }))
  const link = element('a', { href: url, download: name })
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
