import { DEFAULT_THEME, mergeMantineTheme } from '@mantine/core'
import { describe, expect, it } from 'vitest'
import { cssVariables, theme } from '../../../renderer/ui/theme'

const whole = mergeMantineTheme(DEFAULT_THEME, theme)
const { light, dark } = cssVariables(whole)

/** Relative luminance of `#rrggbb` (WCAG 2.2, definition). */
const luminance = (color = ''): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrast = (one: string | undefined, other: string | undefined): number => {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (bright + 0.05) / (dim + 0.05)
}

const { colors } = whole
const schemes = [
  {
    name: 'light',
    variables: light,
    text: whole.black,
    grounds: [light['--kluis-ground'], light['--kluis-surface'], light['--kluis-hover']],
    filled: colors.teal[7],
    danger: colors.red[7],
  },
  {
    name: 'dark',
    variables: dark,
    text: colors.dark[0],
    grounds: [dark['--kluis-ground'], dark['--kluis-surface'], dark['--kluis-hover']],
    filled: colors.teal[4],
    danger: colors.red[4],
  },
]

describe.each(schemes)('the $name theme', ({ variables, text, grounds, filled, danger }) => {
  const at = (name: `--${string}`) => variables[name] ?? ''

  it.each(['--mantine-color-dimmed', '--mantine-color-error', '--mantine-color-success'] as const)(
    'keeps %s readable on every ground (4.5:1)',
    (name) => {
      for (const ground of grounds) {
        expect(contrast(at(name), ground)).toBeGreaterThanOrEqual(4.5)
      }
    },
  )

  it('keeps body text and placeholders readable', () => {
    for (const ground of grounds) expect(contrast(text, ground)).toBeGreaterThan(7)
    expect(contrast(at('--mantine-color-placeholder'), at('--kluis-surface'))).toBeGreaterThan(4.5)
  })

  it.each(['plain', 'info', 'good', 'warn', 'bad'])('keeps the %s tone readable', (tone) => {
    const ground = at(`--kluis-tone-${tone}-ground`)
    expect(contrast(at(`--kluis-tone-${tone}-text`), ground)).toBeGreaterThanOrEqual(4.5)
  })

  it('keeps words on buttons readable, also on dangerous ones', () => {
    expect(contrast(at('--kluis-on-filled'), filled)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(at('--kluis-on-filled'), danger)).toBeGreaterThanOrEqual(4.5)
  })

  it('shows where a control ends and where the focus is (3:1)', () => {
    expect(contrast(at('--mantine-color-default-border'), at('--kluis-surface'))).toBeGreaterThan(
      2.9,
    )
    for (const ground of grounds) {
      expect(contrast(at('--kluis-focus'), ground)).toBeGreaterThanOrEqual(3)
    }
  })
})
