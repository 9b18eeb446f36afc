/** The words that are there before any room is: of the frame itself and of the way in. */
import { addWords } from '../i18n/i18n'
import { sessionWords } from '../session/words'
import { uiWords } from '../ui/words'
import { frameWords } from './words'

addWords('ui', uiWords)
addWords('session', sessionWords)
addWords('frame', frameWords)
