/* The request as a whole: what is in it, and the file that goes back. */

/** One line that says what a wish is about; a login's password is never shown. @param {PageView} view @param {PortalWish} wish */
function wishText({ state, content, words }, wish) {
  const { language } = state
  const title = words.wishes[wish.kind]
  switch (wish.kind) {
    case 'change-data': {
      const labels = new Map(
        content.data.flatMap(({ fields }) =>
          fields.map(({ field, label }) => [field, label[language]]),
        ),
      )
      const changes = wish.changes.map(
        ({ field, from, to }) =>
          `${labels.get(field) ?? field}: ${from === '' ? words.none : from} → ${to === '' ? words.none : to}`,
      )
      return `${title}: ${changes.join('; ')}`
    }
    case 'order': {
      const product = content.products.find(({ id }) => id === wish.product)
      return `${title}: ${[product?.name, wish.domain, wish.note].filter(Boolean).join(', ')}`
    }
    case 'cancel':
    case 'withdraw': {
      const service = content.services.find(({ id }) => id === wish.service)
      const day =
        wish.kind === 'cancel' && wish.wishedOn !== null ? dateText(wish.wishedOn, language) : null
      const note = wish.kind === 'cancel' ? wish.note : null
      return `${title}: ${[service && serviceName(service), day, note].filter(Boolean).join(', ')}`
    }
    case 'object': {
      const purpose = content.purposes.find(({ id }) => id === wish.purpose)
      return `${title}: ${[purpose?.name[language], wish.note].filter(Boolean).join(', ')}`
    }
    case 'access':
      return title
    case 'erasure':
    case 'question':
      return `${title}: ${wish.note}`
    case 'login':
      return `${title}: ${wish.system}, ${wish.username}, ${dateText(wish.until, language)}`
  }
}

/** @param {PageView} view */
function requestSection(view) {
  const { state, words } = view
  if (isExpired(state)) return [element('p', { class: 'problem' }, words.expired)]
  if (state.wishes.length === 0) return [element('p', {}, words.requestEmpty)]
  const items = state.wishes.map((wish, index) => {
    const text = wishText(view, wish)
    return element(
      'li',
      {},
      element('span', {}, text),
      state.made
        ? null
        : button(words.remove, () => removeWish(view, index), {
            'aria-label': words.removeOf(text),
          }),
    )
  })
  return [
    element('p', {}, words.requestIntro),
    element('ol', { class: 'wishes' }, ...items),
    ...(state.made ? madeRequest(view, state.made) : [makeButton(view)]),
  ]
}

/** @param {PageView} view @param {number} index */
function removeWish({ state, show }, index) {
  setWishes(
    state,
    state.wishes.filter((_, place) => place !== index),
  )
  state.said = ''
  show('section-title')
}

/** @param {PageView} view */
function makeButton(view) {
  return element(
    'p',
    { class: 'actions' },
    button(view.words.make, () => void makeRequest(view), { class: 'main' }),
  )
}

/** @param {PageView} view @param {{ name: string, id: string }} made */
function madeRequest(view, { name, id }) {
  const { state, content, words } = view
  const { email } = content.agency
  const mail = `mailto:${encodeURIComponent(email).replace('%40', '@')}?subject=${encodeURIComponent(words.mailSubject)}&body=${encodeURIComponent(words.mailBody)}`
  return [
    element('p', { class: 'done', id: 'made', tabindex: -1 }, words.made(name, email)),
    pairList([
      [
        words.receipt,
        `${id.slice(0, 8)}, ${new Date().toLocaleString(state.language === 'nl' ? 'nl-NL' : 'en-GB', { dateStyle: 'long', timeStyle: 'short' })}`,
      ],
    ]),
    element(
      'p',
      { class: 'actions' },
      element('a', { class: 'button main', href: mail }, words.mail),
      button(words.make, () => void makeRequest(view)),
      button(words.print, () => window.print()),
      button(words.again, () => {
        setWishes(state, [])
        view.show('section-title')
      }),
    ),
  ]
}

/** Saves the request file; the same wishes saved again are the same request. @param {PageView} view */
async function makeRequest({ state, content, words, show }) {
  if (!state.opened) return
  const id = state.made?.id ?? newId()
  const name = `kluis-${state.language === 'nl' ? 'verzoek' : 'request'}-${dayFromNow()}-${id.slice(0, 8)}.txt`
  try {
    const text = await sealRequest(state.opened.keys, state.header, content.officeKey, {
      id,
      madeAt: new Date().toISOString(),
      language: state.language,
      wishes: state.wishes,
    })
    saveFile(utf8.encode(text), 'text/plain', name)
    state.made = { name, id }
    state.said = ''
    show('made')
  } catch {
    state.said = words.failed
    show('status')
  }
}

/** 128 random bits in hexadecimal. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
