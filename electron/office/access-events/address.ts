/** IP addresses in one spelling, so that the same address is found however a log writes it. */
import { isIP, SocketAddress } from 'node:net'

/**
 * IPv4 in dots, IPv6 in its shortest form (RFC 5952) without a zone; IPv4 inside IPv6 as IPv4. Null
 * for anything else, host names included. Brackets and a port behind them are left out.
 */
export function readAddress(text: string): string | null {
  const bare = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text)?.[1] ?? text
  const version = isIP(bare)
  if (version === 4) return bare
  if (version !== 6) return null
  const { address } = new SocketAddress({ address: bare, family: 'ipv6' })
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1]
  return mapped ?? address
}
