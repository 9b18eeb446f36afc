/** What the agency sells, and what each client has of it. */
import { catalogue } from './catalogue'

export const services = { ...catalogue }
