/* Opening the file, and showing one section at a time. */

/** @param {PortalState} state */
function showPage(state) {
  const words = portalWords[state.language]
  document.documentElement.lang = state.language
  const main = document.getElementById('main')
  const tools = document.getElementById('tools')
  if (!main || !tools) return
  /** @param {string} [focus] */
  const show = (focus) => {
    showPage(state)
    if (focus !== undefined) document.getElementById(focus)?.focus()
  }
  tools.replaceChildren(...toolButtons(state, words, show))
  const { opened } = state
  main.replaceChildren(
    ...(opened
      ? openedPage({ state, content: opened.content, words, show })
      : [unlockForm(state, words, show)]),
  )
}

/** @param {PortalState} state @param {PortalWords} words @param {(focus?: string) => void} show */
function toolButtons(state, words, show) {
  const other = state.language === 'nl' ? 'en' : 'nl'
  const toggle = button(
    other === 'en' ? 'English' : 'Nederlands',
    () => {
      state.language = other
      show('language')
    },
    { id: 'language', lang: other },
  )
  // Loading the page anew is the surest way to forget keys and content.
  return state.opened ? [toggle, button(words.close, () => location.reload())] : [toggle]
}

/** @param {PortalState} state @param {PortalWords} words @param {(focus?: string) => void} show */
function unlockForm(state, words, show) {
  /** @param {Event} event */
  const onsubmit = (event) => {
    event.preventDefault()
    void unlock(state, show)
  }
  return element(
    'form',
    { class: 'unlock', novalidate: true, onsubmit },
    element('h1', {}, words.unlockTitle),
    element('p', {}, words.unlockIntro),
    element(
      'p',
      {
        id: 'form-problem',
        class: 'problem',
        role: 'alert',
        tabindex: -1,
        hidden: state.problem === '',
      },
      state.problem,
    ),
    inputField({
      id: 'email',
      label: words.email,
      type: 'email',
      required: true,
      autocomplete: 'email',
      maxlength: 254,
    }),
    inputField({
      id: 'password',
      label: words.password,
      hint: words.passwordHint,
      required: true,
      spellcheck: 'false',
      autocapitalize: 'characters',
      class: 'code',
    }),
    element(
      'p',
      { class: 'actions' },
      element('button', { type: 'submit', class: 'main', id: 'open' }, words.open),
    ),
  )
}

/** @param {PortalState} state @param {(focus?: string) => void} show */
async function unlock(state, show) {
  const words = portalWords[state.language]
  const [email, password] = [typedIn('email'), typedIn('password')]
  /** @param {string} problem */
  const fail = (problem) => {
    state.problem = problem
    show('form-problem')
  }
  if (email === '' || cleanPassword(password).length !== 16) return fail(words.incomplete)
  const opener = document.getElementById('open')
  if (opener instanceof HTMLButtonElement) {
    if (opener.disabled) return
    opener.disabled = true
    opener.textContent = words.opening
  }
  try {
    const keys = await portalKeysFrom(state.header, email, password)
    const bytes = await openPart(keys, state.headerText, 'content', blockText('portal-content'))
    state.opened = { keys, content: JSON.parse(new TextDecoder().decode(bytes)) }
  } catch {
    return fail(words.wrong)
  }
  forgetTyped(['email', 'password'])
  state.problem = ''
  show('client')
}

/** @param {PageView} view */
function openedPage(view) {
  const { state, content, words } = view
  const { language } = state
  const title = words.sections[state.section]
  return [
    element('h1', { id: 'client', tabindex: -1 }, content.client.name),
    element(
      'p',
      { class: 'hint' },
      `${words.customer} ${content.client.number}. ${words.madeAt(dateText(content.madeAt.slice(0, 10), language))} ${isExpired(state) ? words.expired : words.validUntil(dateText(content.validUntil, language))}`,
    ),
    sectionButtons(view),
    element('p', { id: 'status', class: 'done', role: 'status', tabindex: -1 }, state.said),
    element(
      'section',
      { 'aria-labelledby': 'section-title' },
      element('h2', { id: 'section-title', tabindex: -1 }, title),
      ...sectionOf(view),
    ),
    element(
      'p',
      { class: 'hint contact' },
      `${words.contact} ${[content.agency.name, content.agency.email, content.agency.phone].filter(Boolean).join(', ')}.`,
    ),
  ]
}

/** @param {PageView} view @returns {PageChild[]} */
function sectionOf(view) {
  const expired = isExpired(view.state)
  switch (view.state.section) {
    case 'services':
      return servicesSection(view)
    case 'invoices':
      return invoicesSection(view)
    case 'open':
      return openSection(view)
    case 'data':
      return dataSection(view)
    case 'privacy':
      return privacySection(view)
    case 'login':
      return expired ? [element('p', {}, view.words.expired)] : loginSection(view)
    case 'request':
      return requestSection(view)
  }
}

/** @param {PageView} view */
function sectionButtons(view) {
  const { state, words } = view
  const names = /** @type {PortalSection[]} */ (Object.keys(words.sections))
  return element(
    'nav',
    { 'aria-label': words.portal },
    element(
      'ul',
      {},
      ...names.map((name) => {
        const count =
          name === 'request' && state.wishes.length > 0 ? ` (${state.wishes.length})` : ''
        /** @type {Record<string, string>} */
        const current = name === state.section ? { 'aria-current': 'page' } : {}
        return element(
          'li',
          {},
          button(
            words.sections[name] + count,
            () => {
              state.section = name
              openForm(view, null, 'section-title')
            },
            current,
          ),
        )
      }),
    ),
  )
}

/** Nothing was sent: closing the page would lose it. @param {PortalState} state */
function warnBeforeLeaving(state) {
  window.addEventListener('beforeunload', (event) => {
    if (state.wishes.length > 0 && state.made === null) event.preventDefault()
  })
}

function startPage() {
  const state = beginState()
  const main = document.getElementById('main')
  const language = document.documentElement.lang === 'en' ? 'en' : 'nl'
  if (state === null || !('crypto' in window) || crypto.subtle === undefined) {
    const words = portalWords[language]
    main?.prepend(
      element('p', { class: 'problem', role: 'alert' }, state ? words.noCrypto : words.damaged),
    )
    return
  }
  warnBeforeLeaving(state)
  showPage(state)
}

startPage()
