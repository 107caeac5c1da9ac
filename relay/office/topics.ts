import { evolveTopics } from '../../shared/domain/topics/decide-topics.ts'
import { type Topic, topicListSchema } from '../../shared/domain/topics/topic-list.ts'
import { officeDocument } from './document.ts'

/** What attendances can be about. */
export const topics = officeDocument<readonly Topic[]>({
  ...{ kind: 'topics', schema: topicListSchema },
  ...{ savedBy: 'topics-saved', evolve: evolveTopics },
})
