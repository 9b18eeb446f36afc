/** The whole bridge: hands over the port to the office, and the shell what was dropped. */
import { ipcRenderer, webUtils } from 'electron'

ipcRenderer.on('office', (event) => {
  window.postMessage('office', window.location.origin, event.ports)
})

// Only a file that lies somewhere has a path; what a page makes up itself has none.
window.addEventListener('drop', ({ dataTransfer, isTrusted }) => {
  if (!isTrusted) return
  const paths = [...(dataTransfer?.files ?? [])].map((file) => webUtils.getPathForFile(file))
  if (paths.length === 0) return
  void ipcRenderer
    .invoke('dropped', paths)
    .then(() => window.postMessage('dropped', window.location.origin))
})
