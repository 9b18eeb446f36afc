import { loginStates } from '../../shared/credentials/contract'

/** Where one is in the list of logins. */
export interface LoginsPlace {
  state: (typeof loginStates)[number]
  q: string
}

export const readLoginsPlace = ({ state, q }: Partial<LoginsPlace>): LoginsPlace => ({
  state: loginStates.find((one) => one === state) ?? 'open',
  q: typeof q === 'string' ? q.slice(0, 200) : '',
})
