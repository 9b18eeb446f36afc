/** Loaded first in a thread that is written in TypeScript and runs from source (tests, measurements). */
import { register } from 'tsx/esm/api'

register()
