/** Another computer: the program on an empty data folder, and backups on a disk that came along. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Kluis } from './fixtures'

/** An external disk. */
export const aDisk = (): string => mkdtempSync(join(tmpdir(), 'kluis-disk-'))

/** The backups on it, oldest first. */
export const backupsOn = (disk: string): string[] =>
  readdirSync(disk)
    .filter((name) => name.endsWith('.kluisbackup'))
    .sort()
    .map((name) => join(disk, name))

/** Adds the disk as a folder for backups, and makes one. */
export const backUpTo = async (kluis: Kluis, disk: string): Promise<void> => {
  const { page } = kluis
  await page
    .getByRole('navigation', { name: 'Hoofdmenu' })
    .getByRole('link', { name: 'Back-ups' })
    .click()
  // Kluis makes one by itself after signing in.
  await expect(page.getByText('In orde', { exact: true })).toBeVisible()
  await kluis.answerOpen(disk)
  await page.getByRole('button', { name: 'Map toevoegen …' }).click()
  await expect(page.getByRole('row', { name: new RegExp(disk) })).toBeVisible()
  await page.getByRole('button', { name: 'Nu back-up maken' }).click()
  await expect(page.getByText('gemaakt en nagelezen, in 2 mappen')).toBeVisible()
  await expect(page.getByRole('row', { name: new RegExp(`${disk}.* 1 `) })).toBeVisible()
}

/** Starts the program where there has never been an office. */
export const onNewMachine = async (kluis: Kluis, now: string): Promise<void> => {
  await kluis.restart({
    now,
    meanwhile: async () => {
      for (const name of readdirSync(kluis.dataDir)) {
        rmSync(join(kluis.dataDir, name), { recursive: true })
      }
      await Promise.resolve()
    },
  })
}

/** From the first run: chooses a backup on the disk and looks at it. */
export const lookAtBackup = async (kluis: Kluis, path: string): Promise<void> => {
  const { page } = kluis
  await page.getByRole('button', { name: 'Ik heb al een back-up' }).click()
  await expect(page.getByText(/staat geen back-up/)).toBeVisible()
  await kluis.answerOpen(path)
  await page.getByRole('button', { name: 'Bestand kiezen …' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Back-up van / })).toBeVisible()
}
