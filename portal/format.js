/* Amounts and dates as people read them, by the browser's own means. */

/** @typedef {'nl' | 'en'} PageLanguage */

/** @param {number} cents @param {PageLanguage} language */
function moneyText(cents, language) {
  const locale = language === 'nl' ? 'nl-NL' : 'en-IE'
  return new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(cents / 100)
}

/** @param {string} date `YYYY-MM-DD` @param {PageLanguage} language */
function dateText(date, language) {
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB'
  const day = new Date(`${date}T00:00:00Z`)
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(day)
}

/** The day on this machine's calendar, as `YYYY-MM-DD`. @param {number} [ahead] days from now */
function dayFromNow(ahead = 0) {
  const now = new Date()
  const day = new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + ahead))
  return day.toISOString().slice(0, 10)
}

/** @param {string} text */
function isDay(text) {
  const moment = new Date(`${text}T00:00:00Z`)
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(moment.getTime()) &&
    moment.toISOString().startsWith(text)
  )
}
