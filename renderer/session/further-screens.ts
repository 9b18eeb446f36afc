/** Every screen of coming in but the first, read as one file when the first stands. */
export { RecoverScreen } from './recovery/recover-screen'
export { RecoveryStep } from './recovery/recovery-step'
export { SignInSteps } from './sign-in-steps'
export { TroubleScreen } from './trouble-screen'
