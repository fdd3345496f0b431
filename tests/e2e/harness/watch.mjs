// What a page must never do, noticed as it happens: errors in the console, exceptions, offences against its policy.

/** Listens to a page from before its first line runs. */
export class Watch {
  #complaints = [];
  #isMissed;

  /** @param {() => boolean} isMissed whether the server is stopped: then a failed look for an update is right */
  constructor(isMissed) {
    this.#isMissed = isMissed;
  }

  /** Starts to listen. */
  async over(page) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.#console(message);
    });
    page.on('pageerror', (error) => this.#complaints.push(`exception: ${error.stack ?? error}`));
    await page.evaluateOnNewDocument(() => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) => {
        console.error(`policy: ${effectiveDirective} forbids ${blockedURI} (${sourceFile}:${lineNumber})`);
      });
    });
  }

  /** What was noticed, each as a line; asking forgets it. */
  take() {
    return this.#complaints.splice(0);
  }

  #console(message) {
    const { url } = message.location();
    const text = message.text();
    const isMissedServer = this.#isMissed() && /Failed to load resource|ERR_CONNECTION_REFUSED|NetworkError|ServiceWorker/.test(text);
    if (!isMissedServer) this.#complaints.push(`console: ${text}${url ? ` (${url})` : ''}`);
  }
}
