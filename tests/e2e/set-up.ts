/** Before the first story. */
export { setup as default } from '../support/relay-build.ts'
