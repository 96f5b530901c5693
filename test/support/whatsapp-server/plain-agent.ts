/** For Baileys' uploads, which are always HTTPS: speaks plain HTTP to the loopback host, so that no certificate is needed. */
import { Agent } from 'node:https'
import { connect } from 'node:net'

export function createPlainAgent(): Agent {
  const agent = new Agent()
  agent.createConnection = ({ port }) => connect({ host: '127.0.0.1', port: Number(port) })
  return agent
}
