import packageJson from '../../package.json' with { type: 'json' }

/** The program's version, as shown and as written into backups. */
export const version: string = packageJson.version
