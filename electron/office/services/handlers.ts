import type { services as contract } from '../../../shared/services/contract'
import type { HandlersOf, QueryContext } from '../context'
import { addItem, changeItem, listItems, requireItem, retireItem } from './catalogue'
import { comingBetween } from './coming'
import {
  endSubscription,
  leavers,
  noticeOutcome,
  repriceSubscription,
  resumeSubscription,
} from './end'
import { heldPeriods, settleHeld } from './held'
import { setAside, takeUp } from './import/aside'
import { readRegistrar } from './import/registrar'
import { importRow, listImports, readList, takeOver, undoImport } from './import/take-over'
import { checkDomain } from './check-domain'
import { billWork, settleWork } from './hours/bill'
import { changeWork, noteWork, removeWork } from './hours/note'
import { listUnbilled, listWork, shownWork } from './hours/work'
import { previewDue, runDue } from './run'
import { addSubscription, changeSubscription } from './sell'
import { detailsOf, listSubscriptions, showSubscription, subscriptionRow } from './subscriptions'

const shown = ({ db, today }: Pick<QueryContext, 'db' | 'today'>, id: number) =>
  showSubscription(subscriptionRow(db, id, today))

export const services: HandlersOf<typeof contract> = {
  items: ({ db }) => listItems(db),
  addItem: ({ db, audit }, given) => {
    const id = addItem(db, given)
    audit({ entity: 'item', id, code: given.kind })
    return requireItem(db, id)
  },
  changeItem: ({ db, audit }, given) => {
    const fields = changeItem(db, given)
    audit({ entity: 'item', id: given.id, fields, code: 'changed' })
    return requireItem(db, given.id)
  },
  retireItem: ({ db, now, audit }, { id, retired }) => {
    retireItem(db, id, retired ? now : null)
    audit({ entity: 'item', id, code: retired ? 'retired' : 'resumed' })
    return requireItem(db, id)
  },
  list: ({ db, today }, asked) => listSubscriptions(db, asked, today),
  get: ({ db, today }, { id }) => detailsOf(db, id, today),
  coming: ({ db, today }, asked) => comingBetween(db, asked, today),
  add: (context, given) => shown(context, addSubscription(context, given)),
  change: (context, given) => {
    changeSubscription(context, given)
    return shown(context, given.id)
  },
  reprice: (context, given) => {
    const creditIds = repriceSubscription(context, given)
    return { subscription: shown(context, given.id), creditIds }
  },
  notice: ({ db, today }, notice) => noticeOutcome(db, notice, today),
  end: (context, notice) => {
    const creditIds = endSubscription(context, notice)
    return { subscription: shown(context, notice.id), creditIds }
  },
  resume: (context, given) => {
    resumeSubscription(context, given)
    return shown(context, given.id)
  },
  leavers: ({ db }, { clientId }) => leavers(db, clientId),
  due: (context, asked) => previewDue(context, asked),
  run: (context, asked) => runDue(context, asked),
  held: ({ db }) => heldPeriods(db),
  settleHeld: (context, given) => {
    settleHeld(context, given)
    return heldPeriods(context.db)
  },
  readRegistrar: (context, asked) => readRegistrar(context, asked),
  checkDomain: (context, given) => {
    checkDomain(context, given)
    return shown(context, given.id)
  },
  takeExpiries: (context, { domains }) => {
    for (const one of domains) checkDomain(context, { ...one, holder: undefined })
    return { count: domains.length }
  },
  setAside: (context, given) => {
    setAside(context, given)
    return { aside: true }
  },
  takeUp: (context, { difference }) => {
    takeUp(context, difference)
    return { aside: false }
  },
  readList: (context, asked) => readList(context, asked),
  takeOver: (context, asked) => takeOver(context, asked),
  imports: ({ db }) => listImports(db),
  undoImport: (context, { id }) => {
    undoImport(context, id)
    return importRow(context.db, id)
  },
  work: ({ db }, { clientId }) => listWork(db, clientId),
  unbilledWork: ({ db }, { clientId }) => listUnbilled(db, clientId),
  noteWork: (context, given) => shownWork(context.db, noteWork(context, given)),
  changeWork: (context, given) => {
    changeWork(context, given)
    return shownWork(context.db, given.id)
  },
  removeWork: (context, given) => {
    removeWork(context, given)
    return { removed: true }
  },
  billWork: (context, { clientId }) => billWork(context, clientId),
  settleWork: (context, given) => {
    settleWork(context, given)
    return shownWork(context.db, given.id)
  },
}
