/* The sections that show: services, invoices, what is open. */

/** @typedef {{ state: PortalState, content: PortalContent, words: PortalWords, show: (focus?: string) => void }} PageView */

/** @param {PageView} view @param {number} cents */
function priceOf({ state, content, words }, cents) {
  const tax = content.pricesIncludeVat ? words.inclVat : words.exclVat
  return `${moneyText(cents, state.language)} ${tax}`
}

/** Opens a form, or closes it with null. @param {PageView} view @param {string | null} form @param {string} [focus] */
function openForm(view, form, focus) {
  view.state.form = form
  view.state.problem = ''
  view.state.said = ''
  view.show(focus)
}

/** @param {PageView} view */
function servicesSection(view) {
  const { content, words } = view
  const cards = content.services.map((service) => serviceCard(view, service))
  const products = content.products.map((product) => productCard(view, product))
  return [
    cards.length === 0
      ? element('p', {}, words.noServices)
      : element('ul', { class: 'cards' }, ...cards),
    ...(products.length === 0
      ? []
      : [element('h3', {}, words.orderTitle), element('ul', { class: 'cards' }, ...products)]),
  ]
}

/** @param {PageView} view @param {PortalContent['services'][number]} service */
function serviceCard(view, service) {
  const { state, words } = view
  const { id, name, domain, priceCents, periodMonths, startsOn, renewsOn, endsOn } = service
  /** @param {string} date */
  const day = (date) => dateText(date, state.language)
  const mayWithdraw = service.withdrawUntil !== null && dayFromNow() <= service.withdrawUntil
  const form =
    state.form === `cancel-${id}`
      ? cancelForm(view, service)
      : state.form === `withdraw-${id}`
        ? withdrawForm(view, service)
        : null
  return element(
    'li',
    { class: 'card' },
    element('h3', {}, name),
    domain === null ? null : element('p', { class: 'domain' }, domain),
    pairList([
      [words.price, `${priceOf(view, priceCents)} ${words.per(periodMonths)}`],
      [words.since, day(startsOn)],
      ...(renewsOn === null ? [] : [pair(words.renews, day(renewsOn))]),
      ...(endsOn === null ? [] : [pair(words.ends, day(endsOn))]),
    ]),
    form ??
      element(
        'p',
        { class: 'actions' },
        service.cancellation === null
          ? null
          : button(words.cancel, () => openForm(view, `cancel-${id}`, `wished-${id}`), {
              'aria-label': `${words.cancel}: ${serviceName(service)}`,
            }),
        mayWithdraw
          ? button(words.withdraw, () => openForm(view, `withdraw-${id}`, `confirm-${id}`), {
              'aria-label': `${words.withdraw}: ${serviceName(service)}`,
            })
          : null,
      ),
  )
}

/** @param {string} label @param {PageChild} value @returns {[string, PageChild]} */
function pair(label, value) {
  return [label, value]
}

/** @param {{ name: string, domain: string | null }} service */
function serviceName({ name, domain }) {
  return domain === null ? name : `${name} (${domain})`
}

/** @param {PageView} view @param {PortalContent['products'][number]} product */
function productCard(view, product) {
  const { state, words } = view
  const { id, name, description, priceCents, setUpCents, periodMonths } = product
  const period = periodMonths === null ? words.once : words.per(periodMonths)
  const setUp = setUpCents === 0 ? '' : ` + ${moneyText(setUpCents, state.language)} ${words.setUp}`
  return element(
    'li',
    { class: 'card' },
    element('h4', {}, name),
    description === null ? null : element('p', {}, description),
    element('p', {}, `${priceOf(view, priceCents)} ${period}${setUp}`),
    state.form === `order-${id}`
      ? orderForm(view, product)
      : element(
          'p',
          { class: 'actions' },
          button(words.order, () => openForm(view, `order-${id}`, `note-${id}`), {
            'aria-label': `${words.order}: ${name}`,
          }),
        ),
  )
}

/** @param {PageView} view */
function invoicesSection(view) {
  const { state, content, words } = view
  if (content.invoices.length === 0) return [element('p', {}, words.noInvoices)]
  const heads = [words.invoice, words.date, words.amount, words.stillOpen, words.download]
  const rows = content.invoices.map((invoice, index) => {
    const { number, kind, issuedOn, grossCents, openCents, hasPdf } = invoice
    /** @type {PageChild[]} */
    const cells = [
      kind === 'credit' ? `${number} (${words.credit})` : number,
      dateText(issuedOn, state.language),
      moneyText(grossCents, state.language),
      openCents === 0 ? words.paid : moneyText(openCents, state.language),
      hasPdf
        ? button(words.download, () => void savePdf(view, index), {
            'aria-label': words.downloadOf(number),
          })
        : words.none,
    ]
    return element(
      'tr',
      { role: 'row' },
      ...cells.map((cell, place) =>
        element('td', { role: 'cell', 'data-label': heads[place] ?? '' }, cell),
      ),
    )
  })
  return [
    element(
      'table',
      { role: 'table' },
      element(
        'thead',
        { role: 'rowgroup' },
        element(
          'tr',
          { role: 'row' },
          ...heads.map((head) => element('th', { role: 'columnheader', scope: 'col' }, head)),
        ),
      ),
      element('tbody', { role: 'rowgroup' }, ...rows),
    ),
  ]
}

/** @param {PageView} view @param {number} index */
async function savePdf({ state, content, words, show }, index) {
  const number = content.invoices[index]?.number ?? ''
  try {
    if (!state.opened) return
    const part = `pdf-${index}`
    const bytes = await openPart(
      state.opened.keys,
      state.headerText,
      part,
      blockText(`portal-${part}`),
    )
    saveFile(bytes, 'application/pdf', `${number.replace(/[^\w.-]+/g, '-')}.pdf`)
  } catch {
    state.said = words.damaged
    show()
  }
}

/** @param {PageView} view */
function openSection({ state, content, words }) {
  const open = content.invoices.filter(
    ({ openCents, payment }) => openCents > 0 && payment !== null,
  )
  if (open.length === 0) return [element('p', {}, words.nothingOpen)]
  const total = open.reduce((sum, { openCents }) => sum + openCents, 0)
  return [
    element(
      'p',
      {},
      `${words.openTotal}: `,
      element('strong', {}, moneyText(total, state.language)),
    ),
    element(
      'ul',
      { class: 'cards' },
      ...open.map(({ number, dueOn, openCents, payment }) =>
        element(
          'li',
          { class: 'card payment' },
          element(
            'div',
            {},
            element('h3', {}, number),
            pairList([
              [words.stillOpen, element('strong', {}, moneyText(openCents, state.language))],
              [words.due, dateText(dueOn, state.language)],
              [words.payTo, payment?.iban ?? ''],
              ...(payment?.bic ? [pair('BIC', payment.bic)] : []),
              [words.payName, payment?.name ?? ''],
              [words.payReference, payment?.reference ?? ''],
            ]),
          ),
          payment?.code ? paymentCode(payment.code, `${words.codeOf} ${number}`, words.scan) : null,
        ),
      ),
    ),
  ]
}

/** The picture the office drew; inside an image no script can run. @param {string} svg @param {string} label @param {string} caption */
function paymentCode(svg, label, caption) {
  const source = `data:image/svg+xml;base64,${base64Of(utf8.encode(svg))}`
  return element(
    'figure',
    {},
    element('img', { src: source, alt: label, width: 180, height: 180 }),
    element('figcaption', {}, caption),
  )
}
