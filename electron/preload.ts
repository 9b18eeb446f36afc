/** The whole bridge: hands over the port to the office, and nothing else. */
import { ipcRenderer } from 'electron'

ipcRenderer.on('office', (event) => {
  window.postMessage('office', window.location.origin, event.ports)
})
