import sharp from 'sharp'
import { pictureOrderSchema } from './picture-orders.ts'

/**
 * A process of its own that looks at citizens' pictures. What a hostile one does to the decoder ends
 * here: this process knows no secret, and another takes its place.
 */
const LARGEST_PIXELS = 60_000_000
/** Enough for a screen of double density. */
const THUMBNAIL = { width: 640, height: 680 }

sharp.cache(false)
sharp.concurrency(1)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegFile',
    'VipsForeignLoadPngFile',
    'VipsForeignLoadWebpFile',
    'VipsForeignLoadNsgifFile',
  ],
})

process.on('message', (message) => {
  const order = pictureOrderSchema.parse(message)
  look(order.path, order.thumbnailPath)
    .then((size) => process.send?.({ id: order.id, size }))
    // Whatever is wrong with it, it is no picture to show.
    .catch(() => process.send?.({ id: order.id, size: null }))
})
// The relay is gone.
process.on('disconnect', () => process.exit(0))

async function look(path: string, thumbnailPath: string) {
  const options = { limitInputPixels: LARGEST_PIXELS, failOn: 'error', pages: 1 } as const
  const { autoOrient } = await sharp(path, options).metadata()
  await sharp(path, options)
    .autoOrient()
    .resize({ ...THUMBNAIL, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 78 })
    .toFile(thumbnailPath)
  return { width: autoOrient.width, height: autoOrient.height }
}
