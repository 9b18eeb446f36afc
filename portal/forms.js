/* What a client can ask. Each form adds one wish to the request; nothing leaves the page by itself. */

/** A form that adds a wish, or says what is wrong. @param {PageView} view @param {{ fields: HTMLElement[], intro?: PageChild[], confirm?: string, confirmId?: string, ids: string[], read: () => PortalWish | string }} options */
function wishForm(view, { fields, intro = [], confirm, confirmId, ids, read }) {
  const { state, words } = view
  if (isExpired(state)) return element('p', { class: 'problem' }, words.expired)
  /** @param {Event} event */
  const onsubmit = (event) => {
    event.preventDefault()
    const wish = read()
    if (typeof wish === 'string') {
      state.problem = wish
      view.show('form-problem')
      return
    }
    forgetTyped(ids)
    // What was saved is a request of its own: what comes after it is another.
    setWishes(state, [...(state.made ? [] : state.wishes), wish])
    state.form = null
    state.problem = ''
    state.said = words.added
    view.show('status')
  }
  return element(
    'form',
    { class: 'wish', novalidate: true, onsubmit },
    ...intro,
    state.problem === ''
      ? null
      : element(
          'p',
          { id: 'form-problem', class: 'problem', role: 'alert', tabindex: -1 },
          state.problem,
        ),
    ...fields,
    element(
      'p',
      { class: 'actions' },
      element(
        'button',
        { type: 'submit', class: 'main', id: confirmId ?? null },
        confirm ?? words.add,
      ),
      button(words.back, () => openForm(view, null, 'section-title')),
    ),
  )
}

/** @param {string} id */
function noteOf(id) {
  return typedIn(id) === '' ? null : typedIn(id)
}

/** @param {PageView} view @param {PortalContent['services'][number]} service */
function cancelForm(view, service) {
  const { state, words } = view
  const { id, cancellation } = service
  const [wished, note] = [`wished-${id}`, `cancel-note-${id}`]
  return wishForm(view, {
    ids: [wished, note],
    intro: cancellation
      ? [
          element('p', {}, words.cancelEnds(dateText(cancellation.endsOn, state.language))),
          element('p', { class: 'hint' }, cancellation.reason[state.language]),
        ]
      : [],
    fields: [
      inputField({ id: wished, label: words.wishedOn, type: 'date' }),
      inputField({ id: note, label: words.note, long: true }),
    ],
    read: () => {
      const wishedOn = typedIn(wished)
      // A browser gives back nothing for a date that is half typed.
      const input = document.getElementById(wished)
      const half = input instanceof HTMLInputElement && input.validity.badInput
      if (half || (wishedOn !== '' && !isDay(wishedOn))) return words.wishedWrong
      return {
        kind: 'cancel',
        service: id,
        wishedOn: wishedOn === '' ? null : wishedOn,
        note: noteOf(note),
      }
    },
  })
}

/** @param {PageView} view @param {PortalContent['services'][number]} service */
function withdrawForm(view, { id, withdrawUntil }) {
  const { state, words } = view
  return wishForm(view, {
    ids: [],
    intro: [element('p', {}, words.withdrawText(dateText(withdrawUntil ?? '', state.language)))],
    fields: [],
    confirm: words.withdrawConfirm,
    confirmId: `confirm-${id}`,
    read: () => ({ kind: 'withdraw', service: id }),
  })
}

/** @param {PageView} view @param {PortalContent['products'][number]} product */
function orderForm(view, { id, asksDomain }) {
  const { words } = view
  const [domain, note] = [`domain-${id}`, `note-${id}`]
  return wishForm(view, {
    ids: [domain, note],
    fields: [
      ...(asksDomain
        ? [
            inputField({
              id: domain,
              label: words.domain,
              required: true,
              maxlength: 253,
              spellcheck: 'false',
              autocapitalize: 'none',
            }),
          ]
        : []),
      inputField({ id: note, label: words.note, long: true }),
    ],
    read: () => {
      const named = noteOf(domain)
      if (asksDomain && named === null) return words.domainNeeded
      return { kind: 'order', product: id, domain: named, note: noteOf(note) }
    },
  })
}

/** @param {PageView} view */
function dataSection(view) {
  const { state, content, words } = view
  if (state.form === 'change-data') return [dataForm(view)]
  const editable = content.data.some(({ fields }) => fields.some((field) => field.editable))
  return [
    ...content.data.flatMap(({ title, why, fields }) => [
      element('h3', {}, title[state.language]),
      pairList(
        fields.map(({ label, value }) => [
          label[state.language],
          value === '' ? words.none : value,
        ]),
      ),
      element('p', { class: 'hint' }, why[state.language]),
    ]),
    editable
      ? element(
          'p',
          { class: 'actions' },
          button(words.edit, () => openForm(view, 'change-data', 'section-title')),
        )
      : null,
  ]
}

/** @param {PageView} view */
function dataForm(view) {
  const { state, content, words } = view
  const fields = content.data.flatMap((group) => group.fields).filter((field) => field.editable)
  /** @param {string} field */
  const idOf = (field) => `data-${field}`
  return wishForm(view, {
    ids: fields.map(({ field }) => idOf(field)),
    intro: [element('p', {}, words.editIntro)],
    fields: fields.map(({ field, label, value, input }) =>
      inputField({ id: idOf(field), label: label[state.language], value, type: input }),
    ),
    read: () => {
      const changes = fields
        .map(({ field, value }) => ({ field, from: value, to: typedIn(idOf(field)) }))
        .filter(({ from, to }) => from.trim() !== to)
      return changes.length === 0 ? words.nothingChanged : { kind: 'change-data', changes }
    },
  })
}

/** @param {PageView} view */
function privacySection(view) {
  const { state, content, words } = view
  const { language } = state
  return [
    element('h3', {}, words.purposesTitle),
    element(
      'ul',
      { class: 'cards' },
      ...content.purposes.map((purpose) =>
        element(
          'li',
          { class: 'card' },
          element('h4', {}, purpose.name[language]),
          element('p', { class: 'hint' }, `${words.basis}: ${purpose.basis[language]}`),
          purpose.objected ? element('p', {}, words.objected) : null,
          purpose.objectable && !purpose.objected
            ? noteForm(view, `object-${purpose.id}`, words.object, words.note, false, (note) => ({
                kind: 'object',
                purpose: purpose.id,
                note,
              }))
            : null,
        ),
      ),
    ),
    element('h3', {}, words.rightsTitle),
    element('p', {}, words.rightsIntro),
    element(
      'ul',
      { class: 'cards' },
      element(
        'li',
        { class: 'card' },
        element('h4', {}, words.access),
        element('p', {}, words.accessText),
        element(
          'p',
          { class: 'actions' },
          button(words.add, () => addAtOnce(view, { kind: 'access' }), {
            'aria-label': `${words.add}: ${words.access}`,
          }),
        ),
      ),
      element(
        'li',
        { class: 'card' },
        element('h4', {}, words.erasure),
        element('p', {}, words.erasureText),
        noteForm(view, 'erasure', words.erasure, words.erasureNote, true, (note) => ({
          kind: 'erasure',
          note: note ?? '',
        })),
      ),
      element(
        'li',
        { class: 'card' },
        element('h4', {}, words.question),
        noteForm(view, 'question', words.question, words.questionNote, true, (note) => ({
          kind: 'question',
          note: note ?? '',
        })),
      ),
    ),
  ]
}

/** A wish with a remark: a button, and a form once it was pressed. @param {PageView} view @param {string} name @param {string} title @param {string} label @param {boolean} required @param {(note: string | null) => PortalWish} wish */
function noteForm(view, name, title, label, required, wish) {
  const id = `note-${name}`
  if (view.state.form !== name)
    return element(
      'p',
      { class: 'actions' },
      button(title, () => openForm(view, name, id)),
    )
  return wishForm(view, {
    ids: [id],
    fields: [inputField({ id, label, long: true, required })],
    read: () => (required && noteOf(id) === null ? view.words.noteNeeded : wish(noteOf(id))),
  })
}

/** Once is enough. @param {PageView} view @param {PortalWish} wish */
function addAtOnce({ state, words, show }, wish) {
  if (isExpired(state)) return
  const others = (state.made ? [] : state.wishes).filter((one) => one.kind !== wish.kind)
  setWishes(state, [...others, wish])
  state.said = words.added
  show('status')
}

/** @param {PageView} view */
function loginSection(view) {
  const { words } = view
  const ids = [
    'login-system',
    'login-url',
    'login-job',
    'login-until',
    'login-username',
    'login-secret',
  ]
  const [system = '', url = '', job = '', until = '', username = '', secret = ''] = ids
  const plain = { spellcheck: 'false', autocapitalize: 'none' }
  return [
    wishForm(view, {
      ids,
      intro: [element('p', {}, words.loginIntro)],
      fields: [
        inputField({ id: system, label: words.system, hint: words.systemHint, required: true }),
        inputField({ id: url, label: words.url, ...plain }),
        inputField({ id: job, label: words.job, long: true, required: true }),
        inputField({
          id: until,
          label: words.until,
          type: 'date',
          min: dayFromNow(),
          max: dayFromNow(30),
          required: true,
        }),
        inputField({ id: username, label: words.username, required: true, ...plain }),
        inputField({
          id: secret,
          label: words.secret,
          type: 'password',
          autocomplete: 'new-password',
          required: true,
        }),
      ],
      read: () => {
        const password = document.getElementById(secret)
        // A password may begin or end with a space.
        const typed = password instanceof HTMLInputElement ? password.value : ''
        const needed = [system, job, until, username].map(typedIn)
        if (needed.includes('') || typed === '') return words.fillAll
        const day = typedIn(until)
        if (!isDay(day) || day < dayFromNow() || day > dayFromNow(30)) return words.untilWrong
        return {
          kind: 'login',
          system: typedIn(system),
          url: noteOf(url),
          job: typedIn(job),
          until: day,
          username: typedIn(username),
          secret: typed,
        }
      },
    }),
  ]
}
