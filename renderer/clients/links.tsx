import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes } from 'react'

type Attributes<Own> = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof Own>

/** The kit's link, leading to a place with its parameters checked. */
export const AnchorLink = createLink((props: AnchorProps & Attributes<AnchorProps>) => (
  <Anchor {...props} />
))

/** The kit's button, leading to a place with its parameters checked. */
export const ButtonLink = createLink((props: ButtonProps & Attributes<ButtonProps>) => (
  <Button component="a" {...props} />
))
