/** A real Chromium for page tests, from the package that carries its binary: nothing is downloaded or installed. */
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

/** Its network is only for the pages of the test: the browser's own errands are off. */
export async function launchBrowser(): Promise<Browser> {
  // Pages without WebGL need no software GPU, which costs a second a page.
  // The package adds --single-process for cloud functions, with which a closed context can take the browser along.
  chromium.setGraphicsMode = false
  const args = chromium.args.filter((arg) => !['--single-process', '--no-zygote'].includes(arg))
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...args, '--no-sandbox', '--disable-background-networking', '--disable-component-update'],
    headless: true,
  })
}
