import fc from 'fast-check'

/**
 * What properties are tried with is the same in every run: a run that fails has found what this
 * change broke, and not by chance what has always been so. `BALCAO_PROPERTY_SEED` draws others.
 */
fc.configureGlobal({ seed: Number(process.env['BALCAO_PROPERTY_SEED'] ?? 20_261_130) })

export { fc }
