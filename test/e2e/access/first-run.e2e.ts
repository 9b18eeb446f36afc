import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../../support/journey/fixtures'
import { confirmKit, expectAccessible, firstRun, owner, unlock } from '../../support/journey/steps'

test('a new office is set up, locked and opened again', async ({ kluis }) => {
  const { page } = kluis
  await firstRun(kluis, { shots: true, yearFrom: 'juli' })
  await confirmKit(kluis, { shots: true })
  await expect(page.getByRole('heading', { name: 'Start' })).toBeVisible()
  await expect(page.getByText('Uw kantoor is klaar voor gebruik')).toBeVisible()
  await kluis.shot('first-run-7-start')

  await page.keyboard.press('Control+l')
  await expect(page.getByRole('heading', { name: 'Kluis ontgrendelen' })).toBeVisible()
  await unlock(page, { ...owner, password: 'dit is het niet, echt niet' })
  await expect(page.getByText(/horen niet bij elkaar/)).toBeVisible()
  await kluis.shot('first-run-8-wrong-password')
  await unlock(page)
  await expect(page.getByRole('heading', { name: 'Start' })).toBeVisible()

  await kluis.restart()
  await expect(kluis.page.getByRole('heading', { name: 'Kluis ontgrendelen' })).toBeVisible()
  await unlock(kluis.page)
  await expect(kluis.page.getByRole('heading', { name: 'Start' })).toBeVisible()
  // What was asked when the office was made is what it goes by.
  await kluis.page.getByRole('link', { name: 'Instellingen' }).click()
  await expect(kluis.page.getByRole('combobox', { name: /^Boekjaar begint in/ })).toHaveValue(
    'juli',
  )
  const raw = readFileSync(join(kluis.dataDir, 'office.db')).toString('latin1')
  expect(raw).not.toContain('Bureau Voorbeeld')
})

test('what was typed in the wizard is refused at the field, in plain words, and stays', async ({
  kluis,
}) => {
  const { page } = kluis
  await page.getByRole('button', { name: 'Beginnen' }).click()
  await page.getByLabel(/^Naam van het bureau/).fill('Bureau Voorbeeld')
  await page.getByLabel(/^Postcode/).fill('0000 SS')
  await page.getByRole('button', { name: 'Volgende' }).click()
  await expect(page.getByLabel(/^Postcode/)).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel(/^Naam van het bureau/)).toHaveValue('Bureau Voorbeeld')
  await kluis.shot('first-run-refused')

  // Closing halfway loses nothing of it either.
  await kluis.restart()
  await expect(kluis.page.getByText(/Wat u de vorige keer typte, staat er weer/)).toBeVisible()
  await kluis.shot('first-run-put-back')
  await expectAccessible(kluis.page)
  await kluis.page.getByRole('button', { name: 'Beginnen' }).click()
  await expect(kluis.page.getByLabel(/^Naam van het bureau/)).toHaveValue('Bureau Voorbeeld')
  await expect(kluis.page.getByLabel(/^Postcode/)).toHaveValue('0000 SS')
})

test('the second step is set up at the first sign-in', async ({ kluis }) => {
  await firstRun(kluis, { requireTotp: true })
  await confirmKit(kluis)
  await kluis.page.keyboard.press('Control+l')
  await unlock(kluis.page)
  await expect(kluis.page.getByRole('heading', { name: 'Tweede stap instellen' })).toBeVisible()
  await kluis.shot('first-run-enrol')
  await expectAccessible(kluis.page)
})

test('the window reaches nothing outside and opens nothing by itself', async ({ kluis }) => {
  const { app, page } = kluis
  await expect(page.getByRole('heading', { name: 'Welkom bij Kluis' })).toBeVisible()
  kluis.allowConsoleErrors(/Content Security Policy|ERR_|Failed to load|blocked|net::/i)
  const seen = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    // Electron has it for its own tests; its types leave it out.
    const contents = window?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown> | null
    }
    const preferences = contents.getLastWebPreferences()
    return {
      sandbox: preferences?.sandbox,
      contextIsolation: preferences?.contextIsolation,
      nodeIntegration: preferences?.nodeIntegration,
      url: window?.webContents.getURL(),
      rtc: window?.webContents.getWebRTCIPHandlingPolicy(),
    }
  })
  expect(seen).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false })
  expect(seen.url).toMatch(/^app:\/\/kluis\//)
  expect(seen.rtc).toBe('disable_non_proxied_udp')

  // From the page: fetch, images, frames, windows, navigation.
  const fromPage = await page.evaluate(async () => {
    const attempt = async (work: () => Promise<unknown>) => {
      try {
        await work()
        return 'reached'
      } catch {
        return 'refused'
      }
    }
    const image = () =>
      new Promise((resolve, reject) => {
        const one = new Image()
        one.onload = resolve
        one.onerror = reject
        one.src = 'http://127.0.0.1:9/x.png'
      })
    // What a peer would be told of this computer's addresses, and by what it would come in.
    const candidates = async () => {
      const peer = new RTCPeerConnection()
      const found: string[] = []
      const done = new Promise<void>((resolve) => {
        peer.onicecandidate = ({ candidate }) => {
          if (candidate === null) resolve()
          else if (candidate.candidate !== '') found.push(candidate.candidate)
        }
      })
      peer.createDataChannel('out')
      await peer.setLocalDescription()
      await done
      peer.close()
      return found
    }
    return {
      rtc: await candidates(),
      fetch: await attempt(() => fetch('http://127.0.0.1:9/')),
      image: await attempt(image),
      opened: window.open('http://127.0.0.1:9/') === null ? 'refused' : 'reached',
      node: typeof (globalThis as { require?: unknown }).require,
      notifications: await Notification.requestPermission(),
    }
  })
  expect(fromPage).toEqual({
    rtc: [],
    fetch: 'refused',
    image: 'refused',
    opened: 'refused',
    node: 'undefined',
    notifications: 'denied',
  })

  // From the shell itself: whatever is asked, only app:// is answered.
  const fromShell = await app.evaluate(async ({ net, session }) => {
    const results: string[] = []
    for (const url of ['http://127.0.0.1:9/', 'https://example.com/', 'ftp://127.0.0.1/']) {
      try {
        await session.defaultSession.fetch(url)
        results.push('reached')
      } catch (error) {
        results.push(
          String(error).includes('BLOCKED_BY_CLIENT') ? 'blocked' : `other: ${String(error)}`,
        )
      }
    }
    return { results, online: typeof net.isOnline }
  })
  expect(fromShell.results.slice(0, 2)).toEqual(['blocked', 'blocked'])
  expect(fromShell.results).not.toContain('reached')

  // Playwright waits for a navigation that never comes, so the shell tells where the window is.
  const after = await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const heading = (await contents?.executeJavaScript(
      `window.location.href = 'https://example.com/'; document.querySelector('h1')?.textContent`,
    )) as string
    return { heading, url: contents?.getURL() }
  })
  expect(after).toEqual({ heading: 'Welkom bij Kluis', url: seen.url })
})
