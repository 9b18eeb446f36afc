/* What the page knows while it is open. Closing it forgets everything. */

/** @typedef {import('../shared/requests/portal').PortalContent} PortalContent */
/** @typedef {import('../shared/requests/portal').PortalWish} PortalWish */
/** @typedef {keyof PortalWords['sections']} PortalSection */

/**
 * @typedef {object} PortalState
 * @property {PortalHeader} header
 * @property {string} headerText as it stands in the file: what is encrypted is bound to it
 * @property {'nl' | 'en'} language
 * @property {{ content: PortalContent, keys: PortalKeys } | null} opened
 * @property {PortalSection} section
 * @property {string | null} form the form that is open, by name
 * @property {string} problem what is wrong with it
 * @property {PortalWish[]} wishes
 * @property {{ name: string, id: string } | null} made the request file, once it was saved
 * @property {string} said what was done last, for the status line
 */

/** The file's own blocks. @param {string} id */
function blockText(id) {
  return document.getElementById(id)?.textContent ?? ''
}

/** @returns {PortalState | null} null when the header cannot be read */
function beginState() {
  const headerText = blockText('portal-header')
  try {
    /** @type {PortalHeader} */
    const header = JSON.parse(headerText)
    if (header.kluis !== 'portal' || header.version !== 1) return null
    return {
      header,
      headerText,
      language: header.language === 'en' ? 'en' : 'nl',
      opened: null,
      section: 'services',
      form: null,
      problem: '',
      wishes: [],
      made: null,
      said: '',
    }
  } catch {
    return null
  }
}

/** @param {PortalState} state */
function isExpired(state) {
  return state.opened !== null && dayFromNow() > state.opened.content.validUntil
}

/** Another list of wishes is another request. @param {PortalState} state @param {PortalWish[]} wishes */
function setWishes(state, wishes) {
  state.wishes = wishes
  state.made = null
}
