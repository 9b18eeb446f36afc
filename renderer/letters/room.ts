import { IconTextCaption } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { backOffice } from '../../shared/operation'
import type { Room } from '../room'
import { rootRoute } from '../root-route'
import { lettersWords } from './words'

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/letters',
    component: lazyRouteComponent(() => import('./letters-page'), 'LettersPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/letters/$kind/$language',
    component: lazyRouteComponent(() => import('./letter-page'), 'LetterPage'),
  }),
] as const

export const lettersRoom = {
  name: 'letters',
  words: lettersWords,
  routes,
  menu: [
    {
      to: '/letters',
      label: 'letters.title',
      icon: IconTextCaption,
      roles: backOffice,
      apart: true,
    },
  ],
  help: () => import('./help'),
} as const satisfies Room
